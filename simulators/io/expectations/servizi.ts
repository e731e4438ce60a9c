import type { Expectation } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import { list, members, text } from '../seen.ts';
import { byRule, expecting, textOf, whether } from './story.ts';

/** What an "Allora" asks about services and feed. */
export const servizi: Readonly<Record<string, Expectation>> = {
  cardAccepted: byRule('IO-SVC-001', 'L’ente non ha trasmesso schede.'),
  stateRespected: expecting('IO-SVC-002', (view, parameters) => {
    const judged = byRule('IO-SVC-002', '').check(view, parameters);
    // who does nothing on a card that must not be touched has respected its state
    return judged.outcome === 'notObserved' && view.exchanges('cmsGetService').length > 0
      ? satisfied('L’ente non agisce su una scheda il cui stato non lo ammette.')
      : judged;
  }),
  cardComplete: reviewed('IO-SVC-003'),
  cardWithAddresses: reviewed('IO-SVC-006'),
  rejectionTold: expecting('IO-SVC-004', (view) => {
    const read = view
      .exchanges('cmsGetService')
      .findLast(({ response }) => members(members(response.json)['status'])['value'] === 'rejected');
    const reason = text(members(members(read?.response.json)['status'])['reason']);
    const asked = view.commands('io-service-status').at(-1);
    if (reason === undefined || asked?.answer === undefined) return notObserved('L’ente non ha letto il rifiuto.');
    const told = `${asked.answer.messageToOperator ?? ''} ${text(members(asked.answer.result)['motivo']) ?? ''}`;
    return whether(
      told.includes(reason),
      {
        met: 'L’operatore conosce il motivo del rifiuto.',
        broken: 'L’operatore non conosce il motivo del rifiuto.',
        expected: reason,
        observed: told.trim() || 'nulla',
      },
      asked.answeredSeq,
    );
  }),
  stateAsTold: expecting('IO-SVC-005', (view, parameters) => {
    const asked = view.commands('io-service-status').at(-1);
    if (asked?.answer === undefined) return notObserved('Il gestionale non dice lo stato del servizio.');
    const { stato } = members(asked.answer.result);
    return whether(
      stato === textOf(parameters, 'stato'),
      {
        met: 'Lo stato del servizio è quello comunicato da IO.',
        broken: 'Lo stato del servizio non è quello comunicato da IO.',
        expected: textOf(parameters, 'stato'),
        observed: text(stato) ?? 'nulla',
      },
      asked.answeredSeq,
    );
  }),
  visibilityAsTold: expecting('IO-SVC-005', (view) => {
    const told = view.exchanges('cmsGetPublishedService').findLast(({ response }) => response.status === 200);
    if (told === undefined) return notObserved('L’ente non ha letto se il servizio sia pubblicato.');
    const asked = view.commands('io-service-status').findLast(({ answer }) => answer !== undefined);
    if (asked === undefined) return notObserved('Il gestionale non dice lo stato del servizio.');
    const published = members(told.response.json)['status'] === 'published';
    const { visibile } = members(asked.answer?.result);
    return whether(
      visibile === published,
      {
        met: 'Che il servizio sia visibile in app risulta come IO lo comunica.',
        broken: 'Che il servizio sia visibile in app non risulta come IO lo comunica.',
        expected: published ? 'visibile' : 'non visibile',
        observed: visibile === true ? 'visibile' : 'non visibile',
      },
      asked.answeredSeq,
    );
  }),
  everyDayOnce: expecting('IO-FEED-001', (view, parameters) => {
    const reads = view
      .exchanges('getSubscriptionsFeedForDate')
      .filter(({ response }) => [200, 404].includes(response.status));
    if (reads.length === 0) return notObserved('L’ente non ha letto il flusso.');
    const early = reads.find(({ response }) => response.status === 404);
    if (early !== undefined)
      return violated(
        'L’ente legge un giorno che non è ancora chiuso.',
        'un giorno passato',
        early.path['date'] ?? '',
        early.seq,
      );
    const days = list(parameters['giorni']).flatMap((day) => text(day) ?? []);
    const wrong = days.find(
      (day) => reads.filter(({ path, response }) => path['date'] === day && response.status === 200).length !== 1,
    );
    return wrong === undefined
      ? satisfied('Ogni giorno del flusso è letto una volta.', reads[0]!.seq)
      : violated('Un giorno del flusso non è letto, o è letto più volte.', 'una lettura al giorno', wrong);
  }),
  citizensRecognised: expecting('IO-FEED-002', (view, parameters) => {
    const asked = view.commands('read-io-feed').findLast(({ answer }) => answer?.status === 'done');
    const there = view
      .exchanges('getSubscriptionsFeedForDate')
      .some(({ response }) => response.status === 200 && list(members(response.json)['unsubscriptions']).length > 0);
    if (asked?.answer === undefined || !there)
      return notObserved('L’ente non ha letto il giorno in cui qualcosa è cambiato.');
    const found = view
      .commands('read-io-feed')
      .flatMap(({ answer }) => list(members(answer?.result)['disattivati']).flatMap((each) => text(each) ?? []));
    const wanted = textOf(parameters, 'assistito');
    return whether(
      found.includes(wanted),
      {
        met: 'L’ente riconosce il proprio assistito.',
        broken: 'L’ente non riconosce il proprio assistito nel flusso.',
        expected: wanted,
        observed: found.join(', ') || 'nessuno',
      },
      asked.answeredSeq,
    );
  }),
};

/** What was sent for review meets a requirement; a card that does not is stopped, by whoever lets a good one through. */
function reviewed(requirement: string): Expectation {
  return expecting(requirement, (view, parameters) => {
    const judged = byRule(requirement, 'L’ente non manda in revisione nemmeno una scheda completa.').check(
      view,
      parameters,
    );
    const asked = view.commands('submit-io-service').at(-1);
    // a good card came before: who stops every card has not looked at this one
    if (judged.outcome !== 'satisfied' || asked === undefined || judged.exchange! > asked.seq) return judged;
    return asked.answer?.status === 'rejected' && (asked.answer.messageToOperator ?? '') !== ''
      ? satisfied('L’ente non manda in revisione una scheda incompleta, e dice perché.', asked.answeredSeq)
      : notObserved('L’ente non ha detto che la scheda è incompleta.');
  });
}
