import { accepted, refused } from '../../kernel/values/parsed.ts';
import type { Parsed } from '../../kernel/values/parsed.ts';
import { parseNumeroAvviso } from '../../kernel/values/numero-avviso.ts';
import type { NumeroAvviso } from '../../kernel/values/numero-avviso.ts';

/** What the DataMatrix of Poste says (iris.md §7.3, from public implementations); `importo` in cents. */
export interface CodiceDataMatrix {
  readonly numeroAvviso: NumeroAvviso;
  /** Postal account, 1 to 12 digits. */
  readonly conto: string;
  readonly importo: number;
  readonly ente: string;
  readonly debitore: string;
  readonly nome: string;
  readonly causale: string;
}

/** Where each part stands, counted from zero; the whole is 256 characters. */
const PARTI = {
  numeroAvviso: [15, 33],
  conto: [35, 47],
  importo: [49, 59],
  ente: [66, 77],
  debitore: [77, 93],
  nome: [93, 133],
  causale: [133, 243],
} as const;

const FISSE: readonly (readonly [da: number, testo: string])[] = [
  [0, 'codfase=NBPA;'],
  [13, '18'],
  [33, '12'],
  [47, '10'],
  [59, '3'],
  [60, '896'],
  [63, '1P1'],
  [243, ' '.repeat(12)],
  [255, 'A'],
];

/** The 256 characters of a DataMatrix. @throws RangeError for an account of more than 12 digits or an amount of more than 10. */
export function componiDataMatrix(codice: CodiceDataMatrix): string {
  const { numeroAvviso, conto, importo, ente, debitore, nome, causale } = codice;
  if (!/^[0-9]{1,12}$/.test(conto)) throw new RangeError(`a postal account of 1 to 12 digits expected, got ${conto}`);
  if (!Number.isSafeInteger(importo) || importo < 1 || importo > 9_999_999_999)
    throw new RangeError(`an amount from 1 to 9999999999 cents expected, got ${importo}`);
  return [
    `codfase=NBPA;18${numeroAvviso}12${conto.padStart(12, '0')}10${String(importo).padStart(10, '0')}38961P1`,
    campo(ente, 11),
    campo(debitore, 16),
    campo(nome, 40),
    campo(causale, 110),
    ' '.repeat(12),
    'A',
  ].join('');
}

/** A text as the code carries it: upper case, in ASCII, cut and filled on the right. */
function campo(testo: string, lungo: number): string {
  return inAscii(testo).slice(0, lungo).padEnd(lungo);
}

function inAscii(testo: string): string {
  return testo
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[^\u0020-\u007e]/gu, ' ')
    .toUpperCase();
}

/** Reads the text of a DataMatrix; a wrong one is told in Italian. */
export function leggiDataMatrix(testo: string): Parsed<CodiceDataMatrix> {
  if (testo.length !== 256) return refused('DataMatrix: attesi 256 caratteri', testo);
  for (const [da, atteso] of FISSE)
    if (!testo.startsWith(atteso, da))
      return refused(
        `DataMatrix: atteso «${atteso.trim()}» dal carattere ${da + 1}`,
        testo.slice(da, da + atteso.length),
      );
  const parte = (nome: keyof typeof PARTI): string => testo.slice(...PARTI[nome]);
  const numero = parseNumeroAvviso(parte('numeroAvviso'));
  if (!numero.ok) return { ok: false, problem: `DataMatrix: ${numero.problem}` };
  for (const nome of ['conto', 'importo', 'ente'] as const)
    if (!/^[0-9]+$/.test(parte(nome)))
      return refused(
        `DataMatrix: attese sole cifre nei caratteri ${PARTI[nome][0] + 1}-${PARTI[nome][1]}`,
        parte(nome),
      );
  return accepted({
    numeroAvviso: numero.value.numeroAvviso,
    conto: parte('conto'),
    importo: Number(parte('importo')),
    ente: parte('ente'),
    debitore: parte('debitore').trimEnd(),
    nome: parte('nome').trimEnd(),
    causale: parte('causale').trimEnd(),
  });
}
