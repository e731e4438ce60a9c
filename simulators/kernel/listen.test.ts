import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { VirtualClock, WallClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { emptyResponse, jsonResponse, NO_BODY, TransportError } from './exchange.ts';
import type { WireRequest, WireResponse } from './exchange.ts';
import { echo } from './fixtures/echo.ts';
import { idsFrom } from './ids.ts';
import { Journal } from './journal.ts';
import { listen } from './listen.ts';
import type { Listener, ListenOptions } from './listen.ts';
import { redactorWith } from './redaction.ts';
import { simulate } from './simulate.ts';
import type { Simulation } from './simulate.ts';
import type { Peer } from './tenants.ts';
import { httpTransport, virtualTransport } from './transport.ts';

const KEY = 'chiave-di-prova';
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.close();
});

interface Door {
  readonly listener: Listener;
  readonly simulation: Simulation;
  readonly journal: Journal;
  readonly transport: ReturnType<typeof httpTransport>;
  url(path: string): string;
}

/** Eco behind a socket. */
async function doorTo(clock: Clock = new WallClock(), options: Partial<ListenOptions> = {}): Promise<Door> {
  const listener = await listen({ clock, ...options });
  const journal = new Journal();
  const simulation = simulate(
    echo,
    { journal, clock, redactor: redactorWith('prova') },
    { ids: idsFrom('prova'), publicUrl: listener.url, settings: { key: KEY } },
  );
  listener.mount(simulation);
  const transport = httpTransport();
  open.push(transport, listener);
  return { listener, simulation, journal, transport, url: (path) => listener.url + path };
}

const note = (url: string, testo = 'Buongiorno'): WireRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json', 'x-eco-key': KEY },
  body: Buffer.from(
    JSON.stringify({ requestId: 'r1', testo, mittente: { denominazione: 'Ente', taxId: '00000000019' } }),
  ),
});

const recorded = (
  journal: Journal,
): { request: { damaged?: string; binary?: { size: number } }; response: { status: number } }[] =>
  [...journal.lines()].map((line) => JSON.parse(line) as never);

async function until(what: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !what(); i++) await wait(10);
  expect(what()).toBe(true);
}

/** A peer that shows what reached it. */
function mirror(
  answer: (request: WireRequest) => WireResponse = () => emptyResponse(200),
): Peer & { seen: WireRequest[] } {
  const seen: WireRequest[] = [];
  return {
    seen,
    route: () => undefined,
    handle: (request) => {
      seen.push(request);
      return Promise.resolve(answer(request));
    },
  };
}

async function tokenFrom({ transport, url }: Door): Promise<string> {
  const made = await transport(note(url('/eco/v1/note')));
  return (JSON.parse(Buffer.from(made.body).toString()) as { uploadToken: string }).uploadToken;
}

