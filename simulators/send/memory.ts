import { sha256 } from '../kernel/canonical.ts';
import type { RuleMemory, SeenExchange } from '../kernel/platform.ts';
import { recent } from '../kernel/recent.ts';
import type { Recent } from '../kernel/recent.ts';
import {
  answeredAt,
  arrival,
  bareKey,
  elementOf,
  lastSegment,
  list,
  members,
  METADATA,
  noticesOf,
  pathAndQuery,
  text,
} from './seen.ts';
import {
  CONSUME,
  CREATE,
  CREATE_STREAM,
  DETAIL,
  DISABLE_STREAM,
  REMOVE_STREAM,
  REQUEST_STATUS,
  UPDATE_STREAM,
} from './versions.ts';

/** What rules remember of SEND's past: a fold of exchanges, by business key, bounded (architecture.md §4, semantics.md 12). */
export interface SendMemory {
  /** Reserved slots of the object store, by the token of their URL. */
  readonly slots: Recent<Slot>;
  /** The same slots, by document key. */
  readonly byKey: Recent<Slot>;
  /** What became of the requests for a notification, by protocol. */
  readonly submissions: Recent<Submission>;
  /** Protocol of a request taken in charge, by notificationRequestId. */
  readonly protocols: Recent<string>;
  /** Creditor's tax id, by notice code, of notices in notifications taken in charge. */
  readonly creditors: Recent<string>;
  /** How far each stream was read. */
  readonly streams: Recent<Reading>;
  /** Streams in use with their groups, none = all notifications; undefined where nobody saw how the stream was made. */
  readonly open: Map<string, readonly string[] | undefined>;
  /** The version of the path that reaches each stream, as it was made or read with. */
  readonly versions: Recent<string>;
  /** Instant before which a document must not be asked again, by path. */
  readonly waits: Recent<number>;
  /** Requests that failed last time they were made, by {@link signature}. */
  readonly failures: Recent<Failure>;
  /** How often a request or a notification was asked about, by address. */
  readonly polls: Recent<number>;
}

export interface Slot {
  readonly key: string;
  readonly url: string;
  readonly method: string;
  readonly secret: string;
  /** As declared at the reservation. */
  readonly sha256: string;
  readonly contentType: string | undefined;
  /** Version given by the upload, once there is one. */
  versionToken?: string;
}

export interface Submission {
  readonly token: string | undefined;
  /**
   * taken: the 202 arrived; conflict: SEND knows it already; unanswered: an error of the service, or no answer the peer can
   * have read; rejected: refused at once or later, so that a corrected one is another request.
   */
  state: 'taken' | 'conflict' | 'unanswered' | 'rejected';
  readonly exchange: number;
}

export interface Reading {
  /** Position the last read asked from; undefined = from the beginning. */
  asked: string | undefined;
  /** Positions from which the next read may go on: one, unless it is not known whether the last page arrived. */
  expected: readonly (string | undefined)[];
  /** How many times in a row the same position was asked although the page had events. */
  repeats: number;
  /** Instant before which the stream must not be read again, epoch ms; undefined where no wait was told. */
  notBefore: number | undefined;
  exchange: number;
}

export interface Failure {
  readonly status: number;
  /** Failures in a row. */
  readonly count: number;
  readonly at: number;
  /** What the answer asked to wait, seconds. */
  readonly retryAfter: number | undefined;
}

/** Readings further apart than this (ms) are not an insistence: who reads at intervals goes on when it can. */
export const INSISTENCE_MS = 60_000;

const LIMIT = 20_000;

export const memory: RuleMemory<SendMemory> = {
  create: () => ({
    slots: recent(LIMIT),
    byKey: recent(LIMIT),
    submissions: recent(LIMIT),
    protocols: recent(LIMIT),
    creditors: recent(LIMIT),
    streams: recent(1_000),
    open: new Map(),
    versions: recent(1_000),
    waits: recent(1_000),
    failures: recent(1_000),
    polls: recent(1_000),
  }),
  remember(past, exchange) {
    rememberOutcome(past, exchange);
    const remember = exchange.operation === undefined ? undefined : REMEMBER[exchange.operation];
    remember?.(past, exchange);
  },
};

type Remember = (past: SendMemory, exchange: SeenExchange) => void;

