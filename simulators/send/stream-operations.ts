import { emptyResponse, jsonResponse } from '../kernel/exchange.ts';
import type { Answer, Context, Event, Input, Operation } from '../kernel/platform.ts';
import { gatewayMessage, problem, problemOrMessage } from './contract/problem.ts';
import {
  streamCreationRequest,
  streamEventsQuery,
  streamList,
  streamMetadata,
  streamPath,
  streamProgress,
  streamRequest,
} from './contract/streams.ts';
import type { StreamCreationRequest, StreamMetadata, StreamRequest } from './contract/streams.ts';
import { problemOf } from './problem.ts';
import type { Caller } from './state.ts';
import { eventIdOf, findStream, pageOf, positionOf, STREAM_VERSION, streamsOf, toldIun } from './streams.ts';
import type {
  HasStreams,
  RecordedEvent,
  Stream,
  StreamConfiguration,
  StreamedElement,
  StreamEvent,
} from './streams.ts';

const STREAMS = '/delivery-progresses/v2.9/streams';
const STREAM = `${STREAMS}/{streamId}`;

/** What any of them may be refused with before it is asked: no key, a bad key, a bad request, a body too large. */
const REFUSALS = { 400: problem, 401: gatewayMessage, 403: problemOrMessage, 413: gatewayMessage };

/** The seven operations on streams, version 2.9 of the paths. Source: send.md §1.2 rows 13-19, §1.17. */
export const streamOperations: readonly Operation<HasStreams, Caller>[] = [
  {
    id: 'createEventStreamV29',
    method: 'POST',
    path: STREAMS,
    body: streamCreationRequest,
    answers: { ...REFUSALS, 200: streamMetadata, 404: problem, 409: problem },
    handle: create,
  },
  { id: 'listEventStreamsV29', method: 'GET', path: STREAMS, answers: { ...REFUSALS, 200: streamList }, handle: list },
  {
    id: 'retrieveEventStreamV29',
    method: 'GET',
    path: STREAM,
    parameters: streamPath,
    answers: { ...REFUSALS, 200: streamMetadata, 404: problem },
    handle: onStream((stream) => ({ response: jsonResponse(200, metadataOf(stream)) })),
  },
  {
    id: 'updateEventStreamV29',
    method: 'PUT',
    path: STREAM,
    parameters: streamPath,
    body: streamRequest,
    answers: { ...REFUSALS, 200: streamMetadata, 404: problem },
    handle: onStream(update),
  },
  {
    id: 'removeEventStreamV29',
    method: 'DELETE',
    path: STREAM,
    parameters: streamPath,
    answers: { ...REFUSALS, 204: undefined, 404: problem },
    handle: onStream(({ streamId }) => ({
      response: emptyResponse(204),
      events: told({ type: 'streamDeleted', streamId }),
    })),
  },
  {
    id: 'disableEventStreamV29',
    method: 'POST',
    path: `${STREAM}/action/disable`,
    parameters: streamPath,
    answers: { ...REFUSALS, 200: streamMetadata, 404: problem },
    handle: onStream(disable),
  },
  {
    id: 'consumeEventStreamV29',
    method: 'GET',
    path: `${STREAM}/events`,
    parameters: streamPath,
    query: streamEventsQuery,
    answers: { ...REFUSALS, 200: streamProgress, 404: problem, 429: problem },
    handle: onStream(consume),
  },
];

type Ask = Input<Caller>;

// ---------------------------------------------------------------------------------------------------- configuring them

function create({ body, caller }: Ask, state: HasStreams, context: Context): Answer {
  const request = body as StreamCreationRequest;
  const sender = caller.key.pa.id;
  const { groups } = caller.key;
  const refusal =
    groups.length > 0 && request.groups.length === 0
      ? 'una chiave legata a gruppi non può creare uno stream senza gruppi'
      : notAllowed(request.groups, groups);
  if (refusal !== undefined) return forbidden(refusal, context);

  let replaced: Stream | undefined;
  if (request.replacedStreamId === undefined) {
    const enabled = streamsOf(state, sender, context).filter(({ disabledAt }) => disabledAt === undefined).length;
    if (enabled >= state.settings.maxStreams)
      return refuse(
        409,
        'PN_WEBHOOK_MAXSTREAMSCOUNTREACHED',
        `il mittente ha già ${enabled} stream attivi, il massimo`,
        context,
      );
  } else {
    replaced = findStream(state, sender, request.replacedStreamId, context);
    if (replaced === undefined) return unknown(request.replacedStreamId, context);
    const barred = outOfReach(replaced, groups);
    if (barred !== undefined) return forbidden(barred, context);
    if (replaced.disabledAt !== undefined) return forbidden('lo stream da sostituire è già disabilitato', context);
  }

  const created = {
    type: 'streamCreated',
    streamId: state.ids.streams.uuid(),
    sender,
    configuration: configurationOf(request),
    waitForAccepted: request.waitForAccepted ?? false,
    at: context.clock.now(),
    ...(replaced === undefined ? {} : { replaces: replaced.streamId }),
  } as const satisfies StreamEvent;
  const { streamId, waitForAccepted, at, configuration } = created;
  return {
    response: jsonResponse(200, metadataOf({ streamId, waitForAccepted, activatedAt: at, ...configuration })),
    events: told(created),
  };
}

