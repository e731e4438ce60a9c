import type { Clock } from './clock.ts';
import { sha256 } from './canonical.ts';
import { explain } from './explain.ts';
import { Faults, HANG_MS } from './fault.ts';
import type { Fault } from './fault.ts';
import type { Headers, WireRequest, WireResponse } from './exchange.ts';
import type { ExchangeBody, Journal, JournalMessage } from './journal.ts';
import { parseJson } from './json.ts';
import type { Answer, Context, Effects, Event, Input, Operation, Platform, Schedule } from './platform.ts';
import type { Redactor } from './redaction.ts';
import type { Finding } from './requirement.ts';
import { router } from './router.ts';
import type { Route } from './router.ts';
import { judgeExchange } from './rules.ts';
import { seen } from './view.ts';

/** Bytes of request body read at most, unless the operation says otherwise. */
export const BODY_CAP = 4 * 1024 * 1024;

export interface Bench {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly redactor: Redactor;
}

/** One platform at work for one tenant: a run of its own state, reached through any door. */
export interface Simulation {
  readonly platform: Platform;
  readonly state: unknown;
  readonly context: Context;
  readonly faults: Faults;
  /** The operation a request would meet: a door asks it before reading the body. */
  route(method: string, pathname: string): Route | undefined;
  handle(request: WireRequest): Promise<WireResponse>;
  /** Something the world does to the platform; journalled. Throws RangeError for an unknown name. */
  stimulate(name: string, parameters?: Readonly<Record<string, unknown>>): void;
  /** Records an exchange the platform began, with its rules (see call.ts). */
  record(exchange: RawExchange): readonly Finding[];
  /** Applies effects that did not come from a request (a call's outcome); journalled. */
  apply(effects: Effects): void;
  owns(credential: string): boolean;
}

/** An exchange before redaction. */
export interface RawExchange {
  readonly at: number;
  readonly elapsedMs: number;
  readonly direction: ExchangeBody['direction'];
  readonly operation: string | undefined;
  readonly path?: Readonly<Record<string, string>>;
  readonly request: WireRequest;
  readonly response: WireResponse;
  readonly fault?: Fault;
  readonly failure?: string;
  readonly events?: readonly Event[];
}

/**
 * Puts a platform to work. One pipeline (architecture.md §4): match, decode, fault, authenticate, validate, operation,
 * apply events, check our own answer, record with findings. Rules look at the whole exchange, so they run when the answer
 * is known; nothing they find changes it.
 */
