import type { Stream, StreamEvent, TimelineElement } from './archive.ts';
import { cancelCosts } from './cancellation.ts';
import type { Reply } from './client.ts';
import { createNotification, requestStatus } from './deposit.ts';
import type { Desk } from './desk.ts';
import { held, iunOf } from './held.ts';
import { jsonBytes } from './json.ts';
import { Rejection } from './rejection.ts';
import { sentNotification } from './sent.ts';
import { paths } from './urls.ts';

const PREPARING = 'Predisposizione degli eventi non riuscita';
const READING = 'Lettura degli eventi non riuscita';
/** Pages read at most in one go: whatever happens, a reading ends. */
const READS_AT_MOST = 60;

/**
 * Makes sure there is a stream (send.md §1.17): the one known, or one made earlier by this ente, or a new one. It does
 * not touch streams that somebody else in the Ente made.
 * @throws Rejection where SEND will not give one.
 */
export async function prepareEvents(desk: Desk): Promise<Stream> {
  return desk.archive.stream() ?? openStream(desk);
}

/** What the operator's command asks for: a stream that is there before the first notification. */
export async function prepareBeforehand(desk: Desk): Promise<void> {
  if (desk.parts.opensStreamBeforehand()) await prepareEvents(desk);
}

async function openStream(desk: Desk): Promise<Stream> {
  const { parts, archive, configuration } = desk;
  const title = `Gestionale ${configuration.mittente.codiceFiscale}`;
  const listed = await askStreams(desk, 'GET', undefined);
  if (listed.status !== 200) throw new Rejection(parts.operatorMessage(PREPARING, listed));
  let streamId = parts.reuseStream(listed.json as { streamId: string; title: string }[], title);
  if (streamId === undefined) {
    const created = await askStreams(desk, 'POST', parts.streamRequest(title));
    if (created.status === 409)
      throw new Rejection(
        `${PREPARING}: l’ente ha già su SEND il numero massimo di stream. Occorre eliminarne uno che non serve più.`,
      );
    if (created.status !== 200) throw new Rejection(parts.operatorMessage(PREPARING, created));
    streamId = (created.json as { streamId: string }).streamId;
  }
  const stream = { streamId };
  archive.saveStream(stream);
  return stream;
}

function askStreams(desk: Desk, method: 'GET' | 'POST', body: unknown): Promise<Reply> {
  const { configuration, parts, client } = desk;
  const operation = method === 'GET' ? 'listEventStreams' : 'createEventStream';
  return client.ask({
    operation,
    method,
    url: configuration.send + paths.streams(parts.streamVersion('create')),
    headers: parts.sendHeaders(configuration.mittente.apiKey, operation, body !== undefined),
    ...(body === undefined ? {} : { body: () => jsonBytes(body) }),
    reads: 'json',
  });
}

/**
 * Reads the stream until it is found empty twice in a row, waiting each time as long as SEND asks. Returns how many events
 * were new.
 * @throws Rejection where SEND will not let it be read, or does not answer; what was read before is kept.
 */
export async function readEvents(desk: Desk): Promise<number> {
  const { archive, memory, parts, ports } = desk;
  let stream = await prepareEvents(desk);
  let count = 0;
  const sizes: number[] = [];
  for (let reads = 0; reads < READS_AT_MOST && !parts.isLastRead(sizes); reads++) {
    if (stream.nextReadAt !== undefined && stream.nextReadAt > ports.clock.now())
      await ports.clock.sleep(stream.nextReadAt - ports.clock.now());
    if (parts.pollsRequests()) await askEveryRequest(desk);
    const reply = await readPage(desk, stream);
    if (reply.status === 404 && parts.onStreamGone() === 'recreate') {
      stream = await openStream(desk);
      count += await catchUp(desk);
      continue;
    }
    if (reply.status !== 200) throw new Rejection(parts.operatorMessage(READING, reply));
    const page = reply.json as StreamEvent[];
    const fresh = accept(desk, stream.streamId, page);
    const lastEventId = parts.lastEventIdAfter(page, stream.lastEventId);
    stream = {
      streamId: stream.streamId,
      ...(lastEventId === undefined ? {} : { lastEventId }),
      nextReadAt: parts.nextReadAt(ports.clock.now(), Number(reply.headers['retry-after'] ?? 0)),
    };
    parts.persistPage(fresh, stream, archive, memory);
    settle(
      desk,
      fresh.map(({ event }) => event),
    );
    count += fresh.length;
    sizes.push(page.length);
    await afterRefusals(desk, fresh);
  }
  return count;
}

