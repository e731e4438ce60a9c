import type { Expectation } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { View } from '../../kernel/view.ts';
import { documenti } from './documenti.ts';
import { expecting, heldOf, isHeld, textOf, toldEvents, whenLinked } from './story.ts';
import type { Held, Parameters, Told } from './story.ts';

/** Statuses that look like an end and are none. */
const NOT_FINAL = new Set(['DELIVERED', 'UNREACHABLE', 'EFFECTIVE_DATE', 'VIEWED']);
const PAPER = /^(SEND_ANALOG_|SEND_SIMPLE_REGISTERED_LETTER)/;
const PAPER_ENDS = new Set(['ANALOG_SUCCESS_WORKFLOW', 'COMPLETELY_UNREACHABLE']);
const PAPER_FACTS = new Set(['ANALOG_DELIVERY', 'ANALOG_FAILURE_DELIVERY']);

/** What became of a notification on its way. Parameters: `protocollo`. */
export const percorsi: Readonly<Record<string, Expectation>> = {
  followedToTheEnd: expecting('SEND-PERC-001', (view, parameters) =>
    whenTold(view, parameters, (held, told) => {
      const last = lastStatus(told)!;
      const passed = told.find(({ newStatus }) => NOT_FINAL.has(newStatus ?? '') && newStatus !== last);
      if (passed === undefined) return notObserved('Lo stato della notifica non è cambiato dopo il suo esito.');
      if (held.stato === last)
        return satisfied(`Dopo ${passed.newStatus} l’ente segue la notifica fino a ${last}.`, held.seq);
      // any other wrong status is another requirement's matter
      return NOT_FINAL.has(held.stato) && told.some(({ newStatus }) => newStatus === held.stato)
        ? violated('L’ente smette di seguire la notifica prima del tempo.', last, held.stato, held.seq)
        : notObserved('Lo stato presso l’ente non è uno di quelli comunicati.');
    }),
  ),
  returnedToSender: statusIs('SEND-PERC-002', 'RETURNED_TO_SENDER', {
    met: 'La notifica alla persona deceduta risulta restituita al mittente.',
    broken: 'La notifica alla persona deceduta non risulta restituita al mittente.',
    unseen: 'SEND non ha comunicato la restituzione al mittente.',
  }),
  unreachableKnown: statusIs('SEND-PERC-007', 'UNREACHABLE', {
    met: 'Il destinatario risulta irreperibile.',
    broken: 'Il destinatario irreperibile non risulta tale.',
    unseen: 'SEND non ha comunicato l’irreperibilità.',
  }),
  cancelledForGood: statusIs('SEND-PERC-008', 'CANCELLED', {
    met: 'Dopo gli esiti postali la notifica resta annullata.',
    broken: 'Un esito postale riporta in vita la notifica annullata.',
    unseen: 'Nessun esito postale è seguito all’annullamento.',
    after: (told) => {
      const cancelled = told.findIndex(({ category }) => category === 'NOTIFICATION_CANCELLED');
      return cancelled >= 0 && told.slice(cancelled).some(({ category }) => PAPER.test(category));
    },
  }),
  cancelledFromAnyStatus: statusIs('SEND-PERC-009', 'CANCELLED', {
    met: 'La notifica annullata risulta tale.',
    broken: 'La notifica annullata non risulta tale.',
    unseen: 'SEND non ha comunicato l’annullamento.',
  }),
  everyAttemptKept: expecting('SEND-PERC-003', (view, parameters) =>
    whenTold(view, parameters, (held, told) =>
      told.some(({ category, elementId }) => category === 'SEND_ANALOG_DOMICILE' && elementId.endsWith('.ATTEMPT_1'))
        ? allKept(
            held,
            told.filter(({ category }) => PAPER.test(category)),
            'Gli eventi di entrambi i tentativi sono conservati.',
          )
        : notObserved('SEND non ha comunicato un secondo tentativo.'),
    ),
  ),
  everyRecipientKept: expecting('SEND-PERC-004', (view, parameters) =>
    whenTold(view, parameters, (held, told) => {
      const refined = told.filter(({ category }) => category === 'REFINEMENT');
      if (refined.length < 2) return notObserved('SEND non ha comunicato il perfezionamento di più destinatari.');
      const theirs = told
        .slice(told.findIndex(({ category }) => category === 'REQUEST_ACCEPTED'))
        .filter(({ category, elementId }) => elementId.includes('.RECINDEX_') && !PAPER.test(category));
      return theirs.length === 0
        ? notObserved('Lo stream non dice di quale destinatario sono gli eventi.')
        : allKept(held, theirs, 'Gli eventi di ogni destinatario sono conservati.');
    }),
  ),
  eventsAfterTheEndKept: expecting('SEND-PERC-005', (view, parameters) =>
    whenTold(view, parameters, (held, told) => {
      const end = told.findIndex(({ category }) => PAPER_ENDS.has(category));
      const later = end < 0 ? [] : told.slice(end).filter(({ category }) => PAPER.test(category));
      return later.length === 0
        ? notObserved('SEND non ha comunicato eventi postali dopo la conclusione del recapito.')
        : allKept(held, later, 'Gli eventi postali dopo la conclusione del recapito sono conservati.');
    }),
  ),
  paperFactsKept: expecting('SEND-PERC-006', (view, parameters) =>
    whenTold(view, parameters, (_held, told) =>
      told.some(bearsPaperFact)
        ? documenti['factsDownloaded']!.check(view, parameters)
        : notObserved('SEND non ha indicato attestazioni di esiti cartacei.'),
    ),
  ),
};

