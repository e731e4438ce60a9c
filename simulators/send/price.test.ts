import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priceOf } from './price.ts';
import type { PriceComponents } from './price.ts';

const DELIVERY: PriceComponents = { policy: 'DELIVERY_MODE', applyCost: true, paFee: 100, vat: 22, analogCost: 0 };

// send.md §4.2; C11 (cancelled, refused, unknown) is the operation's matter
const EXAMPLES: readonly {
  readonly id: string;
  readonly given: Partial<PriceComponents>;
  readonly partial: number;
  readonly total: number;
}[] = [
  { id: 'C1', given: {}, partial: 100, total: 200 },
  { id: 'C2', given: { paFee: 0 }, partial: 100, total: 100 },
  { id: 'C3', given: { analogCost: 194 }, partial: 294, total: 437 },
  { id: 'C4', given: { vat: 10, analogCost: 761 }, partial: 861, total: 1037 },
  { id: 'C5', given: { analogCost: 806 + 761 }, partial: 1667, total: 2112 },
  { id: 'C6', given: { analogCost: 358 }, partial: 458, total: 637 },
  { id: 'C7', given: { policy: 'FLAT_RATE', analogCost: 761 }, partial: 0, total: 0 },
  { id: 'C8', given: { applyCost: false, analogCost: 761 }, partial: 0, total: 0 },
  { id: 'C9', given: { paFee: 50, vat: 0, analogCost: 358 }, partial: 458, total: 508 },
  { id: 'C10', given: { paFee: 0, vat: 1, analogCost: 150 }, partial: 250, total: 252 },
];

describe('the price of a notice', () => {
  test.each(EXAMPLES)('$id', ({ given, partial, total }) => {
    expect(priceOf({ ...DELIVERY, ...given })).toMatchObject({
      partialPrice: partial,
      totalPrice: total,
      sendFee: 100,
    });
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