function readPage(desk: Desk, stream: Stream): Promise<Reply> {
  const { configuration, parts, client } = desk;
  return client.ask({
    operation: 'consumeEventStream',
    method: 'GET',
    url: configuration.send + paths.events(parts.streamVersion('read'), stream.streamId, stream.lastEventId),
    headers: parts.sendHeaders(configuration.mittente.apiKey, 'consumeEventStream'),
    reads: 'json',
  });
}

/** The events of a page that are new, each with the key it is kept under. */
function accept(desk: Desk, streamId: string, page: readonly StreamEvent[]): { key: string; event: StreamEvent }[] {
  const { archive, memory, parts } = desk;
  const received = archive.countEvents();
  const fresh = new Map<string, StreamEvent>();
  for (const event of page) {
    const category = event.element?.category;
    const choice = parts.onCategory(category);
    if (choice === 'stop') throw new Rejection(`${READING}: la categoria ${category ?? '(assente)'} non è prevista.`);
    const key = parts.eventKey(streamId, event, received + fresh.size);
    if (choice === 'keep' && !parts.isDuplicateEvent(key, archive, memory) && !fresh.has(key)) fresh.set(key, event);
  }
  return [...fresh].map(([key, event]) => ({ key, event }));
}

async function afterRefusals(desk: Desk, fresh: readonly { readonly event: StreamEvent }[]): Promise<void> {
  const { archive, parts } = desk;
  const refused = fresh.filter(({ event }) => event.newStatus === 'REFUSED');
  if (refused.length === 0) return;
  for (const notifica of archive.notifiche())
    if (refused.some(({ event }) => parts.isAbout(event, notifica, undefined)))
      await parts.onRefusal(
        () => createNotification(desk, { ...notifica.dati, protocollo: `${notifica.protocollo}-bis` }),
        parts.refusalReasons(refused.map(({ event }) => event)),
      );
}

/** What events change outside the inbox: a cancellation, whoever asked for it, takes the costs away. */
function settle(desk: Desk, events: readonly StreamEvent[]): void {
  const cancelled = events.filter(({ element }) => element?.category === 'NOTIFICATION_CANCELLED');
  if (cancelled.length === 0) return;
  const iuns = new Set(cancelled.map(({ iun }) => iun));
  for (const notifica of desk.archive.notifiche()) if (iuns.has(iunOf(desk, notifica))) cancelCosts(desk, notifica);
}

async function askEveryRequest(desk: Desk): Promise<void> {
  for (const { richiesta } of desk.archive.notifiche())
    if (richiesta !== undefined) await requestStatus(desk, { notificationRequestId: richiesta });
}

/** Statuses after which a notification has nothing more to tell that cannot wait for its next event. */
const SETTLED = new Set(['REFUSED', 'CANCELLED', 'EFFECTIVE_DATE', 'VIEWED', 'RETURNED_TO_SENDER']);

/** A new stream tells only what comes after it: what happened in between is read from the notifications themselves. */
async function catchUp(desk: Desk): Promise<number> {
  const { archive } = desk;
  let count = 0;
  for (const notifica of archive.notifiche()) {
    const { stato } = held(desk, notifica);
    if (notifica.richiesta === undefined || SETTLED.has(stato)) continue;
    let iun = iunOf(desk, notifica);
    if (iun === undefined) {
      const reply = await requestStatus(desk, { notificationRequestId: notifica.richiesta });
      iun = (reply.json as { iun?: string } | undefined)?.iun;
      if (reply.status !== 200 || iun === undefined) continue;
      archive.saveNotifica({ ...notifica, iun });
    }
    const reply = await sentNotification(desk, iun);
    if (reply.status !== 200) continue;
    const detail = reply.json as { notificationStatus?: string; timeline?: TimelineElement[] };
    const missed = (detail.timeline ?? [])
      .map((element): StreamEvent => ({
        eventId: element.elementId ?? '',
        iun,
        ...(detail.notificationStatus === undefined ? {} : { newStatus: detail.notificationStatus }),
        element,
      }))
      .filter(({ eventId }) => eventId !== '' && !archive.hasEvent(eventId));
    for (const event of missed) archive.saveEvent(event.eventId, event);
    settle(desk, missed);
    count += missed.length;
  }
  return count;
}
