import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, MINUTE, VirtualClock } from '../kernel/clock.ts';
import { NO_BODY } from '../kernel/exchange.ts';
import type { WireResponse } from '../kernel/exchange.ts';
import type { Fault } from '../kernel/fault.ts';
import { idsFrom } from '../kernel/ids.ts';
import { Journal } from '../kernel/journal.ts';
import type { Effects, Platform } from '../kernel/platform.ts';
import { redactorWith } from '../kernel/redaction.ts';
import { simulate } from '../kernel/simulate.ts';
import type { Simulation } from '../kernel/simulate.ts';
import { refuse } from './problem.ts';
import type { Caller } from './state.ts';
import { streamOperations } from './stream-operations.ts';
import { applyStreamEvent, createStreams, eventIdOf, fillStreams, recordInStreams, removeStreams } from './streams.ts';
import type { HasStreams, StreamSettings } from './streams.ts';

const ORIGIN = 'https://api.send.example';
const STREAMS = `${ORIGIN}/delivery-progresses/v2.9/streams`;
const START = Date.UTC(2026, 10, 22, 9);
const SENDER = 'pa-1';

type State = HasStreams & { readonly settings: StreamSettings };

/** A platform of nothing but streams; the key in `x-api-key` is `<pa>` or `<pa>:<group>,<group>`. */
function platform(settings: Partial<StreamSettings>): Platform<State, Caller> {
  return {
    id: 'send',
    title: 'SEND, solo stream',
    operations: streamOperations,
    calls: [],
    stimuli: {
      removeStreams: (state, _, context): Effects => removeStreams(state, SENDER, context),
      fillStreams: (state, _, context): Effects => fillStreams(state, SENDER, context),
    },
    requirements: [],
    rules: [],
    memory: { create: () => undefined, remember: () => undefined },
    expectations: {},
    redaction: { secretHeaders: {}, secretFields: {}, personalFields: {} },
    initial: (_, { ids }) => ({
      streams: createStreams(),
      ids: { streams: ids.fork('streams') },
      settings: {
        streamPageSize: 50,
        streamRetryAfterMs: MINUTE,
        enforceRetryAfter: false,
        emptyFilter: 'all',
        maxStreams: 10,
        dayMs: DAY,
        ...settings,
      },
    }),
    identities: () => ({}),
    owns: () => true,
    credentialOf: () => undefined,
    authenticate: (_, request) => {
      const [id = '', groups = ''] = (request.headers['x-api-key'] ?? '').split(':');
      const pa = { id, denominazione: id, codiceFiscale: '12345678903', groups: [] };
      const key = {
        value: id,
        pa,
        groups: groups === '' ? [] : groups.split(','),
        pdnd: false,
        status: 'ENABLED',
      } as const;
      return { caller: { key: { ...key } } };
    },
    apply: (state, event, context) => void applyStreamEvent(state, event, context),
    tick: () => ({}),
    refuse,
  };
}

interface Bench {
  readonly clock: VirtualClock;
  readonly simulation: Simulation;
  readonly state: State;
  ask(method: string, path?: string, body?: unknown, key?: string): Promise<WireResponse>;
  /** Puts an element into the timeline of a notification. */
  produce(category: string, more?: Partial<Parameters<typeof recordInStreams>[1]>): string;
  troubles(): unknown[];
}

function bench(settings: Partial<StreamSettings> = {}): Bench {
  const clock = new VirtualClock(START);
  const journal = new Journal();
  const scope = journal.open();
  const simulation = simulate(
    platform(settings),
    { journal, clock, redactor: redactorWith('test') },
    { ids: idsFrom('streams'), publicUrl: ORIGIN },
  );
  const state = simulation.state as State;
  let elements = 0;
  return {
    clock,
    simulation,
    state,
    ask: (method, path = '', body, key = SENDER) =>
      simulation.handle({
        method,
        url: STREAMS + path,
        headers: { 'x-api-key': key, 'content-type': 'application/json' },
        body: body === undefined ? NO_BODY : Buffer.from(JSON.stringify(body)),
      }),
    produce(category, more = {}) {
      const elementId = `${category}.IDX_${++elements}`;
      const now = new Date(clock.now()).toISOString();
      recordInStreams(state, {
        iun: 'GPTG-NEPG-ZTET-202402-E-1',
        notificationRequestId: 'R1BURy1ORVBHLVpURVQtMjAyNDAyLUUtMQ==',
        newStatus: 'ACCEPTED',
        statusChanged: false,
        at: clock.now(),
        element: { elementId, category, timestamp: now, eventTimestamp: now, ingestionTimestamp: now },
        sender: SENDER,
        ...more,
      });
      return elementId;
    },
    troubles: () => scope.entries.filter((entry) => entry.kind === 'trouble'),
  };
}

