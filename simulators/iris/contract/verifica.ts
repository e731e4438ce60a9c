import type { Esito } from './esito.ts';
import type { Header } from './header.ts';
import type { Pagamento } from './pagamento.ts';

/** The short answers (VerificaStatoPagamento, iris.md §2.1). */
export const STATI_VERIFICA = [
  'Posizione non presente',
  'Posizione non pagabile',
  'Pagamento non eseguito',
  'Pagamento eseguito',
] as const;
export type StatoVerifica = (typeof STATI_VERIFICA)[number];

/** The detailed answers (iris.md §2.5). */
export const STATI_POSIZIONE = [
  'POSIZIONE_NON_PRESENTE',
  'POSIZIONE_NON_PAGATA',
  'POSIZIONE_NON_PAGABILE',
  'POSIZIONE_PAGATA',
  'POSIZIONE_PAGATA_SBF',
  'POSIZIONE_CON_PAG_IN_CORSO',
  'POSIZIONE_CON_DOC_EMESSO',
] as const;
export type StatoPosizione = (typeof STATI_POSIZIONE)[number];

/** A payment that somebody asks about: its id, and the tributo's code. */
export interface PagamentoChiesto {
  readonly idPagamento: string;
  readonly tipoPendenza: string;
}

/** IdpVerificaStatoPagamento: what an ente asks. */
export interface IdpVerifica {
  readonly versione: string;
  readonly header: Header;
  readonly pagamenti: readonly PagamentoChiesto[];
  /** Absent means false: the short answer. */
  readonly richiestaInformazioni?: boolean;
}

export interface StatoPagamentoChiesto extends PagamentoChiesto {
  readonly stato: string;
}

export interface InformazioniPagamento extends PagamentoChiesto {
  readonly stato: string;
  readonly descrizioneStato: string;
  readonly pagamento?: Pagamento;
}

/** IdpEsitoVerifica: short answers, or detailed ones, or one reason why there are none. */
export interface IdpEsitoVerifica {
  readonly versione: string;
  readonly header: Header;
  readonly stati: readonly StatoPagamentoChiesto[];
  readonly informazioni: readonly InformazioniPagamento[];
  readonly esito?: Esito;
}
