import * as fc from 'fast-check';
import { labelled, oneCharacterChanged, oneCharacterMoreOrLess, replaceAt, type Invalid } from './invalid.arbitrary.ts';
import { iuvInputArbitrary } from './iuv.arbitrary.ts';
import type { AuxDigit } from './iuv.ts';
import { composeNumeroAvviso, type NumeroAvviso } from './numero-avviso.ts';

/** Valid numeri avviso; `aux` and `segregazione` as in `iuvInputArbitrary`. */
export function numeroAvvisoArbitrary(
  only: { aux?: AuxDigit; segregazione?: string } = {},
): fc.Arbitrary<NumeroAvviso> {
  return iuvInputArbitrary(only).map((input) => composeNumeroAvviso(input));
}

export type InvalidNumeroAvviso = Invalid<'wrongCheckDigits' | 'wrongLength' | 'unknownAuxDigit' | 'badPattern'>;

/** Texts that `parseNumeroAvviso` must refuse, each with its class. */
export function invalidNumeroAvvisoArbitrary(): fc.Arbitrary<InvalidNumeroAvviso> {
  const valid = numeroAvvisoArbitrary();
  const checked = fc.constantFrom<AuxDigit[]>(0, 2, 3).chain((aux) => numeroAvvisoArbitrary({ aux }));
  return fc.oneof(
    labelled('wrongCheckDigits', oneCharacterChanged(checked, 1)),
    labelled('wrongLength', oneCharacterMoreOrLess(valid)),
    labelled(
      'unknownAuxDigit',
      fc.tuple(valid, fc.constantFrom(...'456789'.split(''))).map(([text, aux]) => replaceAt(text, 0, aux)),
    ),
    labelled(
      'badPattern',
      fc
        .tuple(valid, fc.integer({ min: 0, max: 17 }), fc.constantFrom('A', ' ', '-'))
        .map(([text, at, character]) => replaceAt(text, at, character)),
    ),
  );
}
