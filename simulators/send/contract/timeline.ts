import Type from 'typebox';
import type { TSchema } from 'typebox';
import { ascii, Cents, Instant, line, NoticeCode, PaTaxId, RecIndex } from './primitives.ts';
import { literals } from './requests.ts';
import { age } from '../versions.ts';
import type { DetailVersion } from '../versions.ts';

// Details of timeline elements by category, versions 2.8 and 2.9 (B2B bundle; send.md §2.5). Only those this simulator produces
// have a row: an element of another category is an open object.

const optional = Type.Optional;
const Key = Type.String({ maxLength: 512, pattern: '^(safestorage://)?[A-Za-z0-9._-]+$' });
const Integer = Type.Integer({ minimum: 0 });
const Address = Type.Object({
  at: optional(Type.String()),
  address: Type.String(),
  addressDetails: optional(Type.String()),
  zip: optional(Type.String()),
  municipality: Type.String(),
  municipalityDetails: optional(Type.String()),
  province: optional(Type.String()),
  foreignState: optional(Type.String()),
});
const DigitalAddress = Type.Object({ type: Type.String(), address: Type.String() });
const Source = literals('PLATFORM', 'SPECIAL', 'GENERAL');
const DeliveryMode = literals('DIGITAL', 'ANALOG');
const Receipts = Type.Array(Type.Object({ id: optional(Type.String()), system: optional(Type.String()) }));
const Attachments = Type.Array(
  Type.Object({
    id: optional(Type.String()),
    documentType: optional(Type.String()),
    url: optional(Type.String()),
    date: optional(Instant),
  }),
);
const request = {
  notificationRequestId: optional(Type.String()),
  paProtocolNumber: optional(line(256)),
  idempotenceToken: optional(ascii(256)),
};
const letter = {
  recIndex: RecIndex,
  physicalAddress: Address,
  productType: optional(Type.String({ maxLength: 10 })),
  analogCost: optional(Cents),
  numberOfPages: optional(Integer),
  envelopeWeight: optional(Integer),
  prepareRequestId: optional(Type.String({ maxLength: 512 })),
};
const recipientOnly = { recIndex: RecIndex };
const ServiceLevel = literals('AR_REGISTERED_LETTER', 'REGISTERED_LETTER_890');
const paper = {
  physicalAddress: Address,
  serviceLevel: ServiceLevel,
  sentAttemptMade: Integer,
  relatedRequestId: optional(Type.String({ maxLength: 512 })),
};
const postal = {
  recIndex: RecIndex,
  notificationDate: optional(Instant),
  deliveryDetailCode: optional(Type.String({ maxLength: 20 })),
  deliveryFailureCause: optional(Type.String({ maxLength: 10 })),
  attachments: optional(Attachments),
  sendRequestId: optional(Type.String({ maxLength: 512 })),
  registeredLetterCode: optional(Type.String({ maxLength: 128 })),
};

