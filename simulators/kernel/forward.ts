import { readFileSync } from 'node:fs';
import { sha256 } from './canonical.ts';
import { corresponding, differencesBetween } from './correspondence.ts';
import { TransportError } from './exchange.ts';
import type { Headers, Transport, WireRequest, WireResponse } from './exchange.ts';
import type { Difference, ForwardNote } from './forward-note.ts';
import { FORWARD_NOTE } from './forward-note.ts';
import { parseJson } from './json.ts';
import type { Operation } from './platform.ts';
import { pathOf } from './simulate.ts';
import type { Bench, Simulation } from './simulate.ts';
import type { Peer } from './tenants.ts';

/** A real platform is slower than a simulator, and its patience is not ours to spend. */
const PATIENCE_MS = 60_000;
/** What concerns one connection only (RFC 9110, 7.6.1), and what would hide the bodies. */
const NOT_FORWARDED = new Set([
  'host',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
  'proxy-authorization',
  'proxy-connection',
  'content-length',
  'accept-encoding',
  'expect',
]);

export interface ForwardOptions {
  /** Base URL of the platform's own environment. */
  readonly upstream: string;
  readonly transport: Transport;
  readonly bench: Bench;
  /** A simulator beside, which gets the same requests: how it would have answered is compared. Its journal is its own. */
  readonly shadow: Simulation;
}

/**
 * The real platform with the bench in between: requests go on to it, both sides are recorded with redaction, the same rules
 * judge them, and what it answers otherwise than the simulator is noted. Addresses of its own in its answers become the
 * bench's, so that what the SUT does next passes here too.
 */
export function forwardTo(simulation: Simulation, { upstream, transport, bench, shadow }: ForwardOptions): Peer {
  const base = upstream.replace(/\/+$/, '');
  const { publicUrl } = simulation.context;
  const known = corresponding();
  return {
    route: (method, pathname) => simulation.route(method, pathname),
    failed: (what, error) => simulation.failed(what, error),
    async handle(request) {
      const at = bench.clock.now();
      const route = simulation.route(request.method, pathOf(request.url));
      const forwarded = outgoing(request, base);
      let answer: WireResponse;
      let failure: TransportError['code'] | undefined;
      try {
        answer = await transport(forwarded, { timeoutMs: PATIENCE_MS });
      } catch (error) {
        if (!(error instanceof TransportError)) throw error;
        failure = error.code;
        answer = unreachable(base);
      }
      const response = failure === undefined ? incoming(answer, base, publicUrl) : answer;
      const elapsedMs = bench.clock.now() - at;
      simulation.record({
        at,
        elapsedMs,
        direction: 'toPlatform',
        operation: route?.operation.id,
        ...(route === undefined ? {} : { path: route.parameters }),
        request,
        response,
        ...(failure === undefined ? {} : { failure }),
      });
      const differences =
        failure === undefined
          ? told(
              againstContract(route?.operation, response),
              differencesBetween(response, await shadow.handle(known.forShadow(request)), known),
            )
          : [];
      const note: ForwardNote = {
        platform: simulation.platform.id,
        ...(route === undefined ? {} : { operation: route.operation.id }),
        request: { method: forwarded.method, url: forwarded.url, headers: forwarded.headers },
        response: {
          status: answer.status,
          headers: answer.headers,
          sha256: sha256(answer.body),
          size: answer.body.length,
        },
        ...(failure === undefined ? {} : { failure }),
        differences,
      };
      const { redaction } = simulation.platform;
      bench.journal.append({
        kind: 'note',
        at: bench.clock.now(),
        name: FORWARD_NOTE,
        data: {
          ...note,
          request: {
            method: note.request.method,
            url: bench.redactor.text(note.request.url, redaction),
            headers: bench.redactor.headers(note.request.headers, redaction),
          },
          response: { ...note.response, headers: bench.redactor.headers(note.response.headers, redaction) },
          differences: bench.redactor.json(differences, redaction),
        },
      });
      return response;
    },
  };
}

function outgoing(request: WireRequest, base: string): WireRequest {
  const { stored } = request;
  const body =
    stored === undefined
      ? request.body
      : (stored.bytes ?? (stored.path === undefined ? request.body : readFileSync(stored.path)));
  const from = request.url.indexOf('/', request.url.indexOf('//') + 2);
  return {
    method: request.method,
    url: base + (from < 0 ? '/' : request.url.slice(from)),
    headers: { ...withoutHops(request.headers), 'accept-encoding': 'identity' },
    body,
  };
}

function incoming(answer: WireResponse, base: string, publicUrl: string): WireResponse {
  const headers = withoutHops(answer.headers);
  const text = Buffer.from(answer.body).toString('utf8');
  // what is not text in UTF-8 names no address of ours
  const textual = Buffer.from(text).equals(answer.body);
  return {
    status: answer.status,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replaceAll(base, publicUrl)]),
    ),
    body: textual && text.includes(base) ? Buffer.from(text.replaceAll(base, publicUrl)) : answer.body,
  };
}

function withoutHops(headers: Headers): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_FORWARDED.has(name)));
}

function unreachable(base: string): WireResponse {
  return {
    status: 502,
    headers: { 'content-type': 'application/problem+json' },
    body: Buffer.from(
      JSON.stringify({
        status: 502,
        title: 'Bad Gateway',
        detail: `il banco non raggiunge la piattaforma reale (${base})`,
      }),
    ),
  };
}

/** A status that differs from the simulator's is told once, whether or not the contract knows it. */
function told(contract: readonly Difference[], simulator: readonly Difference[]): readonly Difference[] {
  const status = simulator.some(({ what }) => what === 'status');
  return [...(status ? contract.filter(({ what }) => what !== 'status') : contract), ...simulator];
}

/** What the platform answered outside the contract that its simulator keeps. */
function againstContract(operation: Operation<unknown> | undefined, response: WireResponse): Difference[] {
  if (operation === undefined)
    return response.status === 404
      ? []
      : [{ what: 'operation', path: '', platform: String(response.status), simulator: 'operazione sconosciuta' }];
  if (!(response.status in operation.answers))
    return [
      {
        what: 'status',
        path: '',
        platform: String(response.status),
        simulator: `uno fra ${Object.keys(operation.answers).join(', ')}`,
      },
    ];
  const contract = operation.answers[response.status];
  if (contract === undefined) return [];
  const parsed = parseJson(response.body);
  if (!parsed.ok) return [{ what: 'form', path: '', platform: parsed.problem, simulator: 'JSON' }];
  return contract
    .check(parsed.value)
    .slice(0, 10)
    .map(({ path, message, value }) => ({ what: 'contract', path, platform: value, simulator: message }));
}
