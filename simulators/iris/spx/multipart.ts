import { createReadStream } from 'node:fs';
import type { StoredBody, WireRequest } from '../../kernel/exchange.ts';
import type { Sorgente } from './verifica.ts';

/** One file of a form: its name in the form, and its bytes, read from where they lie. */
export interface Parte {
  readonly nome: string;
  readonly nomeFile?: string;
  readonly sorgente: Sorgente;
}

/** Bytes of the headers of a part that are looked through. */
const TESTATA = 4_096;
const FINE_TESTATA = Buffer.from('\r\n\r\n');

/** The bytes of a request, in memory or on disk, from one place to another. */
type Tratto = (da: number, a: number) => Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** The parts of a multipart/form-data body; undefined where it is none, or is cut. Nothing is kept in memory. */
export async function partiDi(request: WireRequest): Promise<readonly Parte[] | undefined> {
  const [, quotato, nudo] = /boundary=(?:"([^"]{1,70})"|([^\s;,]{1,70}))/i.exec(
    request.headers['content-type'] ?? '',
  ) ?? [undefined, undefined, undefined];
  const confine = quotato ?? nudo;
  if (confine === undefined || !/^multipart\/form-data/i.test(request.headers['content-type'] ?? '')) return undefined;
  const { tratto, size } = corpoDi(request);
  const confini = await posizioni(tratto(0, size), Buffer.from(`--${confine}`));
  if (confini.length < 2) return undefined;
  const parti: Parte[] = [];
  for (let at = 0; at + 1 < confini.length; at++) {
    const parte = await parteFra(tratto, confini[at]! + confine.length + 2, confini[at + 1]! - 2);
    if (parte === undefined) return undefined;
    parti.push(parte);
  }
  return parti;
}

function corpoDi({ body, stored }: WireRequest): { readonly tratto: Tratto; readonly size: number } {
  const path = stored?.path;
  if (path !== undefined)
    return {
      size: (stored as StoredBody).size,
      tratto: (da, a) => (da >= a ? [] : createReadStream(path, { start: da, end: a - 1 })),
    };
  const bytes = stored?.bytes ?? body;
  return { size: bytes.length, tratto: (da, a) => [bytes.subarray(da, a)] };
}

/** Every place where some bytes stand. */
async function posizioni(
  pezzi: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  cercati: Buffer,
): Promise<readonly number[]> {
  const trovate: number[] = [];
  let resto = Buffer.alloc(0);
  let inizio = 0;
  for await (const pezzo of pezzi) {
    const blocco = Buffer.concat([resto, pezzo]);
    for (let at = blocco.indexOf(cercati); at >= 0; at = blocco.indexOf(cercati, at + cercati.length))
      trovate.push(inizio + at);
    const tenuti = Math.min(blocco.length, cercati.length - 1);
    resto = blocco.subarray(blocco.length - tenuti);
    inizio += blocco.length - tenuti;
  }
  return trovate;
}

async function parteFra(tratto: Tratto, da: number, a: number): Promise<Parte | undefined> {
  const pezzi: Uint8Array[] = [];
  for await (const pezzo of tratto(da, Math.min(a, da + TESTATA))) pezzi.push(pezzo);
  const testa = Buffer.concat(pezzi);
  const fine = testa.indexOf(FINE_TESTATA);
  if (fine < 0) return undefined;
  const intestazioni = testa.toString('utf8', 0, fine);
  const [, nome] = /content-disposition:[^\r\n]*?[;\s]name="([^"]*)"/i.exec(intestazioni) ?? [];
  const [, nomeFile] = /filename="([^"]*)"/i.exec(intestazioni) ?? [];
  if (nome === undefined) return undefined;
  return {
    nome,
    ...(nomeFile === undefined ? {} : { nomeFile }),
    sorgente: () => tratto(da + fine + FINE_TESTATA.length, a),
  };
}
