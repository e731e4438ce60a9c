import { jsonResponse } from '../../kernel/exchange.ts';
import type { Context, Operation } from '../../kernel/platform.ts';
import { iunPath, sentNotification } from '../contract/notifications.ts';
import { documentsAvailable } from '../retention.ts';
import { isoInstant } from '../rome.ts';
import type { Caller, Notification, SendState } from '../state.ts';
import { notificationNotFound } from './not-found.ts';
import { accepted } from './visibility.ts';

/** A notification with its timeline, version 2.8 (send.md §1.12). In validation or refused it is not found. */
export const retrieveSentNotificationV28: Operation<SendState, Caller> = {
  id: 'retrieveSentNotificationV28',
  method: 'GET',
  path: '/delivery/v2.8/notifications/sent/{iun}',
  parameters: iunPath,
  answers: { 200: sentNotification },
  handle({ path, caller }, state, context) {
    const notification = accepted(state, path['iun'], caller);
    if (notification === undefined) return notificationNotFound(path['iun']!, context);
    return { response: jsonResponse(200, sentDetailOf(notification, state, context)) };
  },
};

/** Everything the current version tells of a notification. */
export function sentDetailOf(
  notification: Notification,
  state: SendState,
  context: Context,
): Readonly<Record<string, unknown>> {
  const { request, iun, sender, sentAt, status, statusHistory, timeline, foundAddresses } = notification;
  return {
    ...request,
    documents: request.documents.map((document, index) => ({ ...document, docIdx: String(index) })),
    senderPaId: sender.id,
    iun,
    sentAt: isoInstant(sentAt),
    documentsAvailable: documentsAvailable(notification, state, context),
    ...(foundAddresses.size === 0 ? {} : { usedServices: { physicalAddressLookup: true } }),
    notificationStatus: status,
    notificationStatusHistory: statusHistory,
    timeline,
  };
}
