import type { Archive, Notifica, Stream, StreamEvent } from '../archive.ts';

/** Version of the streams interface; a stream is read only through the version that created it (send.md §1.2). */
export function streamVersion(_use: 'create' | 'read'): string {
  return 'v2.9';
}

/** The stream the ente asks for: every event of the timeline, from now on. */
export function streamRequest(title: string): Record<string, unknown> {
  return { title, eventType: 'TIMELINE', groups: [], filterValues: [] };
}

/** Which of the streams that exist already is the ente's own, to be used again rather than made anew. */
export function reuseStream(
  streams: readonly { readonly streamId: string; readonly title: string }[],
  title: string,
): string | undefined {
  return streams.find((stream) => stream.title === title)?.streamId;
}

/** What to do when the stream is not there any more. */
export function onStreamGone(): 'recreate' | 'giveUp' {
  return 'recreate';
}

/** Where to go on reading after a page: from the identifier of its last event; an empty page moves nothing. */
export function lastEventIdAfter(page: readonly StreamEvent[], previous: string | undefined): string | undefined {
  return page.at(-1)?.eventId ?? previous;
}

/** When the stream may be read again: `retryAfterMs` after the answer (send.md §1.17, milliseconds). Epoch ms. */
export function nextReadAt(now: number, retryAfterMs: number): number {
  return now + retryAfterMs;
}

/** Whether the stream is prepared before anything is sent: it records nothing of what came before it. */
export function opensStreamBeforehand(): boolean {
  return true;
}

/** Whether enough has been read, from how many events each page held: the stream was found empty twice in a row. */
export function isLastRead(pageSizes: readonly number[]): boolean {
  return pageSizes.length >= 2 && pageSizes.slice(-2).every((size) => size === 0);
}

/** Whether requests are also asked for one by one: streams tell all there is to know (send.md §1.9). */
export function pollsRequests(): boolean {
  return false;
}

/** Keeps a page for good, and only then moves on: SEND throws away what lies before the identifier it is given. */
export function persistPage(page: readonly Keyed[], moved: Stream, archive: Archive, _memory: Memory): void {
  for (const { key, event } of page) archive.saveEvent(key, event);
  archive.saveStream(moved);
}

export interface Keyed {
  readonly key: string;
  readonly event: StreamEvent;
}

/** What a restart loses. */
export interface Memory {
  events: Keyed[];
}

/**
 * What makes two events the same: the timeline element they carry, wherever it comes from; without one, the
 * identifier that the stream gave.
 */
export function eventKey(streamId: string, event: StreamEvent, _received: number): string {
  return event.element?.elementId ?? `${streamId}/${event.eventId}`;
}

/** Whether an event has been received already. */
export function isDuplicateEvent(key: string, archive: Archive, memory: Memory): boolean {
  return archive.hasEvent(key) || memory.events.some((kept) => kept.key === key);
}

/** What to do with an event by its category: new ones may come at any time, and none is a reason to stop. */
export function onCategory(_category: string | undefined): 'keep' | 'drop' | 'stop' {
  return 'keep';
}

/** Whether an event is about a notification; one that was refused has no IUN, only the identifier of its request. */
export function isAbout(event: StreamEvent, notifica: Notifica, iun: string | undefined): boolean {
  return (
    (notifica.richiesta !== undefined && event.notificationRequestId === notifica.richiesta) ||
    (iun !== undefined && event.iun === iun)
  );
}

/** Events in the order of the stream, which is the order they were received; instants may be out of order (send.md §1.17). */
export function inOrder(events: readonly StreamEvent[]): readonly StreamEvent[] {
  return events;
}

/** The status a list of events in order leads to. */
export function statusAfter(events: readonly StreamEvent[]): string | undefined {
  return events.findLast((event) => event.newStatus !== undefined)?.newStatus;
}

/** Why a request was refused, from the event that says so. */
export function refusalReasons(events: readonly StreamEvent[]): readonly string[] {
  return events.flatMap(({ element }) => {
    const reasons = element?.details?.['refusalReasons'];
    if (!Array.isArray(reasons)) return [];
    return (reasons as { errorCode?: string; detail?: string }[]).map(
      ({ errorCode, detail }) => `${errorCode ?? 'motivo non indicato'}${detail === undefined ? '' : `: ${detail}`}`,
    );
  });
}
