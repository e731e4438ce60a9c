import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDigits97, remainder97, remainderOfDigits } from './remainder.ts';

test('the remainder of a number of any length is that of exact arithmetic', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.integer({ min: 1, max: 999_999 }), (number, modulus) => {
      expect(remainderOfDigits(number.toString(), modulus)).toBe(Number(number % BigInt(modulus)));
    }),
  );
});

test('letters count 10 to 35 and the check digits bring the remainder to 1', () => {
  expect(remainder97('A')).toBe(10);
  expect(remainder97('Z')).toBe(35);
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Z]{1,30}$/), (body) => {
      expect(remainder97(`${body}RF${checkDigits97('RF', body)}`)).toBe(1);
    }),
  );
});
