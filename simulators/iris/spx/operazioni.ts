import { textResponse } from '../../kernel/exchange.ts';
import type { Answer, Context, Input, Operation } from '../../kernel/platform.ts';
import { buildXml } from '../../kernel/xml-write.ts';
import { momentOf } from '../contract/moment.ts';
import { escapeHtml, pagina } from '../gateway/pagine.ts';
import type { Caller, IrisState } from '../state.ts';
import { errore, mittenteDi, ERRORI } from './accesso.ts';
import type { Mittente, Profilo } from './accesso.ts';
import { informativaCsv, trasmissioneRicevuta } from './eventi.ts';
import { luogoDi } from './errore.ts';
import { idTrasmissione } from './id-trasmissione.ts';
import { partiDi } from './multipart.ts';
import type { Riga } from './riga.ts';
import { esitoCsv } from './scrivi-csv.ts';
import { trasmissione as macchina } from './state.ts';
import type { InformativaCsv, StatoTrasmissione, Trasmissione } from './state.ts';
import { verificaCsv } from './verifica.ts';

const RISPOSTE = { 200: undefined, 400: undefined, 401: undefined, 404: undefined, 503: undefined };
const TESTO = 'text/plain; charset=utf-8';
/** Bytes of a file that is taken: 1.5 million rows, the yearly threshold of the contract, are some 450 MB. */
const MASSIMO_FILE = 2 ** 30;
/** The name of the file's part in the form. */
export const PARTE: Readonly<Record<Profilo, string>> = { toscana: 'flusso', riuso: 'FILE' };
const NS = 'http://www.cart.rete.toscana.it/servizi/iris/smartproxy/services/rest/xsd';

/** Operations of one address of SmartProxy (iris.md §5.1). */
interface Porta {
  readonly nome: string;
  readonly profilo: Profilo;
  readonly base: string;
  readonly pendenze: string;
  readonly informative: string;
}

const SMART = '/proxyiris-smart/ws/rest';
const BILLER = '/IdpBillerServices/rest';

export const PORTE: readonly Porta[] = [
  {
    nome: 'smart',
    profilo: 'toscana',
    base: SMART,
    pendenze: 'allineamentopendenze',
    informative: 'informativapagamenti',
  },
  {
    nome: 'biller',
    profilo: 'toscana',
    base: `${BILLER}${SMART}`,
    pendenze: 'allineamentopendenze',
    informative: 'informativapagamenti',
  },
  {
    nome: 'riuso',
    profilo: 'riuso',
    base: BILLER,
    pendenze: 'allineamento_pendenze',
    informative: 'informativa_pagamenti',
  },
];

/** Every operation of SmartProxy at each of its addresses; what stands before the `@` says which. */
export const operazioniSpx: readonly Operation<IrisState, Caller>[] = PORTE.flatMap((porta) => [
  operazione('spxSend', 'POST', porta, `${porta.pendenze}/send`, ricevi, { upload: true, bodyCap: MASSIMO_FILE }),
  operazione('spxGetStato', 'GET', porta, `${porta.pendenze}/getStato`, stato),
  operazione('spxGetEsito', 'GET', porta, `${porta.pendenze}/getEsito`, esito),
  operazione('spxList', 'GET', porta, `${porta.informative}/list`, elenco),
  operazione('spxGet', 'GET', porta, `${porta.informative}/get`, preleva),
]);

type Gestore = (
  input: Input<Caller>,
  mittente: Mittente,
  state: IrisState,
  context: Context,
  porta: Porta,
) => Answer | Promise<Answer>;

function operazione(
  nome: string,
  method: string,
  porta: Porta,
  path: string,
  gestore: Gestore,
  altro: Partial<Operation<IrisState, Caller>> = {},
): Operation<IrisState, Caller> {
  return {
    id: `${nome}@${porta.nome}`,
    method,
    path: `${porta.base}/${path}`,
    answers: RISPOSTE,
    ...altro,
    handle(input, state, context) {
      const mittente = mittenteDi(porta.profilo, input, state);
      return 'response' in mittente ? mittente : gestore(input, mittente, state, context, porta);
    },
  };
}

