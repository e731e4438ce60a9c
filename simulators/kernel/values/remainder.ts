/**
 * Remainder of a decimal number written as digits, of any length, without ever leaving safe integers.
 * `digits` holds 0-9 only; `modulus` is a positive integer below 10^12.
 */
export function remainderOfDigits(digits: string, modulus: number): number {
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % modulus;
  return remainder;
}

/**
 * ISO 7064 MOD 97 remainder of an upper-case alphanumeric text, letters read as 10 (A) to 35 (Z).
 * It serves both IBAN (ISO 13616) and the creditor reference (ISO 11649).
 */
export function remainder97(text: string): number {
  let digits = '';
  for (const character of text) digits += Number.parseInt(character, 36).toString();
  return remainderOfDigits(digits, 97);
}

/** The two ISO 7064 MOD 97-10 check digits (`02`..`98`) of `body`, for an identifier that begins with `prefix`. */
export function checkDigits97(prefix: string, body: string): string {
  return (98 - remainder97(`${body}${prefix}00`)).toString().padStart(2, '0');
}
