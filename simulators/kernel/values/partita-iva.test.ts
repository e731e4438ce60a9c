import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneCharacterChanged } from './invalid.arbitrary.ts';
import { invalidPartitaIvaArbitrary, partitaIvaArbitrary } from './partita-iva.arbitrary.ts';
import { partitaIvaCheckDigit, composePartitaIva, isPartitaIva, parsePartitaIva } from './partita-iva.ts';

test.each(['12345678903', '00743110157', '01199250158', '15376371009', '62839520376'])('%s is valid', (text) => {
  expect(parsePartitaIva(text)).toEqual({ ok: true, value: text });
  expect(composePartitaIva(text.slice(0, 10))).toBe(text);
});

test.each([
  ['12345678901', 'partita IVA: attesa la cifra di controllo 3 in ultima posizione; ricevuto "12345678901"'],
  ['1234567890', 'partita IVA: attese 11 cifre; ricevuto "1234567890"'],
  ['IT12345678903', 'partita IVA: attese 11 cifre; ricevuto "IT12345678903"'],
  ['00000000000', 'partita IVA: atteso un progressivo (prime 7 cifre) diverso da zero; ricevuto "00000000000"'],
])('%s is refused: %s', (text, problem) => {
  expect(parsePartitaIva(text)).toEqual({ ok: false, problem });
});

test('what is generated is accepted', () => {
  fc.assert(
    fc.property(partitaIvaArbitrary(), (text) => {
      expect(parsePartitaIva(text).ok).toBe(true);
    }),
  );
});

test('one wrong digit is always noticed', () => {
  fc.assert(
    fc.property(oneCharacterChanged(partitaIvaArbitrary()), (text) => {
      expect(isPartitaIva(text)).toBe(false);
    }),
  );
});

test('every labelled invalid is refused', () => {
  fc.assert(
    fc.property(invalidPartitaIvaArbitrary(), ({ text }) => {
      expect(parsePartitaIva(text).ok).toBe(false);
    }),
  );
});

test.each(['', '123456789', '12345678903', '123456789A'])('no check digit for "%s"', (text) => {
  expect(() => partitaIvaCheckDigit(text)).toThrow(RangeError);
});
