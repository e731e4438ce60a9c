import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXAMPLES, isPriced } from './price.examples.fixture.ts';
import { priceOf } from './price.ts';
import type { PriceComponents } from './price.ts';

const DELIVERY: PriceComponents = { policy: 'DELIVERY_MODE', applyCost: true, paFee: 100, vat: 22, analogCost: 0 };

// what has no price (C11) is the operation's matter: price.examples.test.ts
const PRICED = EXAMPLES.filter(isPriced);

describe('the price of a notice', () => {
  test.each(PRICED)('$id', ({ policy, applyCost, paFee, vat, analogCost, partialPrice, totalPrice }) => {
    const given = {
      ...DELIVERY,
      paFee,
      vat,
      analogCost,
      ...(policy && { policy }),
      ...(applyCost === false && { applyCost }),
    };
    expect(priceOf(given)).toEqual({ partialPrice, totalPrice, vat, paFee, sendFee: 100, analogCost });
  });

  test('components are told even where nothing is due', () => {
    expect(priceOf({ ...DELIVERY, policy: 'FLAT_RATE', analogCost: 761, vat: 10, paFee: 30 })).toEqual({
      partialPrice: 0,
      totalPrice: 0,
      vat: 10,
      paFee: 30,
      sendFee: 100,
      analogCost: 761,
    });
  });

  test('rounding once on the sum is not rounding each attempt', () => {
    const each = [806, 761].map((analogCost) => priceOf({ ...DELIVERY, paFee: 0, analogCost }).totalPrice - 100);
    expect(each.reduce((sum, cost) => sum + cost, 0)).toBe(1911);
    expect(priceOf({ ...DELIVERY, paFee: 0, analogCost: 806 + 761 }).totalPrice - 100).toBe(1912);
  });

  test('for any components it is the rational number, rounded half up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        (analogCost, vat, paFee) => {
          const { partialPrice, totalPrice } = priceOf({ ...DELIVERY, analogCost, vat, paFee });
          // twice the hundredth parts, so that the half is whole: floor(x + 1/2) on rationals
          const exact = 2n * BigInt(analogCost) * BigInt(100 + vat);
          const rounded = (exact + 100n) / 200n;
          expect(BigInt(totalPrice)).toBe(100n + rounded + BigInt(paFee));
          expect(partialPrice).toBe(100 + analogCost);
        },
      ),
      { seed: 42, numRuns: 2000 },
    );
  });

  test.each([
    ['half a cent', { analogCost: 0.5 }],
    ['a negative cost', { analogCost: -1 }],
    ['a VAT above a hundred', { vat: 101 }],
    ['a fractional VAT', { vat: 22.5 }],
    ['a negative fee', { paFee: -1 }],
  ])('%s is no price', (_, given) => {
    expect(() => priceOf({ ...DELIVERY, ...given })).toThrow(RangeError);
  });
});
