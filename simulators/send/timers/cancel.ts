import type { Context, Effects, Event } from '../../kernel/platform.ts';
import { SEND_FEE } from '../price.ts';
import type { Notification, SendState } from '../state.ts';
import { factKey, timelineEvents } from '../timeline.ts';

/** A cancellation asked for takes place: a legal fact, and the cost of those not yet reached (send.md §1.14). */
export function cancel(notification: Notification, _timer: Event, state: SendState, context: Context): Effects {
  if (notification.refusal !== undefined || notification.cancelledAt !== undefined) return {};
  const notRefined = notification.recipients.flatMap(({ refinedAt, viewedAt }, index) =>
    refinedAt === undefined && viewedAt === undefined ? [index] : [],
  );
  return {
    events: timelineEvents(context, notification, [
      {
        category: 'NOTIFICATION_CANCELLED',
        details: { notificationCost: SEND_FEE * notRefined.length, notRefinedRecipientIndexes: notRefined },
        fact: { key: factKey(state, 'PN_LEGAL_FACTS'), category: 'NOTIFICATION_CANCELLED' },
      },
    ]),
  };
}
