import * as fc from 'fast-check';
import { branded } from './brand.ts';
import type { CodiceFiscaleNumerico } from './codice-fiscale-numerico.ts';
import { labelled, type Invalid } from './invalid.arbitrary.ts';
import { invalidPartitaIvaArbitrary, partitaIvaArbitrary } from './partita-iva.arbitrary.ts';
import { composePartitaIva } from './partita-iva.ts';

/** Valid numeric codici fiscali: equal to a partita IVA, or of a body without one (first digit 8 or 9). */
export function codiceFiscaleNumericoArbitrary(): fc.Arbitrary<CodiceFiscaleNumerico> {
  const body = fc
    .tuple(fc.constantFrom('8', '9'), fc.integer({ min: 0, max: 999_999_999 }))
    .map(([first, rest]) => composePartitaIva(`${first}${rest.toString().padStart(9, '0')}`));
  return fc.oneof(partitaIvaArbitrary(), body).map((text) => branded<CodiceFiscaleNumerico>(text));
}

export type InvalidCodiceFiscaleNumerico = Invalid<'wrongCheckDigit' | 'wrongLength' | 'badPattern' | 'uatOnly'>;

/** Texts that `parseCodiceFiscaleNumerico` must refuse: those of the partita IVA, and the 77777777777 that only SEND's UAT knows. */
export function invalidCodiceFiscaleNumericoArbitrary(): fc.Arbitrary<InvalidCodiceFiscaleNumerico> {
  return fc.oneof(
    { weight: 9, arbitrary: invalidPartitaIvaArbitrary() },
    { weight: 1, arbitrary: labelled('uatOnly', fc.constant('77777777777')) },
  );
}
