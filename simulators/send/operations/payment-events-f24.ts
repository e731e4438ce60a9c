import { emptyResponse } from '../../kernel/exchange.ts';
import type { Operation } from '../../kernel/platform.ts';
import { f24PaymentEvents } from '../contract/notifications.ts';
import type { F24PaymentEvent } from '../contract/notifications.ts';
import { problem } from '../problem.ts';
import type { ProblemError } from '../problem.ts';
import type { Caller, SendEvent, SendState } from '../state.ts';
import { timelineEvents } from '../timeline.ts';
import { paidAt } from './payment-events.ts';
import { accepted } from './visibility.ts';

/**
 * The administration says that F24 forms were paid (send.md §1.2): each becomes a PAYMENT of its recipient, found by IUN and
 * tax id, and stops the paper that has not left yet. All or nothing, as for notices. Its element has no payment code
 * [reconstructed].
 */
export const paymentEventsRequestF24: Operation<SendState, Caller> = {
  id: 'paymentEventsRequestF24',
  method: 'POST',
  path: '/delivery/events/payment/f24',
  body: f24PaymentEvents,
  answers: { 204: undefined },
  handle({ body, caller }, state, context) {
    const { events } = body as { events: readonly F24PaymentEvent[] };
    const unknown: ProblemError[] = [];
    const effects: SendEvent[] = [];
    for (const [index, { iun, recipientTaxId, recipientType, amount, paymentDate }] of events.entries()) {
      const notification = accepted(state, iun, caller);
      const recIndex = notification?.request.recipients.findIndex(({ taxId }) => taxId === recipientTaxId) ?? -1;
      if (notification === undefined || recIndex < 0) {
        unknown.push({
          code: 'PN_DELIVERY_NOTIFICATIONNOTFOUND',
          element: `events[${index}]`,
          detail: 'No notification with this recipient',
        });
        continue;
      }
      const { details, ...at } = paidAt(paymentDate);
      effects.push(
        ...timelineEvents(context, notification, [
          {
            category: 'PAYMENT',
            parts: { recIndex },
            details: { recipientType, amount, paymentSourceChannel: 'PA', uncertainPaymentDate: false, ...details },
            ...at,
          },
        ]),
        { type: 'recipientPaid', iun, recIndex },
      );
    }
    return unknown.length > 0
      ? { response: problem(404, unknown, context) }
      : { response: emptyResponse(204), events: effects };
  },
};