/** A file comes: it is checked as it is read, and its id is answered whatever was found. */
async function ricevi(
  { request }: Input<Caller>,
  { ente, sil }: Mittente,
  state: IrisState,
  { clock }: Context,
  { profilo }: Porta,
): Promise<Answer> {
  const { spx } = state.settings;
  if (spx.invio === 'PULL')
    return errore(400, 'L’invio con POST non è attivo: in questo ambiente è IRIS a prelevare il file (invio PULL).');
  const parti = await partiDi(request);
  const flusso = parti?.find(({ nome }) => nome === PARTE[profilo]);
  if (flusso === undefined) return errore(400, ERRORI.malformata);
  const debiti: (readonly Riga[])[] = [];
  const verificato = await verificaCsv(flusso.sorgente, {
    varianti: spx.varianti,
    maxErrori: spx.maxErrori,
    creditore: ente,
    suDebito: (righe) => void debiti.push(righe),
  });
  const now = clock.now();
  const id = idTrasmissione(spx.nodo, now, state.spx.contatore + 1);
  const ricevuta: Trasmissione = {
    id,
    ente,
    sil,
    ricevutaAlle: now,
    stato: macchina.next('-', 'riceve'),
    ...(verificato.tributo === undefined ? {} : { tributo: verificato.tributo }),
    righe: verificato.righe,
    debiti,
    scarti: verificato.errori.map(({ codice, idDebito = '', testo, ...dove }) => ({
      idDebito,
      codice,
      testo: `${luogoDi(dove)}: ${testo}`,
    })),
    accolti: [],
  };
  return {
    response: profilo === 'toscana' ? textResponse(200, TESTO, id) : json({ idTrasmissione: id }),
    events: [trasmissioneRicevuta(ricevuta, verificato, flusso.nome)],
    schedule: [{ afterMs: spx.validazioneMs, timer: { type: 'spxValida', id } }],
  };
}

/** The sentences of the older interface; those of the engine begin each in its own way, which is not public. */
const FRASI: Readonly<Record<StatoTrasmissione, string>> = {
  '-': '',
  DA_ELABORARE: 'Il tracciato è in acquisizione.',
  VALIDATO: 'La disposizione è in corso.',
  VALIDATO_KO: 'Elaborazione terminata con esito ElaboratoConErrori.',
  ELABORATO_OK: 'Elaborazione terminata con esito ElaboratoCorrettamente.',
  ELABORATO_KO: 'Elaborazione terminata con esito ElaboratoConErrori.',
  ELABORATO_OK_PARZIALE: 'Elaborazione terminata con esito ElaboratoConErrori.',
};

function stato(
  { query }: Input<Caller>,
  mittente: Mittente,
  state: IrisState,
  _context: Context,
  { profilo }: Porta,
): Answer {
  const sue = [...state.spx.trasmissioni.values()].filter((una) => isDi(una, mittente));
  const id = query['idTrasmissione'];
  const una = sue.find((trasmissione) => trasmissione.id === id);
  if (id !== undefined && una === undefined) return errore(404, ERRORI.trasmissione);
  if (profilo === 'riuso')
    return {
      response: json({
        statoTrasmissioni: (una === undefined ? sue : [una]).map((trasmissione) => ({
          idTrasmissione: trasmissione.id,
          stato: trasmissione.stato,
        })),
      }),
    };
  if (una !== undefined) return { response: textResponse(200, TESTO, FRASI[una.stato]) };
  // a page, under the content type of XML, as the engine does
  return { response: textResponse(200, 'text/xml; charset=utf-8', tabella(sue)) };
}