describe('bytes in, plain values to the peer, bytes out', () => {
  test('method, URL as addressed, headers, body; status, headers, body', async () => {
    const { listener, transport, url } = await doorTo();
    const peer = mirror(() => jsonResponse(207, { è: '😀' }, { 'x-due': 'a, b' }));
    listener.mount(peer);
    const response = await transport({
      method: 'PATCH',
      url: url('/a/b%20c?d=e&d=f'),
      headers: { 'x-uno': '1', 'content-type': 'text/plain' },
      body: Buffer.from('è'),
    });
    expect(peer.seen).toMatchObject([
      { method: 'PATCH', url: url('/a/b%20c?d=e&d=f'), headers: { 'x-uno': '1', 'content-length': '2' } },
    ]);
    expect(Buffer.from(peer.seen[0]!.body).toString()).toBe('è');
    expect(response).toMatchObject({ status: 207, headers: { 'content-type': 'application/json', 'x-due': 'a, b' } });
    expect(Buffer.from(response.body).toString()).toBe('{"è":"😀"}');
    expect(Object.keys(response.headers)).not.toContain('x-powered-by');
    expect(Object.keys(response.headers)).not.toContain('date');
  });

  test('a header that comes twice is joined; a chunked body is a body; none is none', async () => {
    const { listener } = await doorTo();
    const peer = mirror();
    listener.mount(peer);
    await raw(
      listener,
      'POST /x HTTP/1.1\r\nhost: a\r\nX-A: 1\r\nx-a: 2\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n',
    );
    await raw(listener, 'GET /x HTTP/1.1\r\nhost: a\r\n\r\n');
    expect(peer.seen[0]).toMatchObject({ headers: { 'x-a': '1, 2' }, url: 'http://a/x' });
    expect(Buffer.from(peer.seen[0]!.body).toString()).toBe('abcde');
    expect(peer.seen[1]!.body).toHaveLength(0);
  });

  test('a client behind a proxy, which asks for the whole URL', async () => {
    const { listener } = await doorTo();
    const peer = mirror();
    listener.mount(peer);
    await raw(listener, 'GET http://send.it/a?b=c HTTP/1.1\r\nhost: send.it\r\n\r\n');
    expect(peer.seen[0]?.url).toBe('http://send.it/a?b=c');
  });

  test('no content-length where there can be no content', async () => {
    const { listener } = await doorTo();
    listener.mount(mirror(() => emptyResponse(204)));
    expect(await raw(listener, 'GET / HTTP/1.1\r\nhost: a\r\n\r\n')).not.toMatch(/content-length/i);
  });

  test('by host name, whatever its case and port; an unknown one is told which are known', async () => {
    const { listener } = await doorTo();
    listener.unmount();
    listener.mount(
      mirror(() => emptyResponse(201)),
      'Send.collaudo.test',
    );
    listener.mount(
      mirror(() => emptyResponse(202)),
      '[::1]',
    );
    const status = async (host: string): Promise<string> => raw(listener, `GET / HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
    expect(await status('send.collaudo.test:4010')).toMatch(/^HTTP\/1.1 201/);
    expect(await status('SEND.Collaudo.Test')).toMatch(/^HTTP\/1.1 201/);
    expect(await status('[::1]:4010')).toMatch(/^HTTP\/1.1 202/);
    const unknown = await status('altro.it');
    expect(unknown).toMatch(/^HTTP\/1.1 421/);
    expect(unknown).toContain('nomi noti: send.collaudo.test, [::1]');
    listener.unmount('send.collaudo.test');
    expect(await status('send.collaudo.test')).toMatch(/^HTTP\/1.1 421/);
  });

  test('a peer that throws is our fault, and says so', async () => {
    const { listener, transport, url } = await doorTo();
    listener.mount({ route: () => undefined, handle: () => Promise.reject(new Error('rotto')) });
    const response = await transport({ method: 'GET', url: url('/'), headers: {}, body: NO_BODY });
    expect([response.status, Buffer.from(response.body).toString()]).toEqual([
      500,
      'guasto del banco di prova: Error: rotto',
    ]);
  });

  test('one connection carries many requests', async () => {
    const { listener, simulation } = await doorTo();
    listener.mount(simulation);
    const text = await raw(listener, 'GET /a HTTP/1.1\r\nhost: a\r\n\r\n'.repeat(5), 5);
    expect(text.match(/HTTP\/1.1 404/g)).toHaveLength(5);
  });
});

describe('bodies', () => {
  test('up to the cap they are read, beyond it refused, and the connection goes on', async () => {
    const door = await doorTo();
    const { transport, url, journal } = door;
    expect((await transport(note(url('/eco/v1/note'), 'x'.repeat(4_000_000)))).status).toBe(201);
    expect((await transport(note(url('/eco/v1/note'), 'x'.repeat(4_200_000)))).status).toBe(413);
    expect((await transport(note(url('/eco/v1/note')))).status).toBe(201);
    expect(recorded(journal).map((entry) => entry.request.damaged)).toEqual([undefined, 'tooLarge', undefined]);
  });

  test('a client that leaves half-way: the exchange is recorded as cut', async () => {
    const { listener, journal } = await doorTo();
    const socket = await dial(listener);
    socket.write('POST /eco/v1/note HTTP/1.1\r\nhost: a\r\ncontent-length: 1000\r\n\r\n{"requestId"');
    await wait(50);
    socket.destroy();
    await until(() => journal.length === 1);
    expect(recorded(journal)).toMatchObject([{ request: { damaged: 'truncated' }, response: { status: 400 } }]);
  });

  test('an upload that is cut leaves no file behind', async () => {
    const door = await doorTo();
    const token = await tokenFrom(door);
    const socket = await dial(door.listener);
    socket.write(`PUT /eco/file/${token} HTTP/1.1\r\nhost: a\r\ncontent-length: 9000000\r\n\r\n`);
    socket.write(Buffer.alloc(1_000_000));
    await wait(200);
    socket.destroy();
    await until(() => door.journal.length === 2);
    expect(recorded(door.journal)[1]).toMatchObject({ request: { damaged: 'truncated' }, response: { status: 400 } });
    const peer = { ...mirror(), route: () => ({ operation: echo.operations[2]!, parameters: {} }) };
    door.listener.mount(peer);
    await door.transport({ method: 'PUT', url: door.url('/'), headers: {}, body: Buffer.alloc(1_000_000) });
    expect(readdirSync(dirname(peer.seen[0]!.stored!.path!))).toHaveLength(1);
  });

  test('a slow client is waited for', async () => {
    const { listener } = await doorTo();
    const socket = await dial(listener);
    const body = note('').body;
    socket.write(
      `POST /eco/v1/note HTTP/1.1\r\nhost: a\r\nx-eco-key: ${KEY}\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
    for (let at = 0; at < body.length; at += 8) {
      socket.write(body.subarray(at, at + 8));
      await wait(5);
    }
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 201/);
    socket.destroy();
  });

  test.each([
    ['nothing', 0],
    ['a little', 1_000],
    ['more than memory is given', 1_000_000],
  ])('an upload of %s arrives whole', async (_, size) => {
    const { listener, transport, url } = await doorTo();
    const peer = { ...mirror(), route: () => ({ operation: echo.operations[2]!, parameters: {} }) };
    listener.mount(peer);
    const body = Buffer.alloc(size, 'abc è');
    await transport({ method: 'PUT', url: url('/eco/file/x'), headers: {}, body });
    const { stored } = peer.seen[0]!;
    expect(stored).toMatchObject({ size, sha256: createHash('sha256').update(body).digest('hex') });
    expect(Buffer.from(stored!.head)).toEqual(body.subarray(0, 1024));
    expect(stored!.path === undefined).toBe(size < 256 * 1024);
    expect(Buffer.from(stored!.bytes ?? readFileSync(stored!.path!))).toEqual(body);
    await listener.close();
    expect(existsSync(stored!.path ?? '/non/esiste')).toBe(false);
  });

  test('300 MB stream through in flat memory, byte for byte', async () => {
    const door = await doorTo();
    const token = await tokenFrom(door);
    const chunk = Buffer.alloc(1_000_000, 'Collaudo ');
    const digest = createHash('sha256');
    const rss = (): number => process.memoryUsage().rss;
    const before = rss();
    let peak = before;
    const outgoing = httpRequest(door.url(`/eco/file/${token}`), {
      method: 'PUT',
      headers: { 'content-length': 300 * chunk.length },
    });
    for (let i = 0; i < 300; i++) {
      digest.update(chunk);
      if (!outgoing.write(chunk)) await once(outgoing, 'drain');
      peak = Math.max(peak, rss());
    }
    const answered = once(outgoing, 'response');
    outgoing.end();
    const [response] = (await answered) as [{ statusCode: number }];
    expect(response.statusCode).toBe(204);
    expect(recorded(door.journal).at(-1)?.request.binary).toMatchObject({
      size: 300_000_000,
      sha256: digest.digest('hex'),
    });
    expect(peak - before).toBeLessThan(100_000_000);
  });
});

