import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { VirtualClock, WallClock } from '../simulators/kernel/clock.ts';
import { emptyResponse, jsonResponse, textResponse } from '../simulators/kernel/exchange.ts';
import type { WireRequest, WireResponse } from '../simulators/kernel/exchange.ts';
import { DELAY_HEADER, listen } from '../simulators/kernel/listen.ts';
import type { Operation, Platform } from '../simulators/kernel/platform.ts';
import { satisfied, violated } from '../simulators/kernel/requirement.ts';
import { httpTransport, virtualTransport } from '../simulators/kernel/transport.ts';
import { send } from '../simulators/index.ts';
import { intercept, mount } from './intercept.ts';
import type { InterceptOptions, Intercepted } from './intercept.ts';

interface State {
  readonly key: string;
  readonly seen: WireRequest[];
}

const operation = (
  id: string,
  method: string,
  path: string,
  more: Partial<Operation<State>> = {},
): Operation<State> => ({
  id,
  method,
  path,
  answers: { 200: undefined, 204: undefined },
  handle({ request, query }, state) {
    state.seen.push(request);
    return {
      response: jsonResponse(200, {
        query,
        text: Buffer.from(request.body).toString(),
        stored: request.stored === undefined ? null : { sha256: request.stored.sha256, size: request.stored.size },
      }),
    };
  },
  ...more,
});

/** A platform of four operations: enough for a door. */
const tiny: Platform<State> = {
  id: 'prova',
  title: 'Piattaforma di prova',
  operations: [
    operation('echo', 'POST', '/eco/{nome}'),
    operation('small', 'POST', '/piccolo', { bodyCap: 10 }),
    operation('upload', 'PUT', '/carico', { upload: true }),
    operation('nothing', 'DELETE', '/niente', { handle: () => ({ response: emptyResponse(204) }) }),
  ],
  calls: [],
  stimuli: {},
  requirements: [],
  rules: [
    {
      requirement: 'PROVA-PORTA-001',
      operations: ['echo'],
      check: ({ request }) =>
        request.headers['x-prova'] === 'si'
          ? satisfied('presente')
          : violated('assente', 'x-prova: si', request.headers['x-prova'] ?? 'nulla'),
    },
  ],
  memory: { create: () => undefined, remember: () => undefined },
  expectations: {},
  redaction: { secretHeaders: {}, secretFields: {}, personalFields: {} },
  initial: (_, { ids }) => ({ key: ids.token(20), seen: [] }),
  identities: ({ key }) => ({ mittente: { denominazione: 'Comune', apiKey: key } }),
  owns: () => true,
  credentialOf: () => undefined,
  authenticate: () => ({ caller: undefined }),
  apply: () => undefined,
  tick: () => ({}),
  refuse: (refusal) => textResponse(refusal.kind === 'tooLarge' ? 413 : 404, 'text/plain', refusal.kind),
};

const open: { close(): unknown }[] = [];
const keep = <T extends { close(): unknown }>(closable: T): T => {
  open.push(closable);
  return closable;
};
const start = (options?: InterceptOptions): Intercepted => keep(intercept(tiny, options));

afterEach(async () => {
  for (const closable of open.splice(0)) await closable.close();
});

describe('a vendor’s unit test', () => {
  test('five lines: start, call, look, close', async () => {
    const { url, apiKey, findings, close } = intercept(tiny);
    const response = await fetch(`${url}/eco/uno?a=b`, {
      method: 'POST',
      body: 'ciao',
      headers: { 'x-api-key': apiKey },
    });
    expect(await response.json()).toEqual({ query: { a: 'b' }, text: 'ciao', stored: null });
    expect(findings()).toMatchObject([{ requirement: 'PROVA-PORTA-001', outcome: 'violated', exchange: 1 }]);
    close();
  });

  test('same seed, same identities; the clock stands still until moved', async () => {
    const { apiKey, clock, journal, url, close } = start({ seed: 7 });
    const before = clock.now();
    await fetch(`${url}/eco/uno`, { method: 'POST', body: '{}' });
    expect(clock.now()).toBe(before);
    expect(journal.length).toBe(1);
    close();
    expect(start({ seed: 7 }).apiKey).toBe(apiKey);
    expect(apiKey).toHaveLength(20);
  });

  test('at the address the code already calls, through node:http too', async () => {
    start({ origin: 'http://api.uat.example:8080' });
    const outgoing = httpRequest('http://api.uat.example:8080/eco/due', {
      method: 'POST',
      headers: { 'X-Prova': 'si' },
    });
    outgoing.end('da node:http');
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    let text = '';
    for await (const chunk of incoming as AsyncIterable<Buffer>) text += chunk.toString();
    expect(JSON.parse(text)).toMatchObject({ text: 'da node:http' });
  });
});

