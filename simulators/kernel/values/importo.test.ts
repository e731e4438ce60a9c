import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importoArbitrary, invalidImportoDecimaleArbitrary } from './importo.arbitrary.ts';
import {
  formatImportoDecimale,
  formatImportoItaliano,
  importo,
  parseImportoDecimale,
  parseImportoItaliano,
  parseImportoXsdDecimal,
  sumImporti,
  withVat,
} from './importo.ts';

test.each([
  [0, '0.00', '0,00'],
  [5, '0.05', '0,05'],
  [37, '0.37', '0,37'],
  [2112, '21.12', '21,12'],
  [100_000, '1000.00', '1.000,00'],
  [123_456, '1234.56', '1.234,56'],
  [99_999_999, '999999.99', '999.999,99'],
  [123_456_789_012, '1234567890.12', '1.234.567.890,12'],
  [Number.MAX_SAFE_INTEGER, '90071992547409.91', '90.071.992.547.409,91'],
])('%d cents are %s on the wire and %s in print', (cents, wire, italian) => {
  expect(formatImportoDecimale(importo(cents))).toBe(wire);
  expect(formatImportoItaliano(importo(cents))).toBe(italian);
  expect(parseImportoDecimale(wire)).toEqual({ ok: true, value: cents });
  expect(parseImportoItaliano(italian)).toEqual({ ok: true, value: cents });
  expect(parseImportoItaliano(italian.replaceAll('.', ''))).toEqual({ ok: true, value: cents });
});

test.each([
  '1.23,45',
  '1,234.56',
  '12',
  '12,5',
  '12,500',
  '1234.567,00',
  '01,00',
  '.234,56',
  '-1,00',
  '1.234,56 €',
  '',
  '1 234,56',
])('"%s" is no Italian amount', (text) => {
  expect(parseImportoItaliano(text)).toEqual({
    ok: false,
    problem: `importo: attesa la forma italiana con due decimali, come 1.234,56; ricevuto "${text}"`,
  });
});

test.each([
  ['100', 10_000],
  ['12.5', 1250],
  ['12.50', 1250],
  ['12.500', 1250],
  ['0.37', 37],
  ['5437.', 543_700],
  ['+1.00', 100],
])('xs:decimal %s is %d cents', (text, cents) => {
  expect(parseImportoXsdDecimal(text)).toEqual({ ok: true, value: cents });
});

test.each(['12.505', '12,50', '-1', '1e2', '', '.5', '1.0000'])('xs:decimal "%s" is not whole cents', (text) => {
  expect(parseImportoXsdDecimal(text).ok).toBe(false);
});

describe('VAT, rounded half-up once', () => {
  test.each([
    [150, 1, 152],
    [1567, 22, 1912],
    [194, 22, 237],
    [761, 10, 837],
    [358, 22, 437],
    [358, 0, 358],
    [0, 22, 0],
    [100, 100, 200],
  ])('%d cents at %d%% are %d (send.md §4.2)', (net, percent, gross) => {
    expect(withVat(importo(net), percent)).toBe(gross);
  });

  test('it is the exact half-up rounding', () => {
    fc.assert(
      fc.property(importoArbitrary({ min: 0 }), fc.integer({ min: 0, max: 100 }), (net, percent) => {
        const hundredths = BigInt(net) * BigInt(100 + percent);
        const rest = hundredths % 100n;
        expect(BigInt(withVat(net, percent))).toBe(hundredths / 100n + (rest >= 50n ? 1n : 0n));
      }),
    );
  });

  test('rounding each attempt apart would give another sum', () => {
    expect(withVat(sumImporti(importo(806), importo(761)), 22)).toBe(1912);
    expect(sumImporti(withVat(importo(806), 22), withVat(importo(761), 22))).toBe(1911);
  });

  test.each([-1, 101, 22.5, Number.NaN])('a percent of %d throws', (percent) => {
    expect(() => withVat(importo(100), percent)).toThrow(RangeError);
  });
});

describe('sum', () => {
  test('of nothing is zero, of many is exact', () => {
    expect(sumImporti()).toBe(0);
    expect(sumImporti(importo(10), importo(20), importo(70))).toBe(100);
  });

  test('beyond safe integers it throws', () => {
    expect(() => sumImporti(importo(Number.MAX_SAFE_INTEGER), importo(1))).toThrow(RangeError);
    expect(() => withVat(importo(Number.MAX_SAFE_INTEGER), 22)).toThrow(RangeError);
  });
});

test.each([-1, 0.5, Number.NaN, Infinity, 2 ** 53])('%d is no amount of cents', (cents) => {
  expect(() => importo(cents)).toThrow(RangeError);
});

test('what is too large to be counted is refused, not rounded', () => {
  expect(parseImportoDecimale('90071992547409.92').ok).toBe(false);
  expect(parseImportoItaliano('999.999.999.999.999,99').ok).toBe(false);
});

describe('whatever the value', () => {
  test('every form leads back to the same cents', () => {
    fc.assert(
      fc.property(importoArbitrary({ min: 0, max: Number.MAX_SAFE_INTEGER }), (value) => {
        expect(parseImportoDecimale(formatImportoDecimale(value))).toEqual({ ok: true, value });
        expect(parseImportoItaliano(formatImportoItaliano(value))).toEqual({ ok: true, value });
        expect(parseImportoXsdDecimal(formatImportoDecimale(value))).toEqual({ ok: true, value });
      }),
    );
  });

  test('amounts keep to the limits asked', () => {
    fc.assert(
      fc.property(importoArbitrary({ min: 10, max: 20 }), (value) => {
        expect(value >= 10 && value <= 20).toBe(true);
      }),
    );
  });

  test('every labelled invalid is refused', () => {
    fc.assert(
      fc.property(invalidImportoDecimaleArbitrary(), ({ text }) => {
        expect(parseImportoDecimale(text).ok).toBe(false);
      }),
    );
  });
});
