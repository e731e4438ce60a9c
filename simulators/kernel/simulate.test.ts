import { describe, expect, test, vi } from 'vitest';
import { DAY, HOUR } from './clock.ts';
import { jsonResponse } from './exchange.ts';
import type { WireRequest } from './exchange.ts';
import { echo, NOTE_LIFE_MS } from './fixtures/echo.ts';
import type { EchoState } from './fixtures/echo.ts';
import { echoBench, jsonOf, KEY, NOTE, post, request, START } from './fixtures/echo-bench.ts';
import { readChain } from './journal.ts';
import type { Operation } from './platform.ts';
import { storedFrom } from './listen.ts';
import { violated } from './requirement.ts';
import { BODY_CAP, pathOf } from './simulate.ts';

/** Eco with one operation put in the place of `createNote`. */
const withOperation = (change: Partial<Operation<EchoState, string>>) =>
  echoBench({
    operations: echo.operations.map((operation) =>
      operation.id === 'createNote' ? { ...operation, ...change } : operation,
    ),
  });

const troubles = (bench: ReturnType<typeof echoBench>): { code: string; message: string }[] =>
  bench.entries('trouble').map((entry) => (entry as { trouble: { code: string; message: string } }).trouble);

describe('an exchange', () => {
  test('is answered, applied, recorded redacted, and judged', async () => {
    const bench = echoBench();
    const response = await bench.simulation.handle(post());
    expect(response.status).toBe(201);
    const { uploadToken } = jsonOf(response) as { uploadToken: string };
    const state = bench.simulation.state as EchoState;
    expect(state.notes.get('r1')).toEqual({ note: NOTE, token: uploadToken, read: false });
    const entry = bench.last();
    expect(entry).toMatchObject({
      at: START,
      elapsedMs: 0,
      direction: 'toPlatform',
      platform: 'eco',
      operation: 'createNote',
      path: { version: 'v1' },
      request: { method: 'POST', url: 'http://eco.collaudo.test/eco/v1/note' },
      response: { status: 201 },
      satisfied: ['ECO-NOTE-001'],
      findings: [],
    });
    expect(entry.events).toHaveLength(1);
    const written = JSON.stringify(entry);
    for (const canary of [KEY, 'canarino-9d2', 'Mario Rossi', 'RSSMRA80A01H501U', 'mario@pec.it', uploadToken])
      expect(written).not.toContain(canary);
    expect(bench.scope.entries).toHaveLength(1);
    expect(readChain(bench.journal.lines()).problem).toBeUndefined();
  });

  test('the same seed and the same requests give the same journal', async () => {
    const run = async (): Promise<string> => {
      const bench = echoBench();
      await bench.simulation.handle(post());
      await bench.simulation.handle(request('GET', '/eco/v1/note/r1'));
      await bench.clock.advance(NOTE_LIFE_MS);
      return bench.journal.head;
    };
    expect(await run()).toBe(await run());
  });

  test('findings never change an answer', async () => {
    const bench = echoBench();
    await bench.simulation.handle(post());
    const again = await bench.simulation.handle(post({ ...NOTE, testo: 'Altro' }));
    expect(again.status).toBe(201);
    expect(bench.last()).toMatchObject({
      satisfied: [],
      findings: [{ requirement: 'ECO-NOTE-001', outcome: 'violated', observed: 'Altro', exchange: 2 }],
    });
  });

  test('steps come in their order: route, damage, authentication, parameters, body, operation', async () => {
    const bench = echoBench();
    const wrongKey = { 'x-eco-key': 'altra' };
    const broken = Buffer.from('{');
    const statuses = async (...requests: WireRequest[]): Promise<number[]> => {
      const all: number[] = [];
      for (const each of requests) all.push((await bench.simulation.handle(each)).status);
      return all;
    };
    expect(
      await statuses(
        { ...request('POST', '/altro', broken, wrongKey), damaged: 'tooLarge' },
        { ...post(broken, wrongKey), damaged: 'tooLarge' },
        { ...post(broken, wrongKey), damaged: 'truncated' },
        post(broken, wrongKey),
        post(broken),
        post({}),
        post(),
      ),
    ).toEqual([404, 413, 400, 401, 400, 400, 201]);
    expect(bench.entries('trouble')).toEqual([]);
    expect(
      bench.entries('exchange').map((entry) => (entry as { request: { damaged?: string } }).request.damaged),
    ).toEqual(['tooLarge', 'tooLarge', 'truncated', undefined, undefined, undefined, undefined]);
  });

  test('the unexpected request is told what was possible and where to look', async () => {
    const bench = echoBench();
    const response = await bench.simulation.handle(request('DELETE', '/eco/v1/note/RSSMRA80A01H501U'));
    expect(jsonOf(response)['title']).toMatch(
      /DELETE \/eco\/v1\/note\/RSSMRA80A01H501U.*GET \/eco\/v1\/note\/\{requestId\}.*simulators\/eco\/README\.md/,
    );
    expect(JSON.stringify(bench.last())).not.toContain('RSSMRA');
    expect(bench.last().operation).toBeUndefined();
  });

  test('query and path parameters are held to their contracts', async () => {
    const schema = { type: 'object', required: ['pagina'], properties: { pagina: { pattern: '^[0-9]+$' } } };
    const { contract } = await import('./json.ts');
    const bench = withOperation({
      query: contract(schema),
      parameters: contract({ properties: { version: { const: 'v1' } } }),
    });
    const status = async (path: string): Promise<number> =>
      (await bench.simulation.handle(request('POST', path, NOTE))).status;
    expect(await status('/eco/v1/note?pagina=2')).toBe(201);
    expect(await status('/eco/v1/note?pagina=due')).toBe(400);
    expect(await status('/eco/v1/note')).toBe(400);
    expect(await status('/eco/v2/note?pagina=2')).toBe(400);
  });
});

