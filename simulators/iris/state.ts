import type { Ids } from '../kernel/ids.ts';
import type { Event } from '../kernel/platform.ts';
import type { Header, Party } from './contract/header.ts';
import type { Moment } from './contract/moment.ts';
import type { IdpOtf } from './contract/otf.ts';
import type { Message } from './contract/message.ts';
import type { EsitoPagamento } from './contract/pagamento.ts';
import type { Allegato, Destinatario, Pendenza, Voce } from './contract/pendenza.ts';
import type { NumeroGuasto } from './iuv/guasti-avvisi.ts';
import type { ParametriIuv } from './iuv/parametri.ts';
import type { RegistroIuv } from './iuv/registro.ts';
import type { AccessoFlussi } from './rendicontazione/accesso.ts';
import type { RegistroFlussi } from './rendicontazione/registro.ts';
import type { IrisSettings, TributoSettings } from './settings.ts';
import type { SpxState } from './spx/state.ts';
import type { StatoCondizione } from './status/condizione.ts';
import type { StatoIncasso } from './status/incasso.ts';
import type { StatoMessaggioInArrivo } from './status/messaggio.ts';
import type { StatoPagamento } from './status/pagamento.ts';
import type { StatoPendenza } from './status/pendenza.ts';
import type { StatoRiga } from './status/riga.ts';
import type { StatoSessione } from './status/sessione.ts';
import type { StatoSpedizione } from './status/spedizione.ts';

/** A tributo as IRIS holds it: configured by the settings, or by IdpConfigurazioneTributi. */
export interface Tributo extends TributoSettings {
  /** The system it is tied to; any of the ente's where absent. */
  readonly sil?: string;
  readonly iban?: string;
}

/** An ente in the anagrafica, with the passwords of its systems. */
export interface Ente {
  readonly codice: string;
  readonly denominazione: string;
  readonly codiceFiscale: string;
  readonly attivo: boolean;
  /** System -> password of its Porta Delegata; the first is the main one. */
  readonly sil: ReadonlyMap<string, string>;
  readonly ibans: readonly string[];
  /** By code. */
  readonly tributi: ReadonlyMap<string, Tributo>;
  /** Codice of the subject that speaks for it on CART. */
  readonly intermediario?: string;
  /** How its notices are numbered; none are made where absent. */
  readonly iuv?: ParametriIuv;
}

/** Somebody who speaks on CART: an ente, or an intermediary. */
export interface Soggetto {
  readonly codice: string;
  readonly sil: ReadonlyMap<string, string>;
}

/** What authentication made of a request's credentials: on a Porta Delegata, who called it; nobody elsewhere. */
export interface Caller {
  readonly soggetto?: string;
  readonly sil?: string;
}

/** A condition of payment. `importo` is cents, as the wire's rounded half up where it was no whole number of them. */
export interface Condizione {
  readonly idPagamento: string;
  /** "Pagamento Unico" or "Pagamento a Rate". */
  readonly tipoPagamento: string;
  readonly stato: StatoCondizione;
  /** Annulled by UpdateStatus to "Pagamento Irregolare". */
  readonly annullata: boolean;
  readonly importo: number;
  readonly scadenza?: Moment;
  readonly inizioValidita?: Moment;
  readonly fineValidita?: Moment;
  readonly causale?: string;
  readonly iban?: string;
  readonly voci: readonly Voce[];
  readonly allegati: readonly Allegato[];
  /** Kind of the document (avviso) issued for it, if any. */
  readonly documento?: string;
}

/** A pendenza as one of its rows holds it; a row is replaced, never changed. */
export interface Riga {
  readonly id: string;
  readonly ente: string;
  /** The system that sent it: its informative go there. */
  readonly sil: string;
  /** The party on CART that sent it, where an intermediary did. */
  readonly tramite?: Party;
  readonly tributo: string;
  readonly idPendenza: string;
  readonly versione: number;
  readonly stato: StatoRiga;
  readonly statoPendenza: StatoPendenza;
  readonly cartella: boolean;
  readonly destinatari: readonly Destinatario[];
  readonly causale: string;
  readonly note?: string;
  readonly annoRiferimento: string;
  readonly importoTotale: number;
  readonly condizioni: readonly Condizione[];
  /** Epoch ms. */
  readonly scrittaAlle: number;
}

/** Who pays. */
export interface Pagante {
  readonly tipo: 'CodiceFiscale' | 'PartitaIVA';
  readonly id: string;
  readonly descrizione: string;
}

/** A payment, or a try, of one condition of one row. Amounts are cents. */
export interface Pagamento {
  /** IdTransazione; the same for all payments of one cart. */
  readonly idTransazione: string;
  /** What tells this payment from all others. */
  readonly id: string;
  readonly rigaId: string;
  readonly idPagamento: string;
  readonly stato: StatoPagamento;
  readonly importo: number;
  readonly commissioni: number;
  readonly canale: string;
  readonly mezzo: string;
  readonly pagante: Pagante;
  /** Epoch ms. */
  readonly iniziatoAlle: number;
  readonly eseguitoAlle?: number;
  readonly codiceAutorizzazione?: string;
  readonly incasso: StatoIncasso;
}

/** A message from an ente. */
export interface Messaggio {
  readonly chiave: string;
  readonly servizio: string;
  readonly versione: string;
  readonly header: Header;
  readonly ricevutoAlle: number;
  readonly stato: StatoMessaggioInArrivo;
  /** Until it is worked. */
  readonly pendenze: readonly Pendenza[];
  /** Violations of the schema that the proxy let through. */
  readonly violazioni: readonly string[];
  /** Code that a stimulus told it to fail with. */
  readonly guasto?: string;
}

