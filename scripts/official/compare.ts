import type { Entry, ExchangeBody } from '../../simulators/kernel/journal.ts';
import { parseJsonText } from '../../simulators/kernel/json.ts';
import type { Contract, Issue } from '../../simulators/kernel/json.ts';
import type { OfficialApi } from './api.ts';
import { ANY_MEDIA_TYPE } from './swagger2.ts';

/** What an answer had, or a request that was let in, that the official contract does not foresee. */
export interface Divergence {
  /** The simulator's operation id. */
  readonly operation: string;
  readonly status: number;
  readonly kind: 'path' | 'status' | 'mediaType' | 'header' | 'body' | 'request';
  /** The path, media type or header; for a body, the place (`*` for an index) and the keyword it breaks. */
  readonly what: string;
}

export interface Found extends Divergence {
  /** Sequence numbers in the journal. */
  readonly exchanges: number[];
  /** The first case, in words. */
  readonly example: string;
}

/** A divergence that is meant, with the reason; `*` stands for any operation, `what` for its beginning. */
export interface Known {
  readonly operation: string;
  readonly status: number;
  readonly kind: Divergence['kind'];
  readonly what: string;
  readonly reason: string;
}

export interface Comparison {
  readonly checked: number;
  /** Exchanges left out, by reason. */
  readonly skipped: ReadonlyMap<string, number>;
  /** Violations left out since the value is a stand-in that redaction put there. */
  readonly relaxed: number;
  readonly found: readonly Found[];
  /** `operation status` of every exchange that was checked. */
  readonly exercised: ReadonlySet<string>;
}

/** Whose answers are compared. */
export interface Subject {
  /** The id of its simulator. */
  readonly platform: string;
  /** As the report calls it. */
  readonly title: string;
  /** Whether it is also asked by platforms that stand beside it. */
  readonly betweenPlatforms?: true;
  /** Why a path is left out, where no official file can describe it. */
  readonly leavesOut?: (pathname: string) => string | undefined;
}

/** Paths of the object store, which no official file describes. */
const OBJECT_STORE = /^\/(caricamento|scarico)\//;

export const SEND: Subject = {
  platform: 'send',
  title: 'SEND',
  leavesOut: (pathname) =>
    OBJECT_STORE.test(pathname) ? 'object store: nessun contratto ufficiale lo descrive' : undefined,
};

export const GPD: Subject = { platform: 'gpd', title: 'GPD', betweenPlatforms: true };

export const IO: Subject = { platform: 'io', title: 'IO' };

/** Faults after which the answer is no longer the simulator's own. */
const SPOILT: ReadonlySet<string> = new Set(['status', 'truncate', 'malformed']);

/** Holds every answer that a simulator gave against the official contracts. */
export function compare(entries: Iterable<Entry>, api: OfficialApi, subject: Subject): Comparison {
  const skipped = new Map<string, number>();
  const exercised = new Set<string>();
  const found = new Map<string, Found>();
  let checked = 0;
  let relaxed = 0;
  for (const entry of entries) {
    if (entry.kind !== 'exchange' || entry.platform !== subject.platform || !isAnswered(entry, subject)) continue;
    const leftOut = reasonToSkip(entry, subject);
    if (leftOut !== undefined) {
      skipped.set(leftOut, (skipped.get(leftOut) ?? 0) + 1);
      continue;
    }
    checked++;
    const operation = entry.operation!;
    const { status } = entry.response;
    exercised.add(`${operation} ${status}`);
    const result = divergencesOf(entry, api);
    relaxed += result.relaxed;
    for (const { example, ...divergence } of result.divergences) {
      const key = JSON.stringify([operation, status, divergence.kind, divergence.what]);
      const known = found.get(key);
      if (known === undefined) found.set(key, { operation, status, ...divergence, example, exchanges: [entry.seq] });
      else if (known.exchanges.at(-1) !== entry.seq) known.exchanges.push(entry.seq);
    }
  }
  return { checked, skipped, relaxed, exercised, found: [...found.values()] };
}

/** An answer of the simulator's own: to the SUT, or to a platform that stands beside it. */
function isAnswered({ direction }: ExchangeBody, { betweenPlatforms }: Subject): boolean {
  return direction === 'toPlatform' || (betweenPlatforms === true && direction === 'betweenPlatforms');
}

