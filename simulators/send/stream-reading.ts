import { jsonResponse } from '../kernel/exchange.ts';
import type { Answer, Context } from '../kernel/platform.ts';
import { refuse, told } from './stream-access.ts';
import type { Ask } from './stream-access.ts';
import { inWordsOf } from './stream-event.ts';
import { pageOf, positionOf } from './streams.ts';
import type { HasStreams, RecordedEvent, Stream, StreamedElement } from './streams.ts';

/** A page of events; what the caller says it has stored (`lastEventId` and before) is deleted for good. */
export function consume(stream: Stream, { query, fault }: Ask, state: HasStreams, context: Context): Answer {
  const { clock } = context;
  const { enforceRetryAfter, streamRetryAfterMs, streamNoWait = 'pageNotEmpty' } = state.settings;
  const now = clock.now();
  if (enforceRetryAfter && now < stream.notBefore) return tooEarly(stream.notBefore - now, context);
  const position = positionOf(query['lastEventId']);
  const { events, more } = pageOf(state, stream, position, context);
  const last = events.at(-1);
  const again = more || (streamNoWait === 'pageNotEmpty' && last !== undefined);
  const retryAfterMs = again ? 0 : clock.span(streamRetryAfterMs);
  const page = fault?.kind === 'reorder' ? withShuffledTimes(events) : events;
  return {
    response: jsonResponse(
      200,
      page.map((event) => inWordsOf(stream.version, event)),
      { 'retry-after': String(retryAfterMs) },
    ),
    events: told({
      type: 'streamConsumed',
      streamId: stream.streamId,
      upTo: position,
      told: events.length,
      notBefore: last === undefined ? now + retryAfterMs : 0,
      ...(fault?.kind === 'duplicate' && last !== undefined ? { repeat: last.number } : {}),
    }),
  };
}

const INSTANTS = ['timestamp', 'eventTimestamp', 'ingestionTimestamp'] as const;

/**
 * The page as external systems may make it: events in their order, instants going backwards from the latest of the page.
 * An event alone goes one minute back, before what was read earlier.
 */
function withShuffledTimes(page: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const first = page.length === 1 ? -60_000 : 0;
  const backwards: Partial<Record<(typeof INSTANTS)[number], number[]>> = {};
  for (const name of INSTANTS) {
    const instants = page
      .map(({ entry }) => Date.parse(entry.element[name] ?? ''))
      .filter((instant) => !Number.isNaN(instant))
      .sort((a, b) => b - a);
    backwards[name] = instants.map((instant, index) => instant + first - index);
  }
  return page.map(({ number, entry }) => {
    const element: Record<string, unknown> & StreamedElement = { ...entry.element };
    const moved = Object.fromEntries(
      INSTANTS.filter((name) => element[name] !== undefined).map((name) => [
        name,
        new Date(backwards[name]!.shift()!).toISOString(),
      ]),
    );
    return { number, entry: { ...entry, element: { ...element, ...moved } } };
  });
}

function tooEarly(ms: number, context: Context): Answer {
  const { response } = refuse(429, 'PN_STREAM_RETRY_AFTER_ERROR', `lettura anticipata di ${ms} ms`, context);
  return { response: { ...response, headers: { ...response.headers, 'retry-after': String(ms) } } };
}
