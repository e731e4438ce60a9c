import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { invalidItalianIbanArbitrary, italianIbanArbitrary } from './iban.arbitrary.ts';
import { cinOf, composeItalianIban, formatIban, isIban, isPostalIban, italianAccountOf, parseIban } from './iban.ts';
import { oneCharacterChanged } from './invalid.arbitrary.ts';

test.each([
  ['IT60X0542811101000000123456', 'the example of the ISO 13616 registry'],
  ['IT07N0503402801000000000665', 'IRIS test plan, iris.md §9.5'],
  ['IT11B0760102800000027748508', 'IRIS test plan, postal, iris.md §9.5'],
  ['GB29NWBK60161331926819', 'ISO 13616 registry'],
  ['DE89370400440532013000', 'ISO 13616 registry'],
  ['NO9386011117947', 'ISO 13616 registry, the shortest'],
  ['MT84MALT011000012345MTLCAST001S', 'ISO 13616 registry, the longest of the euro area'],
])('%s is valid (%s)', (text) => {
  expect(parseIban(text)).toEqual({ ok: true, value: text });
});

test.each([
  ['IT61X0542811101000000123456', 'IBAN: attese le cifre di controllo 60'],
  ['IT0000000000000000000000000', 'IBAN italiano: attesi IT, 2 cifre di controllo, CIN, ABI'],
  ['IT60X054281110100000012345', 'IBAN italiano: attesi IT'],
  ['IT60 X054 2811 1010 0000 0123 456', 'IBAN: attesi sigla del paese'],
  ['it60x0542811101000000123456', 'IBAN: attesi sigla del paese'],
  ['IT64Y0542811101000000123456', 'IBAN italiano: atteso il CIN X'],
  ['', 'IBAN: attesi sigla del paese'],
])('%s is refused: %s', (text, problem) => {
  expect(parseIban(text)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
});

test('the parts of an Italian account', () => {
  const iban = composeItalianIban({ abi: '07601', cab: '02800', conto: '000027748508' });
  expect(iban).toBe('IT11B0760102800000027748508');
  expect(italianAccountOf(iban)).toEqual({ cin: 'B', abi: '07601', cab: '02800', conto: '000027748508' });
  expect(isPostalIban(iban)).toBe(true);
  expect(formatIban(iban)).toBe('IT11 B076 0102 8000 0002 7748 508');
  const german = parseIban('DE89370400440532013000');
  expect(german.ok && italianAccountOf(german.value)).toBeUndefined();
  expect(german.ok && isPostalIban(german.value)).toBe(false);
});

test('what is composed can be read back, also from the printed form', () => {
  fc.assert(
    fc.property(italianIbanArbitrary(), (iban) => {
      expect(parseIban(formatIban(iban).replaceAll(' ', ''))).toEqual({ ok: true, value: iban });
      const account = italianAccountOf(iban);
      expect(account && composeItalianIban(account)).toBe(iban);
    }),
  );
});

test('the bank can be fixed', () => {
  fc.assert(
    fc.property(italianIbanArbitrary({ abi: '07601' }), (iban) => {
      expect(isPostalIban(iban)).toBe(true);
    }),
  );
});

test('one wrong digit by digit, or letter by letter, is always noticed', () => {
  fc.assert(
    fc.property(oneCharacterChanged(italianIbanArbitrary(), 2), (text) => {
      expect(isIban(text)).toBe(false);
    }),
  );
});

test('every labelled invalid is refused', () => {
  fc.assert(
    fc.property(invalidItalianIbanArbitrary(), ({ text }) => {
      expect(parseIban(text).ok).toBe(false);
    }),
  );
});

test('impossible parts throw', () => {
  expect(() => composeItalianIban({ abi: '7601', cab: '02800', conto: '000027748508' })).toThrow(RangeError);
  expect(() => composeItalianIban({ abi: '07601', cab: '02800', conto: '27748508' })).toThrow(RangeError);
  expect(() => cinOf('')).toThrow(RangeError);
});