describe('faults that a status cannot say', () => {
  const struck = async (
    door: Door,
    fault: Parameters<Simulation['faults']['script']>[0]['fault'],
    timeoutMs?: number,
  ) => {
    door.simulation.faults.script({ operation: 'createNote', fault });
    const before = performance.now();
    try {
      const response = await door.transport(
        note(door.url('/eco/v1/note')),
        timeoutMs === undefined ? {} : { timeoutMs },
      );
      return { response, text: Buffer.from(response.body).toString(), ms: performance.now() - before };
    } catch (error) {
      return { code: (error as TransportError).code, ms: performance.now() - before };
    }
  };

  test('reset, truncate, malformed', async () => {
    const door = await doorTo();
    expect(await struck(door, { kind: 'reset' })).toMatchObject({ code: 'RESET' });
    expect(await struck(door, { kind: 'truncate', bytes: 9 })).toMatchObject({ text: '{"request' });
    expect(await struck(door, { kind: 'malformed' })).toMatchObject({ text: expect.stringMatching(/^<!\{/) as string });
    expect(await struck(door, { kind: 'status', status: 503 })).toMatchObject({ response: { status: 503 } });
  });

  test('a reset is one for whoever holds the socket, not an end', async () => {
    const door = await doorTo();
    door.simulation.faults.script({ operation: 'createNote', fault: { kind: 'reset' } });
    const socket = await dial(door.listener);
    const { body } = note('');
    socket.write(
      `POST /eco/v1/note HTTP/1.1\r\nhost: a\r\nx-eco-key: ${KEY}\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
    socket.write(body);
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');
  });

  test('delay is real on the wall; a peer may give up sooner', async () => {
    const clock = new WallClock();
    const door = await doorTo(clock);
    const held = await struck(door, { kind: 'delay', ms: 120 });
    expect(held.response?.status).toBe(201);
    expect(held.ms).toBeGreaterThan(110);
    expect(await struck(door, { kind: 'delay', ms: 20_000 }, 80)).toMatchObject({ code: 'TIMEOUT' });
    expect(await struck(door, { kind: 'hang' }, 80)).toMatchObject({ code: 'TIMEOUT' });
    clock.stop();
  });

  test('on a virtual clock nobody waits, and as much time goes by', async () => {
    const clock = new VirtualClock(0);
    const door = await doorTo(clock);
    const transport = virtualTransport(clock, door.transport);
    const ask = async (timeoutMs?: number): Promise<string> => {
      try {
        const { status, headers } = await transport(
          note(door.url('/eco/v1/note')),
          timeoutMs === undefined ? {} : { timeoutMs },
        );
        return `${status} ${headers['x-collaudo-delay-ms'] ?? 'clean'} at ${clock.now()}`;
      } catch (error) {
        return `${(error as TransportError).code} at ${clock.now()}`;
      }
    };
    for (const fault of [
      { kind: 'delay', ms: 7_000 },
      { kind: 'delay', ms: 7_000 },
      { kind: 'delay', ms: 7_000 },
      { kind: 'hang' },
      { kind: 'hang' },
    ] as const)
      door.simulation.faults.script({ operation: 'createNote', fault });
    expect(await ask()).toBe('201 clean at 7000');
    expect(await ask(7_001)).toBe('201 clean at 14000');
    expect(await ask(7_000)).toBe('TIMEOUT at 21000');
    expect(await ask(1_000)).toBe('TIMEOUT at 22000');
    expect(await ask()).toBe('RESET at 51000');
    expect(await ask(5)).toBe('201 clean at 51000');
  });
});

describe('the transport', () => {
  test('tells apart a peer that is not there, one that hangs up, one that is late', async () => {
    const { listener, transport, url } = await doorTo();
    const get = { method: 'GET', url: url('/'), headers: {}, body: NO_BODY };
    listener.mount({ route: () => undefined, handle: () => new Promise(() => {}) });
    await expect(transport(get, { timeoutMs: 50 })).rejects.toMatchObject({ code: 'TIMEOUT' });
    const hanging = transport(get);
    await wait(50);
    await listener.close();
    await expect(hanging).rejects.toMatchObject({ code: 'RESET', name: 'TransportError' });
    await expect(transport(get)).rejects.toMatchObject({ code: 'UNREACHABLE' });
    await expect(transport({ ...get, url: 'http://nome.invalid/' })).rejects.toMatchObject({ code: 'UNREACHABLE' });
  });

  test('an answer that begins in time and does not end is late, one that breaks off is a reset', async () => {
    const { createServer } = await import('node:net');
    const server = createServer((socket) => {
      socket.on('data', (data) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc');
        if (data.toString().startsWith('GET /breaks')) setTimeout(() => socket.destroy(), 20);
      });
      socket.on('error', () => {});
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const transport = httpTransport();
    open.push(transport, server);
    const { port } = server.address() as { port: number };
    const get = (path: string): WireRequest => ({
      method: 'GET',
      url: `http://127.0.0.1:${port}${path}`,
      headers: {},
      body: NO_BODY,
    });
    await expect(transport(get('/'), { timeoutMs: 80 })).rejects.toMatchObject({ code: 'TIMEOUT' });
    await expect(transport(get('/breaks'), { timeoutMs: 5_000 })).rejects.toMatchObject({ code: 'RESET' });
    transport.close();
  });

  test('canonical names are resolved, and stay what is written', async () => {
    const { listener } = await doorTo();
    const peer = mirror();
    listener.mount(peer);
    const transport = httpTransport({
      resolve: (origin) => (origin === 'https://send.collaudo.test' ? listener : undefined),
    });
    open.push(transport);
    await transport({ method: 'GET', url: 'https://send.collaudo.test/a', headers: {}, body: NO_BODY });
    expect(peer.seen[0]).toMatchObject({ headers: { host: 'send.collaudo.test' }, url: 'http://send.collaudo.test/a' });
  });
});

