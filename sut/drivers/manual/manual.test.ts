import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../simulators/kernel/clock.ts';
import { idsFrom } from '../../../simulators/kernel/ids.ts';
import { platforms } from '../../../simulators/index.ts';
import { commandTraffic } from '../../commands/traffic.ts';
import { commands } from '../../commands/index.ts';
import type { SeenExchange, Surroundings } from '../driver.ts';
import { manualDriver, OperatorGone } from './index.ts';

/** Exchanges that a test lets happen. */
function wire() {
  const listeners = new Set<(exchange: SeenExchange) => void>();
  return {
    observe(hear: (exchange: SeenExchange) => void) {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
    listeners,
    happens(operation: string, status = 200, more: Partial<SeenExchange> = {}) {
      const exchange = {
        platform: 'send',
        direction: 'toPlatform',
        operation,
        response: { status, headers: {} },
        ...more,
      } as SeenExchange;
      for (const hear of listeners) hear(exchange);
    },
  };
}

const surroundings: Surroundings = {
  clock: new VirtualClock(0),
  ids: idsFrom('manual'),
  platforms: { send: 'http://send.example' },
  credentials: {},
};

/** Somebody who answers with these lines, then says nothing more. */
function person(...lines: string[]) {
  const questions: string[] = [];
  const told: string[] = [];
  const driver = manualDriver({
    operator: {
      tell: (text) => void told.push(text),
      ask(question, signal) {
        questions.push(question);
        const line = lines.shift();
        if (line !== undefined) return Promise.resolve(line);
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));
      },
    },
    endpoints: { pagopa: 'http://stazione.example' },
    read: (path) => (path === 'foto.png' ? Buffer.from('una schermata') : undefined),
  });
  return { driver, questions, told };
}

