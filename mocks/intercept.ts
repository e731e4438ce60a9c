import { syncBuiltinESMExports } from 'node:module';
import { HttpResponse } from 'msw';
import { http } from 'msw/http';
import { setupServer } from 'msw/node';
import type { SetupServer } from 'msw/node';
import { VirtualClock } from '../simulators/kernel/clock.ts';
import type { Clock } from '../simulators/kernel/clock.ts';
import { NO_BODY } from '../simulators/kernel/exchange.ts';
import type { Headers, WireRequest, WireResponse } from '../simulators/kernel/exchange.ts';
import { idsFrom } from '../simulators/kernel/ids.ts';
import { Journal } from '../simulators/kernel/journal.ts';
import type { Entry } from '../simulators/kernel/journal.ts';
import { DELAY_HEADER, storedFrom } from '../simulators/kernel/listen.ts';
import type { Platform } from '../simulators/kernel/platform.ts';
import { redactorWith } from '../simulators/kernel/redaction.ts';
import type { Finding } from '../simulators/kernel/requirement.ts';
import { BODY_CAP, simulate } from '../simulators/kernel/simulate.ts';
import type { Simulation } from '../simulators/kernel/simulate.ts';
import type { Peer } from '../simulators/kernel/tenants.ts';

export interface MountOptions {
  /** Whose time answers are held back on. Without one, or on a virtual clock, nobody waits: the answer says how long it would have taken. */
  readonly clock?: Clock;
}

export interface Mounted {
  /** Gives the origin back; a second time does nothing. */
  close(): void;
}

/**
 * The door without a socket: global `fetch`, `node:http` and `node:https` of this thread find `peer` at `origin`
 * (`https://send.collaudo.test`). Other origins are left alone. It holds no platform logic; it alone knows WHATWG objects.
 * @throws Error where the origin is not one, or somebody is there already.
 */
export function mount(peer: Peer, origin: string, options: MountOptions = {}): Mounted {
  if (!URL.canParse(origin) || new URL(origin).origin !== origin)
    throw new Error(`not an origin, such as https://send.collaudo.test: ${JSON.stringify(origin)}`);
  if (mounted.has(origin)) throw new Error(`somebody answers at ${origin} already: close that first`);
  const place: Place = { peer, clock: options.clock };
  mounted.set(origin, place);
  server ??= started();
  return {
    close() {
      if (mounted.get(origin) !== place) return;
      mounted.delete(origin);
      if (mounted.size > 0) return;
      server?.close();
      server = undefined;
      syncBuiltinESMExports();
    },
  };
}

export interface InterceptOptions {
  /** Where the platform answers: `https://<id>.collaudo.test` unless told. Give the address your code calls, to leave the code as it is. */
  readonly origin?: string;
  /** The platform's own settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Same seed, same identifiers. 1 unless told. */
  readonly seed?: number;
  /** Epoch ms at which the clock stands until moved; 1 January 2026 unless told. */
  readonly now?: number;
}

/** A platform at work inside a unit test. */
export interface Intercepted {
  readonly url: string;
  /** The first API key among the identities; empty for a platform that issues none. */
  readonly apiKey: string;
  /** What the platform tells its peers: bodies, keys, stations. */
  readonly identities: Readonly<Record<string, unknown>>;
  /** To give stimuli (`simulation.stimulate`) and to script faults (`simulation.faults.script`). */
  readonly simulation: Simulation;
  readonly journal: Journal;
  readonly clock: VirtualClock;
  /** What its rules found wrong, or could not observe, in the exchanges so far; oldest first. */
  findings(): readonly Finding[];
  close(): void;
}