describe('the listener', () => {
  test('a port that is taken is an error with its code', async () => {
    const { listener } = await doorTo();
    await expect(listen({ clock: new WallClock(), port: listener.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('on IPv6', async () => {
    const { listener, transport, url } = await doorTo(undefined, { host: '::1' });
    expect(listener.url).toBe(`http://[::1]:${listener.port}`);
    expect((await transport(note(url('/eco/v1/note')))).status).toBe(201);
  });

  test('closes at once, with connections idle, half-way and waiting; and twice', async () => {
    const door = await doorTo();
    await door.transport(note(door.url('/eco/v1/note')));
    const halfway = await dial(door.listener);
    halfway.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\n');
    door.simulation.faults.script({ operation: 'createNote', fault: { kind: 'hang' } });
    const waiting = door.transport(note(door.url('/eco/v1/note')));
    await until(() => door.journal.length >= 2);
    const before = performance.now();
    await Promise.all([door.listener.close(), door.listener.close()]);
    expect(performance.now() - before).toBeLessThan(30_000);
    await expect(waiting).rejects.toMatchObject({ code: 'RESET' });
    await door.listener.close();
  });

  test.skipIf(spawnSync('openssl', ['version']).error !== undefined)(
    'speaks TLS, and resets what is under it',
    async () => {
      const { key, cert } = throwAwayCertificate();
      const { listener, simulation } = await doorTo(undefined, { tls: { key, cert } });
      expect(listener.url).toBe(`https://127.0.0.1:${listener.port}`);
      const trusting = httpTransport({ ca: cert });
      const distrusting = httpTransport();
      open.push(trusting, distrusting);
      const ask = note(`${listener.url}/eco/v1/note`);
      expect((await trusting(ask)).status).toBe(201);
      await expect(distrusting(ask)).rejects.toMatchObject({ code: 'UNREACHABLE' });
      simulation.faults.script({ operation: 'createNote', fault: { kind: 'reset' } });
      await expect(trusting(ask)).rejects.toMatchObject({ code: 'RESET' });
      expect((await trusting(ask)).status).toBe(201);
    },
  );
});

async function dial(listener: Listener): Promise<Socket> {
  const socket = connect(listener.port, listener.host);
  await once(socket, 'connect');
  socket.on('error', () => {});
  return socket;
}

/** Writes bytes and gives back what came until as many answers as asked have ended. */
async function raw(listener: Listener, bytes: string, answers = 1): Promise<string> {
  const socket = await dial(listener);
  socket.write(bytes);
  let text = '';
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    text += chunk.toString();
    const heads = text.split('HTTP/1.1 ').length - 1;
    if (heads >= answers && text.includes('\r\n\r\n')) break;
  }
  socket.destroy();
  return text;
}

function throwAwayCertificate(): { key: string; cert: string } {
  const directory = mkdtempSync(join(tmpdir(), 'collaudo-tls-'));
  try {
    const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-keyout',
        key,
        '-out',
        cert,
        '-days',
        '2',
        '-subj',
        '/CN=127.0.0.1',
        '-addext',
        'subjectAltName=IP:127.0.0.1',
      ],
      { stdio: 'ignore' },
    );
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(directory, { recursive: true });
  }
}
