import { emptyResponse, jsonResponse } from '../../kernel/exchange.ts';
import type { WireResponse } from '../../kernel/exchange.ts';
import type { Input, Operation } from '../../kernel/platform.ts';
import { batch, change, errorBody, inserted, messageState } from '../contract/messages.ts';
import type { Change, Item } from '../contract/messages.ts';
import { problem, unauthorized, wrongField } from '../problem.ts';
import type { Caller, IoserviceState, Messaggio } from '../state.ts';

type Gateway = Operation<IoserviceState, Caller | undefined>;

const PLACE = '/IOItalia/rest/messages/{codice_fiscale}/{id_messaggio}';

/** A batch of messages for one service: all of them, or none (io.md §10.2). */
export const insertMessages: Gateway = {
  id: 'insertMessages',
  method: 'POST',
  path: '/IOItalia/rest/messages',
  body: batch,
  answers: { 201: inserted, 400: errorBody, 401: undefined, 403: errorBody, 413: errorBody },
  handle({ body, caller }, state) {
    const { messages } = body as { messages: readonly Item[] };
    const { servizio } = present(caller);
    const refused = wrongItem(messages, servizio, state);
    if (refused !== undefined) return { response: refused };
    const stored = messages.map((item) => ({ item, id: state.ids.digits(10) }));
    return {
      response: jsonResponse(
        201,
        stored.map(({ item, id }) => ({ idMessaggio: id, progressivoMessaggio: item.progressivo_messaggio })),
      ),
      events: stored.map(({ item: { progressivo_messaggio, ...messaggio }, id }) => ({
        type: 'messaggioInserito',
        id,
        servizio: servizio.codice,
        progressivo: progressivo_messaggio,
        ...messaggio,
      })),
      schedule: stored.map(({ id }) => ({ afterMs: state.settings.inoltroMs, timer: { type: 'inoltra', id } })),
    };
  },
};

function wrongItem(
  messages: readonly Item[],
  { importoDa, importoA }: Caller['servizio'],
  { settings, posizioni }: IoserviceState,
): WireResponse | undefined {
  const seen = new Set<number>();
  for (const { progressivo_messaggio: n, contenuto } of messages) {
    if (seen.has(n)) return wrongField('progressivo_messaggio: il progressivo è ripetuto', n);
    seen.add(n);
    const pagamento = contenuto.dati_pagamento;
    if (pagamento === undefined) continue;
    const { importo, avviso_pagoPA: avviso } = pagamento;
    if (importo < importoDa || importo > importoA)
      return wrongField(`importo: ammessi da ${importoDa} a ${importoA} centesimi`, n);
    const due = posizioni.get(avviso.slice(-18));
    if (settings.avvisiDiMpay && due !== importo)
      return wrongField(
        due === undefined
          ? 'avviso_pagoPA: MPay non conosce l’avviso'
          : `importo: quello dell’avviso è di ${due} centesimi`,
        n,
      );
  }
  return undefined;
}

/** How a message stands. */
export const readMessage: Gateway = {
  id: 'readMessage',
  method: 'GET',
  path: PLACE,
  answers: { 200: messageState, 400: errorBody, 401: undefined, 404: errorBody },
  handle(input, state) {
    const found = messageOf(input, state);
    return { response: 'refused' in found ? found.refused : jsonResponse(200, stateOf(found.messaggio)) };
  },
};

/** Another content, as long as the message has not left. */
export const changeMessage: Gateway = {
  id: 'changeMessage',
  method: 'PUT',
  path: PLACE,
  body: change,
  answers: { 200: messageState, 400: errorBody, 401: undefined, 404: errorBody, 409: errorBody, 413: errorBody },
  handle(input, state) {
    const found = messageOf(input, state);
    if ('refused' in found) return { response: found.refused };
    const { messaggio } = found;
    const wanted = input.body as Change;
    if (wanted.codice_fiscale !== messaggio.contenuto.codice_fiscale)
      return {
        response: problem(409, 'Codice fiscale non corretto', 'il destinatario di un messaggio non si può cambiare'),
      };
    if (messaggio.stato !== '0') return { response: alreadySent() };
    return {
      response: jsonResponse(200, stateOf({ ...messaggio, contenuto: wanted })),
      events: [{ type: 'messaggioModificato', id: messaggio.id, contenuto: wanted }],
    };
  },
};

/** A message taken back, as long as it has not left. */
export const deleteMessage: Gateway = {
  id: 'deleteMessage',
  method: 'DELETE',
  path: PLACE,
  answers: { 204: undefined, 400: errorBody, 401: undefined, 404: errorBody },
  handle(input, state) {
    const found = messageOf(input, state);
    if ('refused' in found) return { response: found.refused };
    return found.messaggio.stato === '0'
      ? { response: emptyResponse(204), events: [{ type: 'messaggioCancellato', id: found.messaggio.id }] }
      : { response: alreadySent() };
  },
};

const alreadySent = (): WireResponse =>
  problem(400, 'Messaggio già inviato', 'il messaggio è già stato inoltrato a IO');

function messageOf(
  { path, caller }: Input<Caller | undefined>,
  { messaggi }: IoserviceState,
): { readonly messaggio: Messaggio } | { readonly refused: WireResponse } {
  const messaggio = messaggi.get(path['id_messaggio'] ?? '');
  if (messaggio === undefined || messaggio.contenuto.codice_fiscale !== path['codice_fiscale'])
    return {
      refused: problem(404, 'No message found for the provided ID', 'nessun messaggio ha quel destinatario e quell’id'),
    };
  return messaggio.servizio === present(caller).servizio ? { messaggio } : { refused: unauthorized() };
}

function stateOf({ id, stato, contenuto: { codice_fiscale, contenuto } }: Messaggio) {
  return { idMessaggio: id, codice_fiscale, stato, contenuto };
}

function present(caller: Caller | undefined): Caller {
  if (caller === undefined) throw new Error('an operation of the gateway has a caller');
  return caller;
}