function reasonToSkip({ operation, fault, request }: ExchangeBody, { leavesOut }: Subject): string | undefined {
  if (operation === undefined) return 'richieste che nessuna operazione riconosce';
  const outside = leavesOut?.(pathnameOf(request.url));
  if (outside !== undefined) return outside;
  if (fault !== undefined && SPOILT.has(fault.kind)) return 'risposte guastate di proposito dallo scenario';
  return undefined;
}

interface Result {
  readonly divergences: Pick<Found, 'kind' | 'what' | 'example'>[];
  readonly relaxed: number;
}

function divergencesOf({ request, response }: ExchangeBody, api: OfficialApi): Result {
  const path = pathnameOf(request.url);
  const declared = api.find(request.method, path);
  if (declared === undefined)
    return only('path', 'non dichiarato', `${request.method} ${path}: nessun file ufficiale dichiara il percorso`);
  const answer = declared.answer(response.status);
  if (answer === undefined)
    return only(
      'status',
      'non dichiarato',
      `${declared.operationId} (${declared.file}) non dichiara ${response.status}`,
    );
  const divergences: Result['divergences'] = [];
  let relaxed = 0;
  const hold = (kind: 'body' | 'request', contract: Contract, text: string | undefined): void => {
    const parsed = parseJsonText(text ?? '');
    if (!parsed.ok) {
      divergences.push({ kind, what: 'JSON', example: parsed.problem });
      return;
    }
    for (const issue of contract.check(parsed.value)) {
      if (issue.keyword === 'if') continue; // what `then` found is told by itself
      if (isRelaxed(issue)) relaxed++;
      else divergences.push({ kind, ...placed(issue) });
    }
  };
  if (response.status < 300 && declared.request !== undefined) hold('request', declared.request, request.text);
  for (const [name, headerContract] of answer.headers) {
    const text = response.headers[name];
    if (text === undefined) continue;
    const value: unknown = /^-?\d+$/.test(text) ? Number(text) : text;
    for (const issue of headerContract.check(value))
      divergences.push({ kind: 'header', what: name, example: `${name}: ${text} ${issue.message}` });
  }
  if (answer.bodies.size === 0) {
    if (response.text !== undefined || response.binary !== undefined)
      divergences.push({ kind: 'body', what: 'non dichiarato', example: 'un corpo, dove nessuno è dichiarato' });
    return { divergences, relaxed };
  }
  const type = (response.headers['content-type'] ?? '').split(';')[0]!.trim();
  let body = answer.bodies.get(type) ?? answer.bodies.get(ANY_MEDIA_TYPE);
  if (body === undefined) {
    const types = [...answer.bodies.keys()];
    divergences.push({ kind: 'mediaType', what: type, example: `${type} invece di ${types.join(' o ')}` });
    body = answer.bodies.get(types[0]!)!;
  }
  hold('body', body, response.text);
  return { divergences, relaxed };
}

/** Where a contract is broken: whichever the index, the same place. */
function placed(issue: Issue): Pick<Found, 'what' | 'example'> {
  const place = issue.path.replaceAll(/\/\d+(?=\/|$)/g, '/*');
  return {
    what: `${place === '' ? '/' : place} ${issue.keyword}${memberOf(issue)}`,
    example: `${issue.path === '' ? '/' : issue.path} ${issue.message}${memberOf(issue)}; valore ${issue.value}`,
  };
}

function only(kind: Divergence['kind'], what: string, example: string): Result {
  return { divergences: [{ kind, what, example }], relaxed: 0 };
}

/** The member that is missing or too many, which the place of the violation does not say. */
function memberOf({ params }: Issue): string {
  const member = params['missingProperty'] ?? params['additionalProperty'];
  return typeof member === 'string' ? ` ${member}` : '';
}

/** Stand-ins that redaction writes (kernel/redaction.ts): they need not have the form of what they stand for. */
const STAND_IN = /secret:[\w-]+#|Persona [0-9A-F]{8}|Via [0-9A-F]{8}|[0-9a-f]{12}@redatto\.example/;
const FORM: ReadonlySet<string> = new Set(['pattern', 'minLength', 'maxLength']);

function isRelaxed({ keyword, value }: Issue): boolean {
  return FORM.has(keyword) && STAND_IN.test(value);
}

function pathnameOf(url: string): string {
  return new URL(url).pathname;
}

/** Whether a listed divergence is this one. */
export function covers(known: Known, { operation, status, kind, what }: Divergence): boolean {
  return (
    (known.operation === '*' || known.operation === operation) &&
    known.status === status &&
    known.kind === kind &&
    what.startsWith(known.what)
  );
}
