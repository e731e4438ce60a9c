import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codiceFiscaleNumericoArbitrary } from '../../kernel/values/codice-fiscale-numerico.arbitrary.ts';
import { numeroAvvisoArbitrary } from '../../kernel/values/numero-avviso.arbitrary.ts';
import { workedExamples } from '../../kernel/values/numero-avviso.vectors.ts';
import type { NumeroAvviso } from '../../kernel/values/numero-avviso.ts';
import { contoPostale } from './avviso.ts';
import { componiDataMatrix, leggiDataMatrix } from './data-matrix.ts';
import { componiQr, leggiQr } from './qr.ts';

const ENTE = '62839520376';
const AVVISO = '322000000000005306' as NumeroAvviso;

describe('the QR code', () => {
  test('is that of the example, in both widths (iris.md §7.2)', () => {
    const codice = { numeroAvviso: AVVISO, ente: ENTE, importo: 10_000 };
    expect(componiQr(codice)).toBe('PAGOPA|002|322000000000005306|62839520376|0000010000');
    expect(componiQr(codice, 'minima')).toBe('PAGOPA|002|322000000000005306|62839520376|10000');
    expect(componiQr({ ...codice, importo: 5 }, 'minima')).toMatch(/\|05$/);
  });

  test.each(workedExamples)('holds the notice of $iuv', ({ numeroAvviso }) => {
    const testo = componiQr({ numeroAvviso: numeroAvviso as NumeroAvviso, ente: ENTE, importo: 1 });
    expect(leggiQr(testo)).toEqual({ ok: true, value: { numeroAvviso, ente: ENTE, importo: 1 } });
  });

  test('what is composed is read back', () => {
    fc.assert(
      fc.property(
        numeroAvvisoArbitrary(),
        codiceFiscaleNumericoArbitrary(),
        fc.integer({ min: 1, max: 99_999_999_999 }),
        fc.constantFrom('dieci' as const, 'minima' as const),
        (numeroAvviso, ente, importo, ampiezza) => {
          expect(leggiQr(componiQr({ numeroAvviso, ente, importo }, ampiezza))).toEqual({
            ok: true,
            value: { numeroAvviso, ente, importo },
          });
        },
      ),
    );
  });

  test.each([
    ['PAGOPA|002|322000000000005306|62839520376', '5 campi'],
    ['pagopa|002|322000000000005306|62839520376|10000', 'PAGOPA'],
    ['PAGOPA|001|322000000000005306|62839520376|10000', 'versione 002'],
    ['PAGOPA|002|322000000000005307|62839520376|10000', 'cifre di controllo'],
    ['PAGOPA|002|22000000000005306|62839520376|10000', '18 cifre'],
    ['PAGOPA|002|322000000000005306|62839520377|10000', 'codice QR'],
    ['PAGOPA|002|322000000000005306|62839520376|100,00', 'centesimi'],
    ['PAGOPA|002|322000000000005306|62839520376|1', '2 a 11'],
    ['PAGOPA|002|322000000000005306|62839520376|000000010000', '2 a 11'],
    ['PAGOPA|002|322000000000005306|62839520376|0000000000', 'maggiore di zero'],
  ])('%s is refused: %s', (testo, perche) => {
    const letto = leggiQr(testo);
    expect(letto.ok ? '' : letto.problem).toContain(perche);
  });
});

describe('the DataMatrix', () => {
  const codice = {
    numeroAvviso: AVVISO,
    conto: '27748508',
    importo: 10_000,
    ente: ENTE,
    debitore: 'RSSMRA80A01H501U',
    nome: 'Niccolò D’Amico',
    causale: 'Sanzione già notificata',
  };

  test('has its parts where the sheet says (iris.md §7.3)', () => {
    const testo = componiDataMatrix(codice);
    expect(testo).toHaveLength(256);
    expect(testo.slice(15, 33)).toBe(AVVISO);
    expect(testo.slice(49, 59)).toBe('0000010000');
    expect(testo.slice(66, 77)).toBe(ENTE);
    expect(testo.slice(59, 66)).toBe('38961P1');
    expect(testo.slice(93, 133)).toBe("NICCOLO D'AMICO".padEnd(40));
    expect(testo.at(-1)).toBe('A');
    expect(leggiDataMatrix(testo)).toEqual({
      ok: true,
      value: { ...codice, conto: '000027748508', nome: "NICCOLO D'AMICO", causale: 'SANZIONE GIA NOTIFICATA' },
    });
  });

  test.each([
    ['short', (testo: string) => testo.slice(1), '256'],
    ['another phase', (testo: string) => testo.replace('NBPA', 'NBPB'), 'codfase'],
    ['a document of another kind', (testo: string) => testo.replace('38961P1', '38951P1'), '896'],
    ['a wrong check digit', (testo: string) => testo.replace(AVVISO, '322000000000005307'), 'cifre di controllo'],
    ['an amount that is none', (testo: string) => testo.replace('0000010000', '00000100,0'), '50-59'],
    ['no end', (testo: string) => `${testo.slice(0, -1)}B`, 'carattere 256'],
  ])('%s is refused', (_, wrong, perche) => {
    const letto = leggiDataMatrix(wrong(componiDataMatrix(codice)));
    expect(letto.ok ? '' : letto.problem).toContain(perche);
  });

  test('belongs to a postal account alone', () => {
    expect(contoPostale('IT11B0760102800000027748508')).toBe('27748508');
    expect(contoPostale('IT07N0503402801000000000665')).toBeUndefined();
  });
});
