import type { CreateNotification } from '../../sut/commands/send.ts';
import type { Store } from './ports.ts';

/** A debt position of the payments office. Amounts in euro cents. */
export interface Posizione {
  readonly numeroAvviso: string;
  readonly creditore: { readonly codiceFiscale: string; readonly denominazione: string };
  readonly debitore: { readonly codiceFiscale: string; readonly denominazione: string };
  /** Amount of the act, without notification costs. */
  readonly importo: number;
  readonly causale: string;
  /** yyyy-mm-dd */
  readonly scadenza: string;
  /** Its copy on GPD, where the online part of the payment is left to it. */
  readonly gpd?: { readonly iupd: string };
  /** Protocol number of the notification that carries its notice. */
  readonly notifica?: string;
  /** The last notification cost SEND told, kept for when SEND does not answer. */
  readonly ultimoCosto?: number;
  /** The notification was cancelled: its costs are nobody's debt any more. */
  readonly annullata?: true;
  /** Identifiers of the receipts recorded. */
  readonly ricevute: readonly string[];
  readonly pagata?: {
    readonly importo: number;
    readonly istante: string;
    /** How much of it is the cost of the notification, as it was recorded when the payment came. */
    readonly costoNotifica?: number;
    /** SEND has been told. */
    readonly comunicata?: true;
  };
}

/** A notification as the ente holds it; what happens to it later is read from the inbox of events. */
export interface Notifica {
  readonly protocollo: string;
  /** Chosen once, before the first attempt: it makes every later attempt the same request. */
  readonly idempotenceToken: string;
  /** What the operator asked to deposit. */
  readonly dati: CreateNotification;
  /** notificationRequestId, once SEND has taken it. */
  readonly richiesta?: string;
  /** Known from the answer of a status request; otherwise it comes with the first event. */
  readonly iun?: string;
  /** Why SEND did not take it, in words for the operator. */
  readonly errore?: string;
}

/** One thing that happened to a notification, as SEND's stream tells it (version 2.9). */
export interface StreamEvent {
  readonly eventId: string;
  readonly notificationRequestId?: string;
  readonly iun?: string;
  readonly newStatus?: string;
  readonly element?: TimelineElement;
}

export interface TimelineElement {
  readonly elementId?: string;
  readonly category?: string;
  readonly timestamp?: string;
  readonly eventTimestamp?: string;
  readonly legalFactsIds?: readonly { readonly key: string; readonly category: string }[];
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The ente's own stream and how far it has been read. Instants are epoch ms. */
export interface Stream {
  readonly streamId: string;
  readonly lastEventId?: string;
  readonly nextReadAt?: number;
}

/** The ente's filing cabinet: typed drawers over the store. */
export interface Archive {
  posizione(creditore: string, numeroAvviso: string): Posizione | undefined;
  posizioni(): readonly Posizione[];
  savePosizione(posizione: Posizione): void;
  notifica(protocollo: string): Notifica | undefined;
  notifiche(): readonly Notifica[];
  saveNotifica(notifica: Notifica): void;
  stream(): Stream | undefined;
  saveStream(stream: Stream): void;
  /** Events in the order they were received. */
  events(): readonly StreamEvent[];
  countEvents(): number;
  hasEvent(key: string): boolean;
  saveEvent(key: string, event: StreamEvent): void;
  /** Keeps a file and returns the bytes that were kept. */
  saveFile(name: string, bytes: Uint8Array): Uint8Array;
}

export function archiveOver(store: Store): Archive {
  const all = <Kept>(prefix: string): Kept[] => store.keys(prefix).map((key) => store.get(key) as Kept);
  const keyOf = (creditore: string, numeroAvviso: string): string => `posizione/${creditore}/${numeroAvviso}`;
  return {
    posizione: (creditore, numeroAvviso) => store.get(keyOf(creditore, numeroAvviso)) as Posizione | undefined,
    posizioni: () => all<Posizione>('posizione/'),
    savePosizione: (posizione) =>
      store.set(keyOf(posizione.creditore.codiceFiscale, posizione.numeroAvviso), posizione),
    notifica: (protocollo) => store.get(`notifica/${protocollo}`) as Notifica | undefined,
    notifiche: () => all<Notifica>('notifica/'),
    saveNotifica: (notifica) => store.set(`notifica/${notifica.protocollo}`, notifica),
    stream: () => store.get('stream') as Stream | undefined,
    saveStream: (stream) => store.set('stream', stream),
    events: () => all<StreamEvent>('evento/'),
    countEvents: () => store.keys('evento/').length,
    hasEvent: (key) => store.get(`evento/${key}`) !== undefined,
    saveEvent: (key, event) => store.set(`evento/${key}`, event),
    saveFile(name, bytes) {
      store.set(`documento/${name}`, Buffer.from(bytes).toString('base64'));
      return Buffer.from(store.get(`documento/${name}`) as string, 'base64');
    },
  };
}
