import { jsonResponse } from '../../kernel/exchange.ts';
import type { WireResponse } from '../../kernel/exchange.ts';
import type { Answer, Input, Operation } from '../../kernel/platform.ts';
import type { XmlElement, XmlTree } from '../../kernel/xml.ts';
import type { ServiceOperation } from '../contract/soap-service.ts';
import { foglia, operationsOf, rispostaDi, testoIn } from '../operations/servizio.ts';
import type { Caller, IrisState } from '../state.ts';
import type { EsitoSingolo, Flusso, SingoloPagamento } from './flusso.ts';
import { segno } from './flusso.ts';
import { flussoXml, oraDiRoma } from './flusso-xml.ts';
import { flussiDi } from './registro.ts';
import { nodoPerPa } from './servizio.ts';

const [ELENCO, FLUSSO] = nodoPerPa.operations as [ServiceOperation, ServiceOperation];

/** Retrieval of flows, by SOAP and by REST (iris.md §8.2). */
export const rendicontazione: readonly Operation<IrisState, Caller>[] = [
  ...operationsOf(nodoPerPa, {
    [ELENCO.name]: (richiesta, violazione, state) => elenco(richiesta, violazione, state),
    [FLUSSO.name]: (richiesta, violazione, state) => flusso(richiesta, violazione, state),
  }),
  rest('elencoFdr', '', (state, { organizationId }, query) => {
    const tutti = flussiDi(state.flussi, organizationId!, query['pspId']);
    return pagina(
      state,
      query,
      tutti.map((uno) => ({
        fdr: uno.identificativo,
        pspId: uno.psp.codice,
        revision: uno.revisione,
        created: istante(uno),
        published: istante(uno),
      })),
    );
  }),
  rest('fdr', '/{fdr}/revisions/{revision}/psps/{pspId}', (state, path) => {
    const trovato = flussoRest(state, path);
    return trovato === undefined ? undefined : descritto(trovato);
  }),
  rest('pagamentiFdr', '/{fdr}/revisions/{revision}/psps/{pspId}/payments', (state, path, query) => {
    const trovato = flussoRest(state, path);
    return trovato === undefined ? undefined : pagina(state, query, trovato.pagamenti.map(pagamentoRest));
  }),
];

function elenco(richiesta: XmlElement, violazione: string | undefined, state: IrisState): Answer {
  const chi = ammesso(richiesta, violazione, state);
  if ('codice' in chi) return fallita(ELENCO, chi.codice, chi.perche);
  const psp = testoIn(richiesta, 'identificativoPSP');
  const flussi = flussiDi(state.flussi, chi.dominio, psp === '' ? undefined : psp);
  return {
    response: rispostaDi(nodoPerPa, ELENCO, [
      {
        name: 'elencoFlussiRendicontazione',
        children: [
          foglia('totRestituiti', String(flussi.length)),
          ...flussi.map((uno): XmlTree => ({
            name: 'idRendicontazione',
            children: [
              foglia('identificativoFlusso', uno.identificativo),
              foglia('dataOraFlusso', oraDiRoma(uno.dataOra)),
            ],
          })),
        ],
      },
    ]),
  };
}

function flusso(richiesta: XmlElement, violazione: string | undefined, state: IrisState): Answer {
  const chi = ammesso(richiesta, violazione, state);
  if ('codice' in chi) return fallita(FLUSSO, chi.codice, chi.perche);
  const id = testoIn(richiesta, 'identificativoFlusso');
  const trovato = flussiDi(state.flussi, chi.dominio).find(({ identificativo }) => identificativo === id);
  if (trovato === undefined) return fallita(FLUSSO, 'PPT_ID_FLUSSO_SCONOSCIUTO', `nessun flusso è ${id}`);
  const xml = flussoXml(trovato, state.settings.revocaConSegno);
  return {
    response: rispostaDi(nodoPerPa, FLUSSO, [foglia('xmlRendicontazione', Buffer.from(xml).toString('base64'))]),
  };
}

/** Whose flows are asked for, or why none are given. The dominio may be left out: it is then the ente of the station. */
function ammesso(
  richiesta: XmlElement,
  violazione: string | undefined,
  { accessi, enti }: IrisState,
): { readonly dominio: string } | { readonly codice: string; readonly perche: string } {
  if (violazione !== undefined) return { codice: 'PPT_SINTASSI_EXTRAXSD', perche: violazione };
  const trovato = [...accessi].find(
    ([, { stazione }]) => stazione === testoIn(richiesta, 'identificativoStazioneIntermediarioPA'),
  );
  if (trovato === undefined) return { codice: 'PPT_STAZIONE_INT_PA_SCONOSCIUTA', perche: 'stazione sconosciuta' };
  const [ente, accesso] = trovato;
  if (
    accesso.intermediario !== testoIn(richiesta, 'identificativoIntermediarioPA') ||
    accesso.password !== testoIn(richiesta, 'password')
  )
    return { codice: 'PPT_AUTENTICAZIONE', perche: 'intermediario o password della stazione errati' };
  const proprio = enti.get(ente)!.codiceFiscale;
  const dominio = testoIn(richiesta, 'identificativoDominio');
  return dominio === '' || dominio === proprio
    ? { dominio: proprio }
    : { codice: 'PPT_DOMINIO_SCONOSCIUTO', perche: `la stazione non serve il dominio ${dominio}` };
}

