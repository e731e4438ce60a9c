/** A SOAP 1.1 fault as it was read; `code` and `description` are those of its detail, where it has them. */
export interface SoapFault {
  readonly faultcode: string;
  readonly faultstring: string;
  readonly faultactor?: string;
  readonly code?: string;
  readonly description?: string;
}

/** Codes of the faults that the CART proxy answers (iris.md §1.1), each with what it says. */
export const CART_FAULTS = {
  SIN001: 'Messaggio non conforme allo schema',
  VAL004: 'SPCoopTipoMittente non valido',
  VAL005: 'SPCoopTipoDestinatario non valido',
  VAL006: 'SPCoopTipoServizio non valido',
  VAL007: 'SPCoopMittente diverso dal mittente di tratta',
  VAL008: 'ServiceName di tratta diverso da quello del servizio',
  VAL009: 'SPCoopServizioApplicativo diverso dal sistema mittente di tratta',
  DUP001: 'Messaggio già ricevuto',
  IDP001: 'Errore nel salvataggio del messaggio',
  IDP002: 'Errore nel salvataggio dei dati di gestione',
  IDP003: 'Errore nell’aggiornamento del messaggio',
  IDP005: 'Messaggio non gestito',
  CON001: 'Impossibile leggere la richiesta',
  CON002: 'Impossibile validare la richiesta',
  CON003: 'Impossibile comporre l’indirizzo della porta di dominio',
  CON004: 'Errore restituito dall’ente',
  CON005: 'Impossibile leggere l’esito',
  CON010: 'Impossibile inviare l’esito',
  CON101: 'Errore generico nella chiamata alla porta di dominio',
  CON102: 'Errore di connessione alla porta di dominio',
  CON103: 'Errore nella serializzazione SOAP verso la porta di dominio',
  CON104: 'Errore nella preparazione della chiamata alla porta di dominio',
  CON105: 'Errore nella serializzazione HTTP verso la porta di dominio',
  JMS003: 'Impossibile serializzare il messaggio per la coda',
  ECC001: 'Errore inatteso',
  IRI001: 'Errore IRIS',
} as const;
export type CartFaultCode = keyof typeof CART_FAULTS;

/** Literal texts that stand where the code should, when the engine behind the proxy fails (iris.md §1.1). */
export const ENGINE_FAULTS = [
  'Internal error',
  'Internal Error. Input message is not parsable',
  'Internal error. Generic error',
] as const;
