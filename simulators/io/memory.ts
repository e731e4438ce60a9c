import { sha256 } from '../kernel/canonical.ts';
import type { RuleMemory, SeenExchange } from '../kernel/platform.ts';
import { recent } from '../kernel/recent.ts';
import type { Recent } from '../kernel/recent.ts';
import {
  answeredAt,
  arrival,
  contentOf,
  fiscalCodeOf,
  isTaken,
  KEY,
  list,
  members,
  PROFILE,
  SUBMIT,
  text,
} from './seen.ts';

/** What rules remember of IO's past: a fold of exchanges, by business key, bounded (architecture.md §4, semantics.md 12). */
export interface IoMemory {
  /** The last answer about a profile, by codice fiscale. */
  readonly profiles: Recent<Profile>;
  /** Requests that failed the last time they were made, by {@link signature}. */
  readonly failures: Recent<Failure>;
  /** When each message was last asked about, by its address. */
  readonly polls: Recent<number>;
  /** Recipients of the messages that IO took, by identifier. */
  readonly taken: Recent<string>;
  /** Recipients of a text, by digest of subject and body. */
  readonly texts: Recent<Set<string>>;
  /** Subjects sent to a citizen, by codice fiscale. */
  readonly subjects: Recent<string[]>;
  /** What messages announce of the content that the ente keeps, by the ente's identifier. */
  readonly announced: Recent<Announced>;
  /** The last card of a service, by its identifier. */
  readonly cards: Recent<object>;
  /** Instants of the latest calls, oldest first; at most {@link MOST_CALLS}. */
  readonly calls: number[];
  /** The last refusal for too many calls, until a call comes after it. */
  busy: Busy | undefined;
  /** Refusals of a key in a row. */
  unauthorized: { count: number; at: number };
}

export interface Profile {
  readonly status: number;
  readonly allowed: boolean;
  readonly at: number;
  readonly exchange: number;
}

export interface Failure {
  readonly status: number;
  readonly count: number;
  readonly at: number;
  readonly exchange: number;
}

export interface Announced {
  readonly content: boolean;
  readonly attachments: boolean;
}

export interface Busy {
  readonly at: number;
  /** Milliseconds that the answer told to wait; undefined where it told nothing. */
  readonly waitMs: number | undefined;
  /** Wait before this refusal, where the one before it told nothing either. */
  readonly gapMs: number | undefined;
  readonly exchange: number;
}

/** Calls that the gateway allows in {@link WINDOW_MS} (io.md §3.2). */
export const MOST_CALLS = 150;
export const WINDOW_MS = 5_000;
/** Calls further apart than this (ms) are not an insistence. */
export const INSISTENCE_MS = 60_000;

const LIMIT = 20_000;

export const memory: RuleMemory<IoMemory> = {
  create: () => ({
    profiles: recent(LIMIT),
    failures: recent(1_000),
    polls: recent(LIMIT),
    taken: recent(LIMIT),
    texts: recent(1_000),
    subjects: recent(LIMIT),
    announced: recent(LIMIT),
    cards: recent(1_000),
    calls: [],
    busy: undefined,
    unauthorized: { count: 0, at: 0 },
  }),
  remember(past, exchange) {
    if (exchange.direction !== 'toPlatform') return;
    rememberCall(past, exchange);
    rememberOutcome(past, exchange);
    const { operation } = exchange;
    if (isOneOf(PROFILE, operation)) rememberProfile(past, exchange);
    else if (isOneOf(SUBMIT, operation)) rememberMessage(past, exchange);
    else if (operation === 'getMessage') past.polls.set(exchange.request.url, exchange.at);
    else if (operation === 'cmsCreateService' || operation === 'cmsUpdateService') rememberCard(past, exchange);
  },
};

function isOneOf(operations: readonly string[], operation: string | undefined): boolean {
  return operation !== undefined && operations.includes(operation);
}

