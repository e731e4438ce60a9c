import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idsFrom } from './ids.ts';
import type { Ids } from './ids.ts';

const draw = (ids: Ids): unknown[] => [
  ids.int(1000),
  ids.hex(9),
  ids.token(9),
  ids.digits(9),
  ids.uuid(),
  [...ids.bytes(9)],
];

describe('identifiers from a seed', () => {
  test('the same seed gives the same, another one others', () => {
    expect(draw(idsFrom(7))).toEqual(draw(idsFrom(7)));
    expect(draw(idsFrom('seed'))).not.toEqual(draw(idsFrom('seed ')));
    expect(draw(idsFrom(7))).not.toEqual(draw(idsFrom(8)));
  });

  test('are the same for ever: evidence is compared across versions', () => {
    const ids = idsFrom(2026);
    expect([ids.uuid(), ids.token(12), ids.int(1_000_000)]).toMatchInlineSnapshot(`
      [
        "63b21a50-45d1-4cc2-912c-d8103c68955d",
        "WaOYjqdI3Ut3",
        867824,
      ]
    `);
  });

  test('a fork is its own: what one draws never shifts what another draws', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(50), fc.nat(50), (name, before, between) => {
        const plain = idsFrom('x');
        const busy = idsFrom('x');
        busy.token(before);
        const fork = busy.fork(name);
        busy.fork(`${name}!`).token(between);
        busy.token(between);
        expect(draw(fork)).toEqual(draw(plain.fork(name)));
      }),
    );
    const ids = idsFrom('x');
    expect(draw(ids.fork('a'))).not.toEqual(draw(ids.fork('b')));
    expect(draw(ids.fork('a'))).not.toEqual(draw(idsFrom('x')));
  });

  test('have the shape that was asked', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(64), (seed, length) => {
        const ids = idsFrom(seed);
        expect(ids.hex(length)).toMatch(new RegExp(`^[0-9a-f]{${length}}$`));
        expect(ids.token(length)).toMatch(new RegExp(`^[A-Za-z0-9]{${length}}$`));
        expect(ids.digits(length)).toMatch(new RegExp(`^[0-9]{${length}}$`));
        expect(ids.bytes(length)).toHaveLength(length);
        expect(ids.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      }),
    );
  });

  test('are spread evenly', () => {
    const ids = idsFrom('spread');
    const bins = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 100_000; i++) bins[ids.int(10)]!++;
    // chi-square with 9 degrees of freedom: above 27.9 once in a thousand, and the seed is fixed
    const chiSquare = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(27.9);
    const many = new Set(Array.from({ length: 100_000 }, () => ids.token(12)));
    expect(many.size).toBe(100_000);
  });
});