/** Puts a platform to work for a vendor's own unit test, in this process, with a clock that stands still and a journal in memory. */
export function intercept(platform: Platform, options: InterceptOptions = {}): Intercepted {
  const { origin = `https://${platform.id}.collaudo.test`, settings = {}, seed = 1, now = JANUARY_2026 } = options;
  const clock = new VirtualClock(now);
  const journal = new Journal();
  const simulation = simulate(
    platform,
    { journal, clock, redactor: redactorWith(String(seed)) },
    { ids: idsFrom(seed).fork(platform.id), publicUrl: origin, settings },
  );
  const { close } = mount(simulation, origin, { clock });
  const identities = platform.identities(simulation.state);
  return {
    url: origin,
    apiKey: apiKeyIn(identities) ?? '',
    identities,
    simulation,
    journal,
    clock,
    findings: () =>
      [...journal.lines()].flatMap((line) => {
        const entry = JSON.parse(line) as Entry;
        return entry.kind === 'exchange' ? entry.findings : [];
      }),
    close,
  };
}

const JANUARY_2026 = Date.UTC(2026, 0, 1);

interface Place {
  readonly peer: Peer;
  readonly clock: Clock | undefined;
}

const mounted = new Map<string, Place>();
let server: SetupServer | undefined;

/** One msw for all that is mounted: what it does not know goes where it was going, without a word. */
function started(): SetupServer {
  const fresh = setupServer(
    http.all(
      ({ request }) => mounted.has(originOf(request.url)),
      async ({ request }) => {
        const place = mounted.get(originOf(request.url));
        if (place === undefined) return HttpResponse.error();
        try {
          return await outgoing(await place.peer.handle(await incoming(request, place.peer)), place.clock);
        } catch (error) {
          return new HttpResponse(`guasto del banco di prova: ${String(error)}`, { status: 500 });
        }
      },
    ),
  );
  fresh.listen({ onUnhandledFrame: 'bypass' });
  // msw replaces members of node:http; who imported them by name (`import { request } from 'node:http'`) sees it only now
  syncBuiltinESMExports();
  return fresh;
}

function originOf(url: string): string {
  return new URL(url).origin;
}

async function incoming(request: Request, peer: Peer): Promise<WireRequest> {
  const url = new URL(request.url);
  url.hash = '';
  const operation = peer.route(request.method, url.pathname)?.operation;
  return {
    method: request.method,
    url: url.href,
    headers: Object.fromEntries(request.headers),
    ...(await bodyOf(request, operation)),
  };
}

type Body = Pick<WireRequest, 'body' | 'stored' | 'damaged'>;

/** An upload becomes a digest with its bytes; another body is kept up to the cap, and what follows is thrown away. */
async function bodyOf(
  request: Request,
  operation: { readonly upload?: true; readonly bodyCap?: number } | undefined,
): Promise<Body> {
  const upload = operation?.upload === true;
  const cap = upload ? Number.POSITIVE_INFINITY : (operation?.bodyCap ?? BODY_CAP);
  let chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size <= cap) chunks.push(chunk);
      else chunks = [];
    }
  } catch {
    return { body: NO_BODY, damaged: 'truncated' };
  }
  if (upload) return { body: NO_BODY, stored: storedFrom(chunks) };
  return size > cap ? { body: NO_BODY, damaged: 'tooLarge' } : { body: Buffer.concat(chunks) };
}

const WITHOUT_BODY = new Set([204, 205, 304]);

async function outgoing(answer: WireResponse, clock: Clock | undefined): Promise<Response> {
  if (answer.transport === 'reset') return HttpResponse.error();
  const waits = clock !== undefined && clock.mode !== 'virtual';
  if (waits && answer.delayMs !== undefined) await clock.sleep(answer.delayMs);
  if (waits && answer.transport === 'hang') return HttpResponse.error();
  const headers: Headers = {
    ...answer.headers,
    'content-length': String(answer.body.length),
    ...(!waits && answer.delayMs !== undefined ? { [DELAY_HEADER]: String(answer.delayMs) } : {}),
  };
  return new HttpResponse(WITHOUT_BODY.has(answer.status) ? null : Uint8Array.from(answer.body), {
    status: answer.status,
    headers,
  });
}

/** The first member called `apiKey`, at whatever depth. */
function apiKeyIn(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  for (const [name, member] of Object.entries(value)) {
    const key = name === 'apiKey' && typeof member === 'string' ? member : apiKeyIn(member);
    if (key !== undefined) return key;
  }
  return undefined;
}
