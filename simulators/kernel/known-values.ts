import { STAND_INS } from './stand-in.ts';

/**
 * Replaces values already found under their names wherever else a message repeats them: as words of their own, in any
 * case, the longest first; never inside a stand-in, never the name of a member or an element. One pass over the text however many the values.
 */
export function replaceKnown(text: string, known: ReadonlyMap<string, string>): string {
  const folded = text.toLowerCase();
  const subject = folded.length === text.length ? folded : text;
  const present = presentIn(subject, known);
  if (present.length === 0) return text;
  const index = indexOf(present);
  const inStandIn = standInsOf(text);
  const parts: string[] = [];
  let copied = 0;

  /** Replaces the value that begins at a place, if one does; where the scan goes on, else -1. */
  const replaceAt = (at: number): number => {
    const first = subject.charCodeAt(at);
    if (first < 128 && index.firsts[first] === 0) return -1;
    let end = at + 1;
    while (end < subject.length && isWord(subject.charCodeAt(end))) end++;
    const candidates = index.candidates.get(subject.slice(at, end));
    if (candidates === undefined) return -1;
    for (const length of candidates.lengths) {
      const to = at + length;
      const stand = candidates.stands.get(subject.slice(at, to));
      if (stand === undefined || (isWord(subject.charCodeAt(to - 1)) && isWord(subject.charCodeAt(to)))) continue;
      if (/^\\*["']\s*:/.test(text.slice(to, to + 32)) || /<\/?$/.test(text.slice(Math.max(0, at - 2), at))) continue;
      if (inStandIn(at, to)) continue;
      parts.push(text.slice(copied, at), stand);
      copied = to;
      return to;
    }
    return -1;
  };

  let inWord = false;
  for (let i = 0; i < subject.length;) {
    const code = subject.charCodeAt(i);
    if (code === BACKSLASH) {
      // after an escape of JSON a word may begin at once, as it may where the backslash is only a backslash
      const after = [i + 1, i + (subject.charAt(i + 1) === 'u' ? 6 : 2)];
      const next: number = Math.max(...after.map((at) => (isWord(subject.charCodeAt(at)) ? replaceAt(at) : -1)));
      inWord = next < 0;
      i = next < 0 ? i + 1 : next;
    } else if (!isWord(code)) {
      inWord = false;
      i++;
    } else {
      const next: number = inWord ? -1 : replaceAt(i);
      inWord = next < 0;
      i = next < 0 ? i + 1 : next;
    }
  }
  if (copied === 0) return text;
  parts.push(text.slice(copied));
  return parts.join('');
}

const BACKSLASH = 0x5c;

/** The values that begin with one word, folded: their lengths, the longest first, and what stands in for each. */
interface Candidates {
  readonly lengths: number[];
  readonly stands: Map<string, string>;
}

/** Searches worth of characters up to which each value is first looked for by itself, which is quicker when there are few. */
const FEW = 1_000_000;

/** The values that may be in a text, folded, from their first letter or digit on; what is left too short tells nothing. */
function presentIn(subject: string, known: ReadonlyMap<string, string>): (readonly [string, string])[] {
  const few = known.size * subject.length < FEW;
  const present: (readonly [string, string])[] = [];
  for (const [original, stand] of known) {
    if (original.length > subject.length) continue;
    let start = 0;
    while (start < original.length && !isWord(original.charCodeAt(start))) start++;
    const value = original.slice(start).toLowerCase();
    if (value.length > 3 && (!few || subject.includes(value))) present.push([value, stand]);
  }
  return present;
}

/** Values by their first word, and a table of the ASCII characters that one of them begins with. */
function indexOf(known: readonly (readonly [string, string])[]): {
  readonly candidates: ReadonlyMap<string, Candidates>;
  readonly firsts: Uint8Array;
} {
  const candidates = new Map<string, Candidates>();
  const firsts = new Uint8Array(128);
  for (const [value, stand] of known) {
    let end = 1;
    while (end < value.length && isWord(value.charCodeAt(end))) end++;
    const first = value.charCodeAt(0);
    if (first < 128) firsts[first] = 1;
    const word = value.slice(0, end);
    let group = candidates.get(word);
    if (group === undefined) candidates.set(word, (group = { lengths: [], stands: new Map() }));
    if (!group.lengths.includes(value.length)) group.lengths.push(value.length);
    group.stands.set(value, stand);
  }
  for (const { lengths } of candidates.values()) lengths.sort((a, b) => b - a);
  return { candidates, firsts };
}

/** Letters and digits; of what is not ASCII all but the signs of Latin-1 and general punctuation. */
function isWord(code: number): boolean {
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && (code < 0x2000 || code > 0x206f);
}

/** Tells whether a stretch touches a stand-in; asked from left to right, and looks for stand-ins only when asked. */
export function standInsOf(text: string): (at: number, to: number) => boolean {
  const pattern = new RegExp(STAND_INS, 'g');
  let next: { from: number; to: number } | undefined;
  return (at, to) => {
    while (next === undefined || next.to <= at) {
      const found = pattern.exec(text);
      next =
        found === null
          ? { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY }
          : { from: found.index, to: pattern.lastIndex };
    }
    return next.from < to;
  };
}
