import { branded } from './brand.ts';
import { accepted, refused, type Parsed } from './parsed.ts';
import { checkDigits97 } from './remainder.ts';

/** ISO 11649 creditor reference: `RF`, two check digits, 1 to 21 upper-case alphanumerics, no blanks (iris.md §7.1). */
export type CreditorReference = string & { readonly __brand: 'CreditorReference' };

/** Builds the creditor reference of a text of 1..21 digits or capitals. RangeError otherwise. */
export function composeCreditorReference(reference: string): CreditorReference {
  if (!/^[0-9A-Z]{1,21}$/.test(reference)) throw new RangeError(`1..21 digits or capitals expected, got ${reference}`);
  return branded<CreditorReference>(`RF${checkDigits97('RF', reference)}${reference}`);
}

/** Reads a creditor reference in electronic form (no blanks, upper case) and verifies its check digits. */
export function parseCreditorReference(text: string): Parsed<CreditorReference> {
  if (!/^RF[0-9]{2}[0-9A-Z]{1,21}$/.test(text)) {
    return refused(
      'riferimento creditore ISO 11649: attesi RF, 2 cifre di controllo e da 1 a 21 tra cifre e lettere maiuscole',
      text,
    );
  }
  const check = checkDigits97('RF', text.slice(4));
  return text.slice(2, 4) === check
    ? accepted(branded<CreditorReference>(text))
    : refused(`riferimento creditore ISO 11649: attese le cifre di controllo ${check}`, text);
}

/** Whether `parseCreditorReference` accepts the text. */
export function isCreditorReference(text: string): text is CreditorReference {
  return parseCreditorReference(text).ok;
}

/** The printed form: groups of four characters divided by a blank. */
export function formatCreditorReference(reference: CreditorReference): string {
  return reference.replaceAll(/.{4}(?=.)/g, '$& ');
}
