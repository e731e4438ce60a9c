import type { NotificationHeld } from '../../sut/commands/send.ts';
import type { Notifica, StreamEvent } from './archive.ts';
import type { Desk } from './desk.ts';

/** Everything received about a notification, in the order received. */
export function eventsOf(desk: Desk, notifica: Notifica): readonly StreamEvent[] {
  const { archive, memory, parts } = desk;
  const all = [...archive.events(), ...memory.events.map(({ event }) => event)];
  const iun = notifica.iun ?? all.find((event) => parts.isAbout(event, notifica, undefined) && event.iun)?.iun;
  return parts.inOrder(all.filter((event) => parts.isAbout(event, notifica, iun)));
}

/** The IUN of a notification, once it is known. */
export function iunOf(desk: Desk, notifica: Notifica, events = eventsOf(desk, notifica)): string | undefined {
  return notifica.iun ?? events.find((event) => event.iun !== undefined)?.iun;
}

/** What the ente holds about a notification, from its own archive alone. */
export function held(desk: Desk, notifica: Notifica): NotificationHeld {
  const { parts } = desk;
  const events = eventsOf(desk, notifica);
  const iun = iunOf(desk, notifica, events);
  const reasons = notifica.errore === undefined ? parts.refusalReasons(events) : [notifica.errore];
  return {
    protocollo: notifica.protocollo,
    ...(notifica.richiesta === undefined ? {} : { richiesta: notifica.richiesta }),
    ...(iun === undefined ? {} : { iun }),
    stato: notifica.errore === undefined ? (parts.statusAfter(events) ?? 'RICHIESTA') : 'ERRORE',
    ...(reasons.length === 0 ? {} : { motiviRifiuto: [...reasons] }),
    eventi: events.map(({ eventId, element }) => {
      const instant = element?.eventTimestamp ?? element?.timestamp;
      return {
        id: eventId,
        categoria: element?.category ?? '',
        ...(instant === undefined ? {} : { istante: instant }),
      };
    }),
  };
}
