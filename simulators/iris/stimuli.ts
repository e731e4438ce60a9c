import type { Context, Effects, Stimulus } from '../kernel/platform.ts';
import { viva } from './archivio.ts';
import { rigaScritta, pagamentoMosso, sessioneMossa } from './eventi.ts';
import { guastoRichiesto } from './guasti.ts';
import { GUASTI_INTERNI } from './iuv/guasti-avvisi.ts';
import { PARAMETRI_IUV } from './iuv/parametri.ts';
import { notifica } from './informative/notifiche.ts';
import { concludi, inCorsoDi, inizia, insieme } from './pagamenti.ts';
import { pagabilitaDi, posizioneDi } from './posizione.ts';
import type { Posizione } from './posizione.ts';
import { CARGO, pagamentiDi } from './state.ts';
import type { IrisState, Pagamento } from './state.ts';
import { codiceBs } from './spx/codici.ts';
import { incasso } from './status/incasso.ts';
import type { MossaPagamento } from './status/pagamento.ts';
import { stimuliFlussi } from './rendicontazione/stimuli.ts';
import { sessione as macchinaSessione } from './status/sessione.ts';
import { E_BOLLO } from './validation/bollo.ts';

type Given = Readonly<Record<string, unknown>>;

/**
 * What the world does to IRIS on its own account. A payment is named by `idPagamento`, with `idPendenza`, `ente` or `tributo`
 * besides where that is not enough.
 */
