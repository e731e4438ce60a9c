import * as fc from 'fast-check';
import { composeCreditorReference, type CreditorReference } from './creditor-reference.ts';
import { labelled, oneCharacterChanged, type Invalid } from './invalid.arbitrary.ts';

const REFERENCE_CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

/** Valid creditor references of every length. */
export function creditorReferenceArbitrary(): fc.Arbitrary<CreditorReference> {
  return fc
    .string({ unit: fc.constantFrom(...REFERENCE_CHARACTERS), minLength: 1, maxLength: 21 })
    .map((reference) => composeCreditorReference(reference));
}

export type InvalidCreditorReference = Invalid<'wrongCheckDigits' | 'wrongLength' | 'badPattern'>;

/** Texts that `parseCreditorReference` must refuse, each with its class. */
export function invalidCreditorReferenceArbitrary(): fc.Arbitrary<InvalidCreditorReference> {
  const valid = creditorReferenceArbitrary();
  return fc.oneof(
    labelled('wrongCheckDigits', oneCharacterChanged(valid, 2)),
    labelled(
      'wrongLength',
      fc.oneof(
        valid.map((text) => text.padEnd(26, '0')),
        valid.map((text) => text.slice(0, 4)),
      ),
    ),
    labelled(
      'badPattern',
      fc.oneof(
        valid.map((text) => text.toLowerCase()),
        valid.map((text) => `FR${text.slice(2)}`),
        valid.map((text) => `${text.slice(0, 4)} ${text.slice(4)}`),
      ),
    ),
  );
}
