import type { Declarations } from './run-context.ts';
import type { CollaudoWorld } from './world.ts';

/** Cases about calls to SEND that an ente which sends by hand does not make. */
const ABOUT_CALLS = /^TC-INVIO-/;
const ABOUT_COST = /^TC-COSTO-/;

/** Why an ente sends by hand, in the words of the document. */
const WHY = {
  costiAllEnte: 'l’ente sostiene i costi di notifica',
  spesaForfettaria: 'l’ente applica spese in misura fissa',
  pocheNotifiche: 'l’ente notifica un numero limitato di atti',
} as const;

/**
 * Why a case of the plan of SEND does not apply to an ente that loads its notifications by hand, or undefined where it does:
 * its systems do not speak with SEND, so there is no sending to try; the cost at payment time is tried only where notices
 * travel with notifications, and its update is guaranteed by other means.
 */
export function notByHand(caseId: string, { invioManuale }: Declarations): string | undefined {
  if (invioManuale === undefined) return undefined;
  const { perche, pagamento = 'escluso' } = invioManuale;
  if (ABOUT_CALLS.test(caseId))
    return `le notifiche si caricano a mano sul portale di SEND: ${WHY[perche]}, e i sistemi non comunicano fra loro`;
  return ABOUT_COST.test(caseId) && pagamento === 'escluso'
    ? `le notifiche caricate a mano non riguardano atti da pagare: ${WHY[perche]}`
    : undefined;
}

/** Declarations with what follows from sending by hand: the other integration of payments is not in use. */
export function completed(declarations: Declarations): Declarations {
  const { invioManuale } = declarations;
  if (invioManuale?.garanzia === undefined) return declarations;
  const { garanzia, motivo } = invioManuale;
  return garanzia === 'sincrona'
    ? { soloSincrona: motivo, ...declarations }
    : { soloAsincrona: motivo, ...declarations };
}

/** What is told to SEND by a call: who sends by hand makes none. */
export function onlyByCall(world: Pick<CollaudoWorld, 'declarations' | 'notApplicable'>): void {
  const { invioManuale } = world.declarations;
  if (invioManuale !== undefined)
    world.notApplicable('si dice a SEND con una chiamata, o si indica a mano sul suo portale', invioManuale.motivo);
}
