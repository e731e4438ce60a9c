import * as fc from 'fast-check';
import { another, digits, labelled, oneCharacterMoreOrLess, replaceAt, type Invalid } from './invalid.arbitrary.ts';
import { composePartitaIva, type PartitaIva } from './partita-iva.ts';

/** Valid partite IVA: progressive from 1, office code 001..110. */
export function partitaIvaArbitrary(): fc.Arbitrary<PartitaIva> {
  return fc
    .tuple(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 1, max: 110 }))
    .map(([progressive, office]) =>
      composePartitaIva(progressive.toString().padStart(7, '0') + office.toString().padStart(3, '0')),
    );
}

export type InvalidPartitaIva = Invalid<'wrongCheckDigit' | 'wrongLength' | 'badPattern'>;

/** Texts that `parsePartitaIva` must refuse, each with its class. */
export function invalidPartitaIvaArbitrary(): fc.Arbitrary<InvalidPartitaIva> {
  const valid = partitaIvaArbitrary();
  return fc.oneof(
    labelled(
      'wrongCheckDigit',
      fc.tuple(valid, fc.nat()).map(([text, step]) => replaceAt(text, 10, another(text.charAt(10), step))),
    ),
    labelled('wrongLength', oneCharacterMoreOrLess(valid)),
    labelled(
      'badPattern',
      fc.oneof(
        fc
          .tuple(valid, fc.integer({ min: 0, max: 10 }), fc.constantFrom('A', 'O', ' ', '-', '.'))
          .map(([text, at, character]) => replaceAt(text, at, character)),
        digits(4).map((tail) => `0000000${tail}`),
      ),
    ),
  );
}
