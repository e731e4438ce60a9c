import Type from 'typebox';
import type { Static } from 'typebox';
import { contract } from '../../kernel/json.ts';
import type { Contract } from '../../kernel/json.ts';
import { REQUEST_VERSIONS } from '../versions.ts';
import type { RequestVersion } from '../versions.ts';
import {
  ascii,
  Denomination,
  IunText,
  line,
  NoticeCode,
  NotificationRequestId,
  PaFee,
  PaTaxId,
  Pec,
  Sha256Base64,
  TaxId,
  Vat,
} from './primitives.ts';

// NewNotificationRequest in every version (B2B bundle; send.md §1.6).

const literals = <const Values extends readonly string[]>(...values: Values) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: values });

const BodyRef = Type.Object({
  key: Type.String({ maxLength: 512, pattern: '^(safestorage://)?[A-Za-z0-9._-]+$' }),
  versionToken: line(256),
});

const Digests = Type.Object({ sha256: Sha256Base64 });

const attachment = (contentType: 'application/pdf' | 'application/json') =>
  Type.Object({
    digests: Digests,
    contentType: Type.String({ pattern: `^${contentType}$` }),
    ref: BodyRef,
  });

const Attachment = attachment('application/pdf');

const Document = Type.Object({
  ...Attachment.properties,
  title: Type.Optional(line(512, 1)),
  docIdx: Type.Optional(Type.String({ maxLength: 3, pattern: '^\\d+$' })),
});

const PagoPaPayment = Type.Object({
  noticeCode: NoticeCode,
  creditorTaxId: PaTaxId,
  applyCost: Type.Boolean(),
  attachment: Type.Optional(Attachment),
});

const F24Payment = Type.Object({
  title: Type.String(),
  applyCost: Type.Boolean(),
  metadataAttachment: attachment('application/json'),
});

const Payment = Type.Object(
  { pagoPa: Type.Optional(PagoPaPayment), f24: Type.Optional(F24Payment) },
  { additionalProperties: false, minProperties: 1 },
);

const PhysicalAddress = Type.Object({
  at: Type.Optional(line(44)),
  address: line(1024, 2),
  addressDetails: Type.Optional(line(1024)),
  zip: Type.Optional(Type.String({ maxLength: 15, pattern: '^[\\w \\-]*$' })),
  municipality: line(256, 2),
  municipalityDetails: Type.Optional(line(256)),
  province: Type.Optional(line(256)),
  foreignState: Type.Optional(line(256)),
});

const DigitalDomicile = Type.Object({ type: literals('PEC'), address: Pec });

const person = {
  recipientType: literals('PF', 'PG'),
  taxId: TaxId,
  denomination: Denomination,
  digitalDomicile: Type.Optional(DigitalDomicile),
};
const closed = { additionalProperties: false };
/** From 2.5 a recipient's physical address may be left to SEND. */
const Recipient = Type.Object(
  { ...person, physicalAddress: Type.Optional(PhysicalAddress), payments: Type.Optional(Type.Array(Payment)) },
  closed,
);
const RecipientWithAddress = Type.Object({ ...Recipient.properties, physicalAddress: PhysicalAddress }, closed);
/** The first version had one payment alone, with another notice that could be paid in its place. */
const FirstRecipient = Type.Object({
  ...person,
  physicalAddress: PhysicalAddress,
  payment: Type.Optional(
    Type.Object({
      noticeCode: NoticeCode,
      creditorTaxId: PaTaxId,
      noticeCodeAlternative: Type.Optional(NoticeCode),
      pagoPaForm: Type.Optional(Attachment),
    }),
  ),
});