describe('bodies', () => {
  test('an upload is seen as digest, size and first bytes', async () => {
    const bench = echoBench();
    const { uploadToken } = jsonOf(await bench.simulation.handle(post())) as { uploadToken: string };
    const stored = storedFrom([Buffer.from('%PDF-1.7\n\u0000\u0001 segreto')]);
    const put = { ...request('PUT', `/eco/file/${uploadToken}`), stored };
    expect((await bench.simulation.handle(put)).status).toBe(204);
    expect(bench.last().request).toMatchObject({
      binary: { sha256: stored.sha256, size: stored.size, head: '%PDF-1.7... segreto' },
    });
    expect(bench.last().request.text).toBeUndefined();
    expect((bench.simulation.state as EchoState).files.get(uploadToken)).toBe(stored.sha256);
  });

  test('a path parameter that is a secret is one in the URL too, and the same as in the answer that gave it', async () => {
    const bench = echoBench();
    const { uploadToken } = jsonOf(await bench.simulation.handle(post())) as { uploadToken: string };
    const given = (JSON.parse(bench.last().response.text!) as { uploadToken: string }).uploadToken;
    await bench.simulation.handle({ ...request('PUT', `/eco/file/${uploadToken}?x=1`), stored: storedFrom([]) });
    expect(bench.last().path).toEqual({ token: given });
    expect(bench.last().request.url).toBe(`http://eco.collaudo.test/eco/file/${encodeURIComponent(given)}?x=1`);
  });

  test('what is not text is a digest, and its first bytes hide no secret', async () => {
    const bench = echoBench();
    const latin1 = Buffer.from('{"password":"canarino-9d2","è":1}', 'latin1');
    await bench.simulation.handle(post(latin1));
    expect(bench.last().request.binary).toMatchObject({ size: latin1.length });
    await bench.simulation.handle(post(Buffer.from('{"password":"canarino-9d2"}'), { 'content-type': 'image/png' }));
    expect(bench.last().request.binary?.head).toMatch(/^\{"password":"secret:/);
    expect([...bench.journal.lines()].join()).not.toContain('canarino');
  });

  test('no body, no text', async () => {
    const bench = echoBench();
    await bench.simulation.handle(request('GET', '/eco/v1/note/r9'));
    expect(Object.keys(bench.last().request)).toEqual(['headers', 'method', 'url']);
  });

  test('a text up to the cap is kept, and found again', async () => {
    const bench = echoBench();
    const note = { ...NOTE, testo: 'x'.repeat(BODY_CAP - 1_000) };
    expect((await bench.simulation.handle(post(note))).status).toBe(201);
    expect(bench.last().request.text).toContain(note.testo);
    expect(readChain(bench.journal.lines()).problem).toBeUndefined();
  });
});

describe('the harness’s own faults are written down, and held against nobody', () => {
  test.each([
    [
      'an answer outside its contract',
      jsonResponse(201, { requestId: 'r1', at: 'oggi', uploadToken: 'x' }),
      'ANSWER_CONTRACT',
      /createNote 201: \/at must be integer/,
    ],
    [
      'an answer that is no JSON',
      { status: 201, headers: {}, body: Buffer.from('ok') },
      'ANSWER_CONTRACT',
      /non è JSON valido/,
    ],
    ['a status nobody foresaw', jsonResponse(418, {}), 'ANSWER_STATUS', /createNote ha risposto 418/],
  ])('%s', async (_, answer, code, message) => {
    const bench = withOperation({ handle: () => ({ response: answer }) });
    expect(await bench.simulation.handle(post())).toBe(answer);
    expect(troubles(bench)).toEqual([{ kind: 'error', code, message: expect.stringMatching(message) as string }]);
    expect(bench.last().response.status).toBe(answer.status);
  });

  test('an operation that throws: a 500, the exchange, and the reason without personal data or paths', async () => {
    const bench = withOperation({
      handle: () => Promise.reject(new RangeError('unexpected RSSMRA80A01H501U \ud800')),
    });
    expect((await bench.simulation.handle(post())).status).toBe(500);
    expect(bench.last()).toMatchObject({ operation: 'createNote', response: { status: 500 } });
    const [{ code, message }] = troubles(bench) as [{ code: string; message: string }];
    expect([code, message]).toEqual([
      'SIMULATOR_CRASH',
      expect.stringMatching(/^eco createNote: RangeError: unexpected/),
    ]);
    expect(message).not.toMatch(/RSSMRA/);
    expect(message).not.toContain(new URL('../../', import.meta.url).pathname);
  });

  test('an event that cannot be applied', async () => {
    const bench = echoBench({
      apply() {
        throw new Error('nessuno stato');
      },
    });
    expect((await bench.simulation.handle(post())).status).toBe(500);
    expect(troubles(bench)[0]?.message).toContain('nessuno stato');
    expect(bench.last().events).toBeUndefined();
  });

  test('a rule that throws: the answer goes out, the exchange is recorded with what the others found', async () => {
    const bench = echoBench({
      rules: [
        {
          requirement: 'ECO-NOTE-002',
          check() {
            throw new TypeError('regola guasta');
          },
        },
        { requirement: 'ECO-NOTE-001', check: () => violated('Sempre.', 'a', 'b') },
      ],
    });
    expect((await bench.simulation.handle(post())).status).toBe(201);
    expect(bench.last()).toMatchObject({ seq: 1, findings: [{ requirement: 'ECO-NOTE-001', exchange: 1 }] });
    expect(troubles(bench)[0]?.message).toContain('eco ECO-NOTE-002: TypeError: regola guasta');
  });

  test('a timer that throws: the clock goes on', async () => {
    const bench = echoBench({
      tick() {
        throw new Error('timer guasto');
      },
    });
    await bench.simulation.handle(post());
    await bench.clock.advance(NOTE_LIFE_MS + 1);
    expect(bench.clock.now()).toBe(START + NOTE_LIFE_MS + 1);
    expect(troubles(bench)[0]?.message).toContain('eco noteExpired: Error: timer guasto');
  });

  test('effects that cannot be recorded: the answer goes out all the same', async () => {
    const bench = withOperation({
      handle: () => ({
        response: jsonResponse(201, { requestId: 'r', at: 1, uploadToken: 't' }),
        events: [{ type: 'noteTaken', n: Number.NaN }],
      }),
    });
    expect((await bench.simulation.handle(post())).status).toBe(201);
    expect(troubles(bench)[0]?.message).toContain('eco record: ');
  });
});

describe('time, the world, and effects', () => {
  test('timers fall due on the clock, once, and their events are journalled', async () => {
    const bench = echoBench();
    await bench.simulation.handle(post());
    await bench.simulation.handle(post());
    await bench.clock.advance(NOTE_LIFE_MS - 1);
    expect(bench.entries('events')).toEqual([]);
    await bench.clock.advance(DAY);
    expect(bench.entries('events')).toMatchObject([
      { at: START + NOTE_LIFE_MS, platform: 'eco', events: [{ type: 'noteExpired', requestId: 'r1' }] },
    ]);
    expect((bench.simulation.state as EchoState).notes.size).toBe(0);
  });

  test('a stimulus is journalled with its parameters, then its events', async () => {
    const bench = echoBench();
    await bench.simulation.handle(post());
    bench.simulation.stimulate('reads', { requestId: 'r1', password: 'canarino-9d2' });
    expect(bench.scope.entries.slice(1)).toMatchObject(
      [
        { kind: 'stimulus', platform: 'eco', name: 'reads', parameters: { requestId: 'r1', password: /^secret:/ } },
        { kind: 'events', events: [{ type: 'noteRead', requestId: 'r1' }] },
      ].map((entry) => ('parameters' in entry ? { ...entry, parameters: { requestId: 'r1' } } : entry)),
    );
    expect([...bench.journal.lines()].join()).not.toContain('canarino');
    expect((bench.simulation.state as EchoState).notes.get('r1')?.read).toBe(true);
  });

  test.each(['nessuno', 'toString', '__proto__'])('a stimulus "%s" that there is not is refused', (name) => {
    const bench = echoBench();
    expect(() => bench.simulation.stimulate(name)).toThrow(
      new RangeError(`eco has no stimulus "${name}"; it has reads`),
    );
    expect(bench.journal.length).toBe(0);
  });

  test('an answer that comes later is as old as it took', async () => {
    let release: () => void = () => {};
    const bench = withOperation({
      async handle() {
        await new Promise<void>((resolve) => void (release = resolve));
        return { response: jsonResponse(201, { requestId: 'r', at: 1, uploadToken: 't' }) };
      },
    });
    const answer = bench.simulation.handle(post());
    await bench.clock.advance(1_500);
    release();
    await answer;
    expect(bench.last()).toMatchObject({ at: START, elapsedMs: 1_500 });
  });

  test('nothing waits on a wall clock', async () => {
    vi.useFakeTimers();
    await echoBench().simulation.handle(post());
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });
});

describe('scripted faults', () => {
  test('a status comes instead of the operation, and is no trouble whatever its status', async () => {
    const bench = echoBench();
    bench.simulation.faults.script({
      operation: 'createNote',
      fault: { kind: 'status', status: 503, body: '{"x":1}', headers: { 'retry-after': '9' } },
    });
    const response = await bench.simulation.handle(post());
    expect([response.status, response.headers['retry-after'], jsonOf(response)]).toEqual([503, '9', { x: 1 }]);
    expect(bench.last()).toMatchObject({ fault: { kind: 'status', status: 503 }, response: { status: 503 } });
    expect([bench.entries('trouble'), (bench.simulation.state as EchoState).notes.size]).toEqual([[], 0]);
    expect((await bench.simulation.handle(post())).status).toBe(201);
    expect(bench.last().fault).toBeUndefined();
  });

  test.each([
    ['delay', { kind: 'delay', ms: 4_000 }, { delayMs: 4_000 }, 4_000],
    ['hang', { kind: 'hang' }, { transport: 'hang', delayMs: 29_000 }, 29_000],
    ['reset', { kind: 'reset' }, { transport: 'reset' }, 0],
  ] as const)(
    '%s: the operation has its effects, the peer does not get to know',
    async (_, fault, expected, elapsedMs) => {
      const bench = echoBench();
      bench.simulation.faults.script({ operation: 'createNote', fault });
      expect(await bench.simulation.handle(post())).toMatchObject({ status: 201, ...expected });
      expect(bench.last()).toMatchObject({ fault, elapsedMs });
      expect((bench.simulation.state as EchoState).notes.size).toBe(1);
      expect(bench.entries('trouble')).toEqual([]);
    },
  );

  test('truncate and malformed: our own answer was good, what went out is recorded', async () => {
    const bench = echoBench();
    bench.simulation.faults.script({ operation: 'createNote', fault: { kind: 'truncate', bytes: 5 } });
    bench.simulation.faults.script({ operation: 'createNote', fault: { kind: 'malformed' } });
    expect(Buffer.from((await bench.simulation.handle(post())).body).toString()).toBe('{"req');
    expect(bench.last().response.text).toBe('{"req');
    expect(Buffer.from((await bench.simulation.handle(post())).body).toString()).toMatch(/^<!\{/);
    expect(bench.entries('trouble')).toEqual([]);
  });

  test('a fault that only the operation can express reaches it', async () => {
    const seen: unknown[] = [];
    const bench = withOperation({
      handle({ fault }) {
        seen.push(fault);
        return { response: jsonResponse(201, { requestId: 'r', at: 1, uploadToken: 't' }) };
      },
    });
    for (const kind of ['duplicate', 'reorder', 'expiry'] as const)
      bench.simulation.faults.script({ operation: 'createNote', fault: { kind } });
    for (let i = 0; i < 4; i++) await bench.simulation.handle(post());
    expect(seen).toEqual([{ kind: 'duplicate' }, { kind: 'reorder' }, { kind: 'expiry' }, undefined]);
  });

  test('strike the operation they name and no other', async () => {
    const bench = echoBench();
    bench.simulation.faults.script({ operation: 'readNote', fault: { kind: 'status', status: 500 } });
    expect((await bench.simulation.handle(post())).status).toBe(201);
    expect((await bench.simulation.handle(request('GET', '/altrove'))).status).toBe(404);
    expect((await bench.simulation.handle(request('GET', '/eco/v1/note/r1'))).status).toBe(500);
    expect(() => bench.simulation.faults.script({ operation: 'altra', fault: { kind: 'reset' } })).toThrow(RangeError);
  });
});

test.each([
  ['http://x.it/a/b?c=1', '/a/b'],
  ['http://x.it', '/'],
  ['http://x.it/', '/'],
  ['https://x.it:8080/a?b=/c?d', '/a'],
])('the path of %s is %s', (url, path) => {
  expect(pathOf(url)).toBe(path);
});

test('an hour is an hour', () => expect(NOTE_LIFE_MS).toBe(HOUR));
