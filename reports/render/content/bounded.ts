import { counted } from '../../words.ts';

/** The first `max` characters of a text, saying how many were left out. Never cuts a surrogate pair. */
export function bounded(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = isHighSurrogate(text.charCodeAt(max - 1)) ? max - 1 : max;
  return `${text.slice(0, end)}… (${omitted(text.length - end)})`;
}

/** The first `max` characters, an ellipsis standing for the rest: for labels. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, isHighSurrogate(text.charCodeAt(max - 2)) ? max - 2 : max - 1)}…`;
}

/** `altri 4.400 caratteri nel registro` */
function omitted(characters: number): string {
  return `${counted(characters, 'altro carattere', 'altri caratteri').replace(/^(\S+) (altr[oi]) /, '$2 $1 ')} nel registro`;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** The first of a list, and how many are left. */
export function firstOf<T>(items: readonly T[], max: number): { readonly shown: readonly T[]; readonly left: number } {
  return { shown: items.slice(0, max), left: Math.max(0, items.length - max) };
}
