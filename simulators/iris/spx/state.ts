import type { EsitoPagamento } from '../contract/pagamento.ts';
import { machine } from '../status/machine.ts';
import type { CodiceBs } from './codici.ts';
import type { Riga } from './riga.ts';

/** States of a file (iris.md §5.1); SCONOSCIUTO is never reached [reconstructed]: the engine keeps it for what it lost. */
export type StatoTrasmissione =
  '-' | 'DA_ELABORARE' | 'VALIDATO' | 'VALIDATO_KO' | 'ELABORATO_OK' | 'ELABORATO_KO' | 'ELABORATO_OK_PARZIALE';

export type MossaTrasmissione = 'riceve' | 'valida' | 'rifiuta' | 'accoglie' | 'respinge' | 'accoglieInParte';

export const trasmissione = machine<StatoTrasmissione, MossaTrasmissione>('trasmissione', [
  ['-', 'riceve', 'DA_ELABORARE'],
  ['DA_ELABORARE', 'valida', 'VALIDATO'],
  ['DA_ELABORARE', 'rifiuta', 'VALIDATO_KO'],
  ['VALIDATO', 'accoglie', 'ELABORATO_OK'],
  ['VALIDATO', 'respinge', 'ELABORATO_KO'],
  ['VALIDATO', 'accoglieInParte', 'ELABORATO_OK_PARZIALE'],
]);

/** A row of the esito that refuses something. */
export interface Scarto {
  /** Empty where it concerns the whole file. */
  readonly idDebito: string;
  readonly codice: CodiceBs;
  readonly testo: string;
}

/** A file of positions. */
export interface Trasmissione {
  readonly id: string;
  readonly ente: string;
  readonly sil: string;
  readonly ricevutaAlle: number;
  readonly stato: StatoTrasmissione;
  readonly tributo?: string;
  /** Rows of data. */
  readonly righe: number;
  /** Until they are worked. */
  readonly debiti: readonly (readonly Riga[])[];
  readonly scarti: readonly Scarto[];
  /** Ids of the debts that were taken. */
  readonly accolti: readonly string[];
}

/** Payments laid out for the ente to draw: one file a kind of notification (iris.md §5.4). */
export interface InformativaCsv {
  readonly id: string;
  readonly ente: string;
  readonly sil: string;
  readonly tributo: string;
  readonly tipo: EsitoPagamento;
  readonly creataAlle: number;
  readonly testo: string;
  readonly pagamenti: readonly string[];
  /** Epoch ms of the last time it was drawn: then it leaves the list. */
  readonly prelevataAlle?: number;
}

export interface SpxState {
  /** By id, oldest first. */
  readonly trasmissioni: Map<string, Trasmissione>;
  readonly informative: Map<string, InformativaCsv>;
  /** How many ids were given out. */
  contatore: number;
  /** Codes that a scenario scripted for the next file. */
  readonly guasti: string[];
}

export function spxVuoto(): SpxState {
  return { trasmissioni: new Map(), informative: new Map(), contatore: 0, guasti: [] };
}
