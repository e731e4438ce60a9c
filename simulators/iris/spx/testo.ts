import { isUtf8 } from 'node:buffer';

/** Bytes that are no text of the tracciato: where, and why. `colonna` counts fields from 1. */
export class TestoNonLeggibile extends Error {
  readonly riga: number;
  readonly colonna: number | undefined;

  constructor(riga: number, colonna: number | undefined, message: string) {
    super(message);
    this.name = 'TestoNonLeggibile';
    this.riga = riga;
    this.colonna = colonna;
  }
}

/** What was noticed of the bytes of a file while they went by. */
export interface NoteSulTesto {
  bom: boolean;
}

const LF = 10;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
/** First bytes of files that are no text, with what they are called. */
const FIRME: readonly (readonly [firma: Buffer, nome: string])[] = [
  [Buffer.from([0xff, 0xfe]), 'un testo in UTF-16: va salvato in UTF-8'],
  [Buffer.from([0xfe, 0xff]), 'un testo in UTF-16: va salvato in UTF-8'],
  [Buffer.from('PK\u0003\u0004', 'latin1'), 'un archivio ZIP o un foglio di calcolo: si invia il CSV, non compresso'],
  [Buffer.from([0x1f, 0x8b]), 'un file compresso: si invia il CSV, non compresso'],
  [Buffer.from('%PDF-', 'latin1'), 'un PDF: si invia il CSV'],
];

/**
 * Lets through the bytes of a text in UTF-8, cut where a character ends, without the byte order mark.
 * @throws TestoNonLeggibile at a NUL, at bytes that are no UTF-8, for another kind of file.
 */
export async function* testoUtf8(
  pezzi: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  separatore: string,
  note: NoteSulTesto,
): AsyncGenerator<Uint8Array> {
  let resto: Buffer = Buffer.alloc(0);
  let righe = 0;
  let inizio = true;
  for await (const pezzo of pezzi) {
    let blocco: Buffer = resto.length === 0 ? asBuffer(pezzo) : Buffer.concat([resto, pezzo]);
    // the first bytes tell the kind of file: they are waited for
    if (inizio && blocco.length < 5) {
      resto = blocco;
      continue;
    }
    if (inizio) blocco = senzaBom(blocco, note);
    inizio = false;
    const fine = ultimoCarattere(blocco);
    resto = blocco.subarray(fine);
    blocco = blocco.subarray(0, fine);
    yield* sani(blocco, righe, separatore);
    righe += contaRighe(blocco);
  }
  if (inizio) resto = senzaBom(resto, note);
  yield* sani(resto, righe, separatore);
}

function senzaBom(blocco: Buffer, note: NoteSulTesto): Buffer {
  for (const [firma, nome] of FIRME)
    if (blocco.subarray(0, firma.length).equals(firma)) throw new TestoNonLeggibile(1, undefined, `il file è ${nome}`);
  note.bom = blocco.subarray(0, BOM.length).equals(BOM);
  return note.bom ? blocco.subarray(BOM.length) : blocco;
}

/** The block where it is text; else the rows before the one that is not, and then the reason. */
function* sani(blocco: Buffer, righe: number, separatore: string): Generator<Uint8Array> {
  const nul = blocco.indexOf(0);
  if (nul < 0 && isUtf8(blocco)) {
    yield blocco;
    return;
  }
  const guasto = nul >= 0 ? nul : primoNonUtf8(blocco);
  const inizioRiga = blocco.lastIndexOf(LF, guasto) + 1;
  yield blocco.subarray(0, inizioRiga);
  throw new TestoNonLeggibile(
    righe + contaRighe(blocco.subarray(0, guasto)) + 1,
    colonnaDi(blocco.toString('latin1', inizioRiga, guasto), separatore),
    nul >= 0
      ? 'c’è un carattere NUL (byte zero)'
      : `il byte 0x${blocco[guasto]!.toString(16).toUpperCase()} non è UTF-8: il file sembra salvato in Windows-1252 o ISO-8859-1`,
  );
}

/** The field in which a line stops, from 1, as far as the line itself tells: separators in quotes divide nothing. */
function colonnaDi(riga: string, separatore: string): number {
  let colonna = 1;
  let fraVirgolette = false;
  for (const segno of riga) {
    if (segno === '"') fraVirgolette = !fraVirgolette;
    else if (segno === separatore && !fraVirgolette) colonna++;
  }
  return colonna;
}

/** Where the characters stop being UTF-8. */
function primoNonUtf8(blocco: Buffer): number {
  let at = 0;
  while (at < blocco.length && isUtf8(blocco.subarray(at, at + lunghezzaDi(blocco[at]!))))
    at += lunghezzaDi(blocco[at]!);
  return Math.min(at, blocco.length - 1);
}

/** Bytes of the character that begins with a byte. */
function lunghezzaDi(byte: number): number {
  if (byte < 0x80) return 1;
  return byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
}

/** Where the last whole character of a block ends: what follows is the beginning of one. */
function ultimoCarattere(blocco: Buffer): number {
  for (let indietro = 1; indietro <= Math.min(3, blocco.length); indietro++) {
    const byte = blocco[blocco.length - indietro]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return lunghezzaDi(byte) > indietro ? blocco.length - indietro : blocco.length;
  }
  return blocco.length;
}

function contaRighe(blocco: Buffer): number {
  let righe = 0;
  for (let da = blocco.indexOf(LF); da >= 0; da = blocco.indexOf(LF, da + 1)) righe++;
  return righe;
}

function asBuffer(pezzo: Uint8Array): Buffer {
  return Buffer.from(pezzo.buffer, pezzo.byteOffset, pezzo.byteLength);
}
