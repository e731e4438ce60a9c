import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NumeroAvviso } from '../../kernel/values/numero-avviso.ts';
import { readSymbols } from '../doors/barcode-read.ts';
import { readPdf } from '../doors/pdf-read.ts';
import type { Avviso } from './avviso.ts';
import { leggiDataMatrix } from './data-matrix.ts';
import { stampaAvviso } from './stampa.ts';
import { IMPORTO_MASSIMO, LIMITI, testiDi } from './testi.ts';

const AT = Date.UTC(2026, 10, 22, 9);
const AVVISO: Avviso = {
  numeroAvviso: '322000000000005306' as NumeroAvviso,
  importo: 10_000,
  scadenza: '2026-12-31',
  oggetto: 'Sanzione amministrativa già notificata',
  ente: { denominazione: 'Comune di Esempio', codiceFiscale: '62839520376', cbill: 'abcde' },
  destinatario: { codiceFiscale: 'JHRTYX12C13A944V', denominazione: 'Niccolò D’Amico', indirizzo: 'Via Roma 1' },
  postale: { conto: '27748508', intestatario: 'Comune di Esempio' },
};
const QR = 'PAGOPA|002|322000000000005306|62839520376|0000010000';

const folder = mkdtempSync(join(tmpdir(), 'avviso-'));
const pages = join(folder, 'pagina');
let pdf: Uint8Array;

beforeAll(async () => {
  pdf = await stampaAvviso(AVVISO, AT);
  writeFileSync(`${pages}.pdf`, pdf);
  if (present('pdftoppm')) execFileSync('pdftoppm', ['-r', '200', '-png', '-singlefile', `${pages}.pdf`, pages]);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function present(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Whether a program is not on this machine: said aloud, since a test is then skipped. */
function lacks(...programs: readonly string[]): boolean {
  const missing = programs.filter((program) => !present(program));
  if (missing.length > 0)
    console.warn(`SKIPPED, not installed: ${missing.join(', ')} (independent readers of the notice's symbols)`);
  return missing.length > 0;
}

test('both symbols and the words are read from the page as it is drawn', { timeout: 60_000 }, async () => {
  const [page] = await readPdf(pdf);
  const found = await readSymbols(page!.immagine);
  expect(found.find(({ tipo }) => tipo === 'qr')?.testo).toBe(QR);
  expect(leggiDataMatrix(found.find(({ tipo }) => tipo === 'dataMatrix')!.testo)).toMatchObject({
    ok: true,
    value: { numeroAvviso: AVVISO.numeroAvviso, conto: '000027748508', importo: 10_000, nome: "NICCOLO D'AMICO" },
  });
  for (const text of ['3220 0000 0000 0053 06', '100,00 Euro', '31/12/2026', 'Niccolò D’Amico', 'CBILL ABCDE'])
    expect(page!.testo).toContain(text);
});

test.skipIf(lacks('zbarimg', 'pdftoppm'))('zbar reads the QR code', { timeout: 60_000 }, () => {
  const read = execFileSync('zbarimg', ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', `${pages}.png`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(read.trim()).toBe(QR);
});

test.skipIf(lacks('dmtxread', 'pdftoppm'))('dmtx reads the DataMatrix', { timeout: 60_000 }, () => {
  const read = execFileSync('dmtxread', ['-m', '30000', '-N', '1', `${pages}.png`], { encoding: 'utf8' });
  expect(leggiDataMatrix(read.replace(/\n$/, '')).ok).toBe(true);
});

test('the same notice gives the same bytes; a bank account has no DataMatrix', { timeout: 60_000 }, async () => {
  expect(await stampaAvviso(AVVISO, AT)).toEqual(pdf);
  const { postale: _, ...bancario } = AVVISO;
  const [page] = await readPdf(await stampaAvviso({ ...bancario, ampiezzaQr: 'minima' }, AT));
  expect(await readSymbols(page!.immagine)).toEqual([
    { tipo: 'qr', testo: 'PAGOPA|002|322000000000005306|62839520376|10000' },
  ]);
});

describe('fields (iris.md §7.4)', () => {
  test('are cut at their limits', () => {
    const lungo = 'x'.repeat(200);
    const testi = testiDi({
      ...AVVISO,
      ente: { ...AVVISO.ente, denominazione: lungo, settore: lungo, info: lungo },
      destinatario: { ...AVVISO.destinatario, denominazione: lungo, indirizzo: lungo },
      postale: { conto: '1', intestatario: lungo },
    });
    for (const [campo, limite] of Object.entries(LIMITI))
      expect(testi[campo as keyof typeof testi]!.length, campo).toBeLessThanOrEqual(limite);
    expect(testi.settore_ente).toHaveLength(50);
  });

  test('the greatest amount is 999.999,99', async () => {
    expect(testiDi({ ...AVVISO, importo: IMPORTO_MASSIMO }).importo).toBe('999.999,99');
    expect(testiDi({ ...AVVISO, importo: 5 }).importo).toBe('0,05');
    await expect(stampaAvviso({ ...AVVISO, importo: IMPORTO_MASSIMO + 1 }, AT)).rejects.toThrow(RangeError);
  });
});
