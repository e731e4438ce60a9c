import type { WireResponse } from '../../../simulators/kernel/exchange.ts';
import type { PendenzaHeld } from '../../../sut/commands/iris.ts';
import type { PendenzaTenuta } from '../iris/archive.ts';
import type { CorpoEsito, Errore } from '../iris/esito.ts';
import { soapFault, soapWith } from '../iris/xml.ts';

/** What IRIS sends, as far as it can be told. */
export type FromIris = 'esito' | 'informativa' | undefined;

/** An answer to IRIS: an empty envelope where the message is kept, a SOAP fault where it cannot be (iris.md §1.1). */
export function answerToIris(problem: string | undefined, _what: FromIris): WireResponse {
  return {
    status: problem === undefined ? 200 : 500,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: problem === undefined ? soapWith() : soapFault('Server', problem),
  };
}

/** The message that an esito answers: by its end-to-end identifier, in whatever order esiti come. */
export function messageOfEsito(e2eMsgId: string, _sent: () => readonly string[]): string {
  return e2eMsgId;
}

/** Why an esito cannot be taken: never; one that comes again, or of a message unknown, changes nothing. */
export function esitoFault(_changes: number): string | undefined {
  return undefined;
}

/**
 * The pendenze that an esito discards, with their errors (iris.md §2.4, §3.1): all of them where the whole message is
 * refused, else those that are listed. Errors of something that is not in the message concern it all.
 */
export function discardedBy(
  { ok, globali, dettagli }: CorpoEsito,
  idPendenze: readonly string[],
): ReadonlyMap<string, readonly Errore[]> {
  const whole = [...globali, ...dettagli.filter(({ id }) => !idPendenze.includes(id)).flatMap(({ errori }) => errori)];
  const discarded = new Map<string, readonly Errore[]>();
  for (const id of idPendenze) {
    const own = dettagli.filter((dettaglio) => dettaglio.id === id).flatMap(({ errori }) => errori);
    if (whole.length > 0 || dettagli.some((dettaglio) => dettaglio.id === id) || (!ok && dettagli.length === 0))
      discarded.set(id, [...whole, ...own]);
  }
  return discarded;
}

/** As {@link discardedBy}, for the answer of the synchronous service: HTTP 200 may carry errors. */
export function discardedAtOnce(
  corpo: CorpoEsito,
  idPendenze: readonly string[],
): ReadonlyMap<string, readonly Errore[]> {
  return discardedBy(corpo, idPendenze);
}

/** What the operator reads of the errors of a pendenza. */
export function errorTexts(errori: readonly Errore[]): readonly string[] {
  if (errori.length === 0) return ['IRIS ha scartato la pendenza senza indicare il motivo'];
  return errori.map(({ codice, descrizione }) => `${codice}: ${descrizione}`);
}

/** What is to be done about a pendenza that was discarded: nothing by itself, but to see whether it was paid meanwhile. */
export function afterDiscard(errori: readonly Errore[], idPendenza: string, _messaggio: string): readonly string[] {
  return errori.some(({ codice }) => codice === 'A0000016') ? [`verifica/${idPendenza}`] : [];
}

/** How the sending of a pendenza stands: that IRIS received a message does not mean that it accepted what is in it. */
export function sendingStatus({ inCorso, presso }: PendenzaTenuta): PendenzaHeld['invio'] {
  if (inCorso !== undefined) return 'inviata';
  return presso === 'mai' ? 'scartata' : 'accettata';
}
