import * as fc from 'fast-check';
import { branded } from './brand.ts';
import type { Cap } from './cap.ts';
import { digits, labelled, oneCharacterMoreOrLess, replaceAt, type Invalid } from './invalid.arbitrary.ts';
import { PROVINCE } from './provincia.data.ts';
import { provinciaArbitrary } from './provincia.arbitrary.ts';
import type { Provincia } from './provincia.ts';

/** CAPs that may lie in a province: of `provincia` when given, otherwise of any. */
export function capArbitrary({ provincia }: { provincia?: Provincia } = {}): fc.Arbitrary<Cap> {
  return (provincia === undefined ? provinciaArbitrary() : fc.constant(provincia)).chain((sigla) => {
    const prefixes = PROVINCE.find((row) => row.sigla === sigla)?.cap ?? [];
    return fc
      .constantFrom(...prefixes)
      .chain((prefix) => digits(5 - prefix.length).map((tail) => branded<Cap>(`${prefix}${tail}`)));
  });
}

export type InvalidCap = Invalid<'wrongLength' | 'badPattern'>;

/** Texts that `parseCap` must refuse, each with its class. */
export function invalidCapArbitrary(): fc.Arbitrary<InvalidCap> {
  const valid = capArbitrary();
  return fc.oneof(
    labelled('wrongLength', oneCharacterMoreOrLess(valid)),
    labelled(
      'badPattern',
      fc
        .tuple(valid, fc.integer({ min: 0, max: 4 }), fc.constantFrom('O', 'I', ' ', '-', '.'))
        .map(([cap, at, character]) => replaceAt(cap, at, character)),
    ),
  );
}
