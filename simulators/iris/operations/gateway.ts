import { emptyResponse, textResponse } from '../../kernel/exchange.ts';
import type { WireResponse } from '../../kernel/exchange.ts';
import type { Answer, Context, Effects, Input, Operation } from '../../kernel/platform.ts';
import { viva } from '../archivio.ts';
import { CANALI } from '../canali.ts';
import { rigaScritta, sessioneMossa } from '../eventi.ts';
import { metodiDi } from '../gateway/metodi.ts';
import type { Metodo } from '../gateway/metodi.ts';
import { paginaPagamento, paginaRifiuto } from '../gateway/pagine.ts';
import { concludi, inizia } from '../pagamenti.ts';
import { isPagataAltrove, pagabilitaDi } from '../posizione.ts';
import type { Posizione } from '../posizione.ts';
import { GATEWAY_PATH } from '../sessione.ts';
import type { Caller, IrisEvent, IrisState, Pagante, Sessione } from '../state.ts';
import { sessione as macchina } from '../status/sessione.ts';

const ANSWERS = { 200: undefined, 303: undefined, 400: undefined, 403: undefined, 404: undefined };

/** The page where a citizen pays: it opens once (iris.md §3.3). */
const pagina: Operation<IrisState, Caller> = {
  id: 'paginaPagamento',
  page: true,
  method: 'GET',
  path: GATEWAY_PATH,
  answers: ANSWERS,
  handle({ query }, state, context) {
    const sessione = state.sessioni.get(query['token'] ?? '');
    if (sessione === undefined)
      return rifiuto(
        404,
        'Sessione inesistente',
        'Il collegamento di pagamento non è valido: torna al sito dell’ente e riprova.',
      );
    if (isScaduta(state, sessione, context))
      return rifiuto(403, 'Sessione scaduta', 'Il tempo per pagare è finito: torna al sito dell’ente e riprova.');
    if (!macchina.allows(sessione.stato, 'apre'))
      return rifiuto(
        403,
        'Collegamento già usato',
        'Questo collegamento si apre una sola volta: torna al sito dell’ente per un nuovo pagamento.',
      );
    const posizioni = posizioniDi(state, sessione);
    if (posizioni.length === 0)
      return rifiuto(403, 'Niente da pagare', 'Non ci sono importi da pagare: torna al sito dell’ente.');
    return {
      response: html(200, paginaDi(state, sessione, posizioni)),
      events: [sessioneMossa({ ...sessione, stato: macchina.next(sessione.stato, 'apre') })],
    };
  },
};

/** What the citizen does on the page: pays, fails, cancels; then the browser goes back to the ente. */
const azione: Operation<IrisState, Caller> = {
  id: 'azionePagamento',
  page: true,
  method: 'POST',
  path: GATEWAY_PATH,
  answers: ANSWERS,
  handle({ request, query }: Input<Caller>, state, context) {
    const sessione = state.sessioni.get(query['token'] ?? '');
    if (sessione === undefined)
      return rifiuto(
        404,
        'Sessione inesistente',
        'Il collegamento di pagamento non è valido: torna al sito dell’ente e riprova.',
      );
    if (!macchina.allows(sessione.stato, 'conclude') || isScaduta(state, sessione, context))
      return rifiuto(
        403,
        'Sessione chiusa',
        'Questo pagamento è già concluso, o il tempo è finito: torna al sito dell’ente.',
      );
    const form = new URLSearchParams(Buffer.from(request.body).toString('utf8'));
    const posizioni = posizioniDi(state, sessione);
    const metodo = metodiDi(sessione).find(({ id }) => id === (form.get('metodo') ?? 'carta'));
    const scelta = form.get('azione') ?? '';
    if (!['paga', 'fallisci', 'annulla'].includes(scelta) || metodo === undefined)
      return {
        response: html(400, paginaDi(state, sessione, posizioni, 'Scegli uno dei modi di pagamento proposti.')),
      };
    const impedita = posizioni.some((posizione) => !isPagabile(state, posizione, context));
    if (impedita && scelta !== 'annulla')
      return { response: html(400, paginaDi(state, sessione, posizioni, 'Uno degli importi non si può più pagare.')) };
    const canale = CANALI.find(({ tipo }) => tipo === form.get('canale'))?.tipo ?? metodo.canale;
    return esegui(state, context, sessione, posizioni, scelta, { ...metodo, canale });
  },
};

