import { jsonResponse } from '../../kernel/exchange.ts';
import type { Context, Operation } from '../../kernel/platform.ts';
import { iunPath, sentNotification } from '../contract/notifications.ts';
import { elementKnownTo, knowsCategory, knowsStatus, lastKnown, REQUEST_IN_DETAIL, untold } from '../known-to.ts';
import { documentsAvailable } from '../retention.ts';
import { isoInstant } from '../rome.ts';
import type { Caller, Notification, SendState } from '../state.ts';
import { age, DETAIL_VERSIONS, inVersion, segmentOf } from '../versions.ts';
import type { DetailVersion } from '../versions.ts';
import { inWordsOf } from './earlier-request.ts';
import { cannotTell, notificationNotFound } from './not-found.ts';
import { accepted } from './visibility.ts';

/**
 * A notification with its timeline, in every version (send.md §1.12): each tells what it has words for. In validation or
 * refused it is not found.
 */
export const sentNotifications: readonly Operation<SendState, Caller>[] = DETAIL_VERSIONS.map((version) => ({
  id: inVersion('retrieveSentNotification', version),
  method: 'GET',
  path: `/delivery/${segmentOf(version)}notifications/sent/{iun}`,
  parameters: iunPath,
  answers: { 200: sentNotification(version) },
  handle({ path, caller }, state, context) {
    const notification = accepted(state, path['iun'], caller);
    if (notification === undefined) return notificationNotFound(path['iun']!, context);
    const newer = untold(REQUEST_IN_DETAIL[version], notification.request, notification.version);
    return newer === undefined
      ? { response: jsonResponse(200, sentDetailOf(version, notification, state, context)) }
      : cannotTell(version, newer, context);
  },
}));

/** Everything that a version tells of a notification. */
function sentDetailOf(
  version: DetailVersion,
  notification: Notification,
  state: SendState,
  context: Context,
): Readonly<Record<string, unknown>> {
  const { request, iun, sender, sentAt, statusHistory, timeline, foundAddresses } = notification;
  const elements = timeline
    .filter(({ category }) => knowsCategory(version, category))
    .map((element) => elementKnownTo(version, element));
  const ids = new Set(elements.map(({ elementId }) => elementId));
  const lookedUp = foundAddresses.size > 0 && age(version) >= 2.7;
  return {
    ...inWordsOf(REQUEST_IN_DETAIL[version], request),
    documents: request.documents.map((document, index) => ({ ...document, docIdx: String(index) })),
    senderPaId: sender.id,
    iun,
    sentAt: isoInstant(sentAt),
    documentsAvailable: documentsAvailable(notification, state, context),
    ...(lookedUp ? { usedServices: { physicalAddressLookup: true } } : {}),
    notificationStatus: lastKnown(version, statusHistory),
    notificationStatusHistory: statusHistory
      .filter(({ status }) => knowsStatus(version, status))
      .map(({ relatedTimelineElements, ...rest }) => ({
        ...rest,
        relatedTimelineElements: relatedTimelineElements.filter((id) => ids.has(id)),
      })),
    timeline: elements,
  };
}