export const stimuli: Readonly<Record<string, Stimulus<IrisState>>> = {
  /** `{ idPagamento, canale?, mezzo?, sbf? }`: somebody pays, by a channel; `sbf`, salvo buon fine. */
  cittadinoPaga: (state, given, context) => paga(state, [posizioneIn(state, given)], given, context),

  /** `{ idPagamenti, canale?, mezzo? }`: a cart, of one ente or more, paid in one transaction. */
  pagaCarrello(state, given, context) {
    const chiesti = given['idPagamenti'];
    if (!Array.isArray(chiesti) || chiesti.length === 0)
      throw new RangeError('pagaCarrello: a list of idPagamenti expected');
    const posizioni = chiesti.map((uno: unknown) =>
      posizioneIn(state, typeof uno === 'string' ? { idPagamento: uno } : (uno as Given)),
    );
    return paga(state, posizioni, given, context);
  },

  /** `{ idPagamento, canale?, mezzo? }`: a payment begins, and its outcome is awaited. */
  pagamentoInCorso(state, given, context) {
    const posizioni = insieme(posizioneIn(state, given));
    for (const posizione of posizioni) pretendiPagabile(state, posizione, context);
    return { events: inizia(state, context, posizioni, modoIn(given)).events };
  },

  /** `{ idPagamento, motivo }`: a try fails: IE in error, AO annulled by an operator, AN annulled, NE not made. */
  pagamentoFallisce(state, given, context) {
    const mossa = MOTIVI[text(given, 'motivo')];
    if (mossa === undefined)
      throw new RangeError(`pagamentoFallisce: motivo must be one of ${Object.keys(MOTIVI).join(', ')}`);
    return fai(state, [posizioneIn(state, given)], given, context, mossa);
  },

  /** `{ idPagamento }`: a payment that was made is undone. */
  storna(state, given, context) {
    const { pagamento } = pagatoIn(state, given);
    const stornato = concludi(state, context, [pagamento], 'storna');
    return {
      ...stornato,
      events: (stornato.events ?? []).map((event) =>
        event.type === 'pagamento'
          ? mosso(state, { ...pagamento, stato: 'ST', incasso: incasso.next(pagamento.incasso, 'storna') })
          : event,
      ),
    };
  },

  /** `{ idPagamento }`: the payment is in a flow of the PSP's: REGOLATO. */
  rendiconta: (state, given, context) => avanza(state, given, context, 'rendiconta', 'REGOLATO'),

  /** `{ idPagamento }`: the money is on the ente's account: INCASSO. */
  incassa: (state, given, context) => avanza(state, given, context, 'incassa', 'INCASSO'),

  /** `{ idPagamento }`: an avviso is issued for the position. */
  emetteAvviso(state, given) {
    const { riga, condizione } = posizioneIn(state, given);
    return {
      events: [
        rigaScritta({
          ...riga,
          condizioni: riga.condizioni.map((una) =>
            una === condizione ? { ...una, documento: 'AVVISO DI PAGAMENTO' } : una,
          ),
        }),
      ],
    };
  },

  /** `{ token }`: a session of the gateway ends without the citizen. */
  scadeSessione(state, given) {
    const sessione = state.sessioni.get(text(given, 'token'));
    if (sessione === undefined) throw new RangeError('scadeSessione: IRIS made no such session');
    return { events: [sessioneMossa({ ...sessione, stato: macchinaSessione.next(sessione.stato, 'scade') })] };
  },

  /** `{ ms }`: the next esito gets ready that much later. */
  ritardaEsito(_state, given) {
    const ms = given['ms'];
    if (typeof ms !== 'number' || !Number.isSafeInteger(ms) || ms < 0)
      throw new RangeError('ritardaEsito: ms must be a whole number, zero or more');
    return { events: [{ type: 'esitoRitardato', ms }] };
  },

  /** `{ codice }`: the next file of SmartProxy is refused with a code that no file brings about. */
  guastoSpx(_state, given) {
    const codice = codiceBs(text(given, 'codice'));
    if (!('soloGuasto' in codice)) throw new RangeError(`${codice.codice} is not said on demand`);
    return { events: [{ type: 'spxGuasto', codice: codice.codice }] };
  },

  /** `{ codice }`: a code that nothing a client does brings about, at the next occasion that suits it (semantics.md 6). */
  guasto: (_state, given) => ({ events: [guastoRichiesto(text(given, 'codice'))] }),

  /** `{ ente, auxDigit }`: IRIS numbers the notices of an ente in another way from now on. */
  numeraAvvisi(state, given) {
    const ente = state.enti.get(text(given, 'ente'));
    if (ente === undefined) throw new RangeError('numeraAvvisi: IRIS knows no such ente');
    const iuv = { ...PARAMETRI_IUV, ...ente.iuv, auxDigit: text(given, 'auxDigit') };
    return {
      events: [{ type: 'enteConfigurato', ente: ente.codice, operazione: 'Update', [CARGO]: { ...ente, iuv } }],
    };
  },

  ...stimuliFlussi,

  /** `{ numero }`: a fault of IRIS's own inside, at the next request of IUVs or notices (semantics.md 6). */
  guastoAvvisi(_state, given) {
    const numero = GUASTI_INTERNI.find((uno) => uno === given['numero']);
    if (numero === undefined) throw new RangeError(`guastoAvvisi: numero must be one of ${GUASTI_INTERNI.join(', ')}`);
    return { events: [{ type: 'guastoAvvisiScritto', numero }] };
  },
};

const MOTIVI: Readonly<Record<string, MossaPagamento>> = {
  IE: 'errore',
  AO: 'annullaOperatore',
  AN: 'annulla',
  NE: 'nonEsegue',
};

function paga(state: IrisState, posizioni: readonly Posizione[], given: Given, context: Context): Effects {
  return fai(state, posizioni, given, context, given['sbf'] === true ? 'esegueSbf' : 'esegue');
}

/** Payments under way come to their end; others begin and end at once. All in one transaction. */
function fai(
  state: IrisState,
  posizioni: readonly Posizione[],
  given: Given,
  context: Context,
  mossa: MossaPagamento,
): Effects {
  const tutte = posizioni.flatMap(insieme);
  const inCorso = tutte.flatMap((posizione) => inCorsoDi(state, posizione) ?? []);
  const nuove = tutte.filter((posizione) => inCorsoDi(state, posizione) === undefined);
  for (const posizione of nuove) pretendiPagabile(state, posizione, context);
  const { events, pagamenti } = inizia(state, context, nuove, modoIn(given));
  const fine = concludi(state, context, [...inCorso, ...pagamenti], mossa);
  return { events: [...events, ...(fine.events ?? [])], schedule: fine.schedule ?? [] };
}

