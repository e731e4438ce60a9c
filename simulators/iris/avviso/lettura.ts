import { UnreadableArtefact } from '../../kernel/artefact.ts';
import { sha256 } from '../../kernel/canonical.ts';
import { readSymbols } from '../doors/barcode-read.ts';
import type { Simbolo } from '../doors/barcode-read.ts';
import { readPdf } from '../doors/pdf-read.ts';
import { leggiDataMatrix } from './data-matrix.ts';
import type { CodiceDataMatrix } from './data-matrix.ts';
import { leggiQr } from './qr.ts';
import type { CodiceQr } from './qr.ts';

/** A code read from a notice, or what is wrong with it. */
export type Letto<T> = T | { readonly problema: string };

/** What a reader finds on a notice: each symbol taken apart, and the words printed. Plain JSON: it stands in the journal. */
export interface LetturaAvviso {
  /** Why nothing could be read, where nothing could. */
  readonly illeggibile?: string;
  readonly qr: readonly Letto<CodiceQr>[];
  /** The amount as it is written in the first QR code: its width is part of the rule. */
  readonly cifreImporto?: number;
  readonly dataMatrix: readonly Letto<CodiceDataMatrix>[];
  /** Groups of digits that look like a numero avviso, as printed. */
  readonly codiciAvviso: readonly string[];
  /** Amounts and dates as printed, whatever their form. */
  readonly importi: readonly string[];
  readonly date: readonly string[];
  /** False where it came as a picture: its words are not read. */
  readonly conTesto: boolean;
}

const PNG = [0x89, 0x50, 0x4e, 0x47];
const JPEG = [0xff, 0xd8, 0xff];

const letti = new Map<string, Promise<LetturaAvviso>>();
const LETTI_TENUTI = 50;

/**
 * Reads a notice: a PDF, or the picture of one (PNG, JPEG). Never throws for what the file holds. A page takes about half a
 * second to draw: what was read lately is not read again.
 */
export function leggiAvviso(bytes: Uint8Array): Promise<LetturaAvviso> {
  const chiave = sha256(bytes);
  let letto = letti.get(chiave);
  if (letto === undefined) {
    if (letti.size >= LETTI_TENUTI) letti.delete(letti.keys().next().value!);
    letti.set(chiave, (letto = leggi(bytes)));
  }
  return letto;
}

async function leggi(bytes: Uint8Array): Promise<LetturaAvviso> {
  if (isPdf(bytes))
    try {
      const pagine = await readPdf(bytes);
      const simboli: Simbolo[] = [];
      for (const { immagine } of pagine) simboli.push(...(await readSymbols(immagine)));
      return lettura(simboli, pagine.map(({ testo }) => testo).join('\n'));
    } catch (error) {
      return { ...lettura([], ''), illeggibile: `il PDF non si apre: ${(error as Error).message}` };
    }
  if (begins(bytes, PNG) || begins(bytes, JPEG)) return lettura(await readSymbols(bytes), undefined);
  return { ...lettura([], ''), illeggibile: 'non è un PDF, né un’immagine PNG o JPEG' };
}

/** As {@link leggiAvviso}. @throws UnreadableArtefact where it is no notice that can be read. */
export async function leggiAvvisoDa(name: string, bytes: Uint8Array): Promise<LetturaAvviso> {
  const letto = await leggiAvviso(bytes);
  if (letto.illeggibile !== undefined)
    throw new UnreadableArtefact(`«${name}» ${letto.illeggibile}: dare l’avviso in PDF, PNG o JPEG`);
  return letto;
}

function lettura(simboli: readonly Simbolo[], testo: string | undefined): LetturaAvviso {
  const di = (tipo: Simbolo['tipo']): readonly string[] =>
    simboli.filter((uno) => uno.tipo === tipo).map((uno) => uno.testo);
  const qr = di('qr').filter((uno) => uno.startsWith('PAGOPA') || uno.split('|').length === 5);
  const primo = qr[0]?.split('|')[4];
  const parole = (testo ?? '').replaceAll(/\s+/g, ' ');
  return {
    qr: (qr.length === 0 ? di('qr') : qr).map((uno) => letto(leggiQr(uno))),
    ...(primo === undefined ? {} : { cifreImporto: primo.length }),
    dataMatrix: di('dataMatrix').map((uno) => letto(leggiDataMatrix(uno))),
    codiciAvviso: [
      ...new Set(parole.match(/(?<![\d ])\d(?:[ .-]?\d){17}(?![ .-]?\d)|\b\d{4}(?: \d{4}){3} \d{2}\b/g) ?? []),
    ],
    importi: [
      ...new Set(
        parole.match(
          /(?<![\d.,])\d[\d.,]*[.,]\d{1,2}(?![\d.,/])(?=\s*(?:€|Euro\b|EUR\b))|(?<=€ ?)\d[\d.,]*[.,]\d{1,2}/gi,
        ) ?? [],
      ),
    ],
    date: [...new Set(parole.match(/(?<!\d)\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?!\d)/g) ?? [])],
    conTesto: testo !== undefined,
  };
}

function letto<T>(
  read: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string },
): Letto<T> {
  return read.ok ? read.value : { problema: read.problem };
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}

function begins(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
