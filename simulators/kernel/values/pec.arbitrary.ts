import * as fc from 'fast-check';
import { branded } from './brand.ts';
import { labelled, type Invalid } from './invalid.arbitrary.ts';
import type { Pec } from './pec.ts';

const LETTERS_AND_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789'.split('');

function word(maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...LETTERS_AND_DIGITS), minLength: 1, maxLength });
}

/** Well-formed PEC addresses under reserved domains (RFC 2606): nobody can ever receive what is sent to them. */
export function pecArbitrary(): fc.Arbitrary<Pec> {
  return fc
    .tuple(
      fc.array(word(12), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('.', '-', '_', '+'),
      word(20),
      fc.constantFrom('example', 'test', 'invalid'),
    )
    .map(([names, joint, host, top]) => branded<Pec>(`${names.join(joint)}@pec.${host}.${top}`));
}

export type InvalidPec = Invalid<'noAt' | 'twoAts' | 'badLocalPart' | 'badDomain' | 'tooLong'>;

/** Texts that `parsePec` must refuse, each with its class. */
export function invalidPecArbitrary(): fc.Arbitrary<InvalidPec> {
  const valid = pecArbitrary();
  return fc.oneof(
    labelled(
      'noAt',
      valid.map((pec) => pec.replace('@', '.')),
    ),
    labelled(
      'twoAts',
      valid.map((pec) => pec.replace('@', '@@')),
    ),
    labelled(
      'badLocalPart',
      fc
        .tuple(valid, fc.constantFrom('', '.a', 'a.', 'a..b', 'a b', 'è', 'a,b', 'a'.repeat(65)))
        .map(([pec, local]) => `${local}@${domainOf(pec)}`),
    ),
    labelled(
      'badDomain',
      fc
        .tuple(
          valid,
          fc.constantFrom(
            '',
            'it',
            'pec',
            '.it',
            'pec.',
            'pec..it',
            '-pec.it',
            'pec-.it',
            'p_c.it',
            'pec.it ',
            '1.2.3.4',
            `${'a'.repeat(64)}.it`,
          ),
        )
        .map(([pec, domain]) => `${localOf(pec)}@${domain}`),
    ),
    labelled(
      'tooLong',
      valid.map((pec) => `${localOf(pec)}@${'abcdefghi.'.repeat(40)}it`),
    ),
  );
}

function localOf(pec: Pec): string {
  return pec.slice(0, pec.indexOf('@'));
}

function domainOf(pec: Pec): string {
  return pec.slice(pec.indexOf('@') + 1);
}
