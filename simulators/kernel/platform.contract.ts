import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { NO_BODY } from './exchange.ts';
import type { Headers, Transport, WireResponse } from './exchange.ts';
import { idsFrom } from './ids.ts';
import { GENESIS, Journal, readChain } from './journal.ts';
import { listen } from './listen.ts';
import type { Platform } from './platform.ts';
import { redactorWith } from './redaction.ts';
import { BODY_CAP, simulate } from './simulate.ts';
import type { Simulation } from './simulate.ts';
import { Tenants } from './tenants.ts';
import type { Peer } from './tenants.ts';
import { httpTransport, virtualTransport } from './transport.ts';

/** A way in to whoever answers: sockets, or the interception of a process's own requests. */
export interface Door {
  readonly name: string;
  /** Opens the door at `origin`; requests to that origin reach the peer. */
  open(peer: Peer, clock: Clock, origin: string): Promise<OpenDoor>;
}

export interface OpenDoor {
  readonly transport: Transport;
  /** Where bytes can be sent by hand; a door without sockets has none. */
  readonly address?: { readonly host: string; readonly port: number };
  close(): Promise<void>;
}

/** The socket door: `listen.ts` on one side, `transport.ts` on the other. */
export const expressDoor: Door = {
  name: 'express',
  async open(peer, clock) {
    const listener = await listen({ clock });
    listener.mount(peer);
    const transport = httpTransport({ resolve: () => listener });
    return {
      transport: virtualTransport(clock, transport),
      address: listener,
      async close() {
        transport.close();
        await listener.close();
      },
    };
  },
};

/** A request as a client of the platform would write it; the path is official. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers?: Headers;
  /** JSON, unless bytes. */
  readonly body?: unknown;
}

/** What the suite must know of a platform to ask it something. */
export interface Examples {
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Headers that let a client in. */
  credentials(identities: Readonly<Record<string, unknown>>): Headers;
  /** A request with a JSON body that makes something, and how to read what it made. */
  readonly creation: Asked & { readonly body: unknown };
  reading(created: WireResponse): Asked;
  /** A path that no operation has, and the path that its refusal names; one under the creation's unless told. */
  readonly unknown?: { readonly path: string; readonly named: string };
  /** A request that streams its body, once whatever must come first has been asked. */
  readonly upload?: (ask: (asked: Asked) => Promise<WireResponse>) => Promise<Asked & { readonly body: Uint8Array }>;
  /** Texts of the requests above that must never be read in the journal: personal data as the client writes them. */
  readonly canaries: readonly string[];
  /** Secrets of the exchange with a client: its key, what an answer handed it. */
  secrets(identities: Readonly<Record<string, unknown>>, uploaded: Asked | undefined): readonly string[];
}

const ORIGIN = 'http://piattaforma.example';
const START = Date.UTC(2026, 10, 22, 9, 0, 0);

interface Bench {
  readonly simulation: Simulation;
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly door: OpenDoor;
  readonly credentials: Headers;
  /** Asks with the platform's credentials and JSON, unless the headers say otherwise (an empty text removes one). */
  ask(asked: Asked): Promise<WireResponse>;
}

