import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../simulators/kernel/clock.ts';
import { idsFrom } from '../../simulators/kernel/ids.ts';
import { manualDriver } from './manual.ts';

const surroundings = {
  clock: new VirtualClock(0),
  ids: idsFrom('manual'),
  platforms: { send: 'http://send.example' },
  credentials: {},
};

function person(...lines: string[]) {
  const questions: string[] = [];
  const driver = manualDriver({
    ask: (question) => {
      questions.push(question);
      return Promise.resolve(lines.shift() ?? '');
    },
    endpoints: { pagopa: 'http://stazione.example' },
    read: (path) => (path === 'foto.png' ? Buffer.from('una schermata') : undefined),
  });
  return { driver, questions };
}

describe('a person as a system under test', () => {
  it('is told where the platforms are', async () => {
    const { driver, questions } = person('Gestionale Esempio 3.2');
    const info = await driver.start(surroundings);
    expect(questions[0]).toContain('send: http://send.example');
    expect(info).toMatchObject({ name: 'Gestionale Esempio 3.2', endpoints: { pagopa: 'http://stazione.example' } });
    expect(info.commands).toContain('create-notification');
    expect(info.commands).not.toContain('set-clock');
  });

  it('reads the instruction and the data, and is asked what the gestionale shows', async () => {
    const { driver, questions } = person(
      'Fatto',
      '',
      'aperta',
      '5200',
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
    expect(questions[0]).toContain('numeroAvviso: 301000000000000144');
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
      '0',
      'Ada',
      'Ufficio',
      '',
      'fatto',
      '',
      'aperta',
      '1',
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
    expect(await person('rifiutato', 'CAP errato').driver.command('create-notification', {})).toEqual({
      status: 'rejected',
      messageToOperator: 'CAP errato',
    });
    expect(await person('n').driver.command('restart', {})).toEqual({ status: 'notSupported' });
    expect(await person().driver.command('set-clock', {})).toEqual({ status: 'notSupported' });
  });

  it('blocks the scenario when no answer can be understood', async () => {
    await expect(person().driver.command('restart', {})).rejects.toMatchObject({ code: 'SUT_BAD_ANSWER' });
    const { driver } = person('fatto', '', 'PROT-1', '', '', 'ACCEPTED', '', '{"non": "un elenco"}');
    await expect(driver.command('notification-status', { protocollo: 'PROT-1' })).rejects.toMatchObject({
      code: 'SUT_BAD_ANSWER',
      message: expect.stringContaining('/eventi') as string,
    });
  });
});
