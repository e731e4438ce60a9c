import type { Expectation } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { View } from '../../kernel/view.ts';
import { contentOf, ESITO_INFORMATIVA, fateOf, headerOf, INFORMATIVA } from '../seen.ts';
import {
  attesiOf,
  byRule,
  causeOf,
  centsOf,
  euro,
  exchangesOf,
  expecting,
  heldOf,
  heldPayment,
  PAID_STATES,
  STATE_OF_STAGE,
  textOf,
  textsOf,
  toldOf,
} from './story.ts';
import type { Atteso, HeldPayment, Parameters, Told } from './story.ts';

/** What the ente makes of informative. Parameters: `idPendenza`, `idPagamento`, `importo` (cents), or `pagamenti`, a list of them. */
export const informative: Readonly<Record<string, Expectation>> = {
  informativaAnswered: byRule('IRIS-INFO-001', 'IRIS non ha inviato informative.'),
  allPaymentsKept: expecting('IRIS-INFO-002', (view, parameters) =>
    everyPaid(view, attesiOf(parameters, 'pagamenti'), 'Tutti i pagamenti dell’informativa sono registrati.'),
  ),
  keptBeforeAnswer: expecting('IRIS-INFO-003', (view, parameters) =>
    onTold(view, parameters, (told, payment, seq) => {
      const restart = view.commands('restart').find(({ seq: at }) => at > told[0]!.exchange.seq);
      if (restart === undefined) return notObserved('Il gestionale non si è arrestato dopo l’informativa.');
      return isPaid(payment)
        ? satisfied('Dopo l’arresto il pagamento risulta ancora registrato.', seq)
        : violated(
            'Il pagamento di un’informativa presa in carico va perduto con l’arresto del gestionale.',
            'il pagamento registrato',
            payment?.stato ?? 'nessun pagamento',
            seq,
          );
    }),
  ),
  esitoSent: expecting('IRIS-INFO-004', (view) => {
    const received = exchangesOf(view, INFORMATIVA).filter(
      ({ response }) => response.status >= 200 && response.status < 300,
    );
    if (received.length === 0) return notObserved('L’ente non ha preso in carico informative.');
    const sent = exchangesOf(view, ESITO_INFORMATIVA);
    const arrived = new Set(
      sent
        .filter((exchange) => ['taken', 'duplicate'].includes(fateOf(exchange)))
        .map(({ request }) => headerOf(request)?.e2e.msgId),
    );
    for (const { request, seq } of received) {
      const msgId = contentOf(request, INFORMATIVA)?.header.e2e.msgId;
      if (msgId === undefined || arrived.has(msgId)) continue;
      const cause = sent.flatMap((exchange) => causeOf(view, exchange.seq) ?? [])[0];
      if (cause !== undefined)
        return notObserved(`IRIS non ha accettato l’esito per il difetto già rilevato (${cause}).`);
      return sent.some((exchange) => exchange.seq > seq && headerOf(exchange.request)?.e2e.msgId !== msgId)
        ? notObserved('L’ente ha inviato un esito con un altro identificativo, o che IRIS non ha accettato.')
        : violated('L’ente non invia l’esito dell’informativa.', `un esito per ${msgId}`, 'nessuno', seq);
    }
    return satisfied('L’ente invia l’esito di ogni informativa.', sent.at(-1)?.seq);
  }),
  esitoIdentified: byRule('IRIS-INFO-005', 'L’ente non ha inviato esiti di informative.'),
  twiceOnce: expecting('IRIS-INFO-006', (view, parameters) =>
    onTold(view, parameters, (told, payment, seq) => {
      const last = told.at(-1)!;
      if (!told.some((each) => each !== last && each.msgId === last.msgId))
        return notObserved('IRIS non ha consegnato due volte la stessa informativa.');
      if (!last.taken)
        return violated(
          'L’ente non prende in carico l’informativa ripetuta.',
          'la presa in carico',
          `stato ${last.exchange.response.status}`,
          last.exchange.seq,
        );
      return once(
        payment,
        centsOf(parameters, 'importo'),
        told.length,
        seq,
        'L’informativa ripetuta è registrata una volta sola.',
      );
    }),
  ),
  stagesNotSummed: expecting('IRIS-INFO-007', (view, parameters) =>
    onTold(view, parameters, (told, payment, seq) => {
      const stages = [...new Set(told.filter(({ taken }) => taken).map(({ pagamento }) => pagamento.esito))];
      if (stages.length < 2) return notObserved('IRIS non ha comunicato più stati del pagamento.');
      const expected = STATE_OF_STAGE[stages.at(-1)!] ?? 'pagato';
      if (payment?.pagamenti === 1 && payment.stato !== expected)
        return violated(
          'Lo stato del pagamento non è l’ultimo comunicato.',
          expected,
          payment?.stato ?? 'nessuno',
          seq,
        );
      return once(
        payment,
        centsOf(parameters, 'importo'),
        told.length,
        seq,
        'Gli stati dello stesso pagamento non si sommano.',
      );
    }),
  ),
  neverBack: expecting('IRIS-INFO-008', (view, parameters) =>
    onTold(view, parameters, (told, payment, seq) => {
      const ranks = told.filter(({ taken }) => taken).map(({ pagamento }) => rankOf(STATE_OF_STAGE[pagamento.esito]));
      if (ranks.every((rank, index) => index === 0 || rank >= ranks[index - 1]!))
        return notObserved('Nessuna informativa è arrivata in ritardo.');
      const expected = PAID_STATES[Math.max(...ranks)] ?? 'pagato';
      if (payment?.stato === expected) return satisfied('L’informativa in ritardo non riporta indietro lo stato.', seq);
      return payment?.pagamenti === 1 && payment.stato === PAID_STATES[ranks.at(-1)!]
        ? violated('Un’informativa in ritardo riporta indietro lo stato del pagamento.', expected, payment.stato, seq)
        : notObserved('Lo stato del pagamento non segue le informative.');
    }),
  ),
  exactAmount: expecting('IRIS-INFO-009', (view, parameters) =>
    onTold(view, parameters, (told, payment, seq) => {
      if (!isPaid(payment)) return notObserved('Il pagamento non è registrato.');
      const expected = paidOf(told, parameters);
      if (payment!.pagato === expected) return satisfied(`L’importo registrato è di ${euro(expected)}.`, seq);
      return payment!.pagamenti !== 1
        ? notObserved('Il pagamento è registrato più volte.')
        : violated('L’importo registrato non è quello pagato.', euro(expected), euro(payment!.pagato), seq);
    }),
  ),
  templateRead: expecting('IRIS-INFO-010', (view, parameters) =>
    onTold(view, parameters, (told, payment, seq) => {
      const { versione } = told[0]!;
      return isPaid(payment)
        ? satisfied(`L’informativa in versione ${versione} è letta.`, seq)
        : violated(
            `L’informativa in versione ${versione} non è letta.`,
            'il pagamento registrato',
            payment?.stato ?? 'nessuno',
            seq,
          );
    }),
  ),
  recoveredAfterOutage: expecting('IRIS-INFO-011', (view, parameters) => {
    const attempts = exchangesOf(view, INFORMATIVA);
    const failed = attempts.find(({ failure }) => failure !== undefined);
    if (failed === undefined) return notObserved('IRIS non ha trovato l’ente indisponibile.');
    if (!attempts.some(({ seq, response }) => seq > failed.seq && response.status >= 200 && response.status < 300))
      return violated(
        'Dopo l’indisponibilità l’ente non prende in carico l’informativa.',
        'la presa in carico',
        'nessuna',
        attempts.at(-1)!.seq,
      );
    const attesi = attesiOf(parameters, 'pagamenti');
    // that some payments of a message are left out is another matter (IRIS-INFO-002)
    if (attesi.some((atteso) => isPaid(heldPayment(view, atteso)?.payment)) && !allPaid(view, attesi))
      return notObserved('Dopo l’indisponibilità soltanto una parte dei pagamenti è registrata.');
    return everyPaid(view, attesi, 'Dopo l’indisponibilità tutti i pagamenti sono registrati.');
  }),
  instalmentsApart: expecting('IRIS-INFO-012', (view, parameters) => {
    const idPendenza = textOf(parameters, 'idPendenza');
    const held = heldOf(view, idPendenza);
    if (held === undefined) return notObserved('Il gestionale non dice che cosa risulta della pendenza.');
    const stateOf = (id: string): string =>
      held.pagamenti.find(({ idPagamento }) => idPagamento === id)?.stato ?? 'nessuno';
    const unpaid = textsOf(parameters, 'pagati').find((id) => !PAID_STATES.includes(stateOf(id)));
    if (unpaid !== undefined)
      return toldOf(view, unpaid).some(({ taken }) => taken)
        ? violated('La rata pagata non risulta pagata.', `${unpaid} pagata`, stateOf(unpaid), held.seq)
        : notObserved('L’informativa della rata non è giunta all’ente.');
    const wrong = textsOf(parameters, 'daPagare').find((id) => PAID_STATES.includes(stateOf(id)));
    return wrong === undefined
      ? satisfied('Risultano pagate soltanto le rate pagate.', held.seq)
      : violated('Risulta pagata una rata che non lo è.', `${wrong} da pagare`, stateOf(wrong), held.seq);
  }),
};

