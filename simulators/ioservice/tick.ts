import type { Effects, Event } from '../kernel/platform.ts';
import type { IoserviceState, Messaggio } from './state.ts';

/**
 * A message leaves for IO: with the service of IO configured for its service, and the state that IO's answer gives it
 * (io.md §10.2; how IO is asked is not modelled here). @throws RangeError for a timer the gateway does not set.
 */
export function tick(state: IoserviceState, timer: Event): Effects {
  if (timer.type !== 'inoltra') throw new RangeError(`IOService sets no timer "${timer.type}"`);
  const messaggio = state.messaggi.get(timer['id'] as string);
  if (messaggio === undefined || messaggio.stato !== '0') return {};
  const { codice_fiscale, contenuto } = messaggio.contenuto;
  const refused =
    state.settings.nonRaggiungibili.includes(codice_fiscale) || messaggio.servizio.registrazione === 'disattivato';
  return {
    events: [
      {
        type: 'messaggioInoltrato',
        id: messaggio.id,
        stato: refused ? '2' : '1',
        servizioIo: messaggio.servizio.servizioIo,
        codice_fiscale,
        subject: contenuto.oggetto_messaggio,
        markdown: contenuto.corpo_messaggio,
        due_date: contenuto.data_scadenza,
        ...paymentOf(messaggio),
      },
    ],
  };
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
