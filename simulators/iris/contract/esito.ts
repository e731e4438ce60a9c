import type { Header } from './header.ts';
import type { SessioneGateway } from './otf.ts';

export const STATI_MESSAGGIO = ['Elaborato Correttamente', 'Elaborato con Errori'] as const;
export type StatoMessaggio = (typeof STATI_MESSAGGIO)[number];

/** One reason (Esito, iris.md §2.4). `codice` has at most eight characters, `descrizione` 256. */
export interface Esito {
  readonly codice: string;
  readonly descrizione: string;
  readonly elemento?: string;
  readonly note?: string;
}

/** What became of one pendenza that was refused. */
export interface Dettaglio {
  /** The IdPendenza. */
  readonly id: string;
  /** Always "Scartato". */
  readonly stato: string;
  readonly esiti: readonly Esito[];
  readonly note?: string;
}

/** The body of an esito. */
export interface CorpoEsito {
  readonly stato: string;
  readonly esiti: readonly Esito[];
  readonly note?: string;
  /** Empty where there is no InfoDettaglio. */
  readonly dettagli: readonly Dettaglio[];
}

/** IdpEsito; also what an ente answers to an informativa. */
export interface IdpEsito {
  readonly versione: string;
  readonly header: Header;
  readonly corpo: CorpoEsito;
}

/** IdpEsitoOTF: a session where one was asked for and everything went well. */
export interface IdpEsitoOtf extends IdpEsito {
  readonly sessione?: SessioneGateway;
}

/** IdpMultiEsitoOTF: either a session, or the requests that were refused. */
export interface IdpMultiEsitoOtf {
  readonly versione: string;
  readonly sessione?: SessioneGateway;
  readonly rifiutati: readonly { readonly msgId: string; readonly corpo: CorpoEsito }[];
}
