import type { Ids } from '../kernel/ids.ts';
import type { Context } from '../kernel/platform.ts';
import { registroVuoto } from './iuv/registro.ts';
import { accessoDa } from './rendicontazione/accesso.ts';
import { registroFlussi } from './rendicontazione/registro.ts';
import { settingsFrom } from './settings.ts';
import type { EnteSettings } from './settings.ts';
import { spxVuoto } from './spx/state.ts';
import { silDi } from './state.ts';
import type { Ente, IrisState, Soggetto } from './state.ts';

/** An IRIS where nothing has happened yet. What the settings do not give is drawn from the seed. */
export function initial(given: Readonly<Record<string, unknown>>, { ids, clock }: Context): IrisState {
  const settings = settingsFrom(given);
  const identities = ids.fork('identities');
  const sistema = (codice: string, sil: string | undefined): string =>
    sil ?? `SIL_${codice.toUpperCase()}_${identities.digits(4)}`.slice(0, 35);
  const enteFrom = (ente: EnteSettings): Ente => ({
    codice: ente.codice,
    denominazione: ente.denominazione,
    codiceFiscale: ente.codiceFiscale,
    attivo: ente.attivo,
    sil: new Map([
      [sistema(ente.codice, ente.sil), ente.password ?? identities.token(16)],
      ...ente.altriSil.map(({ sil, password }): [string, string] => [sil, password ?? identities.token(16)]),
    ]),
    ibans: ente.ibans,
    tributi: new Map(ente.tributi.map((tributo) => [tributo.codice, tributo])),
    ...(ente.intermediario === undefined ? {} : { intermediario: ente.intermediario }),
    ...(ente.iuv === undefined ? {} : { iuv: ente.iuv }),
  });
  const enti = [settings.ente, settings.altroEnte, ...settings.enti].map(enteFrom);
  const intermediari = settings.intermediari.map(({ codice, sil, password }): Soggetto => ({
    codice,
    sil: new Map([[sistema(codice, sil), password ?? identities.token(16)]]),
  }));
  unique([...enti, ...intermediari].map(({ codice }) => codice));
  return {
    settings,
    ids: { messaggi: ids.fork('messaggi'), pagamenti: ids.fork('pagamenti'), flussi: ids.fork('flussi') },
    avvio: clock.now(),
    portaDelegata: portaDelegata(identities),
    enti: new Map(enti.map((ente) => [ente.codice, ente])),
    intermediari: new Map(intermediari.map((intermediario) => [intermediario.codice, intermediario])),
    messaggi: new Map(),
    righe: new Map(),
    perPendenza: new Map(),
    perPagamento: new Map(),
    perDestinatario: new Map(),
    pagamenti: new Map(),
    perCondizione: new Map(),
    spedizioni: new Map(),
    perMsgId: new Map(),
    sessioni: new Map(),
    daNotificare: [],
    gruppiInAttesa: new Set(),
    guasti: [],
    iuv: registroVuoto(),
    guastiAvvisi: [],
    flussi: registroFlussi(),
    accessi: new Map(
      enti.map(({ codice, codiceFiscale }) => [codice, accessoDa(ids.fork(`flussi/${codice}`), codiceFiscale)]),
    ),
    ritardoEsitoMs: 0,
    sessioniCreate: 0,
    spx: spxVuoto(),
  };
}

function portaDelegata(ids: Ids): IrisState['portaDelegata'] {
  return { utente: 'SIL_IRIS_ITR', password: ids.token(16) };
}

function unique(codici: readonly string[]): void {
  const repeated = codici.find((codice, at) => codici.indexOf(codice) !== at);
  if (repeated !== undefined) throw new RangeError(`two subjects of CART are called ${repeated}`);
}

/** What a SUT must be told to be let in, and to let IRIS in (the run's own identities, never a real one's). */
export function identities(state: IrisState): Readonly<Record<string, unknown>> {
  const { ente, altroEnte } = state.settings;
  return {
    ente: identityOf(state.enti.get(ente.codice)!),
    /** With what the ente asks for its flows of rendicontazione. */
    rendicontazione: state.accessi.get(ente.codice)!,
    altroEnte: identityOf(state.enti.get(altroEnte.codice)!),
    enti: [...state.enti.values()]
      .filter(({ codice }) => codice !== ente.codice && codice !== altroEnte.codice)
      .map(identityOf),
    intermediari: [...state.intermediari.values()].map((soggetto) => ({
      codice: soggetto.codice,
      sil: silDi(soggetto),
      password: soggetto.sil.get(silDi(soggetto)),
    })),
    /** With what IRIS presents itself to the ente's Porta di Dominio. */
    portaDelegata: state.portaDelegata,
  };
}

function identityOf(ente: Ente): Readonly<Record<string, unknown>> {
  const { codice, denominazione, codiceFiscale, ibans, intermediario } = ente;
  const [[sil, password], ...altri] = [...ente.sil] as [[string, string], ...[string, string][]];
  return {
    codice,
    denominazione,
    codiceFiscale,
    sil,
    password,
    ibans,
    tributi: [...ente.tributi.values()].map(({ codice: tributo, descrizione, metodo, modulo }) => ({
      codice: tributo,
      descrizione,
      metodo,
      ...(modulo === undefined ? {} : { campi: modulo.campi }),
    })),
    ...(altri.length === 0 ? {} : { altriSil: altri.map(([altro, segreta]) => ({ sil: altro, password: segreta })) }),
    ...(intermediario === undefined ? {} : { intermediario }),
  };
}
