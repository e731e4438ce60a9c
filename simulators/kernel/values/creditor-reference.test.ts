import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { creditorReferenceArbitrary, invalidCreditorReferenceArbitrary } from './creditor-reference.arbitrary.ts';
import {
  composeCreditorReference,
  formatCreditorReference,
  isCreditorReference,
  parseCreditorReference,
} from './creditor-reference.ts';
import { oneCharacterChanged } from './invalid.arbitrary.ts';

test.each(['RF18539007547034', 'RF74000000000000000000001'])('%s, of iris.md §7.1, is valid', (text) => {
  expect(parseCreditorReference(text)).toEqual({ ok: true, value: text });
  expect(composeCreditorReference(text.slice(4))).toBe(text);
});

test('a refusal names the digits that were expected', () => {
  expect(parseCreditorReference('RF19539007547034')).toEqual({
    ok: false,
    problem: 'riferimento creditore ISO 11649: attese le cifre di controllo 18; ricevuto "RF19539007547034"',
  });
});

test('the printed form groups by four', () => {
  expect(formatCreditorReference(composeCreditorReference('539007547034'))).toBe('RF18 5390 0754 7034');
});

test('what is composed can be read back, also from the printed form', () => {
  fc.assert(
    fc.property(creditorReferenceArbitrary(), (reference) => {
      expect(parseCreditorReference(formatCreditorReference(reference).replaceAll(' ', ''))).toEqual({
        ok: true,
        value: reference,
      });
    }),
  );
});

test('one wrong digit by digit, or letter by letter, is always noticed', () => {
  fc.assert(
    fc.property(oneCharacterChanged(creditorReferenceArbitrary()), (text) => {
      expect(isCreditorReference(text)).toBe(false);
    }),
  );
});

test('every labelled invalid is refused', () => {
  fc.assert(
    fc.property(invalidCreditorReferenceArbitrary(), ({ text }) => {
      expect(parseCreditorReference(text).ok).toBe(false);
    }),
  );
});

test.each(['', 'abc', '1'.repeat(22), '12 34'])('no reference for "%s"', (text) => {
  expect(() => composeCreditorReference(text)).toThrow(RangeError);
});
