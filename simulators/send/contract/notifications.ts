import Type from 'typebox';
import type { Static } from 'typebox';
import { contract } from '../../kernel/json.ts';
import {
  Cents,
  IndexText,
  Instant,
  IunText,
  NoticeCode,
  PaFee,
  PaTaxId,
  Sha256Base64,
  TaxId,
  Vat,
} from './primitives.ts';
import { literals, REQUESTS } from './requests.ts';
import { timelineElement } from './timeline.ts';
import { FIRST_FACTS, knowsStatus, REQUEST_IN_DETAIL } from '../known-to.ts';
import { STATUSES } from '../status.ts';
import type { DetailVersion } from '../versions.ts';

const optional = Type.Optional;

/** FullSentNotification in a version (send.md §1.12). */
export const sentNotification = (version: DetailVersion) => {
  const status = literals(...STATUSES.filter((each) => knowsStatus(version, each)));
  const made = REQUESTS[REQUEST_IN_DETAIL[version]];
  return contract(
    Type.Object({
      ...made.properties,
      senderPaId: Type.String({ maxLength: 256 }),
      iun: IunText,
      sentAt: Instant,
      cancelledByIun: optional(IunText),
      documentsAvailable: Type.Boolean(),
      usedServices: optional(Type.Object({ physicalAddressLookup: Type.Boolean() })),
      notificationStatus: status,
      notificationStatusHistory: Type.Array(
        Type.Object({ status, activeFrom: Instant, relatedTimelineElements: Type.Array(Type.String()) }),
        { minItems: 1 },
      ),
      timeline: Type.Array(timelineElement(version), { minItems: 1 }),
    }),
  );
};

export const iunPath = contract(Type.Object({ iun: IunText }));

export const documentPath = contract(Type.Object({ iun: IunText, docIdx: IndexText }));

export const paymentAttachmentPath = contract(
  Type.Object({ iun: IunText, recipientIdx: IndexText, attachmentName: literals('PAGOPA', 'F24') }),
);

export const paymentAttachmentQuery = contract(Type.Object({ attachmentIdx: optional(IndexText) }));

/** NotificationAttachmentDownloadMetadataResponse: a URL, or a number of seconds to wait for it. */
export const attachmentMetadata = contract(
  Type.Object({
    filename: Type.String(),
    contentType: Type.String(),
    contentLength: Type.Integer({ minimum: 0 }),
    sha256: Sha256Base64,
    url: optional(Type.String()),
    retryAfter: optional(Type.Integer({ minimum: 0 })),
  }),
);

/** LegalFactDownloadMetadataResponse and DocumentDownloadMetadataResponse, which are alike. */
export const legalFactMetadata = contract(
  Type.Object({
    filename: Type.String(),
    contentLength: Type.Integer({ minimum: 0 }),
    url: optional(Type.String()),
    retryAfter: optional(Type.Integer({ minimum: 0 })),
  }),
);

export const legalFactPath = contract(
  Type.Object({ iun: IunText, legalFactId: Type.String({ pattern: '^[ -~]*$', maxLength: 1024 }) }),
);

export const legalFactList = contract(
  Type.Array(
    Type.Object({
      iun: IunText,
      taxId: optional(TaxId),
      legalFactsId: Type.Object({
        key: Type.String({ maxLength: 512, pattern: '^(safestorage://)?[A-Za-z0-9._-]+$' }),
        category: Type.String(),
      }),
    }),
  ),
);

/** The categories of legal fact that the first version knows. */
const FirstFact = literals(...FIRST_FACTS);

export const firstLegalFactList = contract(
  Type.Array(
    Type.Object({
      iun: IunText,
      taxId: optional(TaxId),
      legalFactsId: Type.Object({ key: Type.String({ maxLength: 512 }), category: FirstFact }),
    }),
  ),
);

export const typedLegalFactPath = contract(
  Type.Object({
    iun: IunText,
    legalFactType: FirstFact,
    legalFactId: Type.String({ pattern: '^[ -~]*$', maxLength: 1024 }),
  }),
);

export const aarPath = contract(Type.Object({ iun: IunText, documentType: literals('AAR') }));

export const aarQuery = contract(
  Type.Object({ documentId: Type.String({ maxLength: 512, pattern: '^(safestorage://)?[A-Za-z0-9._-]+$' }) }),
);

export const pricePath = contract(Type.Object({ paTaxId: PaTaxId, noticeCode: NoticeCode }));

/** NotificationPriceResponseV23 (send.md §1.16): cents, percent, instants with nanoseconds. */
export const price = contract(
  Type.Object({
    iun: IunText,
    partialPrice: Cents,
    totalPrice: Cents,
    vat: Vat,
    paFee: PaFee,
    sendFee: Cents,
    analogCost: Cents,
    refinementDate: optional(Instant),
    notificationViewDate: optional(Instant),
  }),
);

/** NotificationPriceResponse: the first version. */
export const firstPrice = contract(
  Type.Object({
    iun: IunText,
    amount: Cents,
    refinementDate: optional(Instant),
    notificationViewDate: optional(Instant),
  }),
);

const PaymentDate = Type.String({
  pattern:
    '^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(\\.[0-9]+)?(Z|([+\\-][0-9]{2}):([0-9]{2}))$',
});

const paymentEvent = Type.Object({
  noticeCode: NoticeCode,
  creditorTaxId: PaTaxId,
  paymentDate: PaymentDate,
  amount: Type.Integer(),
});

export interface PaymentEvent {
  readonly noticeCode: string;
  readonly creditorTaxId: string;
  readonly paymentDate: string;
  readonly amount: number;
}

/** PaymentEventsRequestPagoPa (send.md §1.15). */
export const paymentEvents = contract(Type.Object({ events: Type.Array(paymentEvent) }));

const F24Event = Type.Object({
  iun: IunText,
  recipientTaxId: TaxId,
  recipientType: literals('PF', 'PG'),
  paymentDate: PaymentDate,
  amount: Type.Integer(),
});

export type F24PaymentEvent = Static<typeof F24Event>;

/** PaymentEventsRequestF24, deprecated (send.md §1.2). */
export const f24PaymentEvents = contract(Type.Object({ events: Type.Array(F24Event) }));

/** RequestStatus (send.md §1.14). */
export const requestStatus = contract(
  Type.Object({
    status: Type.String(),
    details: optional(
      Type.Array(
        Type.Object({
          code: Type.String(),
          level: optional(literals('INFO', 'WARN', 'ERR')),
          detail: optional(Type.String()),
        }),
      ),
    ),
  }),
);

/** PnStatusResponse. */
export const platformStatus = contract(
  Type.Object({
    status: Type.Integer({ minimum: 100, maximum: 599 }),
    title: Type.String({ maxLength: 64 }),
    functionalities: Type.Array(Type.String()),
    openIncidents: Type.Array(Type.Object({})),
  }),
);
