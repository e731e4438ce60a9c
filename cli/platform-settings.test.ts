import { describe, expect, it } from 'vitest';
import { platformSettings } from './platform-settings.ts';

const ENTE = { denominazione: 'Comune di Prova', codiceFiscale: '01234567897' };
const REFERENCE = { external: false, ente: ENTE };
const OWN = { external: true, ente: ENTE };

describe('the settings of the platforms', () => {
  it('make the reference ente act for the run’s own ente, unless the run file says more', () => {
    expect(platformSettings({}, ['send', 'iris'], REFERENCE)).toEqual({
      send: { mittente: ENTE },
      iris: { ente: ENTE },
      ioservice: { ente: ENTE },
    });
    const mittente = { denominazione: 'Comune di Altrove', codiceFiscale: '12345678903' };
    const given = {
      send: { mittente, streamPageSize: 3 },
      iris: { ente: { sil: 'SIL_ALTROVE' } },
      pdnd: { voucherSeconds: 60 },
    };
    expect(platformSettings({ platforms: given }, ['send', 'iris'], REFERENCE)).toEqual({
      send: { mittente, streamPageSize: 3 },
      iris: { ente: { ...ENTE, sil: 'SIL_ALTROVE' } },
      ioservice: { ente: ENTE },
      pdnd: { voucherSeconds: 60 },
    });
  });

  it('leave what is given for a SUT of one’s own as it is', () => {
    const platforms = {
      send: { mittente: { ...ENTE, apiKey: 'chiave' } },
      iris: { ente: { sil: 'SIL_PROVA', password: 'parola', ibans: ['IT60X0542811101000000123456'] } },
    };
    expect(platformSettings({ platforms }, ['send', 'pagopa', 'iris'], OWN)).toEqual(platforms);
  });

  it.each([
    [{ send: { pagine: 3 } }, /^platforms\.send: SEND non ha l’impostazione «pagine»; ha: /],
    [
      { send: { streamPageSize: '3' } },
      'platforms.send: SEND: l’impostazione «streamPageSize» vuole un numero, non "3"',
    ],
    [{ iris: { ente: { codice: 'a b' } } }, /^platforms\.iris: il codice di un ente ha da 1 a 35 fra lettere/],
    [
      { pagopa: { enti: [{ codiceFiscale: '1' }] } },
      /^platforms\.pagopa: il codiceFiscale di un creditore vuole 11 cifre/,
    ],
  ])('are refused, not discovered during the run: %j', (platforms, message) => {
    expect(() => platformSettings({ platforms }, ['send', 'pagopa', 'iris'], REFERENCE)).toThrow(message);
  });

  it('say what a SUT of one’s own was issued: as a stranger it would fail everything', () => {
    expect(() => platformSettings({}, ['send'], OWN)).toThrow('platforms.send.mittente: manca apiKey');
    expect(() => platformSettings({ platforms: { iris: { ente: { sil: 'SIL_PROVA' } } } }, ['iris'], OWN)).toThrow(
      'platforms.iris.ente: manca password',
    );
    expect(platformSettings({}, ['pagopa'], OWN)).toEqual({});
  });
});
