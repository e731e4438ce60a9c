import type { Posizione } from './archive.ts';
import type { Desk } from './desk.ts';
import { iunOf } from './held.ts';
import { jsonBytes } from './json.ts';
import { paths } from './urls.ts';

/**
 * Tells SEND of the payments it does not know yet (send.md §1.15). It is a courtesy that never stands in the way of a
 * receipt: what fails now is told next time.
 */
export async function tellPayments(desk: Desk): Promise<void> {
  const { archive, client, configuration, parts } = desk;
  if (!parts.tellsPayments()) return;
  for (const posizione of archive.posizioni()) {
    const { pagata } = posizione;
    if (pagata === undefined || pagata.comunicata === true || !isKnownToSend(desk, posizione)) continue;
    const reply = await client.ask({
      operation: 'paymentEventsRequestPagoPa',
      method: 'POST',
      url: configuration.send + paths.paymentEvents,
      headers: parts.sendHeaders(configuration.mittente.apiKey, 'paymentEventsRequestPagoPa', true),
      body: () => jsonBytes({ events: [parts.paymentEvent(posizione, pagata)] }),
      reads: 'nothing',
    });
    // a refusal is final: the same payment told again would be refused again
    if (reply.status >= 200 && reply.status < 500 && reply.status !== 429)
      archive.savePosizione({ ...posizione, pagata: { ...pagata, comunicata: true } });
  }
}

/** SEND knows a notice while the notification that carries it is accepted and not cancelled. */
function isKnownToSend(desk: Desk, { notifica, annullata }: Posizione): boolean {
  const carrier = notifica === undefined ? undefined : desk.archive.notifica(notifica);
  return annullata === undefined && carrier !== undefined && iunOf(desk, carrier) !== undefined;
}
