import type { Answer, Context, Input } from '../../kernel/platform.ts';
import { messageKey } from '../contract/header.ts';
import { messaggioMosso } from '../eventi.ts';
import { guastoPer } from '../guasti.ts';
import type { Caller, IrisState, Messaggio } from '../state.ts';
import { messaggio as macchina } from '../status/messaggio.ts';
import { passaDaCart } from './cart.ts';
import { onCart } from './on-cart.ts';
import { inCarico } from './soap.ts';

/** Positions sent asynchronously: taken in charge at once, worked later, answered by an esito of IRIS's (iris.md §3.1). */
export const allineamento = onCart('IdpAllineamentoPendenzeEnte', accoglie);

function accoglie({ request, caller }: Input<Caller>, state: IrisState, { clock }: Context): Answer {
  const passato = passaDaCart(request, caller, state, {
    wrapper: 'IdpAllineamentoPendenzeEnte',
    servizio: 'IdpAllineamentoPendenze',
    unaVia: true,
    unaVolta: true,
  });
  if ('response' in passato) return passato;
  const { versione, header, pendenze } = passato.message.content;
  const guasto = guastoPer(state, 'messaggio');
  const ricevuto: Messaggio = {
    chiave: messageKey(header),
    servizio: 'IdpAllineamentoPendenzeEnte',
    versione,
    header,
    ricevutoAlle: clock.now(),
    stato: macchina.next('-', 'riceve'),
    pendenze,
    violazioni: state.settings.schemaMotore ? passato.violazioni : [],
    ...(guasto === undefined ? {} : { guasto: guasto.codice }),
  };
  return {
    response: inCarico(),
    events: [...(guasto === undefined ? [] : [guasto.event]), messaggioMosso(ricevuto)],
    schedule: [{ afterMs: state.settings.elaborazioneMs, timer: { type: 'elabora', chiave: ricevuto.chiave } }],
  };
}
