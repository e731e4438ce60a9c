import { existsSync, mkdirSync } from 'node:fs';
import { once } from 'node:events';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { WallClock } from '../kernel/clock.ts';
import { emptyResponse } from '../kernel/exchange.ts';
import type { WireRequest } from '../kernel/exchange.ts';
import { idsFrom } from '../kernel/ids.ts';
import { Journal } from '../kernel/journal.ts';
import { listen } from '../kernel/listen.ts';
import type { ListenOptions } from '../kernel/listen.ts';
import { redactorWith } from '../kernel/redaction.ts';
import { simulate } from '../kernel/simulate.ts';
import { httpTransport } from '../kernel/transport.ts';
import { send } from './index.ts';

const API_KEY = 'Zk3vTqP9xLmN2wRbYcD8eFgH7jKsUoA1iVtXnQ5z';
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.close();
});

async function door(options: Partial<ListenOptions> = {}) {
  const clock = new WallClock();
  const listener = await listen({ clock, ...options });
  const journal = new Journal();
  const simulation = simulate(
    send,
    { journal, clock, redactor: redactorWith('prova') },
    {
      ids: idsFrom('prova'),
      publicUrl: listener.url,
      settings: { mittente: { denominazione: 'Comune di Prova', codiceFiscale: '00000000019', apiKey: API_KEY } },
    },
  );
  const transport = httpTransport();
  open.push(transport, listener);
  listener.mount(simulation);
  const ask = async (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body: string | Buffer = '',
  ) => {
    const response = await transport({ method, url: listener.url + path, headers, body: Buffer.from(body) });
    return { ...response, text: Buffer.from(response.body).toString() };
  };
  const lines = (): string => [...journal.lines()].join('\n');
  /** What the simulator sees of uploads, and where they lie. */
  const seen: WireRequest[] = [];
  listener.mount({
    route: (...of) => simulation.route(...of),
    expects: (head) => simulation.expects(head),
    failed: (...of) => simulation.failed(...of),
    handle: (request) => {
      seen.push(request);
      return simulation.handle(request);
    },
  });
  return { listener, simulation, journal, ask, lines, seen };
}

const raw = async (url: string, text: string): Promise<string> => {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.write(text);
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString()));
  await once(socket, 'close');
  return answer;
};

const json = { 'content-type': 'application/json' };

test('the run’s own key leaves no trace in clear, wherever it is shown', async () => {
  const { ask, lines } = await door();
  await ask('GET', `/delivery/a/${API_KEY}`);
  await ask('GET', `/delivery/b?api_key=${API_KEY}&x=${API_KEY}`);
  await ask('GET', '/delivery/c', { apikey: API_KEY, 'x-altro': API_KEY, 'x-auth': `Bearer ${API_KEY}` });
  await ask('POST', '/delivery/d', { 'content-type': 'text/plain' }, `la chiave è ${API_KEY}`);
  await ask('POST', '/delivery/attachments/preload', { ...json, 'x-api-key': API_KEY }, `{"${API_KEY}":"${API_KEY}"}`);
  const basic = Buffer.from(`utente:${API_KEY}`).toString('base64');
  await ask('GET', '/delivery/e', { 'proxy-authorization': `Basic ${basic}` });
  expect(lines()).not.toContain(API_KEY);
  expect(lines()).not.toContain(basic);
  expect(lines()).toContain('COLLAUDO_UNKNOWN_OPERATION');
});

test('upload secrets and presigned tokens are known by their values too', async () => {
  const { ask, lines } = await door();
  const body = JSON.stringify([{ preloadIdx: '0', contentType: 'application/pdf', sha256: `${'A'.repeat(43)}=` }]);
  const answer = await ask('POST', '/delivery/attachments/preload', { ...json, 'x-api-key': API_KEY }, body);
  const [{ secret, url }] = JSON.parse(answer.text) as [{ secret: string; url: string }];
  const token = url.slice(url.lastIndexOf('/') + 1);
  await ask('PUT', `/caricamento/${token}`, { 'x-segreto': secret, 'x-gettone': token }, 'x');
  await ask('GET', `/altrove/${token}/${secret}`);
  for (const each of [secret, token]) expect(lines()).not.toContain(each);
});

