import type { Posizione } from './archive.ts';
import type { Desk } from './desk.ts';
import type { AskFee } from './parts/price.ts';
import { paths } from './urls.ts';

/** As {@link askFee}, for who decides when to ask. */
export function feeAsker(desk: Desk, posizione: Posizione): AskFee {
  return () => askFee(desk, posizione);
}

/** Asks SEND what the notification of a position costs now (send.md §1.16), and remembers the answer. Cents; undefined as {@link AskFee}. */
export async function askFee(desk: Desk, posizione: Posizione): Promise<number | undefined> {
  const { archive, client, configuration, parts } = desk;
  if (!parts.costsMayApply(posizione)) return 0;
  const sameNotification = archive.posizioni().filter(({ notifica }) => notifica === posizione.notifica);
  const noticeCode = parts.noticeForPrice(posizione, sameNotification);
  const reply = await client.ask({
    operation: 'retrieveNotificationPrice',
    method: 'GET',
    url: configuration.send + paths.price(parts.priceVersion(), parts.paTaxIdFor(posizione, configuration), noticeCode),
    headers: parts.sendHeaders(parts.priceKeyFor(posizione, configuration), 'retrieveNotificationPrice'),
    reads: 'json',
  });
  const told = reply.status === 200 ? parts.feeOf(reply.json) : undefined;
  if (told === undefined) return parts.priceFallback(reply, posizione, configuration.senzaCosto);
  const fee = parts.feeAmong(
    told,
    sameNotification.filter((each) => each.numeroAvviso !== posizione.numeroAvviso),
  );
  archive.savePosizione({ ...current(desk, posizione), ultimoCosto: fee });
  return fee;
}

/** A position as it stands now in the archive: something may have changed it while SEND was being asked. */
export function current({ archive }: Desk, posizione: Posizione): Posizione {
  return archive.posizione(posizione.creditore.codiceFiscale, posizione.numeroAvviso) ?? posizione;
}