function allPaid(view: View, attesi: readonly Atteso[]): boolean {
  return attesi.every((atteso) => isPaid(heldPayment(view, atteso)?.payment));
}

/** Whether a payment stands as made. */
export function isPaid(payment: HeldPayment | undefined): boolean {
  return payment !== undefined && PAID_STATES.includes(payment.stato);
}

/**
 * Whether a payment, told a number of times, stands as made once and for its amount. An amount that no sum of the tellings
 * gives is another matter (IRIS-INFO-009).
 */
export function once(
  payment: HeldPayment | undefined,
  importo: number,
  tellings: number,
  seq: number,
  met: string,
): Judgement {
  if (!isPaid(payment)) return notObserved('Il pagamento non è registrato.');
  const { pagamenti, pagato } = payment!;
  const summed = Array.from({ length: tellings }, (_, index) => (index + 2) * importo).includes(pagato ?? 0);
  if (pagamenti === 1 && pagato === importo) return satisfied(met, seq);
  return pagamenti === 1 && !summed
    ? notObserved('L’importo registrato non è quello pagato.')
    : violated(
        'Lo stesso pagamento è contato più volte.',
        `un pagamento di ${euro(importo)}`,
        `${pagamenti ?? 'più'} pagamenti, in tutto ${euro(pagato)}`,
        seq,
      );
}