const requestProperties = {
  idempotenceToken: Type.Optional(ascii(256)),
  paProtocolNumber: line(256),
  subject: line(134),
  abstract: Type.Optional(line(1024)),
  documents: Type.Array(Document, { minItems: 1 }),
  notificationFeePolicy: literals('FLAT_RATE', 'DELIVERY_MODE'),
  cancelledIun: Type.Optional(IunText),
  physicalCommunicationType: literals('AR_REGISTERED_LETTER', 'REGISTERED_LETTER_890'),
  senderDenomination: Denomination,
  senderTaxId: PaTaxId,
  group: Type.Optional(ascii(1024)),
  amount: Type.Optional(Type.Integer()),
  paymentExpirationDate: Type.Optional(
    Type.String({ minLength: 10, maxLength: 10, pattern: '^([0-9]{4})-(1[0-2]|0[1-9])-(3[01]|[12][0-9]|0[1-9])$' }),
  ),
  taxonomyCode: Type.String({ minLength: 7, maxLength: 7, pattern: '^([0-9]{6}[A-Z]{1})$' }),
  pagoPaIntMode: Type.Optional(literals('NONE', 'SYNC', 'ASYNC')),
};
const fees = { paFee: Type.Optional(PaFee), vat: Type.Optional(Vat) };
const languages = { additionalLanguages: Type.Optional(Type.Array(Type.String())) };

const First = Type.Object({
  ...requestProperties,
  subject: line(134, 10),
  recipients: Type.Array(FirstRecipient, { minItems: 1 }),
});
const V23 = Type.Object({
  ...requestProperties,
  ...fees,
  recipients: Type.Array(RecipientWithAddress, { minItems: 1 }),
});
const V24 = Type.Object({ ...V23.properties, ...languages });
const V25 = Type.Object({
  ...V24.properties,
  additionalLanguages: Type.Optional(Type.Array(Type.String(), { maxItems: 1 })),
  recipients: Type.Array(Recipient, { minItems: 1 }),
});
const V26 = Type.Object({
  ...V25.properties,
  ...languages,
  physicalCommunicationPriority: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
});

/** The request in each version; 2.1 and 2.3 differ in what SEND makes of a missing fee. */
export const REQUESTS = { '1': First, '2.1': V23, '2.3': V23, '2.4': V24, '2.5': V25, '2.6': V26 } as const;

export type FirstRequest = Static<typeof First>;
export type NewNotificationRequest = Static<typeof V26>;
export type Recipient = NewNotificationRequest['recipients'][number];
export type PhysicalAddress = Static<typeof PhysicalAddress>;
export type NotificationDocument = NewNotificationRequest['documents'][number];
export type PaymentItem = NonNullable<Recipient['payments']>[number];

/** NewNotificationRequest in each version. */
export const newNotificationRequest = Object.fromEntries(
  REQUEST_VERSIONS.map((version) => [version, contract(REQUESTS[version])]),
) as Readonly<Record<RequestVersion, Contract>>;

/** The 202: the identifiers of a request taken in charge (send.md §1.9). */
export const newNotificationResponse = contract(
  Type.Object({
    notificationRequestId: NotificationRequestId,
    paProtocolNumber: Type.String(),
    idempotenceToken: Type.Optional(Type.String()),
  }),
);

export const requestStatusQuery = contract(
  Type.Object({
    notificationRequestId: Type.Optional(NotificationRequestId),
    paProtocolNumber: Type.Optional(line(256)),
    idempotenceToken: Type.Optional(ascii(256)),
  }),
);

const statusProperties = {
  notificationRequestId: NotificationRequestId,
  notificationRequestStatus: literals('WAITING', 'ACCEPTED', 'REFUSED'),
  retryAfter: Type.Optional(Type.Integer({ minimum: 0 })),
  iun: Type.Optional(IunText),
  errors: Type.Optional(
    Type.Array(
      Type.Object({
        code: Type.String(),
        element: Type.Optional(Type.String()),
        detail: Type.Optional(Type.String({ maxLength: 1024 })),
        recIndex: Type.Optional(Type.Integer({ minimum: 0 })),
      }),
    ),
  ),
};

/** NewNotificationRequestStatusResponse in a version. */
export const requestStatus = (version: RequestVersion) =>
  contract(Type.Object({ ...REQUESTS[version].properties, ...statusProperties }));

export { literals };
