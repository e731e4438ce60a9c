import type { SeenExchange, SeenMessage } from '../kernel/platform.ts';

/** A JSON object of unknown shape: what a system under test sends may be anything. */
export type Members = Readonly<Record<string, unknown>>;

/** The value as an object; empty where it is none. */
export function members(value: unknown): Members {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Members) : NOTHING;
}

/** The value as a list; empty where it is none. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : NONE;
}

/** The value as a text; undefined where it is none. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

const NOTHING: Members = {};
const NONE: readonly unknown[] = [];

/** Operations on the object store: presigned URLs, no credentials. */
export const OBJECT_STORE: ReadonlySet<string> = new Set(['uploadAttachment', 'downloadFile']);

/** Asking where a document or an attestation can be downloaded. */
export const METADATA = [
  'retrieveSentNotificationDocument',
  'retrieveSentNotificationAttachment',
  'downloadLegalFactById',
  'retrieveLegalFact',
  'getDocumentsWeb',
] as const;

/** Whether the peer can have read the answer: `maybe` where a fault damaged or delayed it (the peer's deadline is unknown). */
export function arrival(exchange: SeenExchange): 'yes' | 'maybe' | 'no' {
  switch (exchange.fault?.kind) {
    case 'reset':
    case 'hang':
      return 'no';
    case 'delay':
    case 'truncate':
    case 'malformed':
      return 'maybe';
    default:
      return 'yes';
  }
}

/** Instant of the answer, epoch ms. */
export function answeredAt(exchange: SeenExchange): number {
  return exchange.at + exchange.elapsedMs;
}

/** Path and query of an address: the origin is how the peer reaches the platform, and says nothing of what it asks. */
export function pathAndQuery(url: string): string {
  const from = url.indexOf('/', url.indexOf('//') + 2);
  return from < 0 ? '/' : url.slice(from);
}

/** Last segment of the path of an address. */
export function lastSegment(url: string): string {
  const path = pathAndQuery(url);
  const end = path.indexOf('?');
  const whole = end < 0 ? path : path.slice(0, end);
  return whole.slice(whole.lastIndexOf('/') + 1);
}

/** A key of the object store or of an attestation, without its prefix. */
export function bareKey(key: string): string {
  return key.startsWith('safestorage://') ? key.slice('safestorage://'.length) : key;
}

/** Whether two redacted secrets stand for the same value: the digest counts, the name they were given does not. */
export function sameSecret(one: string, other: string): boolean {
  const digest = (secret: string) => (secret.startsWith('secret:') ? secret.slice(secret.lastIndexOf('#')) : secret);
  return digest(one) === digest(other);
}

/** The codes of the errors an answer reports. */
export function errorCodes(message: SeenMessage): readonly string[] {
  return list(members(message.json)['errors']).flatMap((error) => text(members(error)['code']) ?? []);
}

/** The first error an answer reports, as a person would read it. */
export function firstError(message: SeenMessage): string {
  const body = members(message.json);
  const error = members(list(body['errors'])[0]);
  return [text(error['code']), text(error['element']), text(error['detail']) ?? text(body['detail'])]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** The element that an event of a stream tells of; the first version told its facts one by one. */
export function elementOf(event: Members): Members {
  if (event['element'] !== undefined) return members(event['element']);
  const { eventId, timestamp, timelineEventCategory, recipientIndex, analogCost, legalfactIds, validationErrors } =
    event;
  return {
    elementId: eventId,
    category: timelineEventCategory,
    timestamp,
    legalFactsIds: list(legalfactIds).map((key) => ({ key })),
    details: { recIndex: recipientIndex, analogCost, refusalReasons: validationErrors },
  };
}

/** The price an answer tells, cents: the total, or the one amount of the first version. */
export function priceTold(answer: SeenMessage): number | undefined {
  const { totalPrice, amount } = members(answer.json);
  return [totalPrice, amount].find((price) => typeof price === 'number');
}

/** What a recipient is asked to pay with; the first version of the request has one payment in place of the list. */
function paymentsOf(recipient: unknown, { notificationFeePolicy }: Members): readonly Members[] {
  const { payments, payment } = members(recipient);
  if (payment === undefined) return list(payments).map(members);
  const { noticeCode, creditorTaxId, noticeCodeAlternative, pagoPaForm } = members(payment);
  const applyCost = notificationFeePolicy === 'DELIVERY_MODE';
  return [
    { pagoPa: { noticeCode, creditorTaxId, applyCost, attachment: pagoPaForm } },
    ...(noticeCodeAlternative === undefined
      ? []
      : [{ pagoPa: { noticeCode: noticeCodeAlternative, creditorTaxId, applyCost } }]),
  ];
}

/** The pagoPA notices a notification request asks to be paid with, whatever the recipient. */
export function noticesOf(request: Members): readonly Notice[] {
  return list(request['recipients']).flatMap((recipient) =>
    paymentsOf(recipient, request).flatMap(({ pagoPa }) => {
      if (pagoPa === undefined) return [];
      const { noticeCode, creditorTaxId, applyCost, attachment } = members(pagoPa);
      return [{ noticeCode, creditorTaxId, applyCost, attachment }];
    }),
  );
}

export interface Notice {
  readonly noticeCode: unknown;
  readonly creditorTaxId: unknown;
  readonly applyCost: unknown;
  readonly attachment: unknown;
}

/** Every reference to an uploaded file that a notification request makes: acts, then notices and F24 metadata. */
export function attachmentsOf(request: Members): readonly Members[] {
  const payments = list(request['recipients']).flatMap((recipient) =>
    paymentsOf(recipient, request).flatMap(({ pagoPa, f24 }) => [
      members(pagoPa)['attachment'],
      members(f24)['metadataAttachment'],
    ]),
  );
  return [...list(request['documents']), ...payments].filter((each) => each !== undefined).map(members);
}
