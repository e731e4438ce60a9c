import type { Context, Event } from '../kernel/platform.ts';
import type { NewNotificationRequest } from './contract/requests.ts';
import { knowsStatus, lastKnown } from './known-to.ts';
import { isCompletion } from './status.ts';
import type { NotificationStatus } from './status.ts';
import { CARGO } from './state.ts';
import type {
  ApiKey,
  Download,
  LegalFact,
  Notification,
  RefusalReason,
  SendEvent,
  SendState,
  StoredFile,
  TimelineElement,
  Upload,
} from './state.ts';
import { applyStreamEvent, recordInStreams } from './streams.ts';

type Applier = (state: SendState, event: SendEvent, context: Context) => void;

/** For events that only tell what was concluded. */
const nothing: Applier = () => undefined;

/** What each event does to the state, and nothing else does. */
const APPLIERS: Readonly<Record<string, Applier>> = {
  voucherNotExpected: nothing,
  voucherRefused: nothing,
  slotsOpened: (state, event, context) => {
    letGo(state.uploads, context.clock.now() - state.settings.uploadUrlTtlMs);
    for (const upload of event[CARGO] as readonly Upload[]) state.uploads.set(upload.token, upload);
  },
  fileStored: (state, event) => {
    const file = event[CARGO] as StoredFile;
    state.files.set(file.key, file);
  },
  notificationRequested,
  requestRefused: (state, event) => {
    notificationOf(state, event).refusal = event['reasons'] as readonly RefusalReason[];
  },
  addressFound: (state, event) => {
    notificationOf(state, event).foundAddresses.set(
      event['recIndex'] as number,
      event['physicalAddress'] as NonNullable<NewNotificationRequest['recipients'][number]['physicalAddress']>,
    );
  },
  timelineElement: timelineElementAdded,
  legalFactMade: (state, event) => {
    const fact = event[CARGO] as LegalFact;
    state.legalFacts.set(fact.key, fact);
    state.notifications.get(fact.iun)?.legalFactKeys.push(fact.key);
  },
  recipientViewed: (state, event) => {
    recipientOf(state, event).viewedAt ??= event['at'] as number;
  },
  refinementScheduled: (state, event) => {
    recipientOf(state, event).refinementDueAt = event['dueAt'] as number;
  },
  recipientRefined: (state, event) => {
    recipientOf(state, event).refinedAt ??= event['at'] as number;
  },
  recipientPaid: (state, event) => {
    recipientOf(state, event).paid = true;
  },
  paperSent: (state, event) => {
    const recipient = recipientOf(state, event);
    recipient.analogCost += event['cents'] as number;
    recipient.analogSends++;
  },
  cancellationRequested: (state, event) => {
    notificationOf(state, event).cancellationRequestedAt = event['at'] as number;
  },
  downloadIssued: (state, event, context) => {
    const download = event[CARGO] as Download;
    letGo(state.downloads, context.clock.now() - state.settings.downloadUrlTtlMs);
    state.downloads.set(download.token, download);
  },
  f24Requested: (state, event) => {
    notificationOf(state, event).f24Requested.set(event['payment'] as string, event['key'] as string);
  },
  holdTaken: (state) => {
    state.hold.times--;
  },
  /** SEND keeps it as the proof that a debt position was refreshed (send.md §1.16); nothing else depends on it. */
  priceAsseverated: () => {},
  /** Where the notices of a request stand on GPD: for who reads the journal. */
  noticesOnGpd: () => {},
  refusalScripted: (state, event) => {
    state.refusals.push(event['reason'] as RefusalReason);
  },
  validationHeld: (state) => {
    state.heldValidations++;
  },
  documentsHeld: (state, event) => {
    state.hold = { times: event['times'] as number, retryAfter: event['retryAfter'] as number };
  },
  sendingDisabled: (state, event) => {
    state.disabledSenders.add(event['sender'] as string);
  },
  scriptsUndone(state, event) {
    state.disabledSenders.delete(event['sender'] as string);
    state.refusals.length = 0;
    state.heldValidations = 0;
    state.hold = { times: 0, retryAfter: 0 };
  },
  keyStatusChanged: (_state, event) => {
    const key = event[CARGO] as ApiKey;
    key.status = event['status'] as ApiKey['status'];
  },
};

/**
 * Lets go of presigned URLs that ended before an instant: one just ended is still known, so as to be refused as expired and
 * not as unknown. They were issued in the order in which they end, so only the oldest are looked at.
 */
