import type { PendenzaDaInviare, Rata, SendPendenze } from '../../../sut/commands/iris.ts';
import type { Parts } from '../parts.ts';
import type { Memories } from './desk.ts';

export type Operazione = SendPendenze['operazione'];

/** An instalment with its own identifier; `importo` in cents. */
export type RataTenuta = Rata & { readonly idPagamento: string };

/** A pendenza as the operator entered it, with its identifiers. */
export interface DatiPendenza extends Omit<PendenzaDaInviare, 'rate'> {
  readonly idPendenza: string;
  readonly rate: readonly RataTenuta[];
  /** A digital revenue stamp: province of residence, and SHA-256 (hex) of the document. */
  readonly bollo?: Bollo;
}

export interface Bollo {
  readonly provincia: string;
  readonly impronta: string;
}

/** What is asked of IRIS about a pendenza. */
export interface Richiesta {
  readonly operazione: Operazione;
  readonly dati: DatiPendenza;
  /** The state to declare, for UpdateStatus: a StatoPagamento of iris.md §2.1. */
  readonly stato?: string;
  /** Payments that IRIS does not have yet, among those of an UpdateStatus. */
  readonly nuovi: readonly string[];
  /** Whether the payments in it are all settled after it, so that the pendenza is closed. */
  readonly chiude: boolean;
  /** When the pendenza was first made, epoch ms. */
  readonly creata: number;
}

/** A pendenza as the ente holds it. */
export interface PendenzaTenuta {
  readonly idPendenza: string;
  readonly creata: number;
  /** As IRIS has it, or as it was first sent. */
  readonly dati: DatiPendenza;
  /** Whether IRIS has it. */
  readonly presso: 'mai' | 'presente' | 'cancellata';
  /** A request of which the outcome is not known yet, and the E2EMsgId it left with. */
  readonly inCorso?: Richiesta & { readonly messaggio: string };
  /** Why IRIS did not do what was last asked. */
  readonly errori: readonly string[];
  /** What the ente itself declared of a payment, by IdPagamento. */
  readonly dichiarati: Readonly<Record<string, string>>;
}

/** How far the money of a payment has come (iris.md §3.7). */
export type Stadio = 'ESEGUITO' | 'REGOLATO' | 'INCASSO';

/** One payment that was made; `importo` in cents. */
export interface Versamento {
  /** IdTransazione; absent where IRIS told none. */
  readonly transazione?: string;
  readonly importo: number;
  /** How much of it is the cost of a notification, as it was recorded when the payment came; absent where what was due is not known. */
  readonly costoNotifica?: number;
  readonly stadio: Stadio;
}

/** What is known of the payments of an instalment. */
export interface Incassi {
  readonly idPagamento: string;
  readonly versamenti: readonly Versamento[];
  /** A payment was under way when IRIS was last asked. */
  readonly inCorso: boolean;
}

/** A message for IRIS that carries pendenze; its identifier was chosen before it first left. */
export interface Messaggio {
  readonly id: string;
  readonly servizio: 'async' | 'sync' | 'csv';
  readonly richieste: readonly Richiesta[];
  readonly otf?: { readonly back: string; readonly cancel: string; readonly differiti: boolean };
  /** Whether IRIS is known to have received it, or to have refused it. */
  readonly sorte: 'daInviare' | 'consegnato' | 'rifiutato' | 'concluso';
  /** The idTrasmissione that SmartProxy gave to a file. */
  readonly trasmissione?: string;
}

/** What the ente made of an informativa, to be told to IRIS. */
export interface EsitoInformativa {
  /** E2EMsgId of the informativa. */
  readonly informativa: string;
  readonly scarti: readonly { readonly idPagamento: string; readonly codice: string; readonly descrizione: string }[];
  readonly inviato: boolean;
}

/** A citizen's payment on the fly: `token` is in the addresses the browser comes back to. */
export interface Pratica {
  readonly token: string;
  readonly tributo: string;
  readonly idPendenza: string;
  readonly idPagamento: string;
  /** Where the citizen was sent to pay. */
  readonly url?: string;
  /** The browser came back. */
  readonly tornata?: true;
}