/** Every stream of the sender, whatever the groups; disabled ones too, until they are purged. */
function list({ caller }: Ask, state: HasStreams, context: Context): Answer {
  const streams = streamsOf(state, caller.key.pa.id, context);
  return {
    response: jsonResponse(
      200,
      streams.map(({ streamId, title }) => ({ streamId, title })),
    ),
  };
}

/**
 * Groups may only be added to those a stream has, and never to a stream that has none: its events would then reach fewer
 * keys than before. Whether the stream waits for acceptance stays as it was created, whatever the request says.
 */
function update(stream: Stream, { body }: Ask, _state: HasStreams, context: Context): Answer {
  const request = body as StreamRequest;
  if (stream.disabledAt !== undefined) return forbidden('uno stream disabilitato non si può modificare', context);
  const removed = stream.groups.filter((group) => !request.groups.includes(group));
  if (removed.length > 0)
    return forbidden(`non si possono togliere gruppi da uno stream: mancano ${removed.join(', ')}`, context);
  if (stream.groups.length === 0 && request.groups.length > 0)
    return forbidden('a uno stream senza gruppi non se ne possono assegnare', context);
  const configuration = configurationOf(request);
  return {
    response: jsonResponse(200, metadataOf({ ...stream, ...configuration })),
    events: told({ type: 'streamUpdated', streamId: stream.streamId, configuration }),
  };
}

function disable(stream: Stream, _input: Ask, _state: HasStreams, context: Context): Answer {
  if (stream.disabledAt !== undefined) return forbidden('lo stream è già disabilitato', context);
  const at = context.clock.now();
  return {
    response: jsonResponse(200, metadataOf({ ...stream, disabledAt: at })),
    events: told({ type: 'streamDisabled', streamId: stream.streamId, at }),
  };
}

function configurationOf({ title, eventType, groups, filterValues }: StreamRequest): StreamConfiguration {
  return { title, eventType, groups, filterValues: filterValues ?? [] };
}

type Described = StreamConfiguration &
  Pick<Stream, 'streamId' | 'waitForAccepted' | 'activatedAt'> & { readonly disabledAt?: number };

function metadataOf(stream: Described): StreamMetadata {
  const { streamId, title, eventType, groups, filterValues, waitForAccepted, activatedAt, disabledAt } = stream;
  return {
    streamId,
    title,
    eventType,
    groups: [...groups],
    filterValues: [...filterValues],
    waitForAccepted,
    activationDate: new Date(activatedAt).toISOString(),
    ...(disabledAt === undefined ? {} : { disabledDate: new Date(disabledAt).toISOString() }),
    version: STREAM_VERSION,
  };
}

// -------------------------------------------------------------------------------------------------------- reading them

/** A page of events; what the caller says it has stored (`lastEventId` and before) is deleted for good. */
function consume(stream: Stream, { query, fault }: Ask, state: HasStreams, context: Context): Answer {
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
      page.map(({ number, entry }) => {
        const iun = toldIun(entry);
        return {
          eventId: eventIdOf(number),
          notificationRequestId: entry.notificationRequestId,
          ...(iun === undefined ? {} : { iun }),
          newStatus: entry.newStatus,
          element: entry.element,
        };
      }),
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

// ------------------------------------------------------------------------------------------------------------ refusals

/** Finds the stream of the path and checks that the caller's groups reach it, then asks `then`. */
function onStream(
  then: (stream: Stream, input: Ask, state: HasStreams, context: Context) => Answer,
): Operation<HasStreams, Caller>['handle'] {
  return (input, state, context) => {
    const streamId = input.path['streamId']!;
    const { key } = input.caller;
    const stream = findStream(state, key.pa.id, streamId, context);
    if (stream === undefined) return unknown(streamId, context);
    const barred = outOfReach(stream, key.groups);
    return barred === undefined ? then(stream, input, state, context) : forbidden(barred, context);
  };
}

/** Why a key may not touch a stream: it must hold every group of it; a stream without groups is for master keys. */
function outOfReach(stream: Stream, keyGroups: readonly string[]): string | undefined {
  if (keyGroups.length > 0 && stream.groups.length === 0)
    return 'uno stream senza gruppi è riservato alle chiavi senza gruppi';
  return notAllowed(stream.groups, keyGroups);
}

function notAllowed(groups: readonly string[], keyGroups: readonly string[]): string | undefined {
  const foreign = keyGroups.length === 0 ? [] : groups.filter((group) => !keyGroups.includes(group));
  return foreign.length === 0 ? undefined : `la chiave non è abilitata ai gruppi ${foreign.join(', ')}`;
}

const forbidden = (detail: string, context: Context): Answer => refuse(403, 'PN_WEBHOOK_FORBIDDEN', detail, context);

const unknown = (streamId: string, context: Context): Answer =>
  refuse(404, 'PN_WEBHOOK_NOT_FOUND', `lo stream ${streamId} non esiste`, context);

function tooEarly(ms: number, context: Context): Answer {
  const { response } = refuse(429, 'PN_STREAM_RETRY_AFTER_ERROR', `lettura anticipata di ${ms} ms`, context);
  return { response: { ...response, headers: { ...response.headers, 'retry-after': String(ms) } } };
}

function refuse(status: number, code: string, detail: string, context: Context): Answer {
  return { response: problemOf(status, code, detail, context) };
}

const told = (event: StreamEvent): readonly Event[] => [event];