interface Told {
  readonly eventId: string;
  readonly iun?: string;
  readonly newStatus: string;
  readonly element: { readonly elementId: string; readonly category: string; readonly eventTimestamp: string };
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- says at the call what is expected
const json = <T>(response: WireResponse): T => JSON.parse(Buffer.from(response.body).toString()) as T;
const codeOf = (response: WireResponse): string =>
  `${response.status} ${json<{ errors: { code: string }[] }>(response).errors[0]!.code}`;

const timeline = { title: 'Avanzamento', eventType: 'TIMELINE', groups: [] as string[] };

async function open(on: Bench, request: object = timeline, key?: string): Promise<string> {
  const response = await on.ask('POST', '', request, key);
  expect(response.status).toBe(200);
  return json<{ streamId: string }>(response).streamId;
}

async function read(on: Bench, streamId: string, lastEventId?: string, key?: string): Promise<Told[]> {
  const query = lastEventId === undefined ? '' : `?lastEventId=${lastEventId}`;
  const response = await on.ask('GET', `/${streamId}/events${query}`, undefined, key);
  expect(response.status).toBe(200);
  return json<Told[]>(response);
}

const categories = (page: readonly Told[]): string[] => page.map(({ element }) => element.category);

describe('configuration of streams', () => {
  test('a stream is created, listed, read, changed, disabled and deleted', async () => {
    const on = bench();
    const streamId = await open(on, { ...timeline, filterValues: ['REFINEMENT'], waitForAccepted: true });
    const metadata = {
      ...timeline,
      streamId,
      filterValues: ['REFINEMENT'],
      waitForAccepted: true,
      activationDate: '2026-11-22T09:00:00.000Z',
      version: 'v29',
    };
    expect(json(await on.ask('GET'))).toEqual([{ streamId, title: 'Avanzamento' }]);
    expect(json(await on.ask('GET', `/${streamId}`))).toEqual(metadata);
    const changed = { title: 'Stati', eventType: 'STATUS', groups: [], waitForAccepted: false };
    expect(json(await on.ask('PUT', `/${streamId}`, changed))).toEqual({
      ...metadata,
      ...changed,
      filterValues: [],
      waitForAccepted: true,
    });
    expect(json(await on.ask('POST', `/${streamId}/action/disable`))).toMatchObject({
      title: 'Stati',
      disabledDate: '2026-11-22T09:00:00.000Z',
    });
    expect(codeOf(await on.ask('POST', `/${streamId}/action/disable`))).toBe('403 PN_WEBHOOK_FORBIDDEN');
    expect(codeOf(await on.ask('PUT', `/${streamId}`, changed))).toBe('403 PN_WEBHOOK_FORBIDDEN');
    expect((await on.ask('DELETE', `/${streamId}`)).status).toBe(204);
    expect(json(await on.ask('GET'))).toEqual([]);
    expect(on.troubles()).toEqual([]);
  });

  test('a stream that is not there is not found, by anybody', async () => {
    const on = bench();
    const streamId = await open(on);
    const nowhere = '00000000-0000-4000-8000-000000000000';
    for (const [method, path, body] of [
      ['GET', ''],
      ['PUT', '', timeline],
      ['DELETE', ''],
      ['POST', '/action/disable'],
      ['GET', '/events'],
    ] as const)
      expect(codeOf(await on.ask(method, `/${nowhere}${path}`, body))).toBe('404 PN_WEBHOOK_NOT_FOUND');
    expect(codeOf(await on.ask('GET', `/${streamId}`, undefined, 'pa-2'))).toBe('404 PN_WEBHOOK_NOT_FOUND');
    expect(codeOf(await on.ask('POST', '', { ...timeline, replacedStreamId: nowhere }))).toBe(
      '404 PN_WEBHOOK_NOT_FOUND',
    );
    expect(json(await on.ask('GET', '', undefined, 'pa-2'))).toEqual([]);
  });

  test('what breaks the schema is refused before it reaches the operation', async () => {
    const on = bench();
    const streamId = await open(on);
    for (const [method, path, body] of [
      ['POST', '', { ...timeline, groups: undefined }],
      ['POST', '', { ...timeline, eventType: 'ALL' }],
      ['POST', '', { ...timeline, title: 'x'.repeat(257) }],
      ['POST', '', { ...timeline, filterValues: ['minuscole'] }],
      ['POST', '', { ...timeline, waitForAccepted: null }],
      ['GET', '/non-un-uuid'],
      ['GET', `/${streamId}/events?lastEventId=7`],
    ] as const)
      expect((await on.ask(method, path, body)).status).toBe(400);
    expect(on.troubles()).toEqual([]);
  });

  test('enabled streams are counted; a replacement takes the place of what it replaces', async () => {
    const on = bench({ maxStreams: 2 });
    const first = await open(on);
    await open(on);
    expect(codeOf(await on.ask('POST', '', timeline))).toBe('409 PN_WEBHOOK_MAXSTREAMSCOUNTREACHED');
    const second = await open(on, { ...timeline, replacedStreamId: first });
    expect(codeOf(await on.ask('POST', '', { ...timeline, replacedStreamId: first }))).toBe('403 PN_WEBHOOK_FORBIDDEN');
    await on.ask('POST', `/${second}/action/disable`);
    await open(on);
    await open(on, timeline, 'pa-2');
    on.simulation.stimulate('removeStreams');
    expect(json(await on.ask('GET'))).toEqual([]);
    on.simulation.stimulate('fillStreams');
    expect(json(await on.ask('GET'))).toMatchObject([
      { title: 'Altro applicativo 1' },
      { title: 'Altro applicativo 2' },
    ]);
    expect((await on.ask('POST', '', timeline)).status).toBe(409);
  });

  test('a disabled stream is purged after fourteen days', async () => {
    const on = bench();
    const streamId = await open(on);
    await on.ask('POST', `/${streamId}/action/disable`);
    await on.clock.advance(14 * DAY - 1);
    expect((await on.ask('GET', `/${streamId}`)).status).toBe(200);
    await on.clock.advance(1);
    expect((await on.ask('GET', `/${streamId}`)).status).toBe(404);
    expect(json(await on.ask('GET'))).toEqual([]);
  });

  test('a key bound to groups reaches only the streams whose groups it holds', async () => {
    const on = bench();
    const master = await open(on);
    const withA = await open(on, { ...timeline, groups: ['a'] });
    const withAB = await open(on, { ...timeline, groups: ['a', 'b'] });
    const key = `${SENDER}:a`;
    const forbidden = '403 PN_WEBHOOK_FORBIDDEN';
    for (const barred of [master, withAB])
      for (const [method, path, body] of [
        ['GET', ''],
        ['GET', '/events'],
        ['PUT', '', timeline],
        ['POST', '/action/disable'],
        ['DELETE', ''],
      ] as const)
        expect(codeOf(await on.ask(method, `/${barred}${path}`, body, key))).toBe(forbidden);
    expect(codeOf(await on.ask('POST', '', timeline, key))).toBe(forbidden);
    expect(codeOf(await on.ask('POST', '', { ...timeline, groups: ['a', 'b'] }, key))).toBe(forbidden);
    expect(codeOf(await on.ask('POST', '', { ...timeline, groups: ['a'], replacedStreamId: withAB }, key))).toBe(
      forbidden,
    );
    expect((await on.ask('GET', `/${withA}/events`, undefined, key)).status).toBe(200);
    expect(await open(on, { ...timeline, groups: ['a'] }, key)).not.toBe(withA);
    expect(json<unknown[]>(await on.ask('GET', '', undefined, key))).toHaveLength(4);
    // groups are added, never taken away
    expect((await on.ask('PUT', `/${withA}`, { ...timeline, groups: ['a', 'c'] })).status).toBe(200);
    expect(codeOf(await on.ask('PUT', `/${withA}`, { ...timeline, groups: ['c'] }))).toBe(forbidden);
    expect(codeOf(await on.ask('PUT', `/${master}`, { ...timeline, groups: ['a'] }))).toBe(forbidden);
    expect(on.troubles()).toEqual([]);
  });
});

describe('what a stream records', () => {
  test('only what comes after its creation, of its sender, and of its groups', async () => {
    const on = bench();
    on.produce('REQUEST_ACCEPTED');
    const all = await open(on);
    const grouped = await open(on, { ...timeline, groups: ['a', 'b'] });
    on.produce('AAR_GENERATION');
    on.produce('GET_ADDRESS', { group: 'b' });
    on.produce('SCHEDULE_REFINEMENT', { group: 'c' });
    on.produce('REFINEMENT', { sender: 'pa-2' });
    expect(categories(await read(on, all))).toEqual(['AAR_GENERATION', 'GET_ADDRESS', 'SCHEDULE_REFINEMENT']);
    expect(categories(await read(on, grouped))).toEqual(['GET_ADDRESS']);
  });

  test('an empty filter lets everything of the version through, or what existed at version 1.0', async () => {
    for (const [emptyFilter, expected] of [
      ['all', ['AAR_GENERATION', 'NOTIFICATION_CANCELLED', 'CATEGORIA_FUTURA']],
      ['ga1', ['AAR_GENERATION', 'CATEGORIA_FUTURA']],
    ] as const) {
      const on = bench({ emptyFilter });
      const streamId = await open(on);
      on.produce('AAR_GENERATION');
      on.produce('NOTIFICATION_CANCELLED');
      on.produce('GENERATED_F24');
      on.produce('SEND_ANALOG_TIMEOUT');
      on.produce('CATEGORIA_FUTURA');
      expect(categories(await read(on, streamId))).toEqual(expected);
    }
  });

  test('a filter lists categories; DEFAULT stands for the curated ones; a change holds for what comes after', async () => {
    const on = bench();
    const listed = await open(on, { ...timeline, filterValues: ['AAR_GENERATION', 'SEND_ANALOG_TIMEOUT'] });
    const curated = await open(on, { ...timeline, filterValues: ['DEFAULT', 'GET_ADDRESS'] });
    for (const category of ['AAR_GENERATION', 'SEND_ANALOG_TIMEOUT', 'GET_ADDRESS', 'REFINEMENT']) on.produce(category);
    await on.ask('PUT', `/${listed}`, { ...timeline, filterValues: ['REFINEMENT'] });
    on.produce('AAR_GENERATION');
    on.produce('REFINEMENT');
    expect(categories(await read(on, listed))).toEqual(['AAR_GENERATION', 'REFINEMENT']);
    expect(categories(await read(on, curated))).toEqual(['GET_ADDRESS', 'REFINEMENT', 'REFINEMENT']);
  });

  test('a STATUS stream tells changes of status only', async () => {
    const on = bench();
    const every = await open(on, { ...timeline, eventType: 'STATUS' });
    const some = await open(on, { ...timeline, eventType: 'STATUS', filterValues: ['DELIVERED'] });
    on.produce('REQUEST_ACCEPTED', { newStatus: 'ACCEPTED', statusChanged: true });
    on.produce('AAR_GENERATION', { newStatus: 'ACCEPTED' });
    on.produce('DIGITAL_DELIVERY_CREATION_REQUEST', { newStatus: 'DELIVERED', statusChanged: true });
    expect((await read(on, every)).map(({ newStatus }) => newStatus)).toEqual(['ACCEPTED', 'DELIVERED']);
    expect((await read(on, some)).map(({ newStatus }) => newStatus)).toEqual(['DELIVERED']);
  });

  test('no IUN is told while the notification is in validation, nor when it is refused', async () => {
    const on = bench();
    const streamId = await open(on);
    on.produce('NORMALIZED_ADDRESS', { newStatus: 'IN_VALIDATION' });
    on.produce('REQUEST_REFUSED', { newStatus: 'REFUSED', statusChanged: true });
    on.produce('REQUEST_ACCEPTED', { newStatus: 'ACCEPTED', statusChanged: true });
    const page = await read(on, streamId);
    expect(page.map(({ iun }) => iun !== undefined)).toEqual([false, false, true]);
  });

  test('a stream that waits for acceptance holds back what comes before it, save the validation itself', async () => {
    const on = bench();
    const waiting = await open(on, { ...timeline, waitForAccepted: true });
    const statuses = await open(on, { ...timeline, eventType: 'STATUS', waitForAccepted: true });
    on.produce('NORMALIZED_ADDRESS', { newStatus: 'IN_VALIDATION', statusChanged: true });
    on.produce('AAR_GENERATION', { newStatus: 'ACCEPTED', statusChanged: true });
    expect(categories(await read(on, waiting))).toEqual(['NORMALIZED_ADDRESS']);
    expect(await read(on, statuses)).toEqual([]);
    on.produce('REQUEST_ACCEPTED', { newStatus: 'ACCEPTED' });
    on.produce('GET_ADDRESS', { newStatus: 'ACCEPTED' });
    expect(categories(await read(on, waiting, eventIdOf(1)))).toEqual([
      'REQUEST_ACCEPTED',
      'AAR_GENERATION',
      'GET_ADDRESS',
    ]);
    expect(categories(await read(on, statuses))).toEqual(['AAR_GENERATION']);
  });

  test('a disabled stream keeps what it has and gets nothing more; its replacement counts on from a thousand ahead', async () => {
    const on = bench();
    const old = await open(on);
    on.produce('AAR_GENERATION');
    const young = await open(on, { ...timeline, replacedStreamId: old });
    on.produce('REFINEMENT');
    expect(categories(await read(on, old))).toEqual(['AAR_GENERATION']);
    const [event] = await read(on, young, eventIdOf(1));
    expect(event).toMatchObject({ eventId: eventIdOf(1002), element: { category: 'REFINEMENT' } });
    expect(event!.eventId).toMatch(/^0\d{37}$/);
  });

  test('events wait seven days', async () => {
    const on = bench();
    const streamId = await open(on);
    on.produce('AAR_GENERATION');
    await on.clock.advance(DAY);
    on.produce('REFINEMENT');
    await on.clock.advance(6 * DAY - 1);
    expect(categories(await read(on, streamId))).toEqual(['AAR_GENERATION', 'REFINEMENT']);
    await on.clock.advance(1);
    expect(categories(await read(on, streamId))).toEqual(['REFINEMENT']);
  });
});

describe('reading a stream', () => {
  const retryAfter = async (on: Bench, streamId: string, last?: string): Promise<string | undefined> =>
    (await on.ask('GET', `/${streamId}/events${last === undefined ? '' : `?lastEventId=${last}`}`)).headers[
      'retry-after'
    ];

  test('retry-after is milliseconds: 0 after a page with events, the interval after an empty one', async () => {
    const on = bench({ streamPageSize: 2 });
    const streamId = await open(on);
    expect(await retryAfter(on, streamId)).toBe('60000');
    for (let i = 0; i < 3; i++) on.produce('AAR_GENERATION');
    expect(await retryAfter(on, streamId)).toBe('0');
    expect(await retryAfter(on, streamId, eventIdOf(2))).toBe('0');
    expect(await retryAfter(on, streamId, eventIdOf(3))).toBe('60000');
  });

  test("with the contract's reading, 0 only while more is queued", async () => {
    const on = bench({ streamPageSize: 2, streamNoWait: 'moreQueued' });
    const streamId = await open(on);
    for (let i = 0; i < 3; i++) on.produce('AAR_GENERATION');
    expect(await retryAfter(on, streamId)).toBe('0');
    expect(await retryAfter(on, streamId, eventIdOf(2))).toBe('60000');
  });

  test('who comes back too early is refused only where that is enforced', async () => {
    const on = bench({ enforceRetryAfter: true });
    const streamId = await open(on);
    await read(on, streamId);
    await on.clock.advance(59_000);
    const refused = await on.ask('GET', `/${streamId}/events`);
    expect(codeOf(refused)).toBe('429 PN_STREAM_RETRY_AFTER_ERROR');
    expect(refused.headers['retry-after']).toBe('1000');
    await on.clock.advance(1_000);
    on.produce('AAR_GENERATION');
    await read(on, streamId);
    await read(on, streamId, eventIdOf(1));
    expect(on.troubles()).toEqual([]);
  });

  test('lastEventId deletes what it passes, for good', async () => {
    const on = bench({ streamPageSize: 2 });
    const streamId = await open(on);
    for (const category of ['AAR_GENERATION', 'GET_ADDRESS', 'REFINEMENT']) on.produce(category);
    const before = await read(on, streamId);
    expect(await read(on, streamId)).toEqual(before);
    expect(categories(await read(on, streamId, eventIdOf(2)))).toEqual(['REFINEMENT']);
    expect(categories(await read(on, streamId))).toEqual(['REFINEMENT']);
    expect(categories(await read(on, streamId, eventIdOf(1)))).toEqual(['REFINEMENT']);
  });

  test('an identifier never issued is a position like any other: beyond the end it deletes everything', async () => {
    const on = bench();
    const streamId = await open(on);
    on.produce('AAR_GENERATION');
    expect(categories(await read(on, streamId, eventIdOf(0)))).toEqual(['AAR_GENERATION']);
    expect(await read(on, streamId, '9'.repeat(38))).toEqual([]);
    expect(await read(on, streamId)).toEqual([]);
  });

  test('fault "duplicate": the page after tells the last event again, once', async () => {
    const on = bench({ streamPageSize: 2 });
    const streamId = await open(on);
    for (const category of ['AAR_GENERATION', 'GET_ADDRESS', 'REFINEMENT']) on.produce(category);
    on.simulation.faults.script({ operation: 'consumeEventStreamV29', fault: { kind: 'duplicate' } });
    expect(categories(await read(on, streamId))).toEqual(['AAR_GENERATION', 'GET_ADDRESS']);
    expect(categories(await read(on, streamId, eventIdOf(2)))).toEqual(['GET_ADDRESS', 'REFINEMENT']);
    expect(categories(await read(on, streamId, eventIdOf(3)))).toEqual([]);
  });

  test('fault "reorder": instants go backwards, identifiers do not', async () => {
    const on = bench();
    const streamId = await open(on);
    for (const category of ['AAR_GENERATION', 'GET_ADDRESS', 'REFINEMENT']) {
      on.produce(category);
      await on.clock.advance(1000);
    }
    on.simulation.faults.script({ operation: 'consumeEventStreamV29', fault: { kind: 'reorder' } });
    const page = await read(on, streamId);
    expect(categories(page)).toEqual(['AAR_GENERATION', 'GET_ADDRESS', 'REFINEMENT']);
    expect(page.map(({ eventId }) => eventId)).toEqual([1, 2, 3].map(eventIdOf));
    const instants = page.map(({ element }) => Date.parse(element.eventTimestamp));
    expect(instants.toSorted((a, b) => b - a)).toEqual(instants);
    expect(new Set(instants).size).toBe(3);
  });
});

/**
 * The model: what was produced, in order. The client: stores a page, then asks for what follows its last event; asks the
 * same again when no answer came; drops what it has already stored. Whatever the page size, the interleaving and the
 * faults, it ends with the model, and without faults it never sees an event twice.
 */
describe('paging never loses, repeats or reorders', () => {
  type Step = { readonly produce: number } | { readonly read: Fault | undefined } | { readonly crash: true };

  const faults: readonly Fault[] = [
    { kind: 'duplicate' },
    { kind: 'reorder' },
    { kind: 'reset' },
    { kind: 'truncate', bytes: 10 },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 429, headers: { 'retry-after': '60000' } },
  ];
  const steps = (withFaults: boolean): fc.Arbitrary<Step[]> =>
    fc.array(
      fc.oneof(
        fc.record({ produce: fc.integer({ min: 1, max: 12 }) }),
        fc.record({
          read: withFaults ? fc.option(fc.constantFrom(...faults), { nil: undefined }) : fc.constant(undefined),
        }),
        ...(withFaults ? [fc.constant({ crash: true } as const)] : []),
      ),
      { maxLength: 40 },
    );

  test.each([
    ['without faults, for any client', false],
    ['with faults, for a client that is idempotent', true],
  ])('%s', async (_, withFaults) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 7 }), steps(withFaults), async (streamPageSize, run) => {
        const on = bench({ streamPageSize });
        const streamId = await open(on);
        const produced: string[] = [];
        const stored: string[] = [];
        let last: string | undefined;

        const once = async (fault: Fault | undefined): Promise<number> => {
          if (fault !== undefined) on.simulation.faults.script({ operation: 'consumeEventStreamV29', fault });
          const query = last === undefined ? '' : `?lastEventId=${last}`;
          const response = await on.ask('GET', `/${streamId}/events${query}`);
          if (response.transport !== undefined || response.status !== 200 || fault?.kind === 'truncate') return -1;
          const page = json<Told[]>(response);
          expect(page.length).toBeLessThanOrEqual(streamPageSize);
          expect(response.headers['retry-after']).toBe(page.length > 0 ? '0' : '60000');
          for (const { eventId, element } of page) {
            const known = last !== undefined && eventId <= last;
            if (!withFaults) expect(known).toBe(false);
            if (known) continue;
            stored.push(element.elementId);
            last = eventId;
          }
          return page.length;
        };

        for (const step of run) {
          if ('produce' in step)
            for (let i = 0; i < step.produce; i++) produced.push(on.produce('SEND_DIGITAL_PROGRESS'));
          else if ('read' in step) await once(step.read);
          else {
            // an answer that was on its way when the client stopped: it asks the same again afterwards
            await on.ask('GET', `/${streamId}/events${last === undefined ? '' : `?lastEventId=${last}`}`);
          }
          expect(produced.slice(0, stored.length)).toEqual(stored);
        }
        while ((await once(undefined)) !== 0);
        expect(stored).toEqual(produced);
        expect(on.troubles()).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
