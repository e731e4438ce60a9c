import * as fc from 'fast-check';
import { labelled, type Invalid } from './invalid.arbitrary.ts';
import { PROVINCE } from './provincia.data.ts';
import { isProvincia, type Provincia } from './provincia.ts';

/** Any Italian province. */
export function provinciaArbitrary(): fc.Arbitrary<Provincia> {
  return fc.constantFrom(...PROVINCE.map((row) => row.sigla));
}

export type InvalidProvincia = Invalid<'unknownSigla' | 'badPattern'>;

/** Texts that `parseProvincia` must refuse, each with its class. */
export function invalidProvinciaArbitrary(): fc.Arbitrary<InvalidProvincia> {
  const twoCapitals = fc.stringMatching(/^[A-Z]{2}$/);
  return fc.oneof(
    labelled(
      'unknownSigla',
      twoCapitals.filter((text) => !isProvincia(text)),
    ),
    labelled(
      'badPattern',
      fc
        .tuple(provinciaArbitrary(), fc.constantFrom(' ', '.', 'A', ''))
        .map(([sigla, tail]) => (tail === '' ? sigla.toLowerCase() : sigla + tail)),
    ),
  );
}