/** What was paid, as the informativa says it: what the ente asked for is another matter. */
function paidOf(told: readonly Told[], parameters: Parameters): number {
  return told[0]?.pagamento.importo.cents ?? centsOf(parameters, 'importo');
}

function rankOf(state: string | undefined): number {
  return state === undefined ? -1 : PAID_STATES.indexOf(state);
}

/** The payment that an informativa told and the ente took, with what the ente holds of it. */
function onTold(
  view: View,
  parameters: Parameters,
  judge: (told: readonly Told[], payment: HeldPayment | undefined, seq: number) => Judgement,
): Judgement {
  const at = { idPendenza: textOf(parameters, 'idPendenza'), idPagamento: textOf(parameters, 'idPagamento') };
  const told = toldOf(view, at.idPagamento);
  if (!told.some(({ taken }) => taken)) return notObserved('L’ente non ha preso in carico l’informativa.');
  const found = heldPayment(view, at);
  return found === undefined
    ? notObserved('Il gestionale non dice che cosa risulta della pendenza.')
    : judge(told, found.payment, found.held.seq);
}

function everyPaid(view: View, attesi: readonly Atteso[], met: string): Judgement {
  const taken = new Set(
    toldOf(view)
      .filter((each) => each.taken)
      .map(({ pagamento }) => pagamento.idPagamento),
  );
  let seq: number | undefined;
  let missing = 0;
  for (const atteso of attesi) {
    if (!taken.has(atteso.idPagamento)) return notObserved('L’ente non ha preso in carico tutte le informative.');
    const found = heldPayment(view, atteso);
    if (found === undefined) return notObserved('Il gestionale non dice che cosa risulta delle pendenze.');
    if (!isPaid(found.payment)) missing++;
    seq = found.held.seq;
  }
  return missing === 0
    ? satisfied(met, seq)
    : violated(
        'Non tutti i pagamenti comunicati sono registrati.',
        `${attesi.length} pagamenti`,
        `${attesi.length - missing} pagamenti`,
        seq,
      );
}