export function simulate(platform: Platform, bench: Bench, options: SimulationOptions): Simulation {
  const context: Context = { clock: bench.clock, ids: options.ids, publicUrl: options.publicUrl };
  const state = platform.initial(options.settings ?? {}, context);
  const faults = new Faults();
  const memory = platform.memory.create();
  const routes = router(platform.operations);
  const applyEvents = (events: readonly Event[] | undefined): void => {
    for (const event of events ?? []) platform.apply(state, event, context);
  };
  const scheduleAll = (schedule: readonly Schedule[] | undefined): void => {
    for (const { afterMs, timer } of schedule ?? [])
      bench.clock.after(afterMs, () => apply(platform.tick(state, timer, context)));
  };
  const apply = (effects: Effects): void => {
    applyEvents(effects.events);
    if (effects.events !== undefined && effects.events.length > 0)
      bench.journal.append({
        kind: 'events',
        at: bench.clock.now(),
        platform: platform.id,
        events: redactJson(effects.events, bench.redactor, platform),
      });
    scheduleAll(effects.schedule);
  };

  const record = (raw: RawExchange): readonly Finding[] => {
    const body: ExchangeBody = {
      kind: 'exchange',
      at: raw.at,
      elapsedMs: raw.elapsedMs,
      platform: platform.id,
      direction: raw.direction,
      ...(raw.operation === undefined ? {} : { operation: raw.operation }),
      ...(raw.path === undefined || Object.keys(raw.path).length === 0
        ? {}
        : { path: redactPath(raw.path, bench.redactor, platform) }),
      request: {
        method: raw.request.method,
        url: redactUrl(raw.request.url, raw.path ?? {}, bench.redactor, platform),
        ...journalMessage(raw.request, bench.redactor, platform),
      },
      response: { status: raw.response.status, ...journalMessage(raw.response, bench.redactor, platform) },
      ...(raw.fault === undefined ? {} : { fault: raw.fault }),
      ...(raw.failure === undefined ? {} : { failure: raw.failure }),
      ...(raw.events === undefined || raw.events.length === 0
        ? {}
        : { events: redactJson(raw.events, bench.redactor, platform) }),
      satisfied: [],
      findings: [],
    };
    const exchange = seen({ ...body, seq: bench.journal.length + 1 });
    const judged = judgeExchange(platform, exchange, memory);
    const keys = platform.businessKeys?.(exchange) ?? [];
    bench.journal.append({ ...body, ...judged, ...(keys.length === 0 ? {} : { keys }) });
    return judged.findings;
  };

  const answer = async (route: Route | undefined, request: WireRequest, fault: Fault | undefined): Promise<Answer> => {
    if (route === undefined) {
      const explanation = explain(
        request.method,
        pathOf(request.url),
        platform.operations,
        options.documentation ?? `simulators/${platform.id}/README.md`,
      );
      return { response: platform.refuse({ kind: 'unknownOperation', explanation }, request, context) };
    }
    const { operation } = route;
    if (request.damaged === 'tooLarge')
      return {
        response: platform.refuse({ kind: 'tooLarge', capBytes: operation.bodyCap ?? BODY_CAP }, request, context),
      };
    if (request.damaged === 'truncated') return { response: platform.refuse({ kind: 'truncated' }, request, context) };
    const access = platform.authenticate(operation, request, state, context);
    if ('refused' in access) return { response: access.refused };
    const query = queryOf(request.url);
    const parameterIssues = [
      ...(operation.parameters?.check(route.parameters) ?? []),
      ...(operation.query?.check(query) ?? []),
    ];
    if (parameterIssues.length > 0)
      return {
        response: platform.refuse({ kind: 'invalid', part: 'parameters', issues: parameterIssues }, request, context),
      };
    let body: unknown;
    if (operation.body !== undefined) {
      const parsed = parseJson(request.body);
      if (!parsed.ok)
        return { response: platform.refuse({ kind: 'undecodable', problem: parsed.problem }, request, context) };
      const issues = operation.body.check(parsed.value);
      if (issues.length > 0)
        return { response: platform.refuse({ kind: 'invalid', part: 'body', issues }, request, context) };
      body = parsed.value;
    }
    const input: Input = {
      request,
      path: route.parameters,
      query,
      body,
      caller: access.caller,
      ...(fault === undefined ? {} : { fault }),
    };
    return operation.handle(input, state, context);
  };

  const checkOwn = (operation: Operation<unknown>, response: WireResponse): void => {
    if (!(response.status in operation.answers)) {
      trouble(
        'ANSWER_STATUS',
        `${platform.id} ${operation.id} ha risposto ${response.status}, che il suo contratto non prevede`,
      );
      return;
    }
    const contract = operation.answers[response.status];
    if (contract === undefined) return;
    const parsed = parseJson(response.body);
    const issues = parsed.ok ? contract.check(parsed.value) : [{ path: '', message: parsed.problem }];
    if (issues.length > 0)
      trouble(
        'ANSWER_CONTRACT',
        `${platform.id} ${operation.id} ${response.status}: ${issues[0]!.path} ${issues[0]!.message}`,
      );
  };
  const trouble = (code: string, message: string): void => {
    bench.journal.append({ kind: 'trouble', at: bench.clock.now(), trouble: { kind: 'error', code, message } });
  };

  return {
    platform,
    state,
    context,
    faults,
    route: routes,
    owns: (credential) => platform.owns(state, credential),
    record,
    apply,
    stimulate(name, parameters = {}) {
      const stimulus = platform.stimuli[name];
      if (stimulus === undefined)
        throw new RangeError(
          `${platform.id} has no stimulus "${name}"; it has ${Object.keys(platform.stimuli).join(', ')}`,
        );
      bench.journal.append({
        kind: 'stimulus',
        at: bench.clock.now(),
        platform: platform.id,
        name,
        parameters: redactJson(parameters, bench.redactor, platform),
      });
      apply(stimulus(state, parameters, context));
    },
    async handle(request) {
      const at = bench.clock.now();
      const route = routes(request.method, pathOf(request.url));
      const fault = route === undefined ? undefined : faults.take(route.operation.id);
      let outcome: Answer;
      try {
        outcome = fault?.kind === 'status' ? { response: statusFault(fault) } : await answer(route, request, fault);
        applyEvents(outcome.events);
        if (route !== undefined && fault?.kind !== 'status') checkOwn(route.operation, outcome.response);
      } catch (error) {
        trouble(
          'SIMULATOR_CRASH',
          `${platform.id} ${route?.operation.id ?? pathOf(request.url)}: ${(error as Error).stack ?? String(error)}`,
        );
        outcome = {
          response: {
            status: 500,
            headers: { 'content-type': 'application/json' },
            body: Buffer.from('{"message":"guasto del banco di prova"}'),
          },
        };
      }
      const response = fault === undefined ? outcome.response : damaged(outcome.response, fault);
      record({
        at,
        elapsedMs: bench.clock.now() - at + (response.delayMs ?? 0),
        direction: 'toPlatform',
        operation: route?.operation.id,
        ...(route === undefined ? {} : { path: route.parameters }),
        request,
        response,
        ...(fault === undefined ? {} : { fault }),
        ...(outcome.events === undefined ? {} : { events: outcome.events }),
      });
      scheduleAll(outcome.schedule);
      return response;
    },
  };
}