const REMEMBER: Readonly<Record<string, Remember>> = {
  presignedUploadRequest: rememberSlots,
  uploadAttachment: rememberVersion,
  ...of(CREATE_STREAM, rememberStream),
  ...of(UPDATE_STREAM, rememberStream),
  ...of(REMOVE_STREAM, forgetStream),
  ...of(DISABLE_STREAM, forgetStream),
  ...of(CONSUME, rememberReading),
  ...of(CREATE, rememberSubmission),
  ...of(METADATA, rememberWait),
  ...of(REQUEST_STATUS, rememberPoll),
  ...of(DETAIL, rememberPoll),
};

function of(operations: readonly string[], remember: Remember): Readonly<Record<string, Remember>> {
  return Object.fromEntries(operations.map((operation) => [operation, remember]));
}

function rememberSlots(past: SendMemory, { request, response }: SeenExchange): void {
  if (response.status !== 200) return;
  const declared = new Map(list(request.json).map((item) => [members(item)['preloadIdx'], members(item)]));
  for (const item of list(response.json).map(members)) {
    const { preloadIdx, key, url, httpMethod, secret } = item;
    const asked = declared.get(preloadIdx);
    if (typeof key !== 'string' || typeof url !== 'string' || asked === undefined) continue;
    const slot: Slot = {
      key: bareKey(key),
      url,
      method: text(httpMethod) ?? 'PUT',
      secret: text(secret) ?? '',
      sha256: text(asked['sha256']) ?? '',
      contentType: text(asked['contentType']),
    };
    past.slots.set(lastSegment(url), slot);
    past.byKey.set(slot.key, slot);
  }
}

function rememberVersion(past: SendMemory, exchange: SeenExchange): void {
  const slot = past.slots.get(lastSegment(exchange.request.url));
  const version = exchange.response.headers['x-amz-version-id'];
  if (slot !== undefined && exchange.response.status === 200 && version !== undefined) slot.versionToken = version;
}

function rememberSubmission(past: SendMemory, exchange: SeenExchange): void {
  const request = members(exchange.request.json);
  const protocol = text(request['paProtocolNumber']);
  if (protocol === undefined) return;
  const { status } = exchange.response;
  // never taken in charge: what was known of earlier attempts stays as it was
  if (status === 429 && arrival(exchange) === 'yes') return;
  past.submissions.set(protocol, {
    token: text(request['idempotenceToken']),
    state: arrival(exchange) === 'yes' ? stateAfter(status) : 'unanswered',
    exchange: exchange.seq,
  });
  if (status !== 202) return;
  const id = text(members(exchange.response.json)['notificationRequestId']);
  if (id !== undefined) past.protocols.set(id, protocol);
  for (const { noticeCode, creditorTaxId } of noticesOf(request))
    if (typeof noticeCode === 'string' && typeof creditorTaxId === 'string')
      past.creditors.set(noticeCode, creditorTaxId);
}

function stateAfter(status: number): Submission['state'] {
  if (status === 202) return 'taken';
  if (status === 409) return 'conflict';
  return status >= 500 || status === 0 ? 'unanswered' : 'rejected';
}

function rememberStream(past: SendMemory, { request, response }: SeenExchange): void {
  const { streamId } = members(response.json);
  if (response.status !== 200 || typeof streamId !== 'string') return;
  const { groups, replacedStreamId } = members(request.json);
  if (typeof replacedStreamId === 'string') past.open.delete(replacedStreamId);
  past.versions.set(streamId, streamVersionOf(request.url));
  opened(
    past,
    streamId,
    list(groups).flatMap((group) => text(group) ?? []),
  );
}

/** The version of streams that an address asks for, as a reader would name it. */
export function streamVersionOf(url: string): string {
  return /^\/delivery-progresses\/(v[\d.]+)\//.exec(pathAndQuery(url))?.[1] ?? 'nessuna versione';
}

function forgetStream(past: SendMemory, { path, response }: SeenExchange): void {
  if (response.status < 300) past.open.delete(path['streamId'] ?? '');
}

const MOST_STREAMS = 1_000;

function opened(past: SendMemory, streamId: string, groups: readonly string[] | undefined): void {
  past.open.set(streamId, groups);
  if (past.open.size > MOST_STREAMS) past.open.delete(past.open.keys().next().value!);
}