const DETAILS: Readonly<Record<string, Record<string, TSchema>>> = {
  SENDER_ACK_CREATION_REQUEST: { legalFactId: optional(Type.String({ maxLength: 128 })) },
  VALIDATE_NORMALIZE_ADDRESSES_REQUEST: {},
  PUBLIC_REGISTRY_VALIDATION_CALL: { recIndexes: Type.Array(RecIndex), deliveryMode: DeliveryMode, sendDate: Instant },
  PUBLIC_REGISTRY_VALIDATION_RESPONSE: {
    ...recipientOnly,
    physicalAddress: optional(Address),
    registry: optional(Type.String({ maxLength: 128 })),
  },
  NORMALIZED_ADDRESS: { ...recipientOnly, oldAddress: Address, normalizedAddress: Address },
  REQUEST_ACCEPTED: request,
  REQUEST_REFUSED: {
    ...request,
    refusalReasons: Type.Array(
      Type.Object({
        errorCode: Type.String({ maxLength: 128 }),
        detail: Type.String({ maxLength: 2048 }),
        recIndex: optional(RecIndex),
      }),
      { minItems: 1 },
    ),
  },
  AAR_CREATION_REQUEST: { ...recipientOnly, aarKey: Key, numberOfPages: Integer },
  AAR_GENERATION: { ...recipientOnly, generatedAarUrl: Key, numberOfPages: Integer },
  GET_ADDRESS: { ...recipientOnly, digitalAddressSource: Source, isAvailable: Type.Boolean(), attemptDate: Instant },
  PUBLIC_REGISTRY_CALL: {
    ...recipientOnly,
    deliveryMode: DeliveryMode,
    contactPhase: literals('CHOOSE_DELIVERY', 'SEND_ATTEMPT'),
    sentAttemptMade: Integer,
    sendDate: Instant,
  },
  PUBLIC_REGISTRY_RESPONSE: {
    ...recipientOnly,
    digitalAddress: optional(DigitalAddress),
    physicalAddress: optional(Address),
  },
  SCHEDULE_DIGITAL_WORKFLOW: {
    ...recipientOnly,
    digitalAddress: optional(DigitalAddress),
    digitalAddressSource: Source,
    sentAttemptMade: Integer,
    lastAttemptDate: Instant,
    schedulingDate: optional(Instant),
  },
  SCHEDULE_REFINEMENT: { ...recipientOnly, schedulingDate: optional(Instant) },
  PREPARE_DIGITAL_DOMICILE: {
    ...recipientOnly,
    digitalAddress: optional(DigitalAddress),
    digitalAddressSource: Source,
    retryNumber: Integer,
    attemptDate: optional(Instant),
  },
  SEND_DIGITAL_DOMICILE: {
    ...recipientOnly,
    digitalAddress: DigitalAddress,
    digitalAddressSource: Source,
    retryNumber: Integer,
  },
  SEND_DIGITAL_PROGRESS: {
    ...recipientOnly,
    digitalAddress: optional(DigitalAddress),
    digitalAddressSource: optional(Source),
    deliveryDetailCode: optional(Type.String()),
    deliveryFailureCause: optional(Type.String()),
    shouldRetry: optional(Type.Boolean()),
    sendingReceipts: optional(Receipts),
    retryNumber: optional(Integer),
    notificationDate: optional(Instant),
    eventTimestamp: optional(Instant),
  },
  SEND_DIGITAL_FEEDBACK: {
    ...recipientOnly,
    digitalAddress: DigitalAddress,
    responseStatus: literals('OK', 'KO'),
    notificationDate: Instant,
    deliveryDetailCode: optional(Type.String()),
    deliveryFailureCause: optional(Type.String()),
    sendingReceipts: optional(Receipts),
  },
  DIGITAL_DELIVERY_CREATION_REQUEST: {
    ...recipientOnly,
    digitalAddress: DigitalAddress,
    endWorkflowStatus: optional(literals('SUCCESS', 'FAILURE')),
    completionWorkflowDate: optional(Instant),
    legalFactId: optional(Type.String({ maxLength: 128 })),
  },
  DIGITAL_SUCCESS_WORKFLOW: { ...recipientOnly, digitalAddress: DigitalAddress },
  DIGITAL_FAILURE_WORKFLOW: recipientOnly,
  PREPARE_SIMPLE_REGISTERED_LETTER: { ...recipientOnly, physicalAddress: Address },
  SEND_SIMPLE_REGISTERED_LETTER: letter,
  SEND_SIMPLE_REGISTERED_LETTER_PROGRESS: postal,
  SEND_COURTESY_MESSAGE: {
    ...recipientOnly,
    digitalAddress: DigitalAddress,
    sendDate: Instant,
    ioSendMessageResult: optional(literals('NOT_SENT_OPTIN_ALREADY_SENT', 'SENT_COURTESY', 'SENT_OPTIN')),
  },
  PROBABLE_SCHEDULING_ANALOG_DATE: { ...recipientOnly, schedulingAnalogDate: Instant },
  SCHEDULE_ANALOG_WORKFLOW: { ...recipientOnly, schedulingDate: optional(Instant) },
  PREPARE_ANALOG_DOMICILE: { ...recipientOnly, ...paper },
  SEND_ANALOG_DOMICILE: { ...letter, ...paper },
  SEND_ANALOG_PROGRESS: { ...postal, serviceLevel: optional(ServiceLevel) },
  SEND_ANALOG_FEEDBACK: {
    ...postal,
    ...paper,
    newAddress: optional(Address),
    responseStatus: literals('OK', 'KO'),
  },
  PREPARE_ANALOG_DOMICILE_FAILURE: {
    ...recipientOnly,
    foundAddress: optional(Address),
    failureCause: optional(Type.String({ maxLength: 10 })),
    prepareRequestId: optional(Type.String({ maxLength: 512 })),
  },
  ANALOG_SUCCESS_WORKFLOW: { ...recipientOnly, physicalAddress: Address },
  ANALOG_FAILURE_WORKFLOW: { ...recipientOnly, generatedAarUrl: optional(Key) },
  COMPLETELY_UNREACHABLE_CREATION_REQUEST: {
    ...recipientOnly,
    endWorkflowStatus: optional(literals('SUCCESS', 'FAILURE')),
    completionWorkflowDate: optional(Instant),
    legalFactId: optional(Type.String({ maxLength: 128 })),
  },
  COMPLETELY_UNREACHABLE: { ...recipientOnly, legalFactGenerationDate: optional(Instant) },
  ANALOG_WORKFLOW_RECIPIENT_DECEASED: {
    ...recipientOnly,
    physicalAddress: Address,
    notificationCost: optional(Cents),
  },
  NOTIFICATION_RADD_RETRIEVED: {
    ...recipientOnly,
    raddType: Type.String({ maxLength: 128 }),
    raddTransactionId: Type.String({ maxLength: 128 }),
    eventTimestamp: Instant,
  },
  NOT_HANDLED: {
    ...recipientOnly,
    reasonCode: Type.String({ maxLength: 128 }),
    reason: Type.String({ maxLength: 256 }),
  },
  NOTIFICATION_TIMELINE_REWORKED: {
    ...recipientOnly,
    sentAttemptMade: Integer,
    invalidatedTimelineAndStatusHistory: Type.Array(Type.Object({})),
  },
  REFINEMENT: { ...recipientOnly, notificationCost: optional(Cents), eventTimestamp: optional(Instant) },
  NOTIFICATION_VIEWED_CREATION_REQUEST: {
    ...recipientOnly,
    legalFactId: optional(Type.String({ maxLength: 128 })),
    eventTimestamp: optional(Instant),
  },
  NOTIFICATION_VIEWED: { ...recipientOnly, notificationCost: optional(Cents), eventTimestamp: optional(Instant) },
  PAYMENT: {
    ...recipientOnly,
    recipientType: literals('PF', 'PG'),
    amount: optional(Type.Integer()),
    creditorTaxId: optional(PaTaxId),
    noticeCode: optional(NoticeCode),
    paymentSourceChannel: Type.String({ maxLength: 512 }),
    uncertainPaymentDate: optional(Type.Boolean()),
    eventTimestamp: optional(Instant),
  },
  NOTIFICATION_CANCELLATION_REQUEST: { cancellationRequestId: Type.String() },
  NOTIFICATION_CANCELLED: { notificationCost: Cents, notRefinedRecipientIndexes: Type.Array(RecIndex) },
};

