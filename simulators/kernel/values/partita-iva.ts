import { branded } from './brand.ts';
import { accepted, refused, type Parsed } from './parsed.ts';

/** Italian VAT number: 11 digits, the last one a check digit (D.P.R. 633/1972, art. 35; check digit as in D.M. 23/12/1976). */
export type PartitaIva = string & { readonly __brand: 'PartitaIva' };

/**
 * The check digit of the first ten digits: digits in even positions (from 1) doubled, minus 9 when above 9, all
 * summed, complement to ten. RangeError unless `firstTen` is ten digits.
 */
export function partitaIvaCheckDigit(firstTen: string): string {
  if (!/^[0-9]{10}$/.test(firstTen)) throw new RangeError(`ten digits expected, got ${firstTen}`);
  let sum = 0;
  for (const [index, digit] of firstTen.split('').entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return ((10 - (sum % 10)) % 10).toString();
}

/** Completes ten digits (seven of progressive number, three of office) with their check digit. RangeError as above. */
export function composePartitaIva(firstTen: string): PartitaIva {
  return branded<PartitaIva>(`${firstTen}${partitaIvaCheckDigit(firstTen)}`);
}

/**
 * Reads a partita IVA: 11 digits, right check digit, progressive number (first seven) not zero.
 * No `IT` prefix, no blanks: that is for whoever reads a form.
 */
export function parsePartitaIva(text: string): Parsed<PartitaIva> {
  const problem = elevenDigitsProblem('partita IVA', text);
  return problem ?? accepted(branded<PartitaIva>(text));
}

/** Whether `parsePartitaIva` accepts the text. */
export function isPartitaIva(text: string): text is PartitaIva {
  return parsePartitaIva(text).ok;
}

/** What is wrong with an 11-digit number called `name` in the message, or nothing: one rule for partita IVA and numeric codice fiscale. */
export function elevenDigitsProblem(
  name: string,
  text: string,
): { readonly ok: false; readonly problem: string } | undefined {
  if (!/^[0-9]{11}$/.test(text)) return refused(`${name}: attese 11 cifre`, text);
  if (text.startsWith('0000000'))
    return refused(`${name}: atteso un progressivo (prime 7 cifre) diverso da zero`, text);
  const check = partitaIvaCheckDigit(text.slice(0, 10));
  return text.endsWith(check)
    ? undefined
    : refused(`${name}: attesa la cifra di controllo ${check} in ultima posizione`, text);
}
