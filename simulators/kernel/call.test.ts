import { describe, expect, test } from 'vitest';
import { call } from './call.ts';
import { emptyResponse, jsonResponse, TransportError } from './exchange.ts';
import type { Transport, WireRequest } from './exchange.ts';
import { echoBench, KEY } from './fixtures/echo-bench.ts';

const SUT = 'http://ente.collaudo.test/eco';

/** Calls `noteExpiring` through a transport that answers after `ms` of the run's clock. */
async function calling(answer: (request: WireRequest) => ReturnType<Transport>, ms = 0) {
  const bench = echoBench();
  const asked: { request: WireRequest; timeoutMs: number | undefined }[] = [];
  const transport: Transport = async (request, { timeoutMs } = {}) => {
    asked.push({ request, timeoutMs });
    await bench.clock.advance(ms);
    return answer(request);
  };
  return { bench, asked, called: await call(bench.simulation, transport, SUT, 'noteExpiring', { requestId: 'r1' }) };
}

describe('a platform calls the system under test', () => {
  test('what it encodes is sent; the answer is recorded, judged, applied', async () => {
    const { bench, asked, called } = await calling(() => Promise.resolve(emptyResponse(200)), 120);
    expect(asked).toMatchObject([
      { request: { method: 'POST', url: SUT, headers: { 'x-eco-key': KEY } }, timeoutMs: 10_000 },
    ]);
    expect(called).toMatchObject({ elapsedMs: 120, response: { status: 200 }, findings: [] });
    expect('failure' in called).toBe(false);
    expect(bench.scope.entries).toMatchObject([
      {
        kind: 'exchange',
        direction: 'fromPlatform',
        operation: 'noteExpiring',
        elapsedMs: 120,
        satisfied: ['ECO-NOTE-002'],
      },
      { kind: 'events', events: [{ type: 'expiryNoticed', requestId: 'r1', status: 200 }] },
    ]);
    expect([...bench.journal.lines()].join()).not.toContain(KEY);
  });

  test('an answer that breaks a rule is a finding', async () => {
    const { called } = await calling(() => Promise.resolve(jsonResponse(500, { password: 'canarino' })));
    expect(called.findings).toMatchObject([{ requirement: 'ECO-NOTE-002', outcome: 'violated', observed: '500' }]);
  });

  test.each(['TIMEOUT', 'RESET', 'UNREACHABLE'] as const)('no answer (%s) is recorded, never thrown', async (code) => {
    const { bench, called } = await calling(() => Promise.reject(new TransportError(code, 'x')), 7);
    expect(called).toMatchObject({ response: undefined, failure: code, elapsedMs: 7 });
    expect(called.findings).toMatchObject([{ observed: code }]);
    expect(bench.last()).toMatchObject({ failure: code, response: { status: 0 } });
    expect(bench.entries('events')).toMatchObject([{ events: [{ status: 0 }] }]);
  });

  test('a transport that breaks is not the peer’s doing', async () => {
    await expect(calling(() => Promise.reject(new TypeError('guasto')))).rejects.toThrow('guasto');
  });

  test('a call there is not is refused', async () => {
    const bench = echoBench();
    const never: Transport = () => Promise.reject(new Error('never'));
    await expect(call(bench.simulation, never, SUT, 'altra', {})).rejects.toThrow(
      new RangeError('eco has no call "altra"; it has noteExpiring'),
    );
  });
});