export const gateway: readonly Operation<IrisState, Caller>[] = [pagina, azione];

function esegui(
  state: IrisState,
  context: Context,
  sessione: Sessione,
  posizioni: readonly Posizione[],
  scelta: string,
  metodo: Metodo,
): Answer {
  const annulla = scelta === 'annulla';
  const dove = annulla ? sessione.otf.urlCancel : sessione.otf.urlBack;
  const chiusa = sessioneMossa({ ...sessione, stato: macchina.next(sessione.stato, annulla ? 'annulla' : 'conclude') });
  const response = emptyResponse(303, { location: intestazione(dove) });
  if (scelta === 'paga' && metodo.documento !== undefined)
    return { response, events: [...documenti(posizioni, metodo.documento), chiusa] };
  // who cancels after somebody else has begun to pay leaves that payment alone
  const libere = posizioni.filter((posizione) => isPagabile(state, posizione, context));
  const { events, pagamenti } = inizia(state, context, libere, {
    canale: metodo.canale,
    mezzo: metodo.mezzo,
    ...pagante(sessione),
  });
  const mossa = annulla ? 'annulla' : scelta === 'fallisci' ? 'nonEsegue' : metodo.mossa;
  const esito: Effects = mossa === undefined ? {} : concludi(state, context, pagamenti, mossa);
  return {
    response,
    events: [...events, ...(esito.events ?? []), chiusa],
    schedule: esito.schedule ?? [],
  };
}

function isPagabile(state: IrisState, posizione: Posizione, { clock }: Context): boolean {
  return pagabilitaDi(state, posizione, clock.now()) === 'DA PAGARE' && !isPagataAltrove(state, posizione);
}

/** An avviso for each position: it is paid later, elsewhere. */
function documenti(posizioni: readonly Posizione[], documento: string): readonly IrisEvent[] {
  const righe = new Map(posizioni.map(({ riga }) => [riga.id, riga]));
  return [...righe.values()].map((riga) =>
    rigaScritta({
      ...riga,
      condizioni: riga.condizioni.map((condizione) =>
        posizioni.some((una) => una.riga.id === riga.id && una.condizione === condizione)
          ? { ...condizione, documento }
          : condizione,
      ),
    }),
  );
}

function pagante({ otf: { versante } }: Sessione): { readonly pagante: Pagante } | undefined {
  return versante === undefined
    ? undefined
    : {
        pagante: {
          tipo: versante.tipoSoggetto === 'G' ? 'PartitaIVA' : 'CodiceFiscale',
          id: versante.idFiscale,
          descrizione: versante.anagrafica,
        },
      };
}

/** The positions of the cart, as they are now; rows annulled since are left out. */
function posizioniDi(state: IrisState, { carrello }: Sessione): readonly Posizione[] {
  return carrello.flatMap(({ rigaId, idPagamento }) => {
    const riga = state.righe.get(rigaId);
    const condizione = riga === undefined || riga.stato === 'A' ? undefined : viva(riga, idPagamento);
    return riga === undefined || condizione === undefined ? [] : [{ riga, condizione }];
  });
}

function isScaduta(
  { settings: { durataSessioneMs } }: IrisState,
  { creataAlle, stato }: Sessione,
  { clock }: Context,
): boolean {
  return (
    stato === 'SCADUTA' || (durataSessioneMs !== undefined && clock.now() > creataAlle + clock.span(durataSessioneMs))
  );
}

function paginaDi(state: IrisState, sessione: Sessione, posizioni: readonly Posizione[], errore?: string): string {
  const denominazioni = new Map([...state.enti.values()].map(({ codice, denominazione }) => [codice, denominazione]));
  // the token stays in the query, where the evidence knows it for a secret
  return paginaPagamento(
    `${GATEWAY_PATH}?token=${sessione.token}`,
    posizioni,
    metodiDi(sessione),
    denominazioni,
    errore,
  );
}

/** A URL as a header can carry it: unchanged, unless it holds what headers may not. */
function intestazione(url: string): string {
  return url.replaceAll(/[^\u0021-\u007e]+/gu, (testo) => encodeURIComponent(testo));
}

function rifiuto(status: number, titolo: string, perche: string): Answer {
  return { response: html(status, paginaRifiuto(titolo, perche)) };
}

function html(status: number, text: string): WireResponse {
  return textResponse(status, 'text/html; charset=utf-8', text, { 'cache-control': 'no-store' });
}
