import type { Desk } from './send.fixture.ts';
import { segmentOf } from './versions.ts';
import type { StreamVersion } from './versions.ts';

/** An event as any version tells it, as far as tests look at it. */
export interface ToldEvent {
  readonly eventId: string;
  readonly newStatus: string;
  /** The first version has no element. */
  readonly timelineEventCategory?: string;
  readonly element?: {
    readonly elementId: string;
    readonly category: string;
    readonly details: Readonly<Record<string, unknown>>;
  };
}

export const categoryOf = ({ element, timelineEventCategory }: ToldEvent): string | undefined =>
  element?.category ?? timelineEventCategory;

export const streamsPath = (version: StreamVersion): string => `/delivery-progresses/${segmentOf(version)}streams`;

/** A request for a stream of timelines; `over` changes or adds members. */
export const newStream = (version: StreamVersion, over: object = {}): object => ({
  title: 'Avanzamento',
  eventType: 'TIMELINE',
  ...(version === '1' ? {} : { groups: [] }),
  ...over,
});

/** Opens a stream. @returns its id. @throws Error where SEND refuses. */
export async function openStream(at: Desk, version: StreamVersion, over: object = {}): Promise<string> {
  const { status, json, text } = await at.ask('POST', streamsPath(version), newStream(version, over));
  if (status !== 200) throw new Error(text);
  return json.streamId as string;
}

/** The events that wait in a stream, page by page to the empty one. @throws Error where SEND refuses a page. */
export async function readToEnd(
  at: Desk,
  version: StreamVersion,
  streamId: string,
  lastEventId?: string,
): Promise<readonly ToldEvent[]> {
  const all: ToldEvent[] = [];
  for (;;) {
    const last = all.at(-1)?.eventId ?? lastEventId;
    const query = last === undefined ? '' : `?lastEventId=${last}`;
    const { status, json, text } = await at.ask('GET', `${streamsPath(version)}/${streamId}/events${query}`);
    if (status !== 200) throw new Error(text);
    if (json.length === 0) return all;
    all.push(...(json as readonly ToldEvent[]));
  }
}
