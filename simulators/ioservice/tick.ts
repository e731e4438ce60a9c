import type { Context, Effects, Event } from '../kernel/platform.ts';
import { ioPort } from './ports.ts';
import type { IoserviceState, Messaggio } from './state.ts';

/**
 * A message leaves for IO: with the service of IO configured for its service, and the state that IO's answer gives it
 * (io.md §10.2). Where no IO stands behind the gateway the settings say who is reached. @throws RangeError for a timer the
 * gateway does not set.
 */
export function tick(state: IoserviceState, timer: Event, context: Context): Effects {
  const messaggio = state.messaggi.get(timer['id'] as string);
  switch (timer.type) {
    case 'inoltra':
      return messaggio === undefined || messaggio.stato !== '0' ? {} : forward(state, messaggio, context);
    case 'esito':
      return messaggio === undefined ? {} : learn(messaggio, timer['idIo'] as string, state, context);
    default:
      throw new RangeError(`IOService sets no timer "${timer.type}"`);
  }
}

function forward(state: IoserviceState, messaggio: Messaggio, context: Context): Effects {
  const { codice_fiscale, contenuto } = messaggio.contenuto;
  const { registrazione, servizioIo } = messaggio.servizio;
  const content = {
    subject: contenuto.oggetto_messaggio,
    markdown: contenuto.corpo_messaggio,
    due_date: contenuto.data_scadenza,
    ...paymentOf(messaggio),
  };
  const off = registrazione === 'disattivato';
  const recapito = off ? undefined : ioPort(context)?.write({ servizioIo, codice_fiscale, content });
  const refused =
    recapito === undefined
      ? off || state.settings.nonRaggiungibili.includes(codice_fiscale)
      : recapito.kind !== 'taken';
  return {
    events: [
      {
        type: 'messaggioInoltrato',
        id: messaggio.id,
        stato: refused ? '2' : '1',
        servizioIo,
        codice_fiscale,
        ...content,
      },
    ],
    ...(recapito?.kind === 'taken'
      ? {
          schedule: [
            { afterMs: state.settings.esitoMs, timer: { type: 'esito', id: messaggio.id, idIo: recapito.id } },
          ],
        }
      : {}),
  };
}

/** What IO took may not arrive: then the message was sent with an error. Asked for until IO has decided. */
function learn(messaggio: Messaggio, idIo: string, { settings }: IoserviceState, context: Context): Effects {
  const undelivered = ioPort(context)?.undelivered(idIo);
  if (undelivered === undefined)
    return { schedule: [{ afterMs: settings.esitoMs, timer: { type: 'esito', id: messaggio.id, idIo } }] };
  return undelivered ? { events: [{ type: 'messaggioNonRecapitato', id: messaggio.id }] } : {};
}

/** The notice as IO takes it: what the gateway calls avviso is IO's notice_number, the seed's IUV. */
function paymentOf({ contenuto: { contenuto } }: Messaggio): object {
  const pagamento = contenuto.dati_pagamento;
  return pagamento === undefined
    ? {}
    : {
        payment_data: {
          amount: pagamento.importo,
          notice_number: pagamento.avviso_pagoPA.slice(-18),
          invalid_after_due_date: pagamento.scadenza_pagamento === '1',
        },
      };
}
