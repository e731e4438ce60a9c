import { branded } from './brand.ts';
import { parseCodiceFiscale, type CodiceFiscale } from './codice-fiscale.ts';
import { accepted, refused, type Parsed } from './parsed.ts';
import { elevenDigitsProblem } from './partita-iva.ts';

/**
 * Numeric codice fiscale, 11 digits: of an ente or company (often equal to its partita IVA), or provisional for a
 * person. Same check digit as the partita IVA (D.M. 23/12/1976).
 */
export type CodiceFiscaleNumerico = string & { readonly __brand: 'CodiceFiscaleNumerico' };

/** Reads a numeric codice fiscale: 11 digits, right check digit, progressive (first seven digits) not zero. */
export function parseCodiceFiscaleNumerico(text: string): Parsed<CodiceFiscaleNumerico> {
  return elevenDigitsProblem('codice fiscale numerico', text) ?? accepted(branded<CodiceFiscaleNumerico>(text));
}

/** Whether `parseCodiceFiscaleNumerico` accepts the text. */
export function isCodiceFiscaleNumerico(text: string): text is CodiceFiscaleNumerico {
  return parseCodiceFiscaleNumerico(text).ok;
}

/** A tax identifier where both forms are allowed, told apart by `kind`. */
export type IdentificativoFiscale =
  | { readonly kind: 'personaFisica'; readonly codiceFiscale: CodiceFiscale }
  | { readonly kind: 'numerico'; readonly codiceFiscale: CodiceFiscaleNumerico };

/** Reads a tax identifier that may be either 16 characters (person) or 11 digits, with the check of its own form. */
export function parseIdentificativoFiscale(text: string): Parsed<IdentificativoFiscale> {
  if (text.length === 16) {
    const person = parseCodiceFiscale(text);
    return person.ok ? accepted({ kind: 'personaFisica', codiceFiscale: person.value }) : person;
  }
  if (text.length === 11) {
    const numeric = parseCodiceFiscaleNumerico(text);
    return numeric.ok ? accepted({ kind: 'numerico', codiceFiscale: numeric.value }) : numeric;
  }
  return refused('codice fiscale: attesi 16 caratteri (persona fisica) o 11 cifre', text);
}
