import { jsonResponse } from '../../kernel/exchange.ts';
import type { Answer, Operation } from '../../kernel/platform.ts';
import { iunPath, requestStatus } from '../contract/notifications.ts';
import type { Caller, SendState } from '../state.ts';
import { timelineEvents } from '../timeline.ts';
import { notificationNotFound } from './not-found.ts';
import { visible } from './visibility.ts';

/** Asks that a notification be cancelled; it is, later, whatever its status (send.md §1.14). */
export const notificationCancellation: Operation<SendState, Caller> = {
  id: 'notificationCancellation',
  method: 'PUT',
  path: '/delivery-push/v2.0/notifications/cancel/{iun}',
  parameters: iunPath,
  answers: { 202: requestStatus },
  handle({ path, caller }, state, context) {
    const notification = visible(state, path['iun'], caller);
    if (notification === undefined) return notificationNotFound(path['iun']!, context);
    if (notification.refusal !== undefined) return told('NOTIFICATION_REFUSED', 'WARN', 'The request was refused');
    if (notification.cancellationRequestedAt !== undefined)
      return told('NOTIFICATION_ALREADY_CANCELLED', 'WARN', 'Cancellation was already asked for');
    const { iun } = notification;
    const request = {
      category: 'NOTIFICATION_CANCELLATION_REQUEST',
      details: { cancellationRequestId: state.ids.delivery.uuid() },
    };
    return {
      ...told('NOTIFICATION_CANCELLATION_ACCEPTED', 'INFO', 'Cancellation taken in charge'),
      events: [
        { type: 'cancellationRequested', iun, at: context.clock.now() },
        ...timelineEvents(context, notification, [request]),
      ],
      schedule: [{ afterMs: state.settings.cancellationMs, timer: { type: 'cancel', iun } }],
    };
  },
};

function told(code: string, level: 'INFO' | 'WARN', detail: string): Answer {
  return { response: jsonResponse(202, { status: 'OK', details: [{ code, level, detail }] }) };
}