/** Streams of the first version tell no category of attestations: what they are of is then the element's. */
function bearsPaperFact({ category, facts }: Told): boolean {
  return facts.some((fact) =>
    fact.category === undefined ? PAPER.test(category) || PAPER_ENDS.has(category) : PAPER_FACTS.has(fact.category),
  );
}

interface Wording {
  readonly met: string;
  readonly broken: string;
  readonly unseen: string;
  /** What else must have been told, for the status to be worth asking about. */
  readonly after?: (told: readonly Told[]) => boolean;
}

/** Holds where the status last told is `status` and the ente says the same. */
function statusIs(requirement: string, status: string, { met, broken, unseen, after }: Wording): Expectation {
  return expecting(requirement, (view, parameters) =>
    whenTold(view, parameters, (held, told) => {
      if (lastStatus(told) !== status || after?.(told) === false) return notObserved(unseen);
      if (held.stato === status) return satisfied(met, held.seq);
      return held.stato === firstStatus(told)
        ? notObserved('Lo stato non è mai aggiornato: il difetto è già rilevato.')
        : violated(broken, status, held.stato, held.seq);
    }),
  );
}

function whenTold(
  view: View,
  parameters: Parameters,
  judge: (held: Held, told: readonly Told[]) => Judgement,
): Judgement {
  return whenLinked(view, parameters, (_linked, taken) => {
    const told = toldEvents(view, taken);
    const held = heldOf(view, textOf(parameters, 'protocollo'));
    if (told.length === 0 || held === undefined) return notObserved('L’ente non ha letto eventi della notifica.');
    return told.some((event) => event.category !== 'REQUEST_ACCEPTED' && isHeld(held, event))
      ? judge(held, told)
      : notObserved('L’ente non conserva gli eventi dopo l’accettazione: il difetto è già rilevato.');
  });
}

function firstStatus(told: readonly Told[]): string | undefined {
  return told.find(({ newStatus }) => newStatus !== undefined)?.newStatus;
}

function lastStatus(told: readonly Told[]): string | undefined {
  return told.findLast(({ newStatus }) => newStatus !== undefined)?.newStatus;
}

function allKept(held: Held, events: readonly Told[], met: string): Judgement {
  const lost = events.find((event) => !isHeld(held, event));
  return lost === undefined
    ? satisfied(met, held.seq)
    : violated('Un evento letto non è conservato.', lost.elementId, 'assente', held.seq);
}