function tabella(sue: readonly Trasmissione[]): string {
  const righe = sue.map(
    ({ id, ricevutaAlle, stato: suo }) =>
      `<tr><td>${id}</td><td>${momentOf(ricevutaAlle).text.slice(0, 19)}</td><td>${escapeHtml(FRASI[suo])}</td></tr>`,
  );
  return pagina(
    'Trasmissioni',
    '<table><thead><tr><th scope="col">idTrasmissione</th><th scope="col">Ricevuta</th><th scope="col">Stato</th></tr></thead>' +
      `<tbody>${righe.join('')}</tbody></table>`,
  );
}

/** Files that are not worked yet have no esito: they answer as those that are not there [reconstructed]. */
function esito({ query }: Input<Caller>, mittente: Mittente, state: IrisState): Answer {
  const id = query['idTrasmissione'];
  if (id === undefined) return errore(400, ERRORI.malformata);
  const una = state.spx.trasmissioni.get(id);
  if (una === undefined || !isDi(una, mittente) || una.stato === 'DA_ELABORARE' || una.stato === 'VALIDATO')
    return errore(404, ERRORI.trasmissione);
  const { varianti, nomeErroreSchema, esitiPositivi } = state.settings.spx;
  const testo = esitoCsv(
    { scarti: una.scarti, accolti: una.accolti, nomeErroreSchema, positivi: esitiPositivi },
    varianti,
  );
  return { response: textResponse(200, TESTO, testo) };
}

/** Files of payments that nobody has drawn yet. */
function elenco(
  _input: Input<Caller>,
  mittente: Mittente,
  state: IrisState,
  _context: Context,
  { profilo }: Porta,
): Answer {
  const pronte = [...state.spx.informative.values()].filter(
    (una) => isDi(una, mittente) && una.prelevataAlle === undefined,
  );
  if (profilo === 'toscana') return { response: textResponse(200, 'application/xml', elencoXml(pronte)) };
  return {
    response: json({
      informativaPagamenti: pronte.map(({ ente, sil, id, tipo, creataAlle }) => ({
        systemId: ente,
        systemSys: sil,
        idTrasmissione: id,
        tipoNotifica: tipo,
        dataCreazione: momentOf(creataAlle).text.slice(0, 10),
      })),
    }),
  };
}

/** The name of one item is not public [reconstructed]; its children are. */
function elencoXml(pronte: readonly InformativaCsv[]): string {
  return buildXml({
    name: 'InformativaPagamentiList',
    attributes: { xmlns: NS },
    children: pronte.map(({ id, ente, sil, prelevataAlle }) => ({
      name: 'InformativaPagamenti',
      children: [
        { name: 'IdTrasmissione', text: id },
        { name: 'SystemId', text: ente },
        { name: 'SystemSys', text: sil },
        { name: 'MsgId', text: `IP_${id}` },
        { name: 'Esitato', text: 'true' },
        ...(prelevataAlle === undefined ? [] : [{ name: 'UltimoPrelievo', text: momentOf(prelevataAlle).text }]),
      ],
    })),
  });
}

/** A file of payments: drawing it is its acknowledgement, and it leaves the list. It can be drawn again by its id. */
function preleva({ query }: Input<Caller>, mittente: Mittente, state: IrisState, { clock }: Context): Answer {
  const id = query['idTrasmissione'];
  if (id === undefined) return errore(400, ERRORI.malformata);
  const una = state.spx.informative.get(id);
  if (una === undefined || !isDi(una, mittente)) return errore(404, ERRORI.trasmissione);
  return {
    response: textResponse(200, TESTO, una.testo),
    events: [informativaCsv({ ...una, prelevataAlle: clock.now() })],
  };
}

/** One pair of credentials covers the systems of one ente; where there are none, the request names its system. */
function isDi({ ente, sil }: { readonly ente: string; readonly sil: string }, mittente: Mittente): boolean {
  return ente === mittente.ente && (mittente.tutti || sil === mittente.sil);
}

function json(value: unknown): Answer['response'] {
  return textResponse(200, 'application/json', JSON.stringify(value));
}
