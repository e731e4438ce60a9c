import { emptyResponse, textResponse } from '../../kernel/exchange.ts';
import type { WireResponse } from '../../kernel/exchange.ts';
import type { Answer, Operation } from '../../kernel/platform.ts';
import { avvisoPer } from '../avviso/emissione.ts';
import { stampaAvviso } from '../avviso/stampa.ts';
import { rigaScritta, sessioneMossa } from '../eventi.ts';
import { paginaRifiuto } from '../gateway/pagine.ts';
import { indicizza } from '../archivio.ts';
import { nuovaSessione, sessioneNellEsito } from '../sessione.ts';
import { chiaveDi } from '../state.ts';
import type { Caller, Ente, IrisState, Tributo } from '../state.ts';
import { campiDi, leggi } from './campi.ts';
import { paginaEnti, paginaModulo, paginaRitorno, paginaTributi, PUBLIC_PATH } from './pagine.ts';
import { posizioneSpontanea } from './posizione.ts';

const RISPOSTE = { 200: undefined, 303: undefined, 400: undefined, 404: undefined };
const MODULO = `${PUBLIC_PATH}/{ente}/{tributo}`;

/** The public pages of Bollettino Bianco (iris.md §6): choose an ente, choose a tributo, fill the form, then pay or print. */
export const operazioniBb: readonly Operation<IrisState, Caller>[] = [
  {
    id: 'bollettinoEnti',
    page: true,
    method: 'GET',
    path: PUBLIC_PATH,
    answers: RISPOSTE,
    handle: (_, state) => ({
      response: html(200, paginaEnti([...state.enti.values()].filter((ente) => tributiDi(ente).length > 0))),
    }),
  },
  {
    id: 'bollettinoTributi',
    page: true,
    method: 'GET',
    path: `${PUBLIC_PATH}/{ente}`,
    answers: RISPOSTE,
    handle({ path }, state) {
      const ente = state.enti.get(path['ente']!);
      return ente === undefined || !ente.attivo
        ? assente('L’ente che cerchi non usa questo servizio.')
        : { response: html(200, paginaTributi(ente, tributiDi(ente))) };
    },
  },
  {
    id: 'bollettinoModulo',
    page: true,
    method: 'GET',
    path: MODULO,
    answers: RISPOSTE,
    handle({ path }, state) {
      const scelto = scegli(state, path);
      if (scelto === undefined) return assente('Questo pagamento non si può fare da qui.');
      const { ente, tributo } = scelto;
      return { response: html(200, paginaModulo(ente, tributo, campiDi(tributo.modulo!))) };
    },
  },
  {
    id: 'bollettinoInvio',
    page: true,
    method: 'POST',
    path: MODULO,
    answers: RISPOSTE,
    async handle({ path, request }, state, context): Promise<Answer> {
      const scelto = scegli(state, path);
      if (scelto === undefined) return assente('Questo pagamento non si può fare da qui.');
      const { ente, tributo } = scelto;
      const form = new URLSearchParams(Buffer.from(request.body).toString('utf8'));
      const campi = campiDi(tributo.modulo!);
      const compilato = leggi(campi, form);
      // what a person wrote comes back on the page: the journal keeps none of it
      if (Object.keys(compilato.errori).length > 0)
        return { response: { ...html(400, paginaModulo(ente, tributo, campi, compilato)), personal: true } };
      const { riga, condizione, events } = posizioneSpontanea(state, context, ente, tributo, compilato.valori);
      const indirizzo = `${context.publicUrl}${PUBLIC_PATH}/${encodeURIComponent(ente.codice)}/${encodeURIComponent(tributo.codice)}`;
      if (form.get('azione') === 'avviso') {
        const avviso = await stampa(state, ente, riga, condizione.idPagamento, context.clock.now(), events);
        return (
          avviso ?? { response: html(400, paginaModulo(ente, tributo, campi, { ...compilato, errori: SENZA_AVVISO })) }
        );
      }
      const { valori } = compilato;
      const versante = valori['versante'] === '' ? undefined : valori['versante']!.toUpperCase();
      const sessione = nuovaSessione(
        state,
        context,
        {
          urlBack: `${indirizzo}/ritorno`,
          urlCancel: `${indirizzo}/annullato`,
          ...(versante === undefined
            ? {}
            : {
                versante: {
                  tipoSoggetto: versante.length === 11 ? 'G' : 'F',
                  idFiscale: versante,
                  anagrafica: versante,
                },
              }),
        },
        [riga],
      );
      return {
        response: { ...emptyResponse(303, { location: sessioneNellEsito(sessione, context).urlGW }), personal: true },
        events: [...events, sessioneMossa(sessione)],
      };
    },
  },
  ...(['ritorno', 'annullato'] as const).map((fine): Operation<IrisState, Caller> => ({
    id: `bollettino${fine === 'ritorno' ? 'Ritorno' : 'Annullato'}`,
    method: 'GET',
    page: true,
    path: `${MODULO}/${fine}`,
    answers: RISPOSTE,
    handle: ({ path }) => ({
      response: html(
        200,
        paginaRitorno(
          `${PUBLIC_PATH}/${encodeURIComponent(path['ente']!)}/${encodeURIComponent(path['tributo']!)}`,
          fine === 'annullato',
        ),
      ),
    }),
  })),
];

const SENZA_AVVISO = {
  debitore: 'L’avviso si può emettere soltanto con un codice fiscale o una partita IVA: con ANONIMO paga online.',
};

/** The notice of a position just made, as a PDF; undefined where none can be made (no debtor, no IUV). */
async function stampa(
  state: IrisState,
  ente: Ente,
  riga: Parameters<typeof rigaScritta>[0],
  iuv: string,
  now: number,
  events: NonNullable<Answer['events']>,
): Promise<Answer | undefined> {
  // the row is not in the state yet: a look at what it will be
  const poi: IrisState = {
    ...state,
    righe: new Map([...state.righe, [riga.id, riga]]),
    perPagamento: new Map(state.perPagamento),
  };
  indicizza(poi.perPagamento, chiaveDi(riga.ente, riga.tributo, iuv), riga.id);
  const daStampare = avvisoPer(poi, ente, iuv);
  if ('numero' in daStampare) return undefined;
  const pdf = await stampaAvviso(daStampare.avviso, now);
  const emesso = {
    ...riga,
    condizioni: riga.condizioni.map((una) => ({ ...una, documento: 'AVVISO DI PAGAMENTO' })),
  };
  return {
    response: {
      status: 200,
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="avviso-${iuv}.pdf"`,
        'cache-control': 'no-store',
      },
      body: pdf,
      personal: true,
    },
    events: [...events, rigaScritta(emesso)],
  };
}

/** Tributi that citizens pay by filling a form. */
function tributiDi({ attivo, tributi }: Ente): readonly Tributo[] {
  return attivo ? [...tributi.values()].filter((uno) => uno.attivo && uno.spontaneo && uno.modulo !== undefined) : [];
}

function scegli(
  state: IrisState,
  path: Readonly<Record<string, string>>,
): { readonly ente: Ente; readonly tributo: Tributo } | undefined {
  const ente = state.enti.get(path['ente']!);
  const tributo = ente === undefined ? undefined : tributiDi(ente).find(({ codice }) => codice === path['tributo']);
  return ente === undefined || tributo === undefined ? undefined : { ente, tributo };
}

function assente(perche: string): Answer {
  return { response: html(404, paginaRifiuto('Pagina non trovata', perche)) };
}

function html(status: number, testo: string): WireResponse {
  return textResponse(status, 'text/html; charset=utf-8', testo, { 'cache-control': 'no-store' });
}
