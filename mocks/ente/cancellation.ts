import type { NotificationHeld } from '../../sut/commands/send.ts';
import type { Notifica } from './archive.ts';
import type { Desk } from './desk.ts';
import { held, iunOf } from './held.ts';
import { Rejection } from './rejection.ts';
import { paths } from './urls.ts';

const ACTION = 'Annullamento della notifica non riuscito';

/**
 * Asks SEND to cancel a notification (send.md §1.14); once SEND has taken the request, its costs burden nobody.
 * @throws Rejection where the notification is not known, has no IUN yet, or SEND will not cancel it.
 */
export async function cancelNotification(desk: Desk, protocollo: string): Promise<NotificationHeld> {
  const { archive, client, configuration, parts } = desk;
  const notifica = archive.notifica(protocollo);
  if (notifica === undefined) throw new Rejection(`${ACTION}: nessuna notifica ha il protocollo ${protocollo}.`);
  const iun = iunOf(desk, notifica);
  if (iun === undefined)
    throw new Rejection(
      `${ACTION}: lo IUN della notifica ${protocollo} non è ancora noto. Occorre leggere gli eventi.`,
    );
  const reply = await client.ask({
    operation: 'notificationCancellation',
    method: 'PUT',
    url: configuration.send + paths.cancel(parts.cancelVersion(), iun),
    headers: parts.sendHeaders(configuration.mittente.apiKey, 'notificationCancellation'),
    reads: 'json',
  });
  if (reply.status !== 202) throw new Rejection(parts.operatorMessage(ACTION, reply));
  cancelCosts(desk, notifica);
  return held(desk, notifica);
}

/** Takes the notification costs off the positions whose notice a cancelled notification carried. */
export function cancelCosts(desk: Desk, { protocollo }: Notifica): void {
  for (const posizione of desk.archive.posizioni())
    if (posizione.notifica === protocollo && posizione.annullata === undefined)
      desk.archive.savePosizione(desk.parts.afterCancellation(posizione));
}
