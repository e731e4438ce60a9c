import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../simulators/kernel/clock.ts';
import { idsFrom } from '../../simulators/kernel/ids.ts';
import { clockCommands } from '../commands/clock.ts';
import { irisBbCommands } from '../commands/iris-bb.ts';
import { irisSpxCommands } from '../commands/iris-spx.ts';
import { irisCommands } from '../commands/iris.ts';
import { sendCommands } from '../commands/send.ts';
import { mutantNamed, mutants, referenceDriver } from './reference.ts';

const MITTENTE = { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903', apiKey: 'chiave' };
const POSITION = {
  importo: 5000,
  causale: 'Sanzione',
  debitore: { codiceFiscale: 'BNRMHL75C06G702B', denominazione: 'Michelangelo Buonarroti' },
  creditore: { codiceFiscale: '12345678903', denominazione: 'Comune di Esempio' },
};

const surroundings = (send: Record<string, unknown> = { mittente: MITTENTE }) => ({
  clock: new VirtualClock(0),
  ids: idsFrom('reference'),
  platforms: { send: 'http://send.example' },
  credentials: { send, pagopa: {} },
});

describe('the reference driver', () => {
  it('supports every command of SEND and says where its station is', async () => {
    const driver = referenceDriver({ transport: () => Promise.reject(new Error('nobody')) });
    expect(driver.station).toBeUndefined();
    const info = await driver.start(surroundings());
    expect(info.commands).toEqual(expect.arrayContaining([...clockCommands, ...sendCommands].map(({ name }) => name)));
    expect(info.endpoints).toEqual({ pagopa: 'http://ente.collaudo.test/pagopa' });
    expect(driver.station).toBeDefined();
    expect(await driver.command('set-clock', { now: '2026-11-22T09:00:00Z' })).toEqual({ status: 'done', result: {} });
    await driver.stop();
    await expect(driver.command('restart', {})).rejects.toMatchObject({ code: 'SUT_NOT_STARTED' });
  });

  it('supports every command of IRIS and says where its Porta di Dominio is', async () => {
    const driver = referenceDriver({ transport: () => Promise.reject(new Error('nobody')) });
    const ente = {
      codice: 'CEsempio',
      denominazione: 'Ente',
      codiceFiscale: '12345678903',
      sil: 'SIL',
      password: 'p',
      ibans: [],
      tributi: [],
    };
    const info = await driver.start({
      ...surroundings(),
      platforms: { iris: 'http://iris.example' },
      credentials: { iris: { ente } },
    });
    const known = [...clockCommands, ...irisCommands, ...irisSpxCommands, ...irisBbCommands];
    expect([...info.commands].sort()).toEqual(known.map(({ name }) => name).sort());
    expect(info.endpoints).toEqual({ iris: 'http://ente.collaudo.test/pdd' });
  });

  it('starts afresh, and draws the same identifiers from the same seed', async () => {
    const driver = referenceDriver({ transport: () => Promise.reject(new Error('nobody')) });
    const numbers: unknown[] = [];
    for (let scenario = 0; scenario < 2; scenario++) {
      await driver.start(surroundings());
      const { result } = await driver.command('create-debt-position', POSITION);
      numbers.push((result as { numeroAvviso: string }).numeroAvviso);
    }
    expect(numbers[0]).toBe(numbers[1]);
  });

  it('blocks a scenario when the ente breaks, or lacks its key', async () => {
    const driver = referenceDriver({ transport: () => Promise.reject(new Error('not a network failure')) });
    await driver.start(surroundings());
    await expect(driver.command('prepare-events', {})).rejects.toMatchObject({ code: 'SUT_CRASHED' });
    await expect(driver.start(surroundings({}))).rejects.toMatchObject({ code: 'SUT_NOT_CONFIGURED' });
  });

  it('knows mutants by name', () => {
    expect(mutantNamed(mutants[0]!.id)).toBe(mutants[0]);
    expect(mutantNamed('nessuno')).toBeUndefined();
  });
});
