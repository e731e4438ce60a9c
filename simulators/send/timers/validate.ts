import type { Context, Effects, Event, Schedule } from '../../kernel/platform.ts';
import type { PhysicalAddress } from '../contract/requests.ts';
import { isoInstant } from '../rome.ts';
import type { Notification, RefusalReason, SendEvent, SendState } from '../state.ts';
import { factKey, timelineEvents } from '../timeline.ts';
import type { Draft } from '../timeline.ts';
import { asynchronousReasons } from '../validation/asynchronous.ts';

/** The outcome of asynchronous validation: accepted with an IUN, or refused with reasons (send.md §1.10). */
export function validate(notification: Notification, _timer: Event, state: SendState, context: Context): Effects {
  if (notification.cancelledAt !== undefined) return {};
  const reasons = asynchronousReasons(notification, state, context);
  return reasons.length > 0
    ? { events: refused(notification, reasons, context) }
    : accepted(notification, state, context);
}

function refused(
  notification: Notification,
  reasons: readonly RefusalReason[],
  context: Context,
): readonly SendEvent[] {
  return [
    { type: 'requestRefused', iun: notification.iun, reasons },
    ...timelineEvents(context, notification, [
      { category: 'REQUEST_REFUSED', details: { refusalReasons: reasons, ...requestOf(notification) } },
    ]),
  ];
}

function accepted(notification: Notification, state: SendState, context: Context): Effects {
  const { request, iun } = notification;
  const senderAck = factKey(state, 'PN_LEGAL_FACTS');
  const found: SendEvent[] = [];
  const drafts: Draft[] = [{ category: 'VALIDATE_NORMALIZE_ADDRESSES_REQUEST' }];
  const missing = request.recipients.flatMap(({ physicalAddress }, index) =>
    physicalAddress === undefined ? [index] : [],
  );
  if (missing.length > 0)
    drafts.push({
      category: 'PUBLIC_REGISTRY_VALIDATION_CALL',
      details: { recIndexes: missing, deliveryMode: 'ANALOG', sendDate: isoInstant(context.clock.now()) },
    });
  for (const recIndex of missing) {
    found.push({ type: 'addressFound', iun, recIndex, physicalAddress: REGISTRY_ADDRESS });
    drafts.push({
      category: 'PUBLIC_REGISTRY_VALIDATION_RESPONSE',
      parts: { recIndex },
      details: { physicalAddress: REGISTRY_ADDRESS, registry: registryOf(request.recipients[recIndex]!.recipientType) },
    });
  }
  for (const [recIndex, { physicalAddress = REGISTRY_ADDRESS }] of request.recipients.entries())
    drafts.push({
      category: 'NORMALIZED_ADDRESS',
      parts: { recIndex },
      details: { oldAddress: physicalAddress, normalizedAddress: normalized(physicalAddress) },
    });
  drafts.push(
    { category: 'SENDER_ACK_CREATION_REQUEST', details: { legalFactId: `safestorage://${senderAck}` } },
    {
      category: 'REQUEST_ACCEPTED',
      details: requestOf(notification),
      fact: { key: senderAck, category: 'SENDER_ACK' },
    },
  );
  return {
    events: [...found, ...timelineEvents(context, notification, drafts)],
    schedule: request.recipients.map((_, recIndex): Schedule => ({
      afterMs: state.settings.deliveryStartMs,
      timer: { type: 'deliver', iun, recIndex },
    })),
  };
}

/** What the public registries know of whoever has no address in the request. */
const REGISTRY_ADDRESS: PhysicalAddress = {
  address: 'VIA DEL REGISTRO 1',
  zip: '00118',
  municipality: 'ROMA',
  province: 'RM',
  foreignState: 'ITALIA',
};

/** ANPR for people, the business register for companies (seed 004). */
function registryOf(recipientType: 'PF' | 'PG'): string {
  return recipientType === 'PF' ? 'ANPR' : 'REGISTRO_IMPRESE';
}

/** An address as the post wants it: capitals, single blanks. */
function normalized(address: PhysicalAddress): Record<string, string> {
  return Object.fromEntries(
    Object.entries(address).map(([member, text]) => [member, text.trim().replaceAll(/\s+/g, ' ').toUpperCase()]),
  );
}

function requestOf({ notificationRequestId, request }: Notification): Readonly<Record<string, string>> {
  const { paProtocolNumber, idempotenceToken } = request;
  return {
    notificationRequestId,
    paProtocolNumber,
    ...(idempotenceToken === undefined ? {} : { idempotenceToken }),
  };
}
