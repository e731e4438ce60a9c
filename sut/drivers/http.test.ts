import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../simulators/kernel/clock.ts';
import { TransportError } from '../../simulators/kernel/exchange.ts';
import type { Transport, WireRequest } from '../../simulators/kernel/exchange.ts';
import { idsFrom } from '../../simulators/kernel/ids.ts';
import { httpDriver } from './http.ts';

const surroundings = { clock: new VirtualClock(0), ids: idsFrom('http'), platforms: {}, credentials: {} };

function driverOver(answer: unknown, status = 200) {
  const requests: WireRequest[] = [];
  const transport: Transport = (request) => {
    requests.push(request);
    if (answer instanceof Error) return Promise.reject(answer);
    const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
    return Promise.resolve({ status, headers: {}, body: Buffer.from(body) });
  };
  return { driver: httpDriver({ url: 'http://sut.example/base/', transport, timeoutMs: 2_000 }), requests };
}

describe('the http driver', () => {
  it('asks what is supported, and resolves endpoints that are only paths', async () => {
    const { driver, requests } = driverOver({ commands: ['restart'], endpoints: { pagopa: '/pagopa' } });
    expect(await driver.start(surroundings)).toEqual({
      name: 'software sotto prova',
      version: 'non dichiarata',
      commands: ['restart'],
      endpoints: { pagopa: 'http://sut.example/base/pagopa' },
    });
    expect(requests[0]).toMatchObject({ method: 'GET', url: 'http://sut.example/base/collaudo/v1/commands' });
  });

  it('gives a command and returns the answer, without members nobody asked for', async () => {
    const { driver, requests } = driverOver({ status: 'done', result: { letti: 3 }, altro: true });
    expect(await driver.command('read-events', {})).toEqual({ status: 'done', result: { letti: 3 } });
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: 'http://sut.example/base/collaudo/v1/commands/read-events',
      headers: { 'content-type': 'application/json' },
    });
  });

  it.each([
    ['SUT_TIMEOUT', new TransportError('TIMEOUT', 'late'), 'entro 2 secondi'],
    ['SUT_REFUSED', new TransportError('UNREACHABLE', 'connect ECONNREFUSED'), 'ECONNREFUSED'],
    ['SUT_RESET', new TransportError('RESET', 'socket hang up'), 'hang up'],
    ['SUT_BAD_ANSWER', '{"status":"do', 'non è JSON'],
    ['SUT_BAD_ANSWER', [], 'non è un oggetto'],
    ['SUT_BAD_ANSWER', { status: 'ok' }, 'ricevuto "ok"'],
    ['SUT_BAD_ANSWER', { status: 'done', result: { letti: 'tre' } }, '/letti'],
    ['SUT_BAD_ANSWER', { status: 'rejected', messageToOperator: 3 }, 'messageToOperator'],
  ])('%s: %o', async (code, answer, message) => {
    await expect(driverOver(answer).driver.command('read-events', {})).rejects.toMatchObject({
      name: 'SutUnreachable',
      code,
      message: expect.stringContaining(message) as string,
    });
  });

  it('SUT_HTTP_STATUS names what came', async () => {
    await expect(driverOver({}, 502).driver.command('restart', {})).rejects.toMatchObject({
      code: 'SUT_HTTP_STATUS',
      message: expect.stringContaining('502') as string,
    });
  });

  it.each([{}, { commands: 'restart' }, { commands: [], endpoints: { pagopa: 'ftp://x' } }])(
    'refuses a description that is none: %o',
    async (description) => {
      await expect(driverOver(description).driver.start(surroundings)).rejects.toMatchObject({
        code: 'SUT_BAD_ANSWER',
      });
    },
  );
});
