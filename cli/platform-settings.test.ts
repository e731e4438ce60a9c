import { describe, expect, it } from 'vitest';
import { missingCredentials } from '../config/credentials.ts';
import { platforms } from '../simulators/index.ts';
import { VirtualClock } from '../simulators/kernel/clock.ts';
import { idsFrom } from '../simulators/kernel/ids.ts';
import { platformSettings } from './platform-settings.ts';

const ENTE = { denominazione: 'Comune di Prova', codiceFiscale: '01234567897' };
const REFERENCE = { external: false, ente: ENTE };
const issued = (codice: string, letter: string) => ({
  codice,
  id: `01${letter}`,
  chiavePrimaria: `${letter}1`,
  chiaveSecondaria: `${letter}2`,
});
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
    expect(platformSettings({}, ['pagopa', 'gpd'], OWN)).toEqual({});
  });

  it('want the key of GPD from whoever leaves payments to it', () => {
    const asynchronous = { declarations: { soloAsincrona: 'delibera 12 del 2026' } };
    const gpd = { gpd: { subscriptionKey: 'chiave' } };
    expect(() => platformSettings(asynchronous, ['gpd'], OWN)).toThrow('platforms.gpd: manca subscriptionKey');
    expect(platformSettings({ ...asynchronous, platforms: gpd }, ['gpd'], OWN)).toEqual(gpd);
    expect(() => platformSettings(asynchronous, ['gpd'], REFERENCE)).not.toThrow();
    expect(() => platformSettings(asynchronous, ['pagopa'], OWN)).not.toThrow();
  });

  it('name every key of IO and IOService that is not told, service by service, and take those that are', () => {
    expect(() => platformSettings({}, ['io'], OWN)).toThrow(
      'platforms.io.ente: manca chiaveManage; platforms.io.ente.servizi, servizio «tributi»: manca id e chiavePrimaria e chiaveSecondaria; platforms.io.ente.servizi, servizio «scuola»: manca id e',
    );
    expect(() => platformSettings({}, ['ioservice'], OWN)).toThrow(
      'platforms.ioservice.ente: manca codiceUtente; platforms.ioservice.servizi, servizio «TRIBUTI»: manca chiave; platforms.ioservice.servizi, servizio «SCUOLA»: manca chiave',
    );
    const told = {
      io: { ente: { chiaveManage: 'gestione', servizi: [issued('tributi', 't'), issued('scuola', 's')] } },
      ioservice: {
        ente: { codiceUtente: '000RM' },
        servizi: [
          { codice: 'TRIBUTI', chiave: 'kt' },
          { codice: 'SCUOLA', chiave: 'ks' },
        ],
      },
    };
    expect(platformSettings({ platforms: told }, ['io', 'ioservice'], OWN)).toEqual(told);
    const servizi = [issued('tributi', 't'), { ...issued('scuola', 's'), chiaveSecondaria: '' }];
    expect(() =>
      platformSettings({ platforms: { io: { ente: { chiaveManage: 'gestione', servizi } } } }, ['io'], OWN),
    ).toThrow(/^platforms\.io\.ente\.servizi, servizio «scuola»: manca chiaveSecondaria; indicare/);
  });

  it('let the software in with the keys it was told, at the services of the scenarios', () => {
    const given = {
      io: { ente: { chiaveManage: 'gestione', servizi: [issued('tributi', 't'), issued('scuola', 's')] } },
      ioservice: {
        servizi: [
          { codice: 'TRIBUTI', chiave: 'kt' },
          { codice: 'SCUOLA', chiave: 'ks' },
        ],
      },
    };
    const context = { clock: new VirtualClock(0), ids: idsFrom(0), publicUrl: '' };
    const servizi = (id: 'io' | 'ioservice', settings: Readonly<Record<string, unknown>>): readonly object[] => {
      const platform = platforms.find((each) => each.id === id)!;
      const { ente } = platform.identities(platform.initial(settings, context)) as {
        ente: { servizi: readonly { codice: string }[] };
      };
      return ente.servizi;
    };
    expect(servizi('io', given.io)).toMatchObject([
      { ...issued('tributi', 't'), nome: 'Tributi comunali' },
      { ...issued('scuola', 's'), nome: 'Servizi scolastici' },
    ]);
    expect(servizi('ioservice', given.ioservice)).toMatchObject(given.ioservice.servizi);
    // the codes that are asked for are those that a simulation has
    for (const id of ['io', 'ioservice'] as const) {
      const asked = missingCredentials(id, {}).flatMap(({ codice }) => (codice === undefined ? [] : [codice]));
      expect(servizi(id, {}).map((each) => (each as { codice: string }).codice)).toEqual(asked);
    }
  });

  it.each([
    [{ io: { ente: { servizi: 'tributi' } } }, /^platforms\.io: IO: «servizi» vuole una lista/],
    [{ io: { ente: { servizi: [null] } } }, /^platforms\.io: IO: «servizi» vuole una lista/],
    [{ ioservice: { servizi: {} } }, /^platforms\.ioservice: IOService: «servizi» vuole una lista/],
    [{ ioservice: { servizi: [{ codice: 'ALTRO' }] } }, /^platforms\.ioservice: .*«ALTRO» manca tipologia/],
  ])('refuse services of another form: %j', (given, message) => {
    expect(() => platformSettings({ platforms: given }, Object.keys(given), OWN)).toThrow(message);
  });
});