describe('SEND, as a vendor’s own test meets it', () => {
  test('a document is reserved, uploaded and taken, without a port', async () => {
    const { url, apiKey, identities, findings } = keep(intercept(send));
    expect(identities).toMatchObject({ mittente: { apiKey } });
    const document = Buffer.from('%PDF-1.7\nprova');
    const sha256 = createHash('sha256').update(document).digest('base64');
    const reserved = await fetch(`${url}/delivery/attachments/preload`, {
      method: 'POST',
      headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
      body: JSON.stringify([{ preloadIdx: '0', contentType: 'application/pdf', sha256 }]),
    });
    const [place] = (await reserved.json()) as [{ url: string; secret: string; httpMethod: string }];
    expect([reserved.status, new URL(place.url).origin]).toEqual([200, url]);
    const uploaded = await fetch(place.url, {
      method: place.httpMethod,
      headers: {
        'content-type': 'application/pdf',
        'x-amz-meta-secret': place.secret,
        'x-amz-checksum-sha256': sha256,
      },
      body: document,
    });
    expect([uploaded.status, uploaded.headers.has('x-amz-version-id')]).toEqual([200, true]);
    expect(findings().filter(({ outcome }) => outcome === 'violated')).toEqual([]);
  });

  test('a forgotten key is refused, and the defect has a name', async () => {
    const { url, findings } = keep(intercept(send));
    const response = await fetch(`${url}/delivery/attachments/preload`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '[]',
    });
    expect(response.status).toBe(401);
    expect(
      findings().some(({ outcome, requirement }) => outcome === 'violated' && requirement.startsWith('SEND-')),
    ).toBe(true);
  });
});

describe('bodies', () => {
  test('an upload is seen as a digest', async () => {
    const { url } = start();
    const bytes = Buffer.alloc(3_000_000, 7);
    const response = await fetch(`${url}/carico`, { method: 'PUT', body: bytes });
    expect(await response.json()).toMatchObject({
      text: '',
      stored: { size: 3_000_000, sha256: createHash('sha256').update(bytes).digest('hex') },
    });
  });

  test('past the cap it is not read', async () => {
    const { url } = start();
    expect((await fetch(`${url}/piccolo`, { method: 'POST', body: '0123456789' })).status).toBe(200);
    expect((await fetch(`${url}/piccolo`, { method: 'POST', body: '0123456789+' })).status).toBe(413);
  });

  test('a status without a body, and an unknown path', async () => {
    const { url } = start();
    expect((await fetch(`${url}/niente`, { method: 'DELETE' })).status).toBe(204);
    expect((await fetch(`${url}/altrove`)).status).toBe(404);
    expect((await fetch(`${url}/altrove`, { method: 'HEAD' })).status).toBe(404);
  });
});

describe('faults', () => {
  test('a reset is an error of the network', async () => {
    const { url, simulation } = start();
    simulation.faults.script({ operation: 'echo', fault: { kind: 'reset' } });
    await expect(fetch(`${url}/eco/uno`, { method: 'POST' })).rejects.toThrow(TypeError);
    expect((await fetch(`${url}/eco/uno`, { method: 'POST' })).status).toBe(200);
  });

  test('on a virtual clock a delay travels as a header, and the transport moves the clock', async () => {
    const { url, simulation, clock } = start();
    simulation.faults.script({ operation: 'echo', fault: { kind: 'delay', ms: 5_000 }, times: 3 });
    const response = await fetch(`${url}/eco/uno`, { method: 'POST' });
    expect(response.headers.get(DELAY_HEADER)).toBe('5000');
    const sockets = keep(httpTransport());
    const transport = virtualTransport(clock, sockets);
    const request = { method: 'POST', url: `${url}/eco/uno`, headers: {}, body: new Uint8Array() };
    const before = clock.now();
    const answer = await transport(request);
    expect([clock.now() - before, answer.headers[DELAY_HEADER]]).toEqual([5_000, undefined]);
    await expect(transport(request, { timeoutMs: 1_000 })).rejects.toMatchObject({ code: 'TIMEOUT' });
    simulation.faults.script({ operation: 'echo', fault: { kind: 'hang' } });
    await expect(transport(request, { timeoutMs: 7_000 })).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(clock.now() - before).toBe(13_000);
  });

  test('on a real clock it is waited for, and what hangs breaks off', async () => {
    const clock = keep(Object.assign(new WallClock(), { close: () => undefined }));
    const answers: WireResponse[] = [
      { ...emptyResponse(200), delayMs: 30 },
      { ...emptyResponse(200), transport: 'hang', delayMs: 10 },
    ];
    keep(
      mount({ route: () => undefined, handle: () => Promise.resolve(answers.shift()!) }, 'http://lento.example', {
        clock,
      }),
    );
    const start = clock.now();
    const response = await fetch('http://lento.example/');
    expect(clock.now() - start).toBeGreaterThanOrEqual(29);
    expect(response.headers.get(DELAY_HEADER)).toBeNull();
    await expect(fetch('http://lento.example/')).rejects.toThrow(TypeError);
  });

  test('a peer that breaks is the harness’s fault, and says so', async () => {
    keep(mount({ route: () => undefined, handle: () => Promise.reject(new Error('rotto')) }, 'http://rotto.example'));
    const response = await fetch('http://rotto.example/');
    expect([response.status, await response.text()]).toEqual([
      500,
      expect.stringContaining('guasto del banco di prova'),
    ]);
  });
});

