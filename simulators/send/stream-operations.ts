import { emptyResponse, jsonResponse } from '../kernel/exchange.ts';
import type { Operation } from '../kernel/platform.ts';
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
import type { Caller } from './state.ts';
import { onStream, told } from './stream-access.ts';
import { create, disable, list, metadataOf, update } from './stream-configuration.ts';
import { consume } from './stream-reading.ts';
import type { HasStreams } from './streams.ts';
import { inVersion, segmentOf, STREAM_VERSIONS } from './versions.ts';
import type { StreamVersion } from './versions.ts';

type StreamOperation = Operation<HasStreams, Caller>;

/** What any of them may be refused with before it is asked: no key, a bad key, a bad request, a body too large. */
const REFUSALS = { 400: problem, 401: gatewayMessage, 403: problemOrMessage, 404: problem, 413: gatewayMessage };

/** The seven operations on streams in every version; the first has no disabling. Source: send.md §1.2 rows 13-19, §1.17. */
export const streamOperations: readonly StreamOperation[] = STREAM_VERSIONS.flatMap(operationsOf);

function operationsOf(version: StreamVersion): readonly StreamOperation[] {
  const streams = `/delivery-progresses/${segmentOf(version)}streams`;
  const stream = `${streams}/{streamId}`;
  const metadata = streamMetadata(version);
  const id = (operation: string): string => inVersion(operation, version);
  const disabling: StreamOperation = {
    id: id('disableEventStream'),
    method: 'POST',
    path: `${stream}/action/disable`,
    parameters: streamPath,
    answers: { ...REFUSALS, 200: metadata },
    handle: onStream(version, disable),
  };
  return [
    {
      id: id('createEventStream'),
      method: 'POST',
      path: streams,
      body: streamCreationRequest(version),
      answers: { ...REFUSALS, 200: metadata, 409: problem },
      handle: (input, state, context) => create(version, input, state, context),
    },
    {
      id: id('listEventStreams'),
      method: 'GET',
      path: streams,
      answers: { ...REFUSALS, 200: streamList },
      handle: list,
    },
    {
      id: id('retrieveEventStream'),
      method: 'GET',
      path: stream,
      parameters: streamPath,
      answers: { ...REFUSALS, 200: metadata },
      handle: onStream(version, (found) => ({ response: jsonResponse(200, metadataOf(found)) })),
    },
    {
      id: id('updateEventStream'),
      method: 'PUT',
      path: stream,
      parameters: streamPath,
      body: streamRequest(version),
      answers: { ...REFUSALS, 200: metadata },
      handle: onStream(version, update),
    },
    {
      id: id('removeEventStream'),
      method: 'DELETE',
      path: stream,
      parameters: streamPath,
      answers: { ...REFUSALS, 204: undefined },
      handle: onStream(version, ({ streamId }) => ({
        response: emptyResponse(204),
        events: told({ type: 'streamDeleted', streamId }),
      })),
    },
    ...(version === '1' ? [] : [disabling]),
    {
      id: id('consumeEventStream'),
      method: 'GET',
      path: `${stream}/events`,
      parameters: streamPath,
      query: streamEventsQuery,
      answers: { ...REFUSALS, 200: streamProgress(version), 429: problem },
      handle: onStream(version, consume),
    },
  ];
}
