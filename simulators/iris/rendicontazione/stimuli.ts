import type { Context, Effects, Stimulus } from '../../kernel/platform.ts';
import { CARGO } from '../state.ts';
import type { IrisEvent, IrisState } from '../state.ts';
import { ANOMALIE, componiFlussi, rendicontabili } from './componi.ts';
import type { Rendicontabile } from './componi.ts';
import { ESITI, sommaDi } from './flusso.ts';
import type { Flusso } from './flusso.ts';

type Given = Readonly<Record<string, unknown>>;

/** What PSPs do with the money of an ente (iris.md §8). */
export const stimuliFlussi: Readonly<Record<string, Stimulus<IrisState>>> = {
  /**
   * `{ ente, idPagamenti?, esito?, anomalia? }`: PSPs publish the flows of what was paid since, one for each PSP and
   * account. `esito` 3 tells payments that a flow already told, now revoked.
   */
  pubblicaFlussi(state, given, context) {
    const ente = testo(given, 'ente');
    if (!state.enti.has(ente)) throw new RangeError('pubblicaFlussi: IRIS knows no such ente');
    const anomalia = ANOMALIE.find((una) => una === given['anomalia']);
    if (given['anomalia'] !== undefined && anomalia === undefined)
      throw new RangeError(`pubblicaFlussi: anomalia must be one of ${ANOMALIE.join(', ')}`);
    const pagamenti = daRendicontare(state, ente, given);
    if (pagamenti.length === 0) throw new RangeError('pubblicaFlussi: nothing was paid that is not in a flow yet');
    const flussi = componiFlussi(state, context, ente, pagamenti, anomalia);
    return { events: [...flussi.map(pubblicato), rendicontati(pagamenti)] };
  },

  /** `{ identificativo, importo? }`: the flow is published again, newer; with its first payment of other cents where told. */
  ripubblicaFlusso(state, given, context) {
    const flusso = flussoIn(state, given);
    const importo = given['importo'];
    const pagamenti =
      typeof importo === 'number'
        ? [{ ...flusso.pagamenti[0]!, importo }, ...flusso.pagamenti.slice(1)]
        : flusso.pagamenti;
    return nuovo(context, {
      ...flusso,
      revisione: flusso.revisione + 1,
      pagamenti,
      numeroDichiarato: pagamenti.length,
      totaleDichiarato: sommaDi(pagamenti),
    });
  },

  /** `{ righe }`: entries of one page of the REST services, from now on. */
  paginaFlussi(_state, given) {
    const righe = given['righe'];
    if (typeof righe !== 'number' || !Number.isSafeInteger(righe) || righe < 1)
      throw new RangeError('paginaFlussi: righe must be a whole number from 1');
    return { events: [{ type: 'paginaFlussi', righe }] };
  },
};

function daRendicontare(state: IrisState, ente: string, given: Given): readonly Rendicontabile[] {
  const esito = ESITI.find((uno) => uno === (given['esito'] ?? '0'));
  if (esito === undefined) throw new RangeError(`pubblicaFlussi: esito must be one of ${ESITI.join(', ')}`);
  const ids = given['idPagamenti'] as readonly string[] | undefined;
  // a revocation speaks of what an earlier flow told
  const visti = esito === '3' ? { ...state, flussi: { ...state.flussi, rendicontati: new Set<string>() } } : state;
  const altri =
    esito === '3' ? rendicontabili(state, ente).filter(({ pagamento }) => !ids?.includes(pagamento.idPagamento)) : [];
  return [...altri, ...rendicontabili(visti, ente, ids).map((uno) => ({ ...uno, esito }))];
}

function nuovo({ clock }: Context, flusso: Flusso): Effects {
  return { events: [pubblicato({ ...flusso, dataOra: clock.now() })] };
}

/** The journal says what a flow declares; what it holds stands in the exchange that hands it over. */
function pubblicato(flusso: Flusso): IrisEvent {
  const { identificativo, revisione, psp, iban, numeroDichiarato, totaleDichiarato, pagamenti } = flusso;
  return {
    type: 'flussoPubblicato',
    identificativo,
    revisione,
    psp: psp.codice,
    iban,
    numeroDichiarato,
    totaleDichiarato,
    somma: sommaDi(pagamenti),
    [CARGO]: flusso,
  };
}

function rendicontati(pagamenti: readonly Rendicontabile[]): IrisEvent {
  return { type: 'pagamentiRendicontati', ids: pagamenti.map(({ pagamento }) => pagamento.id) };
}

function flussoIn({ flussi }: IrisState, given: Given): Flusso {
  const identificativo = testo(given, 'identificativo');
  const trovato = flussi.pubblicati.findLast((uno) => uno.identificativo === identificativo);
  if (trovato === undefined) throw new RangeError(`no flow is called ${identificativo}`);
  return trovato;
}

function testo(given: Given, name: string): string {
  const value = given[name];
  if (typeof value !== 'string') throw new RangeError(`a text expected in ${name}, got ${JSON.stringify(value)}`);
  return value;
}
