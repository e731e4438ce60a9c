import { emptyResponse } from '../../kernel/exchange.ts';
import type { Operation } from '../../kernel/platform.ts';
import { noticeKey } from '../apply.ts';
import { paymentEvents } from '../contract/notifications.ts';
import type { PaymentEvent } from '../contract/notifications.ts';
import { problem } from '../problem.ts';
import type { ProblemError } from '../problem.ts';
import { isoInstant } from '../rome.ts';
import type { Caller, Notification, NoticePlace, SendEvent, SendState } from '../state.ts';
import { timelineEvents } from '../timeline.ts';
import type { Draft } from '../timeline.ts';

/**
 * The administration says that notices were paid (send.md §1.15): each becomes a PAYMENT in the timeline of its
 * recipient and stops the paper that has not left yet. All or nothing: an unknown pair refuses the whole list.
 */
export const paymentEventsRequestPagoPa: Operation<SendState, Caller> = {
  id: 'paymentEventsRequestPagoPa',
  method: 'POST',
  path: '/delivery/events/payment/pagopa',
  body: paymentEvents,
  answers: { 204: undefined },
  handle({ body }, state, context) {
    const { events } = body as { events: readonly PaymentEvent[] };
    const unknown: ProblemError[] = [];
    const paid = new Map<Notification, { place: NoticePlace; event: PaymentEvent }[]>();
    for (const [index, event] of events.entries()) {
      const place = state.byNotice.get(noticeKey(event.creditorTaxId, event.noticeCode));
      const notification = place === undefined ? undefined : state.notifications.get(place.iun);
      if (place === undefined || notification === undefined || notification.statusHistory.length === 0)
        unknown.push({
          code: 'PN_DELIVERY_NOTIFICATIONCOSTNOTFOUND',
          element: `events[${index}]`,
          detail: 'No notification for this notice',
        });
      else paid.set(notification, [...(paid.get(notification) ?? []), { place, event }]);
    }
    if (unknown.length > 0) return { response: problem(404, unknown, context) };
    const effects: SendEvent[] = [];
    for (const [notification, payments] of paid) {
      const drafts = payments.map(({ place, event }) => paymentDraft(notification, place, event));
      effects.push(
        ...timelineEvents(context, notification, drafts),
        ...payments.map(({ place }) => ({
          type: 'recipientPaid',
          iun: notification.iun,
          recIndex: place.recIndex,
        })),
      );
    }
    return { response: emptyResponse(204), events: effects };
  },
};

function paymentDraft({ request }: Notification, { recIndex }: NoticePlace, event: PaymentEvent): Draft {
  const { noticeCode, creditorTaxId, amount, paymentDate } = event;
  const { details, ...at } = paidAt(paymentDate);
  return {
    category: 'PAYMENT',
    parts: { recIndex, payment: `${noticeCode}${creditorTaxId}` },
    details: {
      recipientType: request.recipients[recIndex]!.recipientType,
      amount,
      creditorTaxId,
      noticeCode,
      paymentSourceChannel: 'PA',
      uncertainPaymentDate: false,
      ...details,
    },
    ...at,
  };
}

/** When a payment happened, for its element; nothing where the date is none. */
export function paidAt(paymentDate: string): { readonly details: object; readonly happenedAt?: number } {
  const at = Date.parse(paymentDate);
  return Number.isNaN(at) ? { details: {} } : { details: { eventTimestamp: isoInstant(at) }, happenedAt: at };
}
