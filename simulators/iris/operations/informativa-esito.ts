import type { Answer, Context, Input } from '../../kernel/platform.ts';
import { messageKey } from '../contract/header.ts';
import { messaggioMosso, spedizioneMossa } from '../eventi.ts';
import type { Caller, IrisEvent, IrisState } from '../state.ts';
import { messaggio as macchina } from '../status/messaggio.ts';
import { spedizione as macchinaSpedizione } from '../status/spedizione.ts';
import { passaDaCart } from './cart.ts';
import { onCart } from './on-cart.ts';
import { inCarico } from './soap.ts';

/** What an ente answers, later, to an informativa: matched by E2EMsgId alone (iris.md §3.7). */
export const informativaEsito = onCart('IdpInformativaPagamento.Esito', accoglie);

function accoglie({ request, caller }: Input<Caller>, state: IrisState, { clock }: Context): Answer {
  const passato = passaDaCart(request, caller, state, {
    wrapper: 'IdpInformativaPagamento.Esito',
    servizio: 'IdpInformativaPagamento',
    unaVia: true,
    unaVolta: true,
  });
  if ('response' in passato) return passato;
  const { versione, header, corpo } = passato.message.content;
  const events: IrisEvent[] = [
    messaggioMosso({
      chiave: messageKey(header),
      servizio: 'IdpInformativaPagamento.Esito',
      versione,
      header,
      ricevutoAlle: clock.now(),
      stato: macchina.next('IN CORSO', 'risponde'),
      pendenze: [],
      violazioni: [],
    }),
  ];
  const spedita = state.spedizioni.get(state.perMsgId.get(header.e2e.msgId) ?? '');
  const mossa = corpo.stato === 'Elaborato Correttamente' ? 'elaboratoOk' : 'elaboratoKo';
  if (spedita === undefined || !macchinaSpedizione.allows(spedita.stato, mossa))
    events.push({ type: 'esitoSenzaInformativa', e2eMsgId: header.e2e.msgId });
  else {
    const { prossimoAlle: _, ...resto } = spedita;
    events.push(
      spedizioneMossa({
        ...resto,
        stato: macchinaSpedizione.next(spedita.stato, mossa),
        ...(corpo.esiti[0] === undefined ? {} : { errore: corpo.esiti[0].codice }),
      }),
    );
  }
  return { response: inCarico(), events };
}
