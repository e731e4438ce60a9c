import { jsonBytes } from '../json.ts';

type Json = Readonly<Record<string, unknown>>;

/** What came of a request to the gateway; status 0: no answer, or none that can be read. */
export interface GatewayReply {
  readonly status: number;
  readonly json: unknown;
}

/** Number of a message in its batch, counted from 0. */
export function progressivo(index: number): number {
  return index + 1;
}

/** The recipient as the gateway wants it. */
export function gatewayRecipient(codiceFiscale: string): string {
  return codiceFiscale.trim().toUpperCase();
}

/** The end of a day in Italy, in UTC with milliseconds. */
export function gatewayDueDate(giorno: string): string {
  const end = Temporal.PlainDateTime.from(`${giorno}T23:59:59`).toZonedDateTime('Europe/Rome');
  return new Date(end.epochMilliseconds).toISOString();
}

/** Cents as they are. */
export function gatewayAmount(importo: number): number {
  return importo;
}

/** The notice: its whole number, 18 digits. */
export function gatewayNotice(numeroAvviso: string): string {
  return numeroAvviso;
}

/** `1`: not payable after the due date. */
export function gatewayExpiry(nonDopoLaScadenza: boolean): string {
  return nonDopoLaScadenza ? '1' : '0';
}

/** The text as it was entered. */
export function gatewayText(testo: string): string {
  return testo;
}

/** Where a message of the ente goes, and how a batch is asked; the key has a header of its own. */
export function gatewayAddress(url: string, _chiave: string): string {
  return `${url}/IOItalia/rest/messages`;
}

/** Who asks: the service's key, the tenant's code. */
export function gatewayHeaders(chiave: string, codiceUtente: string, _codiceFiscale: string): Record<string, string> {
  return {
    'ocp-apim-subscription-key': chiave,
    'codice-utente': codiceUtente,
    'content-type': 'application/json; charset=utf-8',
  };
}

/** The batch, as bytes. */
export function gatewayBody(value: Json): Uint8Array {
  return jsonBytes(value);
}

/** Whether a key is that of a service. */
export function isItsKey(codice: string, servizio: string): boolean {
  return codice === servizio;
}

/** Once a new delegate's key is there, no other is used. */
export function keysInForce(renewed: string | undefined, configured: readonly string[]): readonly string[] {
  return renewed === undefined ? configured : [renewed];
}

/** With a key that is not known the next one is tried, once; nothing else is asked again on the ente's own account. */
export function triesNextKey({ status }: GatewayReply): boolean {
  return status === 401;
}

/** How many times a request is made with one key: an error of the gateway itself passes, an unknown fate stays unknown. */
export function attemptsWith({ status }: GatewayReply): number {
  return status === 500 || status === 502 || status === 503 || status === 429 ? 3 : 1;
}

/** Messages of a batch that the gateway must still be given: not what it has, nor what it may have. */
export function stillToHandOver(stato: string | undefined): boolean {
  return stato === undefined || stato === 'daConsegnare';
}

/** Id that the gateway gave to each number of the batch. */
export function idsByNumber(answer: unknown): ReadonlyMap<number, string> {
  const given = (Array.isArray(answer) ? answer : []) as readonly {
    idMessaggio: string;
    progressivoMessaggio: number;
  }[];
  return new Map(given.map(({ idMessaggio, progressivoMessaggio }) => [progressivoMessaggio, idMessaggio]));
}

/** What a message is after an answer to its batch. */
export function afterHandingOver({ status }: GatewayReply): 'consegnato' | 'daConsegnare' | 'sconosciuto' {
  if (status === 201) return 'consegnato';
  return status === 0 ? 'sconosciuto' : 'daConsegnare';
}

/** What the operator reads when a batch was not taken. */
export function gatewayRefusal({ status, json }: GatewayReply): string | undefined {
  if (status === 201) return undefined;
  if (status === 0)
    return 'Non si sa se il gateway ha preso i messaggi: verificare con il gestore prima di inviarli di nuovo.';
  if (status === 401) return 'Il gateway non riconosce la chiave del servizio: verificare le chiavi con la Regione.';
  const { detail } = (json ?? {}) as { detail?: unknown };
  return `Il gateway non ha preso nessun messaggio: ${typeof detail === 'string' ? detail : `errore ${status}`}.`;
}

/** What the gateway's state means. */
export function stateWord(stato: unknown): 'consegnato' | 'inviato' | 'nonRaggiunto' {
  return stato === '1' ? 'inviato' : stato === '2' ? 'nonRaggiunto' : 'consegnato';
}

/** Whether a citizen must be reached otherwise. */
export function needsOtherChannel(stato: string): boolean {
  return stato === 'nonRaggiunto';
}

/** The text that the gateway is given when an operator changes it: the new one. */
export function changedText(_before: string, after: string): string {
  return after;
}

/** Whether a change is done: when the gateway has it. */
export function changeDone({ status }: GatewayReply): boolean {
  return status === 200 || status === 204;
}

/** Whether the gateway must be told that a message is taken back. */
export function tellsDeletion(): boolean {
  return true;
}

/** Host from which a citizen comes back. */
export function isCohesion(origine: string, host: string): boolean {
  return URL.parse(origine)?.host === host;
}

/** The level a session has: what Cohesion says of it, not what the browser brings. */
export function attestedLevel(told: number, _brought: number): number {
  return told;
}

/** Whether a level is enough. */
export function isEnough(livello: number, wanted: number): boolean {
  return livello >= wanted;
}

/** What Cohesion is asked to demand. */
export function loginRestriction(livello: number): string {
  return `AuthRestriction=${livello}`;
}
