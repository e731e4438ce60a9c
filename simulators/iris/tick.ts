import type { Context, Effects, Event } from '../kernel/platform.ts';
import { elaboraMessaggio } from './elaborazione.ts';
import { componiInformative } from './informative/componi.ts';
import { concludi } from './pagamenti.ts';
import { elaboraTrasmissione, validaTrasmissione } from './spx/elabora.ts';
import type { IrisState } from './state.ts';

type Timer = (state: IrisState, timer: Event, context: Context) => Effects;

/** What falls due, by the kind of timer. */
const TIMERS: Readonly<Record<string, Timer>> = {
  elabora: (state, timer, context) => elaboraMessaggio(state, timer['chiave'] as string, context),
  informativa: (state, timer, context) => componiInformative(state, timer['gruppo'] as string, context),
  buonFine(state, timer, context) {
    const pagamento = state.pagamenti.get(timer['pagamento'] as string);
    return pagamento?.stato === 'EF' ? concludi(state, context, [pagamento], 'esegue') : {};
  },
  spxValida: (state, timer) => validaTrasmissione(state, timer['id'] as string),
  spxElabora: (state, timer, context) => elaboraTrasmissione(state, timer['id'] as string, context),
  /** The delivery itself is asynchronous, and others make it: the journal says that its turn has come. */
  rinvio(state, timer) {
    const spedizione = state.spedizioni.get(timer['id'] as string);
    return spedizione?.prossimoAlle === undefined ? {} : { events: [{ type: 'turnoDiRinvio', id: spedizione.id }] };
  },
};

/** Something that IRIS had put off falls due. @throws RangeError for a timer it does not know. */
export function tick(state: IrisState, timer: Event, context: Context): Effects {
  const due = TIMERS[timer.type];
  if (due === undefined) throw new RangeError(`IRIS knows no timer "${timer.type}"`);
  return due(state, timer, context);
}
