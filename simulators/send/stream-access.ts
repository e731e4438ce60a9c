import type { Answer, Context, Event, Input, Operation } from '../kernel/platform.ts';
import { problemOf } from './problem.ts';
import type { Caller } from './state.ts';
import { findStream } from './streams.ts';
import type { HasStreams, Stream, StreamEvent } from './streams.ts';
import type { StreamVersion } from './versions.ts';

export type Ask = Input<Caller>;

/**
 * Finds the stream of the path and checks that the caller's groups and the path's version reach it, then asks `then`. The
 * first version knows no groups.
 */
export function onStream(
  version: StreamVersion,
  then: (stream: Stream, input: Ask, state: HasStreams, context: Context) => Answer,
): Operation<HasStreams, Caller>['handle'] {
  return (input, state, context) => {
    const streamId = input.path['streamId']!;
    const { key } = input.caller;
    const stream = findStream(state, key.pa.id, streamId, context);
    if (stream === undefined) return unknown(streamId, context);
    const barred = version === '1' ? undefined : outOfReach(stream, key.groups);
    if (barred !== undefined) return forbidden(barred, context);
    return stream.version === version ? then(stream, input, state, context) : otherVersion(version, stream, context);
  };
}

/** A stream is reached through the version that created it: 403, and from the first version 400 (send.md §1.2, coupling). */
function otherVersion(version: StreamVersion, stream: Stream, context: Context): Answer {
  const detail = `lo stream ${stream.streamId} è della versione ${versionName(stream.version)}, non della ${versionName(version)}`;
  return version === '1' ? refuse(400, 'PN_GENERIC_INVALIDPARAMETER', detail, context) : forbidden(detail, context);
}

/** A version of streams as SEND writes it: v10, v23, ... v29. */
export function versionName(version: StreamVersion): string {
  return version === '1' ? 'v10' : `v${version.replace('.', '')}`;
}

/** Why a key may not touch a stream: it must hold every group of it; a stream without groups is for master keys. */
export function outOfReach(stream: Stream, keyGroups: readonly string[]): string | undefined {
  if (keyGroups.length > 0 && stream.groups.length === 0)
    return 'uno stream senza gruppi è riservato alle chiavi senza gruppi';
  return notAllowed(stream.groups, keyGroups);
}

export function notAllowed(groups: readonly string[], keyGroups: readonly string[]): string | undefined {
  const foreign = keyGroups.length === 0 ? [] : groups.filter((group) => !keyGroups.includes(group));
  return foreign.length === 0 ? undefined : `la chiave non è abilitata ai gruppi ${foreign.join(', ')}`;
}

export const forbidden = (detail: string, context: Context): Answer =>
  refuse(403, 'PN_WEBHOOK_FORBIDDEN', detail, context);

export const unknown = (streamId: string, context: Context): Answer =>
  refuse(404, 'PN_WEBHOOK_NOT_FOUND', `lo stream ${streamId} non esiste`, context);

export function refuse(status: number, code: string, detail: string, context: Context): Answer {
  return { response: problemOf(status, code, detail, context) };
}

export const told = (event: StreamEvent): readonly Event[] => [event];
