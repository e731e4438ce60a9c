import * as fc from 'fast-check';
import {
  digits,
  labelled,
  oneCharacterChanged,
  oneCharacterMoreOrLess,
  replaceAt,
  type Invalid,
} from './invalid.arbitrary.ts';
import { composeIuv, type AuxDigit, type Iuv, type IuvInput } from './iuv.ts';

/**
 * What `composeIuv` and `composeNumeroAvviso` take: every aux digit, bases of every size with zeros in front.
 * `aux` keeps to one aux digit; `segregazione` fixes the segregation code of aux 3.
 */
export function iuvInputArbitrary({
  aux,
  segregazione,
}: { aux?: AuxDigit; segregazione?: string } = {}): fc.Arbitrary<IuvInput> {
  const byAux: Record<AuxDigit, fc.Arbitrary<IuvInput>> = {
    0: fc.record({ aux: fc.constant(0), stazione: digits(2), base: base(13) }),
    1: fc.record({ aux: fc.constant(1), base: base(17) }),
    2: fc.record({ aux: fc.constant(2), base: base(15) }),
    3: fc.record({
      aux: fc.constant(3),
      segregazione: segregazione === undefined ? digits(2) : fc.constant(segregazione),
      base: base(13),
    }),
  };
  return aux === undefined ? fc.oneof(byAux[0], byAux[1], byAux[2], byAux[3]) : byAux[aux];
}

/** Valid IUVs of aux digit 3, the only one that newer stations keep; `segregazione` fixes the segregation code. */
export function iuvArbitrary(only: { segregazione?: string } = {}): fc.Arbitrary<Iuv> {
  return iuvInputArbitrary({ aux: 3, ...only }).map((input) => composeIuv(input));
}

export type InvalidIuv = Invalid<'wrongCheckDigits' | 'wrongLength' | 'badPattern'>;

/** Texts that `parseIuv` must refuse under aux digit 3, each with its class. */
export function invalidIuvArbitrary(): fc.Arbitrary<InvalidIuv> {
  const valid = iuvArbitrary();
  return fc.oneof(
    labelled('wrongCheckDigits', oneCharacterChanged(valid)),
    labelled('wrongLength', oneCharacterMoreOrLess(valid)),
    labelled(
      'badPattern',
      fc
        .tuple(valid, fc.nat({ max: 16 }), fc.constantFrom('A', ' ', '-'))
        .map(([text, at, character]) => replaceAt(text, at, character)),
    ),
  );
}

function base(length: number): fc.Arbitrary<string> {
  const small = fc.integer({ min: 1, max: 99_999 }).map((number) => number.toString().padStart(length, '0'));
  return fc.oneof(digits(length), small);
}
