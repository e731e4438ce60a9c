/**
 * A word or a name without what systems write each in their own way: case, accents, punctuation, doubled blanks.
 * `Niccolò D'Angelo` and `NICCOLO' D ANGELO` are the same words. A text without letters and digits is left as it is.
 */
export function folded(words: string): string {
  const plain = words
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return plain === '' ? words : plain;
}