/** Categories whose details have a contract here. */
export const DETAILED_CATEGORIES: readonly string[] = Object.keys(DETAILS);

const detailed = Object.entries(DETAILS).map(([category, members]) => ({
  if: { properties: { category: { const: category } } },
  then: { properties: { details: Type.Object(members, { additionalProperties: false }) } },
}));

const common = {
  elementId: Type.String({ maxLength: 512 }),
  timestamp: Instant,
  legalFactsIds: optional(Type.Array(Type.Object({ key: Key, category: Type.String() }))),
  // open: a scenario may send a category that clients cannot know
  category: Type.String({ pattern: '^[A-Z0-9_]+$' }),
  details: Type.Object({}),
};
const instants = { ingestionTimestamp: Instant, eventTimestamp: Instant, notificationSentAt: Instant };
const closed = { additionalProperties: false };

const current = Type.Unsafe<Record<string, unknown>>({
  ...Type.Object({ ...common, ...instants }, closed),
  allOf: detailed,
});
const fromV24 = Type.Object({ ...common, ...instants }, closed);
const beforeV24 = Type.Object(common, closed);

/** TimelineElement in a version; the details of deprecated ones have other names and no contract here. */
export function timelineElement(version: DetailVersion): TSchema {
  if (age(version) >= 2.8) return current;
  return age(version) >= 2.4 ? fromV24 : beforeV24;
}