/** What IRIS sends. */
export type MessaggioInPartenza = Extract<
  Message,
  { wrapper: 'IdpAllineamentoPendenzeEnte.Esito' | 'IdpInformativaPagamento' }
>;

/** A message to an ente: its bytes are the same at every attempt. */
export interface Spedizione {
  readonly id: string;
  readonly ente: string;
  readonly sil: string;
  /** Whose messages wait for each other: what was ready first is delivered first. */
  readonly coda: string;
  readonly messaggio: MessaggioInPartenza;
  /** Payments that an informativa tells of, in order; none for an esito. */
  readonly pagamenti: readonly string[];
  readonly stato: StatoSpedizione;
  readonly prontaAlle: number;
  /** Instant of the next attempt; absent where none is due. */
  readonly prossimoAlle?: number;
  readonly tentativi: number;
  /** Code of the last failure (CON...). */
  readonly errore?: string;
}

/** A session of the payment gateway. */
export interface Sessione {
  readonly token: string;
  readonly stato: StatoSessione;
  readonly creataAlle: number;
  readonly otf: IdpOtf;
  readonly offline: boolean;
  /** Conditions in the cart. */
  readonly carrello: readonly { readonly rigaId: string; readonly idPagamento: string }[];
  /** Present once it is opened: the transaction its payments belong to. */
  readonly idTransazione?: string;
}

/** A payment that an informativa will tell of. */
export interface Notifica {
  readonly pagamentoId: string;
  readonly notifica: EsitoPagamento;
  /** Which informativa it may join: ente, tributo, SIL, tipo spontaneo, kind of notification. */
  readonly gruppo: string;
}

/** Everything an IRIS simulation knows. Changed by `apply` only. */
export interface IrisState {
  readonly settings: IrisSettings;
  readonly ids: IrisIds;
  /** Instant the simulation began: timers of informative count from it. */
  readonly avvio: number;
  /** With what IRIS presents itself to an ente's Porta di Dominio. */
  readonly portaDelegata: { readonly utente: string; readonly password: string };
  /** By codice. */
  readonly enti: Map<string, Ente>;
  readonly intermediari: Map<string, Soggetto>;
  /** By the key that tells a message from another. */
  readonly messaggi: Map<string, Messaggio>;
  /** By id, in the order they were written. */
  readonly righe: Map<string, Riga>;
  /** ente/tributo/IdPendenza -> ids of its rows, oldest first. */
  readonly perPendenza: Map<string, string[]>;
  /** ente/tributo/IdPagamento -> ids of the rows that hold it, oldest first. */
  readonly perPagamento: Map<string, string[]>;
  /** Codice fiscale -> ids of the rows addressed to it. */
  readonly perDestinatario: Map<string, string[]>;
  /** By id. */
  readonly pagamenti: Map<string, Pagamento>;
  /** riga/IdPagamento -> ids of its payments, oldest first. */
  readonly perCondizione: Map<string, string[]>;
  /** By id, in the order they were prepared. */
  readonly spedizioni: Map<string, Spedizione>;
  /** E2EMsgId of an informativa -> id. */
  readonly perMsgId: Map<string, string>;
  /** By token. */
  readonly sessioni: Map<string, Sessione>;
  /** What informative have still to tell, oldest first. */
  readonly daNotificare: Notifica[];
  /** Groups whose timer is running. */
  readonly gruppiInAttesa: Set<string>;
  /** Codes that a scenario scripted for the next messages they suit, oldest first. */
  readonly guasti: string[];
  /** IUVs made so far. */
  readonly iuv: RegistroIuv;
  /** Faults scripted for the next requests of IUVs or notices, oldest first. */
  readonly guastiAvvisi: NumeroGuasto[];
  /** Flows of rendicontazione. */
  readonly flussi: RegistroFlussi;
  /** With what each ente asks for its flows, by codice. */
  readonly accessi: ReadonlyMap<string, AccessoFlussi>;
  /** How much later the next esito leaves, ms. */
  ritardoEsitoMs: number;
  /** How many tokens of gateway sessions were made. */
  sessioniCreate: number;
  readonly spx: SpxState;
}

/** Independent sources of identifiers: what one draws never shifts the others. */
export interface IrisIds {
  readonly messaggi: Ids;
  readonly pagamenti: Ids;
  readonly flussi: Ids;
}

/** What an event carries besides its journalled members: it stands already in the exchange that the event is part of. */
export const CARGO: unique symbol = Symbol('cargo');

export type IrisEvent = Event & { readonly [CARGO]?: unknown };

/** The key of a pendenza, or of a payment, of an ente and a tributo. */
export function chiaveDi(ente: string, tributo: string, id: string): string {
  return `${ente}/${tributo}/${id}`;
}

/** The key of the payments of one condition of one row. */
export function chiaveCondizione(rigaId: string, idPagamento: string): string {
  return `${rigaId}/${idPagamento}`;
}

/** Payments and tries of one condition of one row, oldest first. */
export function pagamentiDi(state: IrisState, rigaId: string, idPagamento: string): readonly Pagamento[] {
  return (state.perCondizione.get(chiaveCondizione(rigaId, idPagamento)) ?? []).map((id) => state.pagamenti.get(id)!);
}

/** The main system of an ente. */
export function silDi({ sil }: Soggetto): string {
  return sil.keys().next().value!;
}