function fallita(operation: ServiceOperation, codice: string, perche: string): Answer {
  return {
    response: rispostaDi(nodoPerPa, operation, [
      {
        name: 'fault',
        children: [
          foglia('faultCode', codice),
          foglia('faultString', perche.slice(0, 256)),
          foglia('id', 'NodoDeiPagamentiSPC'),
        ],
      },
    ]),
  };
}

type Path = Readonly<Record<string, string>>;

/** A REST operation on the flows of an organization. */
function rest(
  id: string,
  under: string,
  answer: (state: IrisState, path: Path, query: Path) => object | undefined,
): Operation<IrisState, Caller> {
  return {
    id: `${id}@rest`,
    method: 'GET',
    path: `/organizations/{organizationId}/fdrs${under}`,
    answers: { 200: undefined, 400: undefined, 401: undefined, 404: undefined },
    handle({ request, path, query }: Input<Caller>, state): Answer {
      const accesso = [...state.accessi].find(
        ([, { chiave }]) => chiave === request.headers['ocp-apim-subscription-key'],
      );
      if (accesso === undefined) return { response: errore(401, 'chiave di sottoscrizione assente o errata') };
      if (state.enti.get(accesso[0])!.codiceFiscale !== path['organizationId'])
        return { response: errore(404, `l’organizzazione ${path['organizationId']!} non è di questa chiave`) };
      const numero = query['page'];
      if (numero !== undefined && !/^[1-9]\d{0,6}$/.test(numero))
        return { response: errore(400, 'page: atteso un numero da 1') };
      const found = answer(state, path, query);
      return { response: found === undefined ? errore(404, 'flusso inesistente') : jsonResponse(200, found) };
    },
  };
}

function errore(status: number, message: string): WireResponse {
  return jsonResponse(status, { httpStatusCode: status, errors: [{ message }] });
}

function flussoRest(state: IrisState, { organizationId, fdr, revision, pspId }: Path): Flusso | undefined {
  return state.flussi.pubblicati.findLast(
    ({ dominio, identificativo, revisione, psp }) =>
      dominio === organizationId && identificativo === fdr && String(revisione) === revision && psp.codice === pspId,
  );
}

function pagina(state: IrisState, query: Path, tutti: readonly object[]): object {
  const pageSize = state.flussi.righePerPagina;
  const pageNumber = Number(query['page'] ?? '1');
  return {
    metadata: { pageSize, pageNumber, totPage: Math.max(1, Math.ceil(tutti.length / pageSize)) },
    count: tutti.length,
    data: tutti.slice((pageNumber - 1) * pageSize, pageNumber * pageSize),
  };
}

function istante({ dataOra }: Flusso): string {
  return new Date(dataOra).toISOString();
}

function descritto(uno: Flusso): object {
  return {
    status: 'PUBLISHED',
    revision: uno.revisione,
    created: istante(uno),
    updated: istante(uno),
    published: istante(uno),
    fdr: uno.identificativo,
    fdrDate: istante(uno),
    regulation: uno.regolamento,
    regulationDate: uno.dataRegolamento,
    bicCodePouringBank: '',
    sender: { type: 'BIC_CODE', id: uno.psp.codice, pspId: uno.psp.codice, pspName: uno.psp.denominazione },
    receiver: {
      id: uno.intestatoA ?? uno.dominio,
      organizationId: uno.intestatoA ?? uno.dominio,
      organizationName: uno.denominazione,
    },
    computedTotPayments: uno.pagamenti.length,
    computedSumPayments: euro(uno.pagamenti.reduce((somma, { importo, esito }) => somma + segno(esito) * importo, 0)),
    totPayments: uno.numeroDichiarato,
    sumPayments: euro(uno.totaleDichiarato),
  };
}

const STATO: Readonly<Record<EsitoSingolo, string>> = { '0': 'EXECUTED', '3': 'REVOKED', '9': 'NO_RPT' };

function pagamentoRest({ iuv, iur, indice, importo, esito, data }: SingoloPagamento, at: number): object {
  return {
    index: at + 1,
    iuv,
    iur,
    idTransfer: indice,
    pay: euro(importo),
    payStatus: STATO[esito],
    payDate: `${data}T00:00:00Z`,
  };
}

/** Cents as the JSON number that the interface wants. */
function euro(cents: number): number {
  return cents / 100;
}
