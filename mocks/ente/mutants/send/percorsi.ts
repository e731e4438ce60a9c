import type { StreamEvent } from '../../archive.ts';
import { correctParts } from '../../parts.ts';
import { sendMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

/** Status that stays what it is once one of these has been told. */
const frozenAt =
  (...statuses: readonly string[]) =>
  (events: readonly StreamEvent[]): string | undefined =>
    events.find(({ newStatus }) => statuses.includes(newStatus ?? ''))?.newStatus ?? correctParts.statusAfter(events);

/** A status that a cancellation does not change once it is one of these. */
const deafToCancellationAt =
  (...statuses: readonly string[]) =>
  (events: readonly StreamEvent[]): string | undefined => {
    const before = correctParts.statusAfter(events.filter(({ newStatus }) => newStatus !== 'CANCELLED'));
    return statuses.includes(before ?? '') ? before : correctParts.statusAfter(events);
  };

/** A status of SEND's under another name. */
const calling =
  (status: string, name: string) =>
  (events: readonly StreamEvent[]): string | undefined => {
    const told = correctParts.statusAfter(events);
    return told === status ? name : told;
  };

/** Two events are the same where their ids are, without one of the parts. */
const keyWithout = (part: RegExp) => (streamId: string, event: StreamEvent, received: number) =>
  correctParts.eventKey(streamId, event, received).replace(part, '');

const dropping = (dropped: RegExp) => (category: string | undefined) =>
  dropped.test(category ?? '') ? ('drop' as const) : ('keep' as const);

/** Defects in following a notification on its way. */
export const percorsi: readonly Mutant[] = [
  sendMutant(
    'chiude-alla-consegna',
    'Considera definitiva la consegna e non aggiorna più lo stato.',
    'SEND-PERC-001 SEND-PERC-009 SEND-EVENTI-010',
    { statusAfter: frozenAt('DELIVERED') },
  ),
  sendMutant(
    'chiude-all-irreperibilita',
    'Considera definitiva l’irreperibilità e non aggiorna più lo stato.',
    'SEND-PERC-001 SEND-PERC-009',
    { statusAfter: frozenAt('UNREACHABLE') },
  ),
  sendMutant(
    'chiude-al-perfezionamento',
    'Considera definitivo il perfezionamento e non registra la lettura successiva.',
    'SEND-PERC-001 SEND-PERC-009',
    { statusAfter: frozenAt('EFFECTIVE_DATE') },
  ),
  sendMutant('deceduto-consegnato', 'Mostra come consegnata la notifica a una persona deceduta.', 'SEND-PERC-002', {
    statusAfter: calling('RETURNED_TO_SENDER', 'DELIVERED'),
  }),
  sendMutant(
    'deceduto-perfezionato',
    'Dà per perfezionata la notifica che SEND restituisce al mittente.',
    'SEND-PERC-002',
    { statusAfter: calling('RETURNED_TO_SENDER', 'EFFECTIVE_DATE') },
  ),
  sendMutant(
    'deceduto-in-consegna',
    'Non conosce la restituzione al mittente e lascia la notifica in consegna.',
    'SEND-PERC-002',
    { statusAfter: calling('RETURNED_TO_SENDER', 'DELIVERING') },
  ),
  sendMutant('irreperibile-consegnato', 'Mostra come consegnata la notifica a un irreperibile.', 'SEND-PERC-007', {
    statusAfter: calling('UNREACHABLE', 'DELIVERED'),
  }),
  sendMutant('irreperibile-rifiutato', 'Mostra come rifiutata la notifica a un irreperibile.', 'SEND-PERC-007', {
    statusAfter: calling('UNREACHABLE', 'REFUSED'),
  }),
  sendMutant(
    'radd-consegnato',
    'Dà per consegnata la notifica di cui si è ritirata la stampa al RADD.',
    'SEND-PERC-007',
    {
      statusAfter: (events) =>
        events.at(-1)?.element?.category === 'NOTIFICATION_RADD_RETRIEVED'
          ? 'DELIVERED'
          : correctParts.statusAfter(events),
    },
  ),
  sendMutant(
    'un-solo-tentativo',
    'Confonde gli eventi del secondo tentativo con quelli del primo e li scarta.',
    'SEND-PERC-003',
    { eventKey: keyWithout(/\.ATTEMPT_\d/) },
  ),
  sendMutant(
    'progressi-sostituiti',
    'Conserva un solo evento di avanzamento per ogni invio cartaceo.',
    'SEND-PERC-003 SEND-PERC-005',
    {
      eventKey: (streamId, event, received) =>
        event.element?.category === 'SEND_ANALOG_PROGRESS'
          ? keyWithout(/\.IDX_\d+/)(streamId, event, received)
          : correctParts.eventKey(streamId, event, received),
    },
  ),
  sendMutant('un-solo-destinatario', 'Confonde gli eventi dei destinatari della stessa notifica.', 'SEND-PERC-004', {
    eventKey: keyWithout(/\.RECINDEX_\d+/),
  }),
  sendMutant(
    'primo-perfezionamento-basta',
    'Di più destinatari registra solo il primo perfezionamento.',
    'SEND-PERC-004',
    {
      eventKey: (streamId, event, received) =>
        event.element?.category === 'REFINEMENT'
          ? keyWithout(/\.RECINDEX_\d+/)(streamId, event, received)
          : correctParts.eventKey(streamId, event, received),
    },
  ),
  sendMutant(
    'senza-avanzamenti-postali',
    'Scarta gli eventi di avanzamento della posta e con essi il ritiro dopo la giacenza.',
    'SEND-PERC-003 SEND-PERC-005',
    { onCategory: dropping(/^SEND_ANALOG_PROGRESS$/) },
  ),
  sendMutant('senza-esiti-postali', 'Scarta gli esiti degli invii cartacei.', 'SEND-PERC-003', {
    onCategory: dropping(/^SEND_ANALOG_FEEDBACK$/),
  }),
  sendMutant('senza-invii-postali', 'Scarta gli eventi che dicono quando parte la raccomandata.', 'SEND-PERC-003', {
    onCategory: dropping(/^SEND_ANALOG_DOMICILE$/),
  }),
  sendMutant('scansioni-non-scaricate', 'Non scarica le scansioni degli esiti cartacei.', 'SEND-PERC-006', {
    factsToDownload: (facts) =>
      correctParts.factsToDownload(facts).filter(({ category }) => category !== 'ANALOG_DELIVERY'),
  }),
  sendMutant('deposito-non-scaricato', 'Non scarica l’attestazione di deposito per irreperibilità.', 'SEND-PERC-006', {
    factsToDownload: (facts) =>
      correctParts.factsToDownload(facts).filter(({ category }) => category !== 'ANALOG_FAILURE_DELIVERY'),
  }),
  sendMutant(
    'perfezionata-non-annullata',
    'Lascia com’è la notifica perfezionata o letta che SEND ha annullato.',
    'SEND-PERC-009',
    { statusAfter: deafToCancellationAt('EFFECTIVE_DATE', 'VIEWED') },
  ),
  sendMutant(
    'restituita-non-annullata',
    'Lascia com’è la notifica restituita al mittente che SEND ha annullato.',
    'SEND-PERC-009',
    { statusAfter: deafToCancellationAt('RETURNED_TO_SENDER') },
  ),
  sendMutant('annullata-rivive', 'Ricava lo stato dagli esiti postali, anche dopo l’annullamento.', 'SEND-PERC-008', {
    statusAfter: (events) =>
      correctParts.statusAfter(events) === 'CANCELLED' &&
      (events.at(-1)?.element?.category ?? '').startsWith('SEND_ANALOG')
        ? 'DELIVERED'
        : correctParts.statusAfter(events),
  }),
  sendMutant(
    'annullata-torna-in-consegna',
    'Rimette in consegna la notifica annullata quando la posta comunica un avanzamento.',
    'SEND-PERC-008',
    {
      statusAfter: (events) => {
        const cancelled = events.findIndex(({ newStatus }) => newStatus === 'CANCELLED');
        return cancelled >= 0 &&
          events.slice(cancelled).some(({ element }) => (element?.category ?? '').startsWith('SEND_'))
          ? 'DELIVERING'
          : correctParts.statusAfter(events);
      },
    },
  ),
];
