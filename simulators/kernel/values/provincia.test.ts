import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { branded } from './brand.ts';
import { capArbitrary } from './cap.arbitrary.ts';
import type { Cap } from './cap.ts';
import { invalidProvinciaArbitrary, provinciaArbitrary } from './provincia.arbitrary.ts';
import { PROVINCE } from './provincia.data.ts';
import {
  capBelongsTo,
  isProvincia,
  nomeOfProvincia,
  parseProvincia,
  provinceOfCap,
  provinciaOfCapoluogo,
} from './provincia.ts';

/** Sigle of the provinces of the 20 regions in 2020, plus the four that Sardinia has founded again. */
const PER_REGIONE = {
  Abruzzo: 4,
  Basilicata: 2,
  Calabria: 5,
  Campania: 5,
  'Emilia-Romagna': 9,
  'Friuli-Venezia Giulia': 4,
  Lazio: 5,
  Liguria: 4,
  Lombardia: 12,
  Marche: 5,
  Molise: 2,
  Piemonte: 8,
  Puglia: 6,
  Sardegna: 5 + 4,
  Sicilia: 9,
  Toscana: 10,
  'Trentino-Alto Adige': 2,
  Umbria: 2,
  "Valle d'Aosta": 1,
  Veneto: 7,
};

describe('the table', () => {
  test('has every province once, in alphabetical order', () => {
    const sigle = PROVINCE.map((row) => row.sigla);
    expect(sigle).toEqual([...new Set(sigle)].sort());
    const counted = Object.fromEntries(
      Map.groupBy(PROVINCE, (row) => row.regione)
        .entries()
        .map(([regione, rows]) => [regione, rows.length]),
    );
    expect(counted).toEqual(PER_REGIONE);
  });

  test('has prefixes of 2 to 5 digits, none inside another of its row', () => {
    for (const { sigla, cap } of PROVINCE) {
      const prefixes: readonly string[] = cap;
      for (const prefix of prefixes) {
        expect(prefix, sigla).toMatch(/^[0-9]{2,5}$/);
        expect(
          prefixes.filter((other) => prefix.startsWith(other)),
          sigla,
        ).toEqual([prefix]);
      }
    }
  });

  test('no town is chief town of two provinces', () => {
    const towns = PROVINCE.flatMap((row): readonly string[] => row.capoluoghi);
    expect(new Set(towns).size).toBe(towns.length);
  });
});

test('a sigla is two capitals of the table', () => {
  expect(parseProvincia('FI')).toEqual({ ok: true, value: 'FI' });
  expect(nomeOfProvincia('FC')).toBe('Forlì-Cesena');
  expect(parseProvincia('fi')).toEqual({
    ok: false,
    problem: 'provincia: attesa la sigla di una provincia italiana, come FI; ricevuto "fi"',
  });
  for (const text of ['', 'XX', 'FIR', 'Firenze', 'EE', '__proto__', 'constructor'])
    expect(isProvincia(text)).toBe(false);
});

test('every sigla generated is accepted, every labelled invalid is refused', () => {
  fc.assert(
    fc.property(provinciaArbitrary(), (sigla) => {
      expect(isProvincia(sigla)).toBe(true);
    }),
  );
  fc.assert(
    fc.property(invalidProvinciaArbitrary(), ({ text }) => {
      expect(parseProvincia(text).ok).toBe(false);
    }),
  );
});

describe('CAP and province', () => {
  test.each([
    ['00118', 'RM'],
    ['50123', 'FI'],
    ['60121', 'AN'],
    ['20019', 'MI'],
    ['90121', 'PA'],
    ['70010', 'BA'],
    ['61121', 'PU'],
    ['63100', 'AP'],
    ['63900', 'FM'],
    ['62100', 'MC'],
    ['59100', 'PO'],
    ['54100', 'MS'],
    ['34170', 'GO'],
    ['34121', 'TS'],
    ['33170', 'PN'],
    ['33100', 'UD'],
    ['86170', 'IS'],
    ['86100', 'CB'],
    ['20900', 'MB'],
    ['47921', 'RN'],
    ['47121', 'FC'],
    ['76121', 'BT'],
    ['89900', 'VV'],
    ['88900', 'KR'],
    ['28922', 'VB'],
    ['09170', 'OR'],
    ['09121', 'CA'],
    ['07026', 'OT'],
    ['08048', 'OG'],
    ['23806', 'BG'],
    ['18025', 'CN'],
    ['12071', 'SV'],
    ['61014', 'RN'],
  ] as const)('%s may lie in %s', (cap, provincia) => {
    expect(capBelongsTo(branded<Cap>(cap), provincia)).toBe(true);
    expect(provinceOfCap(branded<Cap>(cap))).toContain(provincia);
  });

  test.each([
    ['20019', 'PA'],
    ['90121', 'MI'],
    ['50123', 'PO'],
    ['63900', 'AP'],
    ['34170', 'TS'],
    ['86170', 'CB'],
    ['20900', 'MI'],
    ['61121', 'AN'],
    ['00118', 'LT'],
    ['09170', 'CA'],
  ] as const)('%s does not lie in %s', (cap, provincia) => {
    expect(capBelongsTo(branded<Cap>(cap), provincia)).toBe(false);
  });

  test('a CAP generated for a province belongs to it', () => {
    fc.assert(
      fc.property(
        provinciaArbitrary().chain((provincia) => fc.tuple(fc.constant(provincia), capArbitrary({ provincia }))),
        ([provincia, cap]) => {
          expect(capBelongsTo(cap, provincia) && provinceOfCap(cap).includes(provincia)).toBe(true);
        },
      ),
    );
  });

  test('no province has a CAP that starts with 49, 68, 69, 77, 78, 79 or 99', () => {
    for (const start of ['49', '68', '69', '77', '78', '79', '99'])
      expect(provinceOfCap(branded<Cap>(`${start}100`))).toEqual([]);
  });
});

test('a chief town tells its province, however written', () => {
  expect(
    ['Palermo', 'MILANO', 'Forlì', "forli'", 'Reggio nell’Emilia', 'Reggio di Calabria', "L'AQUILA", 'la spezia'].map(
      (town) => provinciaOfCapoluogo(town),
    ),
  ).toEqual(['PA', 'MI', 'FC', 'FC', 'RE', 'RC', 'AQ', 'SP']);
  expect(provinciaOfCapoluogo('Adelfia')).toBeUndefined();
  expect(provinciaOfCapoluogo('')).toBeUndefined();
});