/** What is avvisato can be paid with its avviso; the rest only if it is due. */
function pretendiPagabile(state: IrisState, posizione: Posizione, { clock }: Context): void {
  const pagabilita = pagabilitaDi(state, posizione, clock.now());
  if (pagabilita !== 'DA PAGARE' && pagabilita !== 'NON PAGABILE ASSOCIATA DOCUMENTO')
    throw new RangeError(`${posizione.condizione.idPagamento} cannot be paid: it is ${pagabilita}`);
}

function modoIn(given: Given): { canale: string; mezzo?: string } {
  const mezzo = given['mezzo'];
  const canale = given['canale'];
  return {
    canale: typeof canale === 'string' ? canale : 'Web',
    ...(typeof mezzo === 'string' ? { mezzo } : {}),
  };
}

function avanza(
  state: IrisState,
  given: Given,
  context: Context,
  mossa: 'rendiconta' | 'incassa',
  evento: 'REGOLATO' | 'INCASSO',
): Effects {
  const { posizione, pagamento } = pagatoIn(state, given);
  if (posizione.riga.tributo === E_BOLLO)
    throw new RangeError("revenue stamps are not reconciled: their money is not the ente's (iris.md §3.4)");
  const avanzato: Pagamento = { ...pagamento, incasso: incasso.next(pagamento.incasso, mossa) };
  const daDire = notifica(state, context, posizione.riga, avanzato, evento);
  return { ...daDire, events: [pagamentoMosso(posizione.riga, avanzato), ...(daDire.events ?? [])] };
}

function mosso(state: IrisState, pagamento: Pagamento): ReturnType<typeof pagamentoMosso> {
  return pagamentoMosso(state.righe.get(pagamento.rigaId)!, pagamento);
}

/** The payment that was made of a position. */
function pagatoIn(state: IrisState, given: Given): { readonly posizione: Posizione; readonly pagamento: Pagamento } {
  const posizione = posizioneIn(state, given);
  const pagamento = pagamentiDi(state, posizione.riga.id, posizione.condizione.idPagamento).find(
    ({ stato }) => stato === 'ES',
  );
  if (pagamento === undefined) throw new RangeError(`${posizione.condizione.idPagamento} has not been paid on IRIS`);
  return { posizione, pagamento };
}

/** The one position that the parameters name. @throws RangeError where there is none, or more than one. */
export function posizioneIn(state: IrisState, given: Given): Posizione {
  const idPagamento = text(given, 'idPagamento');
  const chiavi = [...state.perPagamento.keys()].filter((chiave) => chiave.endsWith(`/${idPagamento}`));
  const trovate = chiavi
    .flatMap((chiave) => {
      const [ente, tributo] = chiave.split('/') as [string, string];
      return posizioneDi(state, ente, tributo, idPagamento) ?? [];
    })
    .filter(
      ({ riga }) =>
        (given['ente'] === undefined || given['ente'] === riga.ente) &&
        (given['tributo'] === undefined || given['tributo'] === riga.tributo) &&
        (given['idPendenza'] === undefined || given['idPendenza'] === riga.idPendenza),
    );
  if (trovate.length > 1)
    throw new RangeError(
      `${idPagamento} is of ${trovate.map(({ riga }) => `${riga.ente} ${riga.tributo}`).join(' and of ')}: say which`,
    );
  const posizione = trovate[0];
  if (posizione === undefined || viva(posizione.riga, idPagamento) === undefined)
    throw new RangeError(`IRIS holds no payment ${idPagamento}`);
  return posizione;
}

function text(given: Given, name: string): string {
  const value = given[name];
  if (typeof value !== 'string') throw new RangeError(`a text expected in ${name}, got ${JSON.stringify(value)}`);
  return value;
}