function letGo(urls: Map<string, { readonly expiresAt: number }>, before: number): void {
  for (const [token, { expiresAt }] of urls) {
    if (expiresAt > before) return;
    urls.delete(token);
  }
}

/** Applies an event to the state. @throws RangeError for an event that SEND does not know. */
export function apply(state: SendState, event: Event, context: Context): void {
  const applier = APPLIERS[event.type];
  if (applier !== undefined) applier(state, event, context);
  else if (!applyStreamEvent(state, event, context)) throw new RangeError(`SEND knows no event "${event.type}"`);
}

function notificationOf(state: SendState, event: SendEvent): Notification {
  const notification = state.notifications.get(event['iun'] as string);
  if (notification === undefined) throw new RangeError(`${event.type}: no notification ${String(event['iun'])}`);
  return notification;
}

function recipientOf(state: SendState, event: SendEvent): Notification['recipients'][number] {
  const recipient = notificationOf(state, event).recipients[event['recIndex'] as number];
  if (recipient === undefined) throw new RangeError(`${event.type}: no recipient ${String(event['recIndex'])}`);
  return recipient;
}

function notificationRequested(state: SendState, event: SendEvent, { clock }: Context): void {
  const usableSince = clock.now() - clock.span(state.settings.unusedFileTtlMs);
  const use = (key: string): void => {
    const file = state.files.get(storeKey(key));
    if (file !== undefined && file.uploadedAt >= usableSince) file.used = true;
  };
  const notification = event[CARGO] as Notification;
  const { iun, request, sender } = notification;
  if (state.heldValidations > 0) state.heldValidations--;
  const refusal = state.refusals.shift();
  if (refusal !== undefined) notification.scriptedRefusal = refusal;
  state.notifications.set(iun, notification);
  state.byProtocol.set(protocolKey(sender.id, request.paProtocolNumber, request.idempotenceToken), iun);
  for (const document of request.documents) use(document.ref.key);
  for (const [recIndex, { payments = [] }] of request.recipients.entries()) {
    for (const [paymentIndex, { pagoPa, f24 }] of payments.entries()) {
      if (pagoPa !== undefined) {
        state.byNotice.set(noticeKey(pagoPa.creditorTaxId, pagoPa.noticeCode), { iun, recIndex, paymentIndex });
        if (pagoPa.attachment !== undefined) use(pagoPa.attachment.ref.key);
      }
      if (f24 !== undefined) use(f24.metadataAttachment.ref.key);
    }
  }
}

function timelineElementAdded(state: SendState, event: SendEvent, { clock }: Context): void {
  const notification = notificationOf(state, event);
  const element = event[CARGO] as TimelineElement;
  const newStatus = event['newStatus'] as NotificationStatus | undefined;
  const { timeline, elementIds, statusHistory, completions, request, sender } = notification;
  if (elementIds.has(element.elementId)) return;
  elementIds.add(element.elementId);
  timeline.push(element);
  if (isCompletion(element.category)) completions.push(element.category);
  if (newStatus !== undefined) {
    notification.status = newStatus;
    // what happened during validation belongs to the first status that can be seen
    const relatedTimelineElements = statusHistory.length === 0 ? [...elementIds] : [element.elementId];
    statusHistory.push({ status: newStatus, activeFrom: element.eventTimestamp, relatedTimelineElements });
    if (newStatus === 'CANCELLED') notification.cancelledAt = clock.now();
  } else statusHistory.at(-1)?.relatedTimelineElements.push(element.elementId);
  recordInStreams(state, {
    iun: notification.iun,
    notificationRequestId: notification.notificationRequestId,
    newStatus: notification.status,
    ...(knowsStatus('1', notification.status) ? {} : { earlierStatus: lastKnown('1', statusHistory)! }),
    statusChanged: newStatus !== undefined,
    at: clock.now(),
    element,
    sender: sender.id,
    ...(request.group === undefined ? {} : { group: request.group }),
  });
}

/** What makes a request the same as another (send.md §1.8). */
export function protocolKey(
  senderPaId: string,
  paProtocolNumber: string,
  idempotenceToken: string | undefined,
): string {
  return `${senderPaId}##${paProtocolNumber}##${idempotenceToken ?? ''}`;
}

/** What makes a notice the same as another, whoever the sender (send.md §1.8). */
export function noticeKey(creditorTaxId: string, noticeCode: string): string {
  return `${creditorTaxId}##${noticeCode}`;
}

/** A key of the object store without its scheme. */
export function storeKey(key: string): string {
  return key.startsWith('safestorage://') ? key.slice('safestorage://'.length) : key;
}
