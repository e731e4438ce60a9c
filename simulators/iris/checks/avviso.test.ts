import { beforeAll, describe, expect, test } from 'vitest';
import { artefactOf, defaultsOf, UnreadableArtefact } from '../../kernel/artefact.ts';
import type { SettingValue } from '../../kernel/artefact.ts';
import type { NumeroAvviso } from '../../kernel/values/numero-avviso.ts';
import type { Avviso } from '../avviso/avviso.ts';
import { difettiAvviso } from '../avviso/giudizio.ts';
import type { LetturaAvviso } from '../avviso/lettura.ts';
import { stampaAvviso } from '../avviso/stampa.ts';
import { testiDi } from '../avviso/testi.ts';
import { dataMatrixModules, qrModules } from '../doors/barcode-write.ts';
import { pdfOf } from '../doors/pdf-write.ts';
import type { Voce } from '../doors/pdf-write.ts';
import { avvisoCheck } from './avviso.ts';

const AVVISO: Avviso = {
  numeroAvviso: '322000000000005306' as NumeroAvviso,
  importo: 123_456,
  scadenza: '2026-12-31',
  oggetto: 'Prova',
  ente: { denominazione: 'Comune di Esempio', codiceFiscale: '62839520376' },
  destinatario: { codiceFiscale: 'JHRTYX12C13A944V', denominazione: 'Giovanna Rossi' },
  postale: { conto: '27748508', intestatario: 'Comune di Esempio' },
};
const QR = 'PAGOPA|002|322000000000005306|62839520376|123456';

async function found(content: Uint8Array | string, settings: Record<string, SettingValue> = {}): Promise<string[]> {
  const findings = await avvisoCheck.check(artefactOf('avviso', content), { ...defaultsOf(avvisoCheck), ...settings });
  return findings.map(({ requirement, place }) => `${requirement} ${place}`);
}

/** A notice drawn by somebody else: words and symbols as given. */
async function drawn(words: string, qr: string | undefined, matrix?: string): Promise<Uint8Array> {
  const items: Voce[] = [{ kind: 'text', x: 40, y: 40, width: 500, size: 12, text: words }];
  if (qr !== undefined) items.push({ kind: 'symbol', x: 40, y: 200, side: 90, moduli: await qrModules(qr), alt: 'QR' });
  if (matrix !== undefined)
    items.push({ kind: 'symbol', x: 300, y: 200, side: 90, moduli: await dataMatrixModules(matrix), alt: 'DM' });
  return pdfOf({ title: 't', author: 'a', at: 0, items });
}

let buono: Uint8Array;
beforeAll(async () => {
  buono = await stampaAvviso(AVVISO, 0);
}, 60_000);

describe('a notice as a PDF', { timeout: 60_000 }, () => {
  test('that IRIS makes has no defect, in either width of the amount', async () => {
    expect(await found(buono, { importoDiDieciCifre: true, contoPostale: true })).toEqual([]);
    expect(await found(await stampaAvviso({ ...AVVISO, ampiezzaQr: 'minima' }, 0))).toEqual([]);
  });

  test('whose amount is not padded, or without a DataMatrix, where the ente wants them', async () => {
    const { postale: _, ...bancario } = AVVISO;
    expect(
      await found(await stampaAvviso({ ...bancario, ampiezzaQr: 'minima' }, 0), {
        importoDiDieciCifre: true,
        contoPostale: true,
      }),
    ).toEqual(['IRIS-AVV-001 codice QR, campo 5', 'IRIS-AVV-005 DataMatrix']);
  });

  test.each([
    ['no code', '3220 0000 0000 0053 06 1.234,56 Euro entro il 31/12/2026', undefined, ['IRIS-AVV-001 codice QR']],
    [
      'wrong check digits',
      '3220 0000 0000 0053 06 1.234,56 Euro entro il 31/12/2026',
      QR.replace('5306', '5307'),
      ['IRIS-AVV-001 codice QR'],
    ],
    [
      'another number in the words',
      '3220 0000 0000 0058 11 1.234,56 Euro entro il 31/12/2026',
      QR,
      ['IRIS-AVV-006 codice_avviso'],
    ],
    [
      'a number not in groups',
      '322000000000005306 1.234,56 Euro entro il 31/12/2026',
      QR,
      ['IRIS-AVV-006 codice_avviso'],
    ],
    ['an amount in English', '3220 0000 0000 0053 06 1,234.56 Euro entro il 31/12/2026', QR, ['IRIS-AVV-006 importo']],
    ['no amount', '3220 0000 0000 0053 06 entro il 31/12/2026', QR, ['IRIS-AVV-006 importo']],
    [
      'a date the other way round',
      '3220 0000 0000 0053 06 1.234,56 Euro entro il 2026-12-31',
      QR,
      ['IRIS-AVV-006 data'],
    ],
  ])('with %s', async (_, words, qr, expected) => {
    expect(await found(await drawn(words, qr))).toEqual(expected);
  });

  test('whose DataMatrix says something else', async () => {
    const matrix = `codfase=NBPA;183220000000000058111200002774850810000012345638961P162839520376JHRTYX12C13A944V${' '.repeat(40 + 110 + 12)}A`;
    expect(matrix).toHaveLength(256);
    expect(await found(await drawn('3220 0000 0000 0053 06 1.234,56 Euro', QR, matrix))).toEqual([
      'IRIS-AVV-005 DataMatrix',
    ]);
  });
});

test('what is no notice cannot be judged', async () => {
  for (const content of ['', 'ciao', '%PDF-1.7 rotto', '{', '{"importo": 5}'])
    await expect(found(content), content).rejects.toThrow(UnreadableArtefact);
});

describe('a notice as data (iris.md §7.4)', () => {
  const testi = testiDi({ ...AVVISO, ente: { ...AVVISO.ente, cbill: 'ABC12', settore: 'Tributi', info: 'Orari' } });
  const json = (changed: object): string => JSON.stringify({ ...testi, ...changed });

  test('as IRIS writes it', async () => {
    expect(await found(json({}))).toEqual([]);
  });

  test.each([
    ['ente_creditore', 'x'.repeat(51)],
    ['settore_ente', 'x'.repeat(51)],
    ['info_ente', 'x'.repeat(101)],
    ['cf_ente', '1'.repeat(17)],
    ['cf_destinatario', '1'.repeat(17)],
    ['nome_cognome_destinatario', 'x'.repeat(36)],
    ['nome_cognome_destinatario', ''],
    ['indirizzo_destinatario', 'x'.repeat(41)],
    ['importo', '1000000,00'],
    ['importo', '1.000.000,00'],
    ['importo', '100.00'],
    ['data', '31-12-2026'],
    ['codice_avviso', '322000000000005306'],
    ['numero_cc_postale', '1'.repeat(21)],
    ['intestatario_cc_postale', 'x'.repeat(51)],
    ['cbill', 'abc'],
  ])('%s cannot be %s', async (campo, testo) => {
    expect(await found(json({ [campo]: testo }))).toEqual([`IRIS-AVV-006 ${campo}`]);
  });
});

test('two codes of payment on one notice', () => {
  const uno = { numeroAvviso: AVVISO.numeroAvviso, ente: '62839520376', importo: 1 };
  const letto: LetturaAvviso = {
    qr: [uno, uno],
    dataMatrix: [],
    codiciAvviso: [],
    importi: [],
    date: [],
    conTesto: false,
  };
  expect(difettiAvviso(letto).map(({ osservato }) => osservato)).toEqual(['2 codici QR']);
});
