import type { Context } from '../kernel/platform.ts';
import { settingsFrom } from './settings.ts';
import type { IoserviceState, Servizio } from './state.ts';

/** A gateway that knows the ente and its services, and has no message yet. Keys not given are drawn from the seed. */
export function initial(given: Readonly<Record<string, unknown>>, { ids }: Context): IoserviceState {
  const settings = settingsFrom(given);
  const keys = ids.fork('keys');
  const chiavi = new Map<string, Servizio>();
  const credenziali: IoserviceState['credenziali'][number][] = [];
  const servizi = settings.servizi.map((each): Servizio => {
    const { codice, servizioIo, importoDa, importoA, permesso, visibile } = each;
    const servizio: Servizio = {
      codice,
      servizioIo,
      importoDa,
      importoA,
      registrazione: 'registrato',
      permesso,
      visibile,
    };
    const own = {
      codice,
      chiave: each.chiave ?? keys.hex(32),
      chiaveDiRiserva: each.chiaveDiRiserva ?? keys.hex(32),
      chiaveDelNuovoAccount: each.chiaveDelNuovoAccount ?? keys.hex(32),
    };
    chiavi.set(own.chiave, servizio).set(own.chiaveDiRiserva, servizio);
    credenziali.push(own);
    return servizio;
  });
  return {
    settings,
    ids: ids.fork('messages'),
    servizi,
    chiavi,
    credenziali,
    messaggi: new Map(),
    posizioni: new Map(),
    sessioni: new Map(),
  };
}

/** What a SUT must be told to be let in, and the citizens of the scenarios. */
export function identities({ settings, credenziali }: IoserviceState): Readonly<Record<string, unknown>> {
  const { ente, raggiungibili, nonRaggiungibili } = settings;
  return { ente: { ...ente, servizi: credenziali }, cittadini: { raggiungibili, nonRaggiungibili } };
}