function rememberReading(past: SendMemory, exchange: SeenExchange): void {
  const streamId = exchange.path['streamId'] ?? '';
  if (exchange.response.status === 404) past.open.delete(streamId);
  if (exchange.response.status === 200 && !past.open.has(streamId)) opened(past, streamId, undefined);
  if (exchange.response.status === 200) past.versions.set(streamId, streamVersionOf(exchange.request.url));
  const asked = exchange.query['lastEventId'];
  const before = past.streams.get(streamId);
  const page = exchange.response.status === 200 ? list(exchange.response.json) : [];
  const last = page.reduce<string | undefined>((latest, event) => {
    const id = text(members(event)['eventId']);
    return id !== undefined && (latest === undefined || id > latest) ? id : latest;
  }, asked);
  const arrived = arrival(exchange);
  const wait = arrived === 'yes' ? exchange.response.headers['retry-after'] : undefined;
  past.streams.set(streamId, {
    asked,
    expected: arrived === 'yes' ? [last] : arrived === 'no' || last === asked ? [asked] : [asked, last],
    repeats:
      before !== undefined && before.asked === asked && !before.expected.includes(asked) ? before.repeats + 1 : 0,
    notBefore: Number(wait ?? 0) > 0 ? answeredAt(exchange) + Number(wait) : undefined,
    exchange: exchange.seq,
  });
  if (exchange.response.status !== 200 || arrived === 'no') return;
  for (const event of page.map(members)) {
    const { category } = elementOf(event);
    const protocol = past.protocols.get(text(event['notificationRequestId']) ?? '');
    const submission = protocol === undefined ? undefined : past.submissions.get(protocol);
    if (submission !== undefined && (category === 'REQUEST_REFUSED' || category === 'NOTIFICATION_CANCELLED'))
      submission.state = 'rejected';
  }
}

function rememberWait(past: SendMemory, exchange: SeenExchange): void {
  const { url, retryAfter } = members(exchange.response.json);
  const place = exchange.request.url;
  if (
    exchange.response.status === 200 &&
    url === undefined &&
    typeof retryAfter === 'number' &&
    arrival(exchange) === 'yes'
  )
    past.waits.set(place, answeredAt(exchange) + retryAfter * 1000);
  else past.waits.delete(place);
}

function rememberPoll(past: SendMemory, exchange: SeenExchange): void {
  const { url } = exchange.request;
  past.polls.set(url, (past.polls.get(url) ?? 0) + 1);
  const { notificationRequestStatus, notificationRequestId } = members(exchange.response.json);
  if (notificationRequestStatus !== 'REFUSED') return;
  const submission = past.submissions.get(past.protocols.get(text(notificationRequestId) ?? '') ?? '');
  if (submission !== undefined) submission.state = 'rejected';
}

function rememberOutcome(past: SendMemory, exchange: SeenExchange): void {
  const failed = exchange.response.status >= 400 || arrival(exchange) === 'no';
  const before = failureOf(past, exchange);
  if (!failed) {
    if (before !== undefined) past.failures.delete(signature(exchange));
    return;
  }
  const retryAfter = Number(exchange.response.headers['retry-after']);
  past.failures.set(signature(exchange), {
    status: arrival(exchange) === 'no' ? 0 : exchange.response.status,
    count: before !== undefined && isInsistence(exchange, before) ? before.count + 1 : 1,
    at: answeredAt(exchange),
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
  });
}

/** Whether a request insists on one that failed: a deposit however late it comes again, a reading only soon after. */
export function isInsistence({ at, request }: SeenExchange, failure: Failure): boolean {
  return request.method !== 'GET' || at - failure.at < INSISTENCE_MS;
}

/** How the same request went the last time it was made, if it failed. Most peers' requests do not: then no digest is needed. */
export function failureOf({ failures }: SendMemory, exchange: SeenExchange): Failure | undefined {
  return failures.size === 0 ? undefined : failures.get(signature(exchange));
}

/** What makes two requests the same request. */
function signature({ operation, request }: SeenExchange): string {
  const body = request.text === undefined ? (request.binary?.sha256 ?? '') : sha256(request.text);
  return `${operation ?? '?'} ${request.method} ${request.url} ${body}`;
}
