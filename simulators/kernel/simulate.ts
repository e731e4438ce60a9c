import type { Clock } from './clock.ts';
import { explain } from './explain.ts';
import { Faults, HANG_MS } from './fault.ts';
import type { Fault } from './fault.ts';
import type { WireRequest, WireResponse } from './exchange.ts';
import type { ExchangeBody, Journal } from './journal.ts';
import { parseJson } from './json.ts';
import type { Answer, Context, Effects, Event, Input, Operation, Platform, Schedule } from './platform.ts';
import { recorded } from './recording.ts';
import type { Redaction, Redactor } from './redaction.ts';
import type { Finding } from './requirement.ts';
import { router } from './router.ts';
import type { Route } from './router.ts';
import { judgeExchange } from './rules.ts';
import { exchangeOf } from './view.ts';

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
  /**
   * Whether an upload will be of any use, told from its head alone: who presents no permission of ours is answered, but
   * what it sends is not kept.
   */
  expects(head: WireRequest): boolean;
  /** The harness broke somewhere on the way (a disk, a socket): written down as our own fault. */
  failed(what: string, error: unknown): void;
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
  const { ids, publicUrl, ports } = options;
  const context: Context = { clock: bench.clock, ids, publicUrl, ...(ports === undefined ? {} : { ports }) };
  const state = platform.initial(options.settings ?? {}, context);
  learnSecrets([platform.identities(state), options.settings], platform.redaction, bench.redactor);
  const faults = new Faults([...platform.operations, ...platform.calls].map(({ id }) => id));
  const memory = platform.memory.create();
  const routes = router(platform.operations);
  const applyEvents = (events: readonly Event[] | undefined): void => {
    for (const event of events ?? []) platform.apply(state, event, context);
  };
  const scheduleAll = (schedule: readonly Schedule[] | undefined): void => {
    for (const { afterMs, timer } of schedule ?? [])
      bench.clock.after(afterMs, () => {
        try {
          apply(platform.tick(state, timer, context));
        } catch (error) {
          crashed(timer.type, error);
        }
      });
  };
  const apply = (effects: Effects): void => {
    applyEvents(effects.events);
    if (effects.events !== undefined && effects.events.length > 0)
      bench.journal.append({
        kind: 'events',
        at: bench.clock.now(),
        platform: platform.id,
        events: bench.redactor.json(effects.events, platform.redaction),
      });
    scheduleAll(effects.schedule);
  };

  const record = (raw: RawExchange): readonly Finding[] => {
    const body = recorded(raw, platform, bench.redactor);
    const exchange = exchangeOf(body, bench.journal.length + 1);
    const crashes: (readonly [string, unknown])[] = [];
    const { satisfied, findings } = judgeExchange(platform, exchange, memory, (...crash) => void crashes.push(crash));
    const keys = platform.businessKeys?.(exchange) ?? [];
    bench.journal.append({ ...body, findings, satisfied, ...(keys.length === 0 ? {} : { keys }) });
    for (const [requirement, error] of crashes) crashed(requirement, error);
    return findings;
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
    if ('refused' in access)
      return { response: access.refused, ...(access.events === undefined ? {} : { events: access.events }) };
    const encoding = request.body.length === 0 ? undefined : codingOf(request);
    if (encoding !== undefined) {
      const problem = `il corpo è compresso o codificato (Content-Encoding: ${encoding}): si leggono solo corpi non codificati`;
      return { response: platform.refuse({ kind: 'undecodable', problem }, request, context) };
    }
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
    const told = bench.redactor.text(message.toWellFormed(), platform.redaction);
    bench.journal.append({ kind: 'trouble', at: bench.clock.now(), trouble: { kind: 'error', code, message: told } });
  };
  /** The simulator broke, not the peer: it is written down, and the run goes on. */
  const crashed = (what: string, error: unknown): void => {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    trouble(
      'SIMULATOR_CRASH',
      `${platform.id} ${what}: ${stack.replaceAll(ROOT.href, '').replaceAll(ROOT.pathname, '')}`,
    );
  };

  return {
    platform,
    state,
    context,
    faults,
    route: routes,
    owns: (credential) => platform.owns(state, credential),
    expects(head) {
      const operation = routes(head.method, pathOf(head.url))?.operation;
      if (operation === undefined) return false;
      const credential = platform.credentialOf(head);
      return (
        credential !== undefined &&
        platform.owns(state, credential) &&
        'caller' in platform.authenticate(operation, head, state, context)
      );
    },
    failed: crashed,
    record,
    apply,
    stimulate(name, parameters = {}) {
      const stimulus = Object.hasOwn(platform.stimuli, name) ? platform.stimuli[name] : undefined;
      if (stimulus === undefined)
        throw new RangeError(
          `${platform.id} has no stimulus "${name}"; it has ${Object.keys(platform.stimuli).join(', ')}`,
        );
      bench.journal.append({
        kind: 'stimulus',
        at: bench.clock.now(),
        platform: platform.id,
        name,
        parameters: bench.redactor.json(parameters, platform.redaction),
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
        crashed(route?.operation.id ?? pathOf(request.url), error);
        outcome = {
          response: {
            status: 500,
            headers: { 'content-type': 'application/json' },
            body: Buffer.from('{"message":"guasto del banco di prova"}'),
          },
        };
      }
      const response = fault === undefined ? outcome.response : damaged(outcome.response, fault);
      try {
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
      } catch (error) {
        crashed('record', error);
      }
      scheduleAll(outcome.schedule);
      return response;
    },
  };
}

export interface SimulationOptions {
  readonly ids: Context['ids'];
  readonly publicUrl: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly ports?: NonNullable<Context['ports']>;
  /** Where an operator reads about this platform, for the unexpected request. */
  readonly documentation?: string;
}

/** Left out of what is written down: where the harness is installed is nobody's business. */
const ROOT = new URL('../../', import.meta.url);

/** How a body is encoded, where it is; at most 40 characters. */
function codingOf({ headers }: WireRequest): string | undefined {
  const coding = headers['content-encoding']?.trim().toLowerCase();
  return coding === undefined || coding === '' || coding === 'identity' ? undefined : coding.slice(0, 40);
}

/** The credentials that a run starts with, wherever its facts and settings hold them. */
function learnSecrets(facts: unknown, redaction: Redaction, redactor: Redactor): void {
  if (facts === null || typeof facts !== 'object') return;
  for (const [name, value] of Object.entries(facts))
    if (typeof value !== 'string') learnSecrets(value, redaction, redactor);
    else if (Object.hasOwn(redaction.secretFields, name)) redactor.learn(redaction.secretFields[name]!, value);
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
