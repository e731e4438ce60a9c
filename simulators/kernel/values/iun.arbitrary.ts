import * as fc from 'fast-check';
import { labelled, oneCharacterMoreOrLess, replaceAt, type Invalid } from './invalid.arbitrary.ts';
import { generateIun, IUN_ALPHABET, type Iun } from './iun.ts';

/** Valid IUNs of the years 2023-2029. */
export function iunArbitrary(): fc.Arbitrary<Iun> {
  return fc
    .tuple(
      fc.array(fc.nat({ max: 2 ** 30 }), { minLength: 12, maxLength: 12 }),
      fc.integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2029, 11, 31) }),
    )
    .map(([draws, at]) => {
      const next = draws.values();
      return generateIun((n) => (next.next().value ?? 0) % n, at);
    });
}

export type InvalidIun = Invalid<
  'wrongCheckLetter' | 'wrongLength' | 'badPattern' | 'foreignLetter' | 'wrongMonth' | 'wrongPair' | 'wrongFinalDigit'
>;

/** Texts that `parseIun` must refuse, each with its class. */
export function invalidIunArbitrary(): fc.Arbitrary<InvalidIun> {
  const valid = iunArbitrary();
  const letterAt = fc.constantFrom(0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13);
  return fc.oneof(
    labelled(
      'wrongCheckLetter',
      fc
        .tuple(valid, fc.integer({ min: 1, max: 19 }))
        .map(([text, step]) =>
          replaceAt(text, 22, IUN_ALPHABET.charAt((IUN_ALPHABET.indexOf(text.charAt(22)) + step) % 20)),
        ),
    ),
    labelled('wrongLength', oneCharacterMoreOrLess(valid)),
    labelled(
      'badPattern',
      fc.oneof(
        valid.map((text) => text.toLowerCase()),
        valid.map((text) => text.replaceAll('-', '_')),
        valid.map((text) => replaceAt(text, 16, 'A')),
      ),
    ),
    labelled(
      'foreignLetter',
      fc
        .tuple(valid, letterAt, fc.constantFrom(...'BCFIOS'.split('')))
        .map(([text, at, letter]) => replaceAt(text, at, letter)),
    ),
    labelled(
      'wrongMonth',
      fc
        .tuple(valid, fc.constantFrom('00', '13', '99'))
        .map(([text, month]) => text.slice(0, 19) + month + text.slice(21)),
    ),
    labelled(
      'wrongPair',
      fc
        .tuple(
          valid,
          fc.constantFrom('UV', 'VU', 'HN', 'NH', 'LJ', 'AA', 'ZZ'),
          fc.constantFrom(0, 1, 2, 5, 6, 7, 10, 11, 12),
        )
        .map(([text, pair, at]) => text.slice(0, at) + pair + text.slice(at + 2)),
    ),
    labelled(
      'wrongFinalDigit',
      fc.tuple(valid, fc.constantFrom(...'023456789'.split(''))).map(([text, digit]) => replaceAt(text, 24, digit)),
    ),
  );
}
