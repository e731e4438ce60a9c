import type { Amount } from './amount.ts';
import type { Header } from './header.ts';
import type { Moment } from './moment.ts';
import type { Allegato } from './pendenza.ts';

/** How far the money has come: receipt, clearing, bank movement (iris.md §3.7). */
export const ESITI_PAGAMENTO = ['ESEGUITO', 'REGOLATO', 'INCASSO'] as const;
export type EsitoPagamento = (typeof ESITI_PAGAMENTO)[number];

export const TIPI_VOCE_TRANSATO = ['ImportoTransato', 'ImportoAutorizzato', 'ImportoCommissioni'] as const;

/** One payment as an informativa or a verifica tells it (Pagamento, iris.md §2.5). */
export interface Pagamento {
  readonly tipoPagamento: string;
  readonly idPagamento: string;
  readonly dataOraPagamento: Moment;
  readonly dataScadenzaPagamento?: Moment;
  readonly importo: Amount;
  readonly riferimentoDebitore?: string;
  readonly esito: string;
  readonly pagante?: Pagante;
  readonly transazione?: Transazione;
  readonly flagQuietanzaCartacea?: boolean;
  readonly note?: string;
  readonly allegato?: Allegato;
  readonly riferimentoDebito?: RiferimentoDebito;
  readonly descrizioneCausale?: string;
  /** IdentificativoUnivocoVersamento. */
  readonly iuv?: string;
}

export interface Pagante {
  /** Absent means CodiceFiscale. */
  readonly tipo?: string;
  readonly id?: string;
  readonly descrizione?: string;
}

export interface CanaleOMezzo {
  readonly tipo: string;
  readonly descrizione?: string;
}

export interface DettaglioCanale {
  readonly filiale?: string;
  readonly sportello?: string;
  readonly idTerminale?: string;
  readonly idOperazione?: string;
}

export interface VoceTransato {
  readonly tipo: string;
  readonly descrizione: string;
  readonly importo: Amount;
}

export interface Transazione {
  readonly canale: CanaleOMezzo;
  readonly mezzo: CanaleOMezzo;
  readonly dettaglioCanale?: DettaglioCanale;
  readonly idTransazione: string;
  readonly dataOraTransazione: Moment;
  readonly codiceAutorizzazione?: string;
  readonly dataOraAutorizzazione?: Moment;
  readonly tipoSicurezza?: string;
  readonly importoTransato: Amount;
  /** Empty where there is no DettaglioImportoTransato. */
  readonly voci: readonly VoceTransato[];
  readonly descrizione?: string;
}

/** The pendenza of a payment, and the tributo's code. */
export interface RiferimentoDebito {
  readonly tipoDebito: string;
  readonly pendenza: string;
}

/** IdpInformativaPagamento: one to a thousand payments (iris.md §3.7). */
export interface IdpInformativaPagamento {
  readonly versione: string;
  readonly header: Header;
  readonly pagamenti: readonly Pagamento[];
}
