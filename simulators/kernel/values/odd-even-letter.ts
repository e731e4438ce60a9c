/** Values of 0-9 and of A-J (then K-Z) in odd positions, counted from 1: D.M. 23/12/1976, annex; the same table gives the CIN of Italian bank accounts. */
const ODD_VALUES = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function ordinal(character: string): number {
  const value = Number.parseInt(character, 36);
  return value < 10 ? value : value - 10;
}

/**
 * The control letter shared by the codice fiscale (over 15 characters, D.M. 23/12/1976) and by the CIN of an Italian
 * bank account (over 22 characters): odd positions by table, even positions by rank, sum modulo 26.
 * `text` holds 0-9 and A-Z only.
 */
export function oddEvenLetter(text: string): string {
  let sum = 0;
  for (const [index, character] of text.split('').entries()) {
    const rank = ordinal(character);
    sum += index % 2 === 0 ? (ODD_VALUES[rank] ?? 0) : rank;
  }
  return String.fromCharCode(65 + (sum % 26));
}
