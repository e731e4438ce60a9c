import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  codiceFiscaleArbitrary,
  datiAnagraficiArbitrary,
  invalidCodiceFiscaleArbitrary,
} from './codice-fiscale.arbitrary.ts';
import {
  checkCharacter,
  composeCodiceFiscale,
  isCodiceFiscale,
  omocode,
  omocodeMask,
  parseCodiceFiscale,
  partsOfCodiceFiscale,
  withoutOmocodia,
} from './codice-fiscale.ts';
import { oneCharacterChanged } from './invalid.arbitrary.ts';

/** The patterns of the two contracts, as in send.md §1.6 (16-character branch) and io.md §3.6. */
const SEND_TAX_ID = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z]{1}[0-9LMNPQRSTUV]{2}[A-Z]{1}[0-9LMNPQRSTUV]{3}[A-Z]{1}$/;
const IO_FISCAL_CODE = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/;

describe('published values', () => {
  test.each([
    ['RSSMRA80A01H501U', 'the example of every manual'],
    ['JHRTYX12C13A944V', 'IRIS test plan, iris.md §9.5'],
    ['TPZKQJ55R23A944Q', 'IRIS test plan, iris.md §9.5'],
    ['BNRMHL75C06G702B', 'SEND UAT, send.md §3.3'],
    ['DVNLRD52D15M059P', 'SEND UAT, send.md §3.1'],
    ['FRMTTR76M06B715E', 'SEND UAT, send.md §3.1'],
    ['LVLDAA85T50G702B', 'SEND UAT, send.md §3.1'],
    ['FLPCPT69A65Z336P', 'born abroad'],
    ['MNDLCU98T68C933T', 'a woman, day above 40'],
  ])('%s is valid (%s)', (text) => {
    expect(parseCodiceFiscale(text)).toEqual({ ok: true, value: text });
  });

  test.each([
    ['CLMCST42R12D969Z', 'attesa la lettera di controllo N'],
    ['DIXDPZ44E08F367A', 'attesa la lettera di controllo'],
    ['QXJNTX9RCRVD6V4O', 'attesa la lettera di controllo'],
    ['AAAAAA00A00A000A', 'atteso un giorno di nascita esistente'],
    ['SPNDNL80A13Y555', 'attesi 16 caratteri'],
    ['rssmra80a01h501u', 'attese 6 lettere maiuscole'],
    ['RSSMRA80A01H501U\n', 'attesi 16 caratteri'],
    ['', 'attesi 16 caratteri'],
  ])('%s is refused, though printed somewhere or nearly right: %s', (text, problem) => {
    const parsed = parseCodiceFiscale(text);
    expect(parsed).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
    expect(parsed.ok || parsed.problem).toContain(JSON.stringify(text));
  });
});

describe('composition', () => {
  test.each([
    [{ cognome: 'Rossi', nome: 'Mario', nascita: '1980-01-01', sesso: 'M', comune: 'H501' }, 'RSSMRA80A01H501U'],
    [{ cognome: 'Fo', nome: 'Io', nascita: '2000-02-29', sesso: 'F', comune: 'Z110' }, 'FOXIOX00B69Z110T'],
    [{ cognome: "D'Amico", nome: 'Gianfranco', nascita: '1952-12-31', sesso: 'M', comune: 'G702' }, 'DMCGFR52T31G702Q'],
    [{ cognome: 'Aiò', nome: 'Niccolò', nascita: '1999-06-10', sesso: 'M', comune: 'D612' }, 'AIONCL99H10D612S'],
  ] as const)('%o', (dati, expected) => {
    expect(composeCodiceFiscale(dati)).toBe(expected);
  });

  test.each([
    { nascita: '1981-02-29' },
    { nascita: '1900-02-29' },
    { nascita: '80-01-01' },
    { nascita: '1980-13-01' },
    { comune: 'ROMA' },
    { comune: '' },
    { nome: '' },
    { cognome: '--' },
  ])('impossible data throw: %o', (wrong) => {
    const dati = { cognome: 'Rossi', nome: 'Mario', nascita: '1980-01-01', sesso: 'M', comune: 'H501' } as const;
    expect(() => composeCodiceFiscale({ ...dati, ...wrong })).toThrow(RangeError);
  });

  test('what was put in can be read back', () => {
    fc.assert(
      fc.property(datiAnagraficiArbitrary(), (dati) => {
        const parts = partsOfCodiceFiscale(composeCodiceFiscale(dati));
        const [anno, mese, giorno] = dati.nascita.split('-').map(Number);
        expect(parts).toMatchObject({
          anno: (anno ?? 0) % 100,
          mese,
          giorno,
          sesso: dati.sesso,
          comune: dati.comune,
          omocodia: 0,
        });
      }),
    );
  });
});

