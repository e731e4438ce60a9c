import { SECOND } from '../kernel/clock.ts';
import type { Headers, WireResponse } from '../kernel/exchange.ts';
import type { Call, Context, Effects } from '../kernel/platform.ts';
import { readSoap } from './contract/codec/soap.ts';
import { messageBytes } from './contract/message.ts';
import { spedizioneMossa } from './eventi.ts';
import type { IrisState, MessaggioInPartenza, Spedizione } from './state.ts';
import { spedizione as macchina } from './status/spedizione.ts';

/** Milliseconds that IRIS grants an ente's Porta di Dominio [reconstructed]: the sources do not say. */
export const BUDGET_MS = 30 * SECOND;

/**
 * What IRIS asks of an ente (iris.md §1.1), each about a message that is ready: `{ spedizione: id }`. The call is made by
 * deliver.ts, which knows whose turn it is.
 */
export const calls: readonly Call<IrisState>[] = (
  [
    ['IdpAllineamentoPendenzeEnte.Esito', '"IdpAllineamentoPendenzeEnte.Esito"'],
    ['IdpInformativaPagamento', '""'],
  ] as const
).map(([id, soapAction]) => ({
  id,
  budgetMs: BUDGET_MS,
  encode(state: IrisState, given: Readonly<Record<string, unknown>>) {
    const spedizione = spedizioneIn(state, given);
    if (spedizione.messaggio.wrapper !== id) throw new RangeError(`${spedizione.id} is no ${id}`);
    return { headers: headersOf(state, spedizione, soapAction), body: bytesOf(spedizione.messaggio) };
  },
  answered(
    state: IrisState,
    given: Readonly<Record<string, unknown>>,
    response: WireResponse | undefined,
    context: Context,
  ) {
    return response === undefined ? {} : risposta(state, spedizioneIn(state, given), response, context);
  },
}));

const written = new WeakMap<MessaggioInPartenza, Uint8Array>();

/** The bytes of a message, the same at every attempt: a thousand payments are written once. */
function bytesOf(messaggio: MessaggioInPartenza): Uint8Array {
  let bytes = written.get(messaggio);
  if (bytes === undefined) written.set(messaggio, (bytes = messageBytes(messaggio)));
  return bytes;
}

function headersOf({ portaDelegata }: IrisState, { sil, messaggio }: Spedizione, soapAction: string): Headers {
  const informativa = messaggio.wrapper === 'IdpInformativaPagamento';
  return {
    authorization: `Basic ${Buffer.from(`${portaDelegata.utente}:${portaDelegata.password}`).toString('base64')}`,
    'x-cart_pda': 'interna',
    'x-cart_tipointegrazione': 'v1',
    'content-type': 'text/xml; charset=utf-8',
    spcoopservizioapplicativodestinatario: informativa ? `${sil}_NOTIFICA` : sil,
    soapaction: soapAction,
  };
}

/** The path of a call under the base of an ente's Porta di Dominio. */
export function pathOfCall(state: IrisState, { ente, messaggio }: Spedizione): string {
  const soggetto = state.enti.get(ente)?.intermediario ?? ente;
  const servizio =
    messaggio.wrapper === 'IdpInformativaPagamento'
      ? 'SPCInvioNotificaPagamento-v3/IdpInformativaPagamento'
      : 'SPCComunicazionePosizioniDebitorieEsito-v3/IdpAllineamentoPendenzeEnte.Esito';
  return `SPCRTIRIS/SPC${soggetto}/${servizio}`;
}

/** Below 300 it is delivered, whatever the body; from there on it is not, and a SOAP fault tells CON003 from CON004. */
function risposta(state: IrisState, spedizione: Spedizione, response: WireResponse, context: Context): Effects {
  if (response.status < 300) return consegnata(spedizione);
  const fault = readSoap(response.body).kind === 'fault';
  return nonConsegnata(state, spedizione, fault ? 'CON003' : 'CON004', context);
}

function consegnata(spedizione: Spedizione): Effects {
  if (!macchina.allows(spedizione.stato, 'consegna')) return {};
  const { prossimoAlle: _, errore: __, ...resto } = spedizione;
  return { events: [spedizioneMossa({ ...resto, stato: macchina.next(spedizione.stato, 'consegna') })] };
}

/** What a refused delivery leads to: again in two hours, within the window, while attempts are left (iris.md §3.1, §3.7). */
export function nonConsegnata(state: IrisState, spedizione: Spedizione, errore: string, context: Context): Effects {
  if (!macchina.allows(spedizione.stato, 'nonConsegna')) return {};
  const { prossimoAlle: _, ...resto } = spedizione;
  const mossa: Spedizione = { ...resto, stato: macchina.next(spedizione.stato, 'nonConsegna'), errore };
  return conRinvio(state, mossa, state.settings.riprovaNonInviatoMs, context);
}

/** Nobody answered: it stays IN_SPEDIZIONE, and is taken up again in an hour; when no attempt is left, it was not sent. */
export function senzaRisposta(state: IrisState, spedizione: Spedizione, errore: string, context: Context): Effects {
  if (spedizione.stato !== 'IN_SPEDIZIONE') return {};
  const { prossimoAlle: _, ...resto } = spedizione;
  const ferma: Spedizione = { ...resto, errore };
  return restano(state, ferma, state.settings.riprovaInSpedizioneMs, context)
    ? conRinvio(state, ferma, state.settings.riprovaInSpedizioneMs, context)
    : { events: [spedizioneMossa({ ...ferma, stato: macchina.next(ferma.stato, 'nonConsegna') })] };
}

function conRinvio(state: IrisState, spedizione: Spedizione, attesaMs: number, context: Context): Effects {
  if (!restano(state, spedizione, attesaMs, context)) return { events: [spedizioneMossa(spedizione)] };
  const prossimoAlle = context.clock.now() + context.clock.span(attesaMs);
  return {
    events: [spedizioneMossa({ ...spedizione, prossimoAlle })],
    schedule: [{ afterMs: attesaMs, timer: { type: 'rinvio', id: spedizione.id } }],
  };
}

/** Whether another attempt, that much later, is still within the window and the number of attempts. */
function restano(
  { settings }: IrisState,
  { prontaAlle, tentativi }: Spedizione,
  attesaMs: number,
  { clock }: Context,
): boolean {
  const { finestraRinviiMs, maxTentativi } = settings;
  const alle = clock.now() + clock.span(attesaMs);
  return alle <= prontaAlle + clock.span(finestraRinviiMs) && (maxTentativi === undefined || tentativi < maxTentativi);
}

function spedizioneIn(state: IrisState, given: Readonly<Record<string, unknown>>): Spedizione {
  const spedizione = state.spedizioni.get(String(given['spedizione']));
  if (spedizione === undefined) throw new RangeError(`IRIS has no message ready called ${String(given['spedizione'])}`);
  return spedizione;
}
