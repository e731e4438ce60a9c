import { jsonResponse } from '../kernel/exchange.ts';
import type { Answer, Context } from '../kernel/platform.ts';
import type { StreamCreationRequest, StreamRequest } from './contract/streams.ts';
import { forbidden, notAllowed, outOfReach, refuse, told, unknown, versionName } from './stream-access.ts';
import type { Ask } from './stream-access.ts';
import { findStream, streamsOf } from './streams.ts';
import type { HasStreams, Stream, StreamConfiguration, StreamEvent } from './streams.ts';
import { age, WAITING_SINCE } from './versions.ts';
import type { StreamVersion } from './versions.ts';

/** A new stream; it may take the place of another, of whatever version (send.md §1.17). */
export function create(version: StreamVersion, { body, caller }: Ask, state: HasStreams, context: Context): Answer {
  const request = body as StreamCreationRequest;
  const sender = caller.key.pa.id;
  const { groups } = caller.key;
  const configuration = configurationOf(version, request);
  // the first version knows no groups
  const refusal =
    version === '1'
      ? undefined
      : groups.length > 0 && configuration.groups.length === 0
        ? 'una chiave legata a gruppi non può creare uno stream senza gruppi'
        : notAllowed(configuration.groups, groups);
  if (refusal !== undefined) return forbidden(refusal, context);

  let replaced: Stream | undefined;
  const { replacedStreamId } = version === '1' ? {} : request;
  if (replacedStreamId === undefined) {
    const enabled = streamsOf(state, sender, context).filter(({ disabledAt }) => disabledAt === undefined).length;
    if (enabled >= state.settings.maxStreams)
      return refuse(
        409,
        'PN_WEBHOOK_MAXSTREAMSCOUNTREACHED',
        `il mittente ha già ${enabled} stream attivi, il massimo`,
        context,
      );
  } else {
    replaced = findStream(state, sender, replacedStreamId, context);
    if (replaced === undefined) return unknown(replacedStreamId, context);
    const barred = outOfReach(replaced, groups);
    if (barred !== undefined) return forbidden(barred, context);
    if (replaced.disabledAt !== undefined) return forbidden('lo stream da sostituire è già disabilitato', context);
  }

  const created = {
    type: 'streamCreated',
    streamId: state.ids.streams.uuid(),
    version,
    sender,
    configuration,
    waitForAccepted: waitsIn(version) && (request.waitForAccepted ?? false),
    at: context.clock.now(),
    ...(replaced === undefined ? {} : { replaces: replaced.streamId }),
  } as const satisfies StreamEvent;
  const { streamId, waitForAccepted, at } = created;
  return {
    response: jsonResponse(200, metadataOf({ streamId, version, waitForAccepted, activatedAt: at, ...configuration })),
    events: told(created),
  };
}

/** Every stream of the sender, whatever the groups and the version; disabled ones too, until they are purged. */
export function list({ caller }: Ask, state: HasStreams, context: Context): Answer {
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
export function update(stream: Stream, { body }: Ask, _state: HasStreams, context: Context): Answer {
  const configuration = configurationOf(stream.version, body as StreamRequest);
  if (stream.disabledAt !== undefined) return forbidden('uno stream disabilitato non si può modificare', context);
  const removed = stream.groups.filter((group) => !configuration.groups.includes(group));
  if (removed.length > 0)
    return forbidden(`non si possono togliere gruppi da uno stream: mancano ${removed.join(', ')}`, context);
  if (stream.groups.length === 0 && configuration.groups.length > 0)
    return forbidden('a uno stream senza gruppi non se ne possono assegnare', context);
  return {
    response: jsonResponse(200, metadataOf({ ...stream, ...configuration })),
    events: told({ type: 'streamUpdated', streamId: stream.streamId, configuration }),
  };
}

export function disable(stream: Stream, _input: Ask, _state: HasStreams, context: Context): Answer {
  if (stream.disabledAt !== undefined) return forbidden('lo stream è già disabilitato', context);
  const at = context.clock.now();
  return {
    response: jsonResponse(200, metadataOf({ ...stream, disabledAt: at })),
    events: told({ type: 'streamDisabled', streamId: stream.streamId, at }),
  };
}

function configurationOf(
  version: StreamVersion,
  { title, eventType, groups, filterValues }: StreamRequest,
): StreamConfiguration {
  return { title, eventType, groups: version === '1' ? [] : (groups ?? []), filterValues: filterValues ?? [] };
}

const waitsIn = (version: StreamVersion): boolean => age(version) >= age(WAITING_SINCE);

type Described = StreamConfiguration &
  Pick<Stream, 'streamId' | 'version' | 'waitForAccepted' | 'activatedAt'> & { readonly disabledAt?: number };

/** A stream as its version describes it. */
export function metadataOf(stream: Described): object {
  const { streamId, version, title, eventType, groups, filterValues, waitForAccepted, activatedAt, disabledAt } =
    stream;
  const first = {
    streamId,
    title,
    eventType,
    filterValues: [...filterValues],
    activationDate: new Date(activatedAt).toISOString(),
  };
  if (version === '1') return first;
  return {
    ...first,
    groups: [...groups],
    ...(waitsIn(version) ? { waitForAccepted } : {}),
    ...(disabledAt === undefined ? {} : { disabledDate: new Date(disabledAt).toISOString() }),
    version: versionName(version),
  };
}
