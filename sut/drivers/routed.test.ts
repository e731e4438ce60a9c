import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../simulators/kernel/clock.ts';
import { idsFrom } from '../../simulators/kernel/ids.ts';
import type { Driver } from './driver.ts';
import { routedDriver } from './routed.ts';

const surroundings = { clock: new VirtualClock(0), ids: idsFrom('ruoli'), platforms: {}, credentials: {} };

function vendor(name: string, commands: readonly string[], endpoints: Record<string, string> = {}) {
  const asked: string[] = [];
  const driver: Driver = {
    id: 'http',
    start: () => Promise.resolve({ name, version: '1', commands, endpoints }),
    command: (command) => {
      asked.push(command);
      return Promise.resolve({ status: 'done', result: {} });
    },
    stop: () => Promise.resolve(),
  };
  return { driver, asked };
}

describe('commands routed by role', () => {
  const all = ['restart', 'create-debt-position', 'payment-status', 'create-notification', 'read-events'];

  it('reach the holder of the role, whatever the others would offer too', async () => {
    const send = vendor('Notifiche', all, { pagopa: 'http://notifiche/pagopa' });
    const pagopa = vendor('Incassi', all, { pagopa: 'http://incassi/pagopa' });
    const driver = routedDriver({ roles: { 'pt-send': send.driver, 'pt-pagopa': pagopa.driver } });
    const info = await driver.start(surroundings);
    expect(info).toMatchObject({
      name: 'Notifiche + Incassi',
      commands: all,
      endpoints: { pagopa: 'http://incassi/pagopa' },
    });
    for (const command of all) await driver.command(command, {});
    expect(send.asked).toEqual(['restart', 'create-notification', 'read-events']);
    expect(pagopa.asked).toEqual(['restart', 'create-debt-position', 'payment-status']);
  });

  it('are not supported where their holder does not offer them, even if another does', async () => {
    const send = vendor('Notifiche', all);
    const pagopa = vendor('Incassi', ['payment-status']);
    const driver = routedDriver({ roles: { 'pt-send': send.driver, 'pt-pagopa': pagopa.driver } });
    const { commands } = await driver.start(surroundings);
    expect(commands.toSorted()).toEqual(['create-notification', 'payment-status', 'read-events']);
    expect(await driver.command('create-debt-position', {})).toEqual({ status: 'notSupported' });
    expect(send.asked).toEqual([]);
  });

  it('fall to the gestionale, then to the system of all the rest', async () => {
    const gestionale = vendor('Gestionale', ['create-notification', 'send-pendenze']);
    const other = vendor('Tutto', ['payment-status']);
    const withGestionale = routedDriver({ roles: { gestionale: gestionale.driver }, other: other.driver });
    expect((await withGestionale.start(surroundings)).commands).toEqual(['create-notification', 'send-pendenze']);
    const alone = routedDriver({ roles: {}, other: other.driver });
    expect((await alone.start(surroundings)).commands).toEqual(['payment-status']);
  });
});