export interface SimulationOptions {
  readonly ids: Context['ids'];
  readonly publicUrl: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Where an operator reads about this platform, for the unexpected request. */
  readonly documentation?: string;
}

function statusFault(fault: Extract<Fault, { kind: 'status' }>): WireResponse {
  return {
    status: fault.status,
    headers: { 'content-type': 'application/problem+json', ...fault.headers },
    body: Buffer.from(
      fault.body ??
        JSON.stringify({ status: fault.status, title: 'Errore simulato', errors: [{ code: 'PN_GENERIC_ERROR' }] }),
    ),
  };
}

function damaged(response: WireResponse, fault: Fault): WireResponse {
  switch (fault.kind) {
    case 'delay':
      return { ...response, delayMs: fault.ms };
    case 'hang':
      return { ...response, transport: 'hang', delayMs: HANG_MS };
    case 'reset':
      return { ...response, transport: 'reset' };
    case 'truncate':
      return { ...response, body: response.body.subarray(0, fault.bytes) };
    case 'malformed':
      return { ...response, body: Buffer.concat([Buffer.from('<!'), response.body]) };
    default:
      return response;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function journalMessage(
  message: { readonly headers: Headers; readonly body: Uint8Array; readonly stored?: WireRequest['stored'] },
  redactor: Redactor,
  platform: Platform,
): JournalMessage {
  const headers = redactor.headers(message.headers, platform.redaction);
  const { stored, body } = message;
  if (stored !== undefined)
    return { headers, binary: { sha256: stored.sha256, size: stored.size, head: printable(stored.head) } };
  if (body.length === 0) return { headers };
  if (body.length <= BODY_CAP && /json|xml|text/.test(message.headers['content-type'] ?? 'text')) {
    try {
      return { headers, text: redactor.text(utf8.decode(body), platform.redaction) };
    } catch {
      // not UTF-8 after all: a digest says more than mangled characters
    }
  }
  return { headers, binary: { sha256: sha256(body), size: body.length, head: printable(body.subarray(0, 32)) } };
}

/** The first bytes, printable ASCII kept, the rest as dots. */
function printable(bytes: Uint8Array): string {
  return [...bytes.subarray(0, 32)]
    .map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'))
    .join('');
}

function redactJson<T>(value: T, redactor: Redactor, platform: Platform): T {
  return JSON.parse(redactor.text(JSON.stringify(value), platform.redaction)) as T;
}

function redactPath(
  path: Readonly<Record<string, string>>,
  redactor: Redactor,
  platform: Platform,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(path).map(([name, value]) => [name, redactor.field(name, value, platform.redaction)]),
  );
}

/** A path parameter that is secret or personal is so in the URL too. */
function redactUrl(
  url: string,
  path: Readonly<Record<string, string>>,
  redactor: Redactor,
  platform: Platform,
): string {
  const { secretFields, personalFields } = platform.redaction;
  const hidden = Object.entries(path).filter(([name]) => name in secretFields || name in personalFields);
  if (hidden.length === 0) return redactor.text(url, platform.redaction);
  const [before, ...query] = url.split('?');
  const segments = before!.split('/').map((segment) => {
    const parameter = hidden.find(([, value]) => encodeURIComponent(value) === segment || value === segment);
    return parameter === undefined ? segment : encodeURIComponent(redactor.field(...parameter, platform.redaction));
  });
  return redactor.text([segments.join('/'), ...query].join('?'), platform.redaction);
}

export function pathOf(url: string): string {
  const from = url.indexOf('/', url.indexOf('//') + 2);
  if (from < 0) return '/';
  const to = url.indexOf('?', from);
  return to < 0 ? url.slice(from) : url.slice(from, to);
}

function queryOf(url: string): Record<string, string> {
  const at = url.indexOf('?');
  return at < 0 ? {} : Object.fromEntries(new URLSearchParams(url.slice(at + 1)));
}