describe('omocodia', () => {
  test('digits go from the right, one by one', () => {
    const plain = composeCodiceFiscale({
      cognome: 'Rossi',
      nome: 'Mario',
      nascita: '1980-01-01',
      sesso: 'M',
      comune: 'H501',
    });
    expect([0, 1, 2, 7].map((level) => omocode(plain, level).slice(0, 15))).toEqual([
      'RSSMRA80A01H501',
      'RSSMRA80A01H50M',
      'RSSMRA80A01H5LM',
      'RSSMRAULALMHRLM',
    ]);
  });

  test('all 128 are valid, different, and lead back to the same code', () => {
    fc.assert(
      fc.property(datiAnagraficiArbitrary(), (dati) => {
        const plain = composeCodiceFiscale(dati);
        const all = Array.from({ length: 128 }, (_, mask) => omocodeMask(plain, mask));
        expect(new Set(all).size).toBe(128);
        for (const code of all) {
          expect(isCodiceFiscale(code)).toBe(true);
          expect(withoutOmocodia(code)).toBe(plain);
          expect(partsOfCodiceFiscale(code)).toEqual({
            ...partsOfCodiceFiscale(plain),
            omocodia: partsOfCodiceFiscale(code).omocodia,
          });
        }
      }),
      { numRuns: 20 },
    );
  });

  test.each([-1, 8, 1.5, Number.NaN])('a level of %d throws', (level) => {
    const plain = composeCodiceFiscale({
      cognome: 'Rossi',
      nome: 'Mario',
      nascita: '1980-01-01',
      sesso: 'M',
      comune: 'H501',
    });
    expect(() => omocode(plain, level)).toThrow(RangeError);
  });
});

describe('whatever the value', () => {
  test('what is generated is accepted here and by the patterns of SEND and IO', () => {
    fc.assert(
      fc.property(codiceFiscaleArbitrary(), (text) => {
        expect(parseCodiceFiscale(text)).toEqual({ ok: true, value: text });
        expect(text).toMatch(SEND_TAX_ID);
        expect(text).toMatch(IO_FISCAL_CODE);
        expect(checkCharacter(text.slice(0, 15))).toBe(text.charAt(15));
      }),
    );
  });

  test('one wrong character is always noticed', () => {
    fc.assert(
      fc.property(oneCharacterChanged(codiceFiscaleArbitrary()), (text) => {
        expect(isCodiceFiscale(text)).toBe(false);
      }),
    );
  });

  test('every labelled invalid is refused', () => {
    fc.assert(
      fc.property(invalidCodiceFiscaleArbitrary(), ({ text }) => {
        expect(parseCodiceFiscale(text).ok).toBe(false);
      }),
    );
  });

  test('the same seed gives the same values', () => {
    const draw = (): string[] => fc.sample(codiceFiscaleArbitrary(), { seed: 7, numRuns: 20 });
    expect(draw()).toEqual(draw());
  });

  test.each(['', 'RSSMRA80A01H50', 'rssmra80a01h501', 'RSSMRA80A01H501U'])('no control letter for %s', (text) => {
    expect(() => checkCharacter(text)).toThrow(RangeError);
  });
});