test('an upload that nobody expects is answered and not kept; nor one that was refused', async () => {
  const { ask, seen } = await door();
  const large = Buffer.alloc(1_000_000);
  expect((await ask('PUT', '/caricamento/inventato123', {}, large)).status).toBe(403);
  expect(seen[0]!.stored).toMatchObject({ size: 1_000_000 });
  expect(seen[0]!.stored!.path ?? seen[0]!.stored!.bytes).toBeUndefined();
  const body = JSON.stringify([{ preloadIdx: '0', contentType: 'application/pdf', sha256: `${'A'.repeat(43)}=` }]);
  const answer = await ask('POST', '/delivery/attachments/preload', { ...json, 'x-api-key': API_KEY }, body);
  const [{ url }] = JSON.parse(answer.text) as [{ url: string }];
  expect((await ask('PUT', new URL(url).pathname, {}, large)).status).toBe(403);
  expect(seen[2]!.stored!.path).toBeDefined();
  expect(existsSync(seen[2]!.stored!.path!)).toBe(false);
  // the disk fails: a directory stands where the next file would be
  mkdirSync(
    seen[2]!.stored!.path!.replace(/\d+$/, (n) => String(Number(n) + 1)),
    { recursive: true },
  );
  expect(existsSync(dirname(seen[2]!.stored!.path!))).toBe(true);
  const failed = await ask('PUT', new URL(url).pathname, {}, large);
  expect(failed).toMatchObject({ status: 500 });
  expect(failed.text).toContain('guasto del banco di prova');
});

test('a disk that fails is written down as a trouble of ours', async () => {
  const { ask, lines, seen } = await door();
  const body = JSON.stringify([{ preloadIdx: '0', contentType: 'application/pdf', sha256: `${'A'.repeat(43)}=` }]);
  const answer = await ask('POST', '/delivery/attachments/preload', { ...json, 'x-api-key': API_KEY }, body);
  const { pathname } = new URL((JSON.parse(answer.text) as [{ url: string }])[0].url);
  await ask('PUT', pathname, {}, Buffer.alloc(1_000_000));
  const { path } = seen[1]!.stored!;
  mkdirSync(path!.replace(/\d+$/, '2'));
  expect((await ask('PUT', pathname, {}, Buffer.alloc(1_000_000))).status).toBe(500);
  expect(lines()).toMatch(/"code":"SIMULATOR_CRASH".*EISDIR/);
  expect(lines()).not.toContain('truncated');
});

test('beyond its cap an upload is refused clearly', async () => {
  const { listener, lines } = await door();
  const operation = { ...send.operations.find(({ id }) => id === 'uploadAttachment')!, bodyCap: 400_000 };
  const seen: WireRequest[] = [];
  listener.mount({
    route: () => ({ operation, parameters: {} }),
    handle: (request) => {
      seen.push(request);
      return Promise.resolve(emptyResponse(400));
    },
  });
  const transport = httpTransport();
  open.push(transport);
  const response = await transport({ method: 'PUT', url: listener.url, headers: {}, body: Buffer.alloc(3_000_000) });
  expect(response.status).toBe(400);
  expect(seen[0]).toMatchObject({ damaged: 'tooLarge' });
  expect(lines()).toBe('');
});

test('a body of which nothing more comes is given up, and written down as cut', async () => {
  const { listener, lines } = await door({ bodyIdleMs: 200 });
  await raw(listener.url, 'POST /delivery/attachments/preload HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n[{');
  await expect.poll(lines).toContain('"damaged":"truncated"');
  await raw(listener.url, 'PUT /caricamento/x HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n[{');
  await expect.poll(() => lines().split('"damaged":"truncated"').length).toBe(3);
});

test('an encoded body: the encoding is named', async () => {
  const { ask } = await door();
  const headers = { ...json, 'x-api-key': API_KEY, 'content-encoding': 'gzip' };
  const answer = await ask('POST', '/delivery/attachments/preload', headers, gzipSync('[]'));
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('Content-Encoding: gzip');
});

test.each([
  ['an expectation', 'POST / HTTP/1.1\r\nhost: a\r\nexpect: miracoli\r\ncontent-length: 0\r\n\r\n', '417', 'miracoli'],
  ['headers too long', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, '431', '16 KiB'],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    '400',
    'HTTP/1.1',
  ],
  ['no HTTP at all', 'buongiorno\r\n\r\n', '400', 'HTTP/1.1'],
])('what HTTP refuses is answered with a reason, and told: %s', async (_, text, status, why) => {
  const told: string[] = [];
  const { listener } = await door({ onRefused: (each) => told.push(each) });
  const answer = await raw(listener.url, text);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toContain(why);
  expect(told).toEqual([expect.stringContaining(`(${status})`)]);
});

test('a probe of the base address is no operation; anything else there is', async () => {
  const { ask, lines } = await door();
  for (const method of ['GET', 'HEAD', 'OPTIONS']) await ask(method, '/');
  expect(lines()).not.toContain('SEND-PROTO-002');
  await ask('GET', '/', { 'x-api-key': API_KEY });
  expect(lines()).toContain('SEND-PROTO-002');
});