/** A payment that a citizen made by filling IRIS's form: the ente has no pendenza for it. */
export interface Spontaneo {
  readonly idPagamento: string;
  readonly tributo: string;
  readonly debitore: string;
  readonly causale: string;
}

/** Changes to be made together: all of them or none. */
export type Changes = readonly (readonly [key: string, value: unknown])[];

/** Typed drawers for what concerns IRIS. Writing is done by {@link IrisArchive.keep}, with the keys of {@link keys}. */
export interface IrisArchive {
  pendenza(idPendenza: string): PendenzaTenuta | undefined;
  /** The pendenza that an IdPagamento belongs to. */
  proprietaria(idPagamento: string): string | undefined;
  incassi(idPagamento: string): Incassi;
  messaggio(id: string): Messaggio | undefined;
  /** Identifiers of the messages sent, in order. */
  messaggi(): readonly string[];
  esito(informativa: string): EsitoInformativa | undefined;
  pratica(token: string): Pratica | undefined;
  /** The last payment on the fly of a pendenza. */
  praticaDi(idPendenza: string): Pratica | undefined;
  /** What is still to be done, in order: keys of esiti to send, and of pendenze to verify. */
  queue(): readonly string[];
  /** Spontaneous payments, in the order they were first told. */
  spontanei(): readonly Spontaneo[];
  /** Files of payments that SmartProxy listed and that have not come whole. */
  daPrelevare(): readonly string[];
  keep(changes: Changes): void;
  keepPayments(changes: Changes): void;
}

export const keys = {
  pendenza: (idPendenza: string) => `iris/pendenza/${idPendenza}`,
  proprietaria: (idPagamento: string) => `iris/rata/${idPagamento}`,
  incassi: (idPagamento: string) => `iris/incassi/${idPagamento}`,
  messaggio: (id: string) => `iris/messaggio/${id}`,
  esito: (informativa: string) => `iris/esito/${informativa}`,
  pratica: (token: string) => `iris/pratica/${token}`,
  praticaDi: (idPendenza: string) => `iris/pratica-di/${idPendenza}`,
  queue: 'iris/coda',
  daPrelevare: 'iris/da-prelevare',
  spontaneo: (idPagamento: string) => `iris/spontaneo/${idPagamento}`,
} as const;

export function irisArchiveOver(memories: Memories, parts: Parts): IrisArchive {
  const { lasting } = memories;
  const payments = parts.paymentsKept(memories);
  const pratica = (token: string): Pratica | undefined => lasting.get(keys.pratica(token)) as Pratica | undefined;
  return {
    pendenza: (idPendenza) => lasting.get(keys.pendenza(idPendenza)) as PendenzaTenuta | undefined,
    proprietaria: (idPagamento) => lasting.get(keys.proprietaria(idPagamento)) as string | undefined,
    incassi: (idPagamento) =>
      (payments.get(keys.incassi(idPagamento)) as Incassi | undefined) ?? {
        idPagamento,
        versamenti: [],
        inCorso: false,
      },
    messaggio: (id) => lasting.get(keys.messaggio(id)) as Messaggio | undefined,
    messaggi: () => lasting.keys(keys.messaggio('')).map((key) => key.slice(keys.messaggio('').length)),
    esito: (informativa) => lasting.get(keys.esito(informativa)) as EsitoInformativa | undefined,
    pratica,
    praticaDi(idPendenza) {
      const token = lasting.get(keys.praticaDi(idPendenza)) as string | undefined;
      return token === undefined ? undefined : pratica(token);
    },
    queue: () => (lasting.get(keys.queue) as readonly string[] | undefined) ?? [],
    spontanei: () => lasting.keys(keys.spontaneo('')).map((key) => lasting.get(key) as Spontaneo),
    daPrelevare: () => (lasting.get(keys.daPrelevare) as readonly string[] | undefined) ?? [],
    keep: (changes) => lasting.setMany(changes),
    keepPayments: (changes) => payments.setMany(changes),
  };
}
