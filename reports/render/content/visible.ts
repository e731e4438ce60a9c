/**
 * What draws nothing, or changes how its neighbours are drawn: controls, format and bidirectional marks, private and
 * unassigned code points, lone surrogates. A payload may hold any of them, and evidence must show that it does.
 */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]+/gu;

/** Whether a single character draws nothing by itself, or changes how others are drawn. */
export function isUnseen(character: string): boolean {
  return UNSEEN_CHARACTER.test(character);
}

const UNSEEN_CHARACTER = /^[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]$/u;

/** The text with every unseen character written as its code point: `‹U+202E›`. Line feeds stay, tabs become two spaces. */
export function visible(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', '  ')
    .replace(UNSEEN, (unseen) =>
      unseen
        .split('\n')
        .map((part) => (part === '' ? '' : codePoints(part)))
        .join('\n'),
    );
}

/** `‹U+0645 U+0631›`: code points in hexadecimal, the first eight. */
export function codePoints(text: string): string {
  const points = Array.from(text, (character) => `U+${hex(character.codePointAt(0)!)}`);
  const shown = points.slice(0, 8).join(' ');
  return points.length > 8 ? `‹${shown} … altri ${points.length - 8}›` : `‹${shown}›`;
}

function hex(codePoint: number): string {
  return codePoint.toString(16).toUpperCase().padStart(4, '0');
}