describe('origins', () => {
  const answering = (text: string): Parameters<typeof mount>[0] => ({
    route: () => undefined,
    handle: () => Promise.resolve(textResponse(200, 'text/plain', text)),
  });
  const textAt = async (url: string): Promise<string> => (await fetch(url)).text();

  test('several peers at once, each at its own; closing one leaves the others', async () => {
    const first = keep(mount(answering('uno'), 'http://uno.example'));
    keep(mount(answering('due'), 'http://due.example'));
    keep(mount(answering('due, altra porta'), 'http://due.example:8080'));
    expect(await textAt('http://uno.example/x')).toBe('uno');
    expect(await textAt('http://due.example/')).toBe('due');
    expect(await textAt('http://due.example:8080/')).toBe('due, altra porta');
    first.close();
    first.close();
    expect(await textAt('http://due.example/')).toBe('due');
    keep(mount(answering('di nuovo'), 'http://uno.example'));
    expect(await textAt('http://uno.example/')).toBe('di nuovo');
  });

  test('what is not mounted goes where it was going', async () => {
    const real = createServer((_, response) => response.end('vero')).listen(0, '127.0.0.1');
    await once(real, 'listening');
    keep({ close: () => new Promise((resolve) => real.close(resolve)) });
    const url = `http://127.0.0.1:${(real.address() as AddressInfo).port}/`;
    keep(mount(answering('finto'), 'http://finto.example'));
    expect(await textAt(url)).toBe('vero');
    expect(await textAt('http://finto.example/')).toBe('finto');
  });

  test('one peer an origin, and an origin is an origin', () => {
    keep(mount(answering('uno'), 'http://uno.example'));
    expect(() => mount(answering('due'), 'http://uno.example')).toThrow(/already/);
    for (const wrong of ['uno.example', 'http://uno.example/', 'http://uno.example/percorso', ''])
      expect(() => mount(answering('due'), wrong)).toThrow(/not an origin/);
  });

  test('fifty times open and closed', async () => {
    for (let i = 0; i < 50; i++) {
      const { close } = mount(answering(String(i)), 'http://uno.example');
      expect(await textAt('http://uno.example/')).toBe(String(i));
      close();
    }
  });
});

test('both doors carry the same', async () => {
  const clock = new VirtualClock(0);
  const seen: WireRequest[] = [];
  const peer: Parameters<typeof mount>[0] = {
    route: () => undefined,
    handle: (request) => {
      seen.push(request);
      return Promise.resolve({ ...jsonResponse(201, { è: 'sì' }, { location: '/x', 'retry-after': '5' }), delayMs: 9 });
    },
  };
  const listener = keep(await listen({ clock }));
  listener.mount(peer);
  keep(mount(peer, 'http://porta.example', { clock }));
  const transport = keep(httpTransport());
  const both = [];
  for (const url of [listener.url, 'http://porta.example'])
    both.push(
      await transport({
        method: 'POST',
        url: `${url}/a%20b?c=d%2Fe&c=f`,
        headers: { 'x-uno': 'A, b' },
        body: Buffer.from('ciao è'),
      }),
    );
  const plain = both.map(({ status, headers, body }) => ({
    status,
    type: headers['content-type'],
    location: headers['location'],
    retryAfter: headers['retry-after'],
    delay: headers[DELAY_HEADER],
    length: headers['content-length'],
    body: Buffer.from(body).toString(),
  }));
  expect(plain[1]).toEqual(plain[0]);
  expect(
    seen.map(({ method, url, headers, body }) => [
      method,
      new URL(url).pathname + new URL(url).search,
      headers['x-uno'],
      headers['content-length'],
      Buffer.from(body).toString(),
    ]),
  ).toEqual(Array.from({ length: 2 }, () => ['POST', '/a%20b?c=d%2Fe&c=f', 'A, b', '7', 'ciao è']));
});