function rememberProfile(past: IoMemory, exchange: SeenExchange): void {
  const fiscalCode = fiscalCodeOf(exchange);
  const { status, json } = exchange.response;
  // who did not get an answer knows what it knew
  if (fiscalCode === undefined || arrival(exchange) === 'no' || status === 429 || status >= 500) return;
  const allowed = status === 200 && members(json)['sender_allowed'] === true;
  past.profiles.set(fiscalCode, { status, allowed, at: exchange.at, exchange: exchange.seq });
}

function rememberMessage(past: IoMemory, exchange: SeenExchange): void {
  const content = contentOf(exchange);
  const fiscalCode = fiscalCodeOf(exchange) ?? '';
  if (exchange.response.status !== 201) return;
  const id = text(members(exchange.response.json)['id']);
  if (id !== undefined) past.taken.set(id, fiscalCode);
  const digest = textDigest(exchange);
  const recipients = past.texts.get(digest) ?? new Set();
  past.texts.set(digest, recipients.add(fiscalCode));
  const subject = text(content['subject']);
  if (subject !== undefined && isTaken(exchange))
    past.subjects.set(fiscalCode, [...(past.subjects.get(fiscalCode) ?? []), subject].slice(-20));
  const third = members(content['third_party_data']);
  if (typeof third['id'] === 'string')
    past.announced.set(third['id'], {
      content: third['has_remote_content'] === true,
      attachments: third['has_attachments'] === true,
    });
}

function rememberCard(past: IoMemory, { path, request, response }: SeenExchange): void {
  const id = path['serviceId'] ?? text(members(response.json)['id']);
  if (response.status < 300 && id !== undefined) past.cards.set(id, members(request.json));
}

function rememberCall(past: IoMemory, exchange: SeenExchange): void {
  const { status, headers } = exchange.response;
  if (status !== 429) {
    past.calls.push(exchange.at);
    if (past.calls.length > MOST_CALLS) past.calls.shift();
  }
  const wait = Number(headers['x-rate-limit-retry-after'] ?? Number.NaN);
  const { busy } = past;
  past.busy =
    status === 429 && arrival(exchange) === 'yes'
      ? {
          at: answeredAt(exchange),
          waitMs: Number.isFinite(wait) ? wait * 1000 : undefined,
          gapMs: busy !== undefined && busy.waitMs === undefined ? exchange.at - busy.at : undefined,
          exchange: exchange.seq,
        }
      : undefined;
  past.unauthorized = status === 401 ? { count: past.unauthorized.count + 1, at: exchange.at } : { count: 0, at: 0 };
}

function rememberOutcome(past: IoMemory, exchange: SeenExchange): void {
  const { status } = exchange.response;
  const before = failureOf(past, exchange);
  if (status < 400 && arrival(exchange) !== 'no') {
    if (before !== undefined) past.failures.delete(signature(exchange));
    return;
  }
  past.failures.set(signature(exchange), {
    status: arrival(exchange) === 'no' ? 0 : status,
    count: (before?.count ?? 0) + 1,
    at: answeredAt(exchange),
    exchange: exchange.seq,
  });
}

/** How the same request went the last time it was made, if it failed. Most peers' requests do not: then no digest is needed. */
export function failureOf({ failures }: IoMemory, exchange: SeenExchange): Failure | undefined {
  return failures.size === 0 ? undefined : failures.get(signature(exchange));
}

/** What makes two requests the same request, whoever makes them. */
function signature({ operation, request }: SeenExchange): string {
  return `${operation ?? '?'} ${request.method} ${request.url} ${request.headers[KEY] ?? ''} ${sha256(request.text ?? '')}`;
}

/** Subject and body of a message, told from others by their digest. */
export function textDigest(exchange: SeenExchange): string {
  const { subject, markdown } = contentOf(exchange);
  return sha256(`${text(subject) ?? ''}\n${text(markdown) ?? ''}`);
}

/** Whether a JSON list holds anything. */
export const hasSome = (value: unknown): boolean => list(value).length > 0;
