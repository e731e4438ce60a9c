import { keys } from '../archive.ts';
import type { Messaggio } from '../archive.ts';
import type { IrisDesk } from '../desk.ts';
import { settle } from '../esito.ts';
import { readEsitoCsv } from './csv.ts';
import { askSpx } from './servizio.ts';

/** Asks for the esito of every file that has none, and records it. @returns how many were read, and what went wrong. */
export async function readEsiti(
  desk: IrisDesk,
): Promise<{ readonly letti: number; readonly problemi: readonly string[] }> {
  const { archive, parts } = desk;
  const aperti = archive
    .messaggi()
    .flatMap((id) => archive.messaggio(id) ?? [])
    .filter(
      ({ servizio, sorte, trasmissione }) => servizio === 'csv' && sorte === 'consegnato' && trasmissione !== undefined,
    );
  let letti = 0;
  const problemi: string[] = [];
  for (const file of aperti) {
    const problema = await readOne(desk, file);
    if (problema === undefined) letti++;
    else if (problema !== '') problemi.push(problema);
  }
  const scarti = parts.discardsShown(
    aperti.flatMap(({ richieste }) => richieste.flatMap(({ dati }) => archive.pendenza(dati.idPendenza)?.errori ?? [])),
  );
  return { letti, problemi: [...problemi, ...scarti] };
}

/** Undefined where the esito was read; an empty text where it is not there yet; else why it could not be. */
async function readOne(desk: IrisDesk, file: Messaggio): Promise<string | undefined> {
  const { archive, parts } = desk;
  const query = `idTrasmissione=${encodeURIComponent(file.trasmissione!)}`;
  const stato = await askSpx(desk, `allineamentopendenze/getStato?${query}`);
  if (stato.status !== 200) return parts.spxTrouble('Lettura dello stato di un file non riuscita', stato);
  const ids = file.richieste.map(({ dati }) => dati.idPendenza);
  if (!parts.spxWorked(stato.text)) return '';
  const esito = await askSpx(desk, `allineamentopendenze/getEsito?${query}`);
  if (esito.status !== 200) return parts.spxTrouble('Lettura dell’esito di un file non riuscita', esito);
  const rows = readEsitoCsv(desk, esito.text);
  const errors = parts.refusesWholeFile(rows)
    ? new Map(ids.map((id) => [id, parts.discardedByCsv(rows, ids).get(id) ?? [FILE]]))
    : parts.discardedByCsv(rows, ids);
  archive.keep([[keys.messaggio(file.id), { ...file, sorte: 'concluso' }], ...settle(desk, file, errors)]);
  return undefined;
}

/** What is held against a debt of a file that was refused for another one. */
const FILE = { codice: 'FILE', descrizione: 'IRIS ha rifiutato il file intero' };