describe('a person as a system under test', () => {
  it('is told where the platforms are', async () => {
    const { driver, told } = person('Gestionale Esempio 3.2');
    const info = await driver.start(surroundings);
    expect(told[0]).toContain('send: http://send.example');
    expect(info).toMatchObject({ name: 'Gestionale Esempio 3.2', endpoints: { pagopa: 'http://stazione.example' } });
    expect(info.commands).toContain('create-notification');
    expect(info.commands).not.toContain('set-clock');
  });

  it('reads the instruction and the data, and is asked what the gestionale shows', async () => {
    const { driver, questions, told } = person(
      'Fatto',
      '',
      'aperta',
      '5200',
      '',
      '0',
      'Ada Rossi',
      'Ufficio tributi',
      'foto.png',
    );
    expect(
      await driver.command('payment-status', { numeroAvviso: '301000000000000144', creditore: '12345678903' }),
    ).toEqual({
      status: 'done',
      result: { stato: 'aperta', importo: 5200, ricevute: 0 },
      attestation: {
        chi: 'Ada Rossi',
        ruolo: 'Ufficio tributi',
        quando: '1970-01-01T00:00:00.000Z',
        allegato: {
          nome: 'foto.png',
          sha256: 'f3c7d7a787704134de28e52f615e0dbd05f5aaee2ed270c55055f6efe97a45f4',
        },
      },
    });
    expect(told[0]).toContain('numeroAvviso: 301000000000000144');
    expect(questions[2]).toBe('stato (aperta / pagata / sconosciuta):');
  });

  it('is asked again when not understood, and may leave out what is optional', async () => {
    const { driver } = person(
      'boh',
      'fatto',
      'un avviso del gestionale',
      'chissà',
      'sconosciuta',
      '',
      '',
      '0',
      '',
      'Ada',
      'Ufficio',
      'manca.png',
      '',
    );
    expect(await driver.command('payment-status', {})).toEqual({
      status: 'done',
      result: { stato: 'sconosciuta', ricevute: 0 },
      messageToOperator: 'un avviso del gestionale',
      attestation: { chi: 'Ada', ruolo: 'Ufficio', quando: '1970-01-01T00:00:00.000Z' },
    });
  });

  it('is asked who attests once; what the traffic alone shows needs no attestation', async () => {
    const { driver, questions } = person(
      'fatto',
      '',
      'aperta',
      '1',
      '',
      '0',
      'Ada',
      'Ufficio',
      '',
      'fatto',
      '',
      'aperta',
      '1',
      '',
      '0',
      '',
      'fatto',
      '',
    );
    await driver.command('payment-status', {});
    expect((await driver.command('payment-status', {})).attestation).toMatchObject({ chi: 'Ada' });
    expect(questions.filter((question) => question.startsWith('Chi attesta'))).toHaveLength(1);
    expect(await driver.command('prepare-events', {})).toEqual({ status: 'done', result: {} });
  });

  it('may say that the gestionale refused, or cannot', async () => {
    expect(
      await person('rifiutato', 'CAP errato', 'Ada', 'Ufficio', '').driver.command('create-notification', {}),
    ).toEqual({
      status: 'rejected',
      messageToOperator: 'CAP errato',
      attestation: { chi: 'Ada', ruolo: 'Ufficio', quando: '1970-01-01T00:00:00.000Z' },
    });
    expect(await person('n').driver.command('restart', {})).toEqual({ status: 'notSupported' });
    expect(await person().driver.command('set-clock', {})).toEqual({ status: 'notSupported' });
  });

  it('blocks the scenario when no answer can be understood', async () => {
    await expect(person('?', '?', '?', '?', '?').driver.command('restart', {})).rejects.toMatchObject({
      code: 'SUT_BAD_ANSWER',
    });
    const { driver } = person('fatto', '', 'PROT-1', '', '', 'ACCEPTED', '', '{"non": "un elenco"}');
    await expect(driver.command('notification-status', { protocollo: 'PROT-1' })).rejects.toMatchObject({
      code: 'SUT_BAD_ANSWER',
      message: expect.stringContaining('/eventi') as string,
    });
  });

  describe('whose traffic is watched', () => {
    it('is asked nothing of what the wire shows: each exchange is ticked off, the last one ends the command', async () => {
      const { driver, questions, told } = person('Gestionale');
      const { observe, happens, listeners } = wire();
      await driver.start({ ...surroundings, observe });
      const answer = driver.command('create-notification', { protocollo: 'P-1' });
      happens('presignedUploadRequest');
      happens('uploadAttachment');
      expect(listeners.size).toBe(1);
      happens('sendNewNotificationV25', 202);
      expect(await answer).toEqual({ status: 'done', result: {} });
      expect(questions.slice(1)).toEqual([expect.stringContaining('aspetta il traffico')]);
      expect(told.filter((text) => text.includes('[x]'))).toEqual([
        '  [x] SEND presignedUploadRequest (200)',
        '  [x] SEND uploadAttachment (200)',
        '  [x] SEND sendNewNotificationV25 (202)',
      ]);
      expect(listeners.size).toBe(0);
    });

    it('is waited for after a refusal and after an answer that was lost, then asked what the gestionale shows', async () => {
      const { driver, told } = person('Gestionale', 'rifiutato', 'Codice non in uso', 'Ada', 'Ufficio', '');
      const { observe, happens } = wire();
      await driver.start({ ...surroundings, observe });
      const { driver: other, told: shown } = person('Gestionale');
      await other.start({ ...surroundings, observe });
      const waiting = other.command('create-notification', {});
      happens('sendNewNotificationV25', 202, { fault: { kind: 'reset' } });
      happens('sendNewNotificationV25', 503);
      happens('uploadAttachment', 200, { direction: 'fromPlatform' });
      expect(shown.slice(2)).toEqual([
        expect.stringContaining('non riuscita (202)'),
        expect.stringContaining('non riuscita (503)'),
      ]);
      happens('sendNewNotificationV24', 202);
      // something was refused on the way: what the gestionale then shows is asked for, and nobody answers
      expect(await Promise.race([waiting, Promise.resolve('asked')])).toBe('asked');
      expect(await driver.command('create-notification', {})).toMatchObject({
        status: 'rejected',
        messageToOperator: 'Codice non in uso',
        attestation: { chi: 'Ada' },
      });
      expect(told.join('\n')).not.toContain('[x]');
    });

    it('is asked for the identifiers that only the gestionale knows, once the wire has shown the rest', async () => {
      const { driver, questions } = person('Gestionale');
      const { observe, happens } = wire();
      await driver.start({ ...surroundings, observe });
      void driver.command('send-pendenze', {});
      happens('IdpAllineamentoPendenzeEnte@pdd', 202, { platform: 'iris' });
      await Promise.resolve();
      await new Promise(setImmediate);
      expect(questions.at(-1)).toContain('messaggi (JSON)');
    });

    it('blocks the scenario where nobody is there any more', async () => {
      const driver = manualDriver({ operator: { tell() {}, ask: () => Promise.reject(new OperatorGone()) } });
      await expect(driver.command('create-notification', {})).rejects.toMatchObject({ code: 'SUT_OPERATOR_GONE' });
    });

    it('knows commands and operations that exist', () => {
      const operations = platforms.flatMap(({ id, operations: all }) =>
        all.map((operation) => `${id}/${operation.id.split('@')[0]}`),
      );
      for (const [name, { by }] of Object.entries(commandTraffic)) {
        expect(commands.map((command) => command.name)).toContain(name);
        for (const each of by) expect(operations).toContain(each);
      }
    });

    it('knows every version of what SEND is asked by a command', () => {
      const versioned = platforms
        .flatMap(({ id, operations }) => operations.map((operation) => `${id}/${operation.id}`))
        .filter((name) => /\/(createEventStream|sendNewNotification)/.test(name));
      const known = [...commandTraffic['prepare-events']!.by, ...commandTraffic['create-notification']!.by];
      expect(versioned.toSorted()).toEqual(known.toSorted());
    });
  });
});
