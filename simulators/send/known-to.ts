import { firstVersionOf } from './categories.ts';
import type { NewNotificationRequest } from './contract/requests.ts';
import type { StatusHistoryElement, TimelineElement } from './state.ts';
import type { NotificationStatus } from './status.ts';
import { age } from './versions.ts';
import type { DetailVersion, RequestVersion, StreamVersion } from './versions.ts';

// What each version has words for. Source: send.md §1.6, §1.12, §2.1-2.5; the schemas of every version in the B2B bundle.

/** The members that a version of the detail takes from the request are those of this version of the request. */
export const REQUEST_IN_DETAIL: Readonly<Record<DetailVersion, RequestVersion>> = {
  '1': '1',
  '2.0': '1',
  '2.1': '2.1',
  '2.3': '2.3',
  '2.4': '2.3',
  '2.5': '2.4',
  '2.6': '2.4',
  '2.7': '2.5',
  '2.8': '2.5',
  '2.9': '2.6',
};

/** The elements of a version of streams are those of this version of the detail. */
export const ELEMENT_IN_STREAM: Readonly<Record<StreamVersion, DetailVersion>> = {
  '1': '1',
  '2.3': '2.3',
  '2.4': '2.4',
  '2.5': '2.5',
  '2.6': '2.6',
  '2.7': '2.6',
  '2.8': '2.7',
  '2.9': '2.8',
};

export function knowsCategory(version: DetailVersion, category: string): boolean {
  return age(firstVersionOf(category)) <= age(version);
}

export function knowsStatus(version: DetailVersion, status: string): boolean {
  return status !== 'RETURNED_TO_SENDER' || age(version) >= 2.6;
}

/** The last status that a version has a word for: what it tells of a notification that has gone further. */
export function lastKnown(
  version: DetailVersion,
  history: readonly StatusHistoryElement[],
): NotificationStatus | undefined {
  return history.findLast(({ status }) => knowsStatus(version, status))?.status;
}

// ------------------------------------------------------------------------------------------------- elements

/** The categories of legal fact before version 2.5, where the list became open. */
export const FIRST_FACTS = [
  'SENDER_ACK',
  'DIGITAL_DELIVERY',
  'ANALOG_DELIVERY',
  'RECIPIENT_ACCESS',
  'PEC_RECEIPT',
  'ANALOG_FAILURE_DELIVERY',
] as const;

export function knowsFact(version: DetailVersion, category: string): boolean {
  return age(version) >= 2.5 || (FIRST_FACTS as readonly string[]).includes(category);
}

/** Members of `details` by category, and the version that brought them. */
const DETAIL_MEMBERS: Readonly<Record<string, Readonly<Record<string, DetailVersion>>>> = {
  REQUEST_ACCEPTED: { notificationRequestId: '2.7', paProtocolNumber: '2.7', idempotenceToken: '2.7' },
  REQUEST_REFUSED: { notificationRequestId: '2.7', paProtocolNumber: '2.7', idempotenceToken: '2.7' },
  NOTIFICATION_VIEWED: { eventTimestamp: '2.3' },
  REFINEMENT: { eventTimestamp: '2.3' },
  SCHEDULE_ANALOG_WORKFLOW: { schedulingDate: '2.3' },
  SCHEDULE_DIGITAL_WORKFLOW: { schedulingDate: '2.3' },
  SEND_DIGITAL_PROGRESS: { eventTimestamp: '2.3' },
  SEND_ANALOG_PROGRESS: { serviceLevel: '2.3' },
  PAYMENT: { eventTimestamp: '2.3' },
};

/** An element of a category that the version knows, in the version's words. */
export function elementKnownTo(version: DetailVersion, element: TimelineElement): TimelineElement {
  if (age(version) >= 2.8) return element;
  const { ingestionTimestamp, eventTimestamp, notificationSentAt, legalFactsIds, details, ...rest } = element;
  const facts = legalFactsIds?.filter(({ category }) => knowsFact(version, category)) ?? [];
  return {
    ...rest,
    // until 2.4 an element told one instant alone
    ...(age(version) < 2.4 ? {} : { ingestionTimestamp, eventTimestamp, notificationSentAt }),
    ...(facts.length === 0 ? {} : { legalFactsIds: facts }),
    details: detailsKnownTo(version, element.category, details),
  } as TimelineElement;
}

function detailsKnownTo(
  version: DetailVersion,
  category: string,
  details: TimelineElement['details'],
): TimelineElement['details'] {
  const since = DETAIL_MEMBERS[category] ?? {};
  return Object.fromEntries(
    Object.entries(details)
      .filter(([name]) => age(since[name] ?? '1') <= age(version))
      .map(([name, value]) => {
        if (name === 'refusalReasons' && age(version) < 2.7)
          return [name, (value as readonly Record<string, unknown>[]).map(({ recIndex: _whose, ...reason }) => reason)];
        return [name === 'legalFactId' && renamedIn28(category) && age(version) < 2.8 ? 'legalfactId' : name, value];
      }),
  );
}

/** `legalfactId` became `legalFactId` with version 2.8, in these categories alone. */
function renamedIn28(category: string): boolean {
  return [
    'COMPLETELY_UNREACHABLE_CREATION_REQUEST',
    'DIGITAL_DELIVERY_CREATION_REQUEST',
    'NOTIFICATION_VIEWED_CREATION_REQUEST',
  ].includes(category);
}

// ------------------------------------------------------------------------------------------------- requests

/** Members of a request and the version that brought them. */
const REQUEST_MEMBERS: Readonly<Record<string, RequestVersion>> = {
  paFee: '2.1',
  vat: '2.1',
  additionalLanguages: '2.4',
  physicalCommunicationPriority: '2.6',
};

/** The members of a request that a version knows. */
export function requestKnownTo<Request extends object>(version: RequestVersion, request: Request): Request {
  return Object.fromEntries(
    Object.entries(request).filter(([name]) => age(REQUEST_MEMBERS[name] ?? '1') <= age(version)),
  ) as Request;
}

/**
 * What of a request a version cannot tell; undefined where it can tell it all. Read for asynchronous integration and several
 * payments (send.md §1.2, version coupling); F24 and a missing address are of the same kind (§1.6).
 * @param createdBy the version that the request was made with: what a version could write it can read
 */
export function untold(
  version: RequestVersion,
  { pagoPaIntMode, recipients }: NewNotificationRequest,
  createdBy: RequestVersion,
): string | undefined {
  if (age(version) < 2.5 && recipients.some(({ physicalAddress }) => physicalAddress === undefined))
    return 'recipients without a physical address';
  if (version !== '1' || createdBy === '1') return undefined;
  if (pagoPaIntMode === 'ASYNC') return 'asynchronous integration';
  const payments = recipients.map((recipient) => recipient.payments ?? []);
  if (payments.some((each) => each.length > 1)) return 'several payments';
  return payments.flat().some(({ f24 }) => f24 !== undefined) ? 'an F24' : undefined;
}