/** What every platform holds to, whatever it is: the same tests through each of its doors. */
export function platformContract(
  platform: Platform,
  { doors, examples }: { readonly doors: readonly Door[]; readonly examples: Examples },
): void {
  const { creation } = examples;

  const start = (clock: VirtualClock, journal: Journal, seed: string): Simulation =>
    simulate(
      platform,
      { journal, clock, redactor: redactorWith('contratto') },
      {
        ids: idsFrom(seed),
        publicUrl: ORIGIN,
        ...(examples.settings === undefined ? {} : { settings: examples.settings }),
      },
    );

  const asker =
    (door: OpenDoor, credentials: Headers) =>
    ({ method, path, headers = {}, body }: Asked): Promise<WireResponse> => {
      const all: Headers = { 'content-type': 'application/json', ...credentials, ...headers };
      for (const [name, value] of Object.entries(all)) if (value === '') delete all[name];
      return door.transport({
        method,
        url: path.startsWith('http') ? path : `${ORIGIN}${path}`,
        headers: all,
        body: body === undefined ? NO_BODY : body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body)),
      });
    };

  const through = async (door: Door, then: (bench: Bench) => Promise<void>): Promise<void> => {
    const clock = new VirtualClock(START);
    const journal = new Journal();
    const simulation = start(clock, journal, 'uno');
    const open = await door.open(simulation, clock, ORIGIN);
    const credentials = examples.credentials(platform.identities(simulation.state));
    try {
      await then({ simulation, clock, journal, door: open, credentials, ask: asker(open, credentials) });
    } finally {
      await open.close();
    }
    intact(journal);
  };

  describe.each(doors.map((door) => [door.name, door] as const))(`${platform.id}, by the door %s`, (_, door) => {
    test('an unknown path is told what is like it and where to look', () =>
      through(door, async ({ ask }) => {
        const { path, named } = examples.unknown ?? { path: `${creation.path}/che-non-esiste`, named: creation.path };
        const reply = await ask({ method: 'GET', path });
        expect(reply.status).toBeGreaterThanOrEqual(400);
        expect(textOf(reply)).toContain(named);
        expect(textOf(reply)).toContain('Dove guardare');
      }));

    test('a wrong method is told the right one', () =>
      through(door, async ({ ask }) => {
        const reply = await ask({ method: 'PATCH', path: creation.path, body: creation.body });
        expect(reply.status).toBeGreaterThanOrEqual(400);
        expect(textOf(reply)).toContain('il percorso esiste, ma con');
        expect(textOf(reply)).toContain(creation.method);
      }));

    test('a request without credentials does nothing', () =>
      through(door, async ({ ask, credentials }) => {
        const none = Object.fromEntries(Object.keys(credentials).map((name) => [name, '']));
        const reply = await ask({ ...creation, headers: none });
        expect([401, 403]).toContain(reply.status);
      }));

    test('JSON that ends too soon, nests ten thousand times, or is in another charset is refused in words', () =>
      through(door, async ({ ask }) => {
        const whole = Buffer.from(JSON.stringify(creation.body));
        const cut = await ask({ ...creation, body: whole.subarray(0, whole.length - 1) });
        expect(cut.status).toBe(400);
        expect(textOf(cut)).toContain('JSON');

        const deep = await ask({ ...creation, body: Buffer.from('['.repeat(10_000) + ']'.repeat(10_000)) });
        expect(deep.status).toBe(400);
        expect(textOf(deep)).toContain('annida');

        const latin1 = await ask({ ...creation, body: Buffer.from('{"nome":"perch\u00e9"}', 'latin1') });
        expect(latin1.status).toBe(400);
        expect(textOf(latin1)).toContain('UTF-8');
        expect(textOf(latin1)).toMatch(/il byte \d+/);
      }));

    test('a body beyond the cap is refused and says the cap; the next request is heard', () =>
      through(door, async ({ ask }) => {
        const reply = await ask({ ...creation, body: Buffer.alloc(BODY_CAP + 1, 0x20) });
        expect(reply.status).toBeGreaterThanOrEqual(400);
        expect(reply.status).toBeLessThan(500);
        expect(textOf(reply)).toContain(String(BODY_CAP));
        expect((await ask(creation)).status).toBeLessThan(300);
      }));

    test('what is made can be read, by who made it and by nobody else', async () => {
      const clock = new VirtualClock(START);
      const journals = [new Journal(), new Journal()] as const;
      const first = start(clock, journals[0], 'uno');
      const second = start(clock, journals[1], 'due');
      const tenants = new Tenants();
      tenants.add(first);
      tenants.add(second);
      const open = await door.open(tenants, clock, ORIGIN);
      try {
        const asFirst = asker(open, examples.credentials(platform.identities(first.state)));
        const asSecond = asker(open, examples.credentials(platform.identities(second.state)));
        const created = await asFirst(creation);
        expect(created.status, textOf(created)).toBeLessThan(300);
        expect((await asFirst(examples.reading(created))).status).toBe(200);
        expect((await asSecond(examples.reading(created))).status).toBe(404);
        expect(journals.map((journal) => journal.length)).toEqual([2, 1]);
      } finally {
        await open.close();
      }
      journals.forEach(intact);
    });

    test('no secret and no personal datum that a client sends stays in the journal', () =>
      through(door, async ({ ask, simulation, journal }) => {
        const sent: string[] = [];
        const created = await ask(creation);
        sent.push(JSON.stringify(creation.body));
        await ask(examples.reading(created));
        const upload = await examples.upload?.(ask);
        if (upload !== undefined) expect((await ask(upload)).status).toBeLessThan(300);
        const written = [...journal.lines()].join('\n');
        const secrets = examples.secrets(platform.identities(simulation.state), upload);
        expect(secrets.length).toBeGreaterThan(0);
        for (const canary of examples.canaries) {
          expect(sent.join(), canary).toContain(canary);
          expect(written.toUpperCase()).not.toContain(canary.toUpperCase());
        }
        for (const secret of secrets) expect(written).not.toContain(secret);
      }));

    test.runIf(examples.upload !== undefined)('an upload is seen as a digest, a size and a head', () =>
      through(door, async ({ ask, journal }) => {
        const asked = await examples.upload!(ask);
        const reply = await ask(asked);
        expect(reply.status, textOf(reply)).toBeLessThan(300);
        const [last] = [...journal.lines()].slice(-1);
        const { request } = JSON.parse(last!) as { request: { binary: { size: number }; text?: string } };
        expect(request.binary.size).toBe(asked.body.length);
        expect(request.text).toBeUndefined();
      }),
    );

    test.runIf(examples.upload !== undefined)('an upload that is cut is recorded as such', () =>
      through(door, async ({ ask, door: open, journal }) => {
        if (open.address === undefined) return;
        const asked = await examples.upload!(ask);
        const before = journal.length;
        const socket = connect(open.address.port, open.address.host);
        await once(socket, 'connect');
        const { pathname, search, host } = new URL(asked.path.startsWith('http') ? asked.path : ORIGIN + asked.path);
        const headers = { host, ...asked.headers, 'content-length': String(asked.body.length + 1000) };
        socket.write(
          `${asked.method} ${pathname}${search} HTTP/1.1\r\n${Object.entries(headers)
            .filter(([, value]) => value !== '')
            .map(([name, value]) => `${name}: ${value}\r\n`)
            .join('')}\r\n`,
        );
        await new Promise((resolve) => socket.write(asked.body, resolve));
        socket.destroy();
        await waitFor(() => journal.length > before);
        const entry = JSON.parse([...journal.lines()].at(-1)!) as { response: { status: number } };
        expect(entry.response.status).toBeGreaterThanOrEqual(400);
      }),
    );
  });

  test.runIf(doors.length > 1)(`${platform.id} gives the same answers by every door`, async () => {
    const answers = new Map<string, unknown>();
    for (const door of doors)
      await through(door, async ({ ask, credentials, simulation }) => {
        const none = Object.fromEntries(Object.keys(credentials).map((name) => [name, '']));
        const replies: WireResponse[] = [];
        const created = await ask(creation);
        replies.push(created, await ask(examples.reading(created)));
        replies.push(await ask({ ...creation, body: Buffer.from('{') }));
        replies.push(await ask({ ...creation, headers: none }));
        replies.push(await ask({ method: 'GET', path: '/che-non-esiste' }));
        simulation.faults.script({
          operation: simulation.route(creation.method, creation.path)!.operation.id,
          fault: { kind: 'status', status: 500 },
        });
        replies.push(await ask(creation));
        const upload = await examples.upload?.(ask);
        if (upload !== undefined) replies.push(await ask(upload));
        answers.set(
          door.name,
          replies.map((reply) => ({
            status: reply.status,
            type: reply.headers['content-type'],
            body: textOf(reply),
          })),
        );
      });
    const [first, ...others] = [...answers.values()];
    for (const other of others) expect(other).toEqual(first);
  });
}

/** The chain holds, and no answer of the platform was outside its own contract. */
function intact(journal: Journal): void {
  const { entries, head, problem } = readChain(journal.lines());
  expect(problem).toBeUndefined();
  expect(head).toBe(journal.length === 0 ? GENESIS : journal.head);
  expect(entries.flatMap((entry) => (entry.kind === 'trouble' ? [entry.trouble] : []))).toEqual([]);
}

function textOf({ body }: WireResponse): string {
  return Buffer.from(body).toString('utf8');
}

/** Real sockets take real time: gives them turns of the loop until something is so. */
async function waitFor(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 10_000 && !condition(); turn++) await new Promise((resolve) => setImmediate(resolve));
}
