import Type from 'typebox';
import type { TSchema } from 'typebox';
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
import { literals, sentRequestProperties } from './requests.ts';
import { EarlierElementSchema, TimelineElementSchema } from './timeline.ts';
import { STATUSES } from '../status.ts';

const Status = literals(...STATUSES);
const optional = Type.Optional;

/** FullSentNotificationV28 (send.md §1.12). */
export const sentNotification = contract(
  Type.Object({
    ...sentRequestProperties,
    senderPaId: Type.String({ maxLength: 256 }),
    iun: IunText,
    sentAt: Instant,
    cancelledByIun: optional(IunText),
    documentsAvailable: Type.Boolean(),
    usedServices: optional(Type.Object({ physicalAddressLookup: Type.Boolean() })),
    notificationStatus: Status,
    notificationStatusHistory: Type.Array(
      Type.Object({ status: Status, activeFrom: Instant, relatedTimelineElements: Type.Array(Type.String()) }),
      { minItems: 1 },
    ),
    timeline: Type.Array(TimelineElementSchema, { minItems: 1 }),
  }),
);

/** What a deprecated version of the detail has in common with the current one. */
const deprecatedWith = (element: TSchema) =>
  contract(
    Type.Object({
      iun: IunText,
      sentAt: Instant,
      notificationStatus: Status,
      notificationStatusHistory: Type.Array(Type.Object({ status: Status, activeFrom: Instant }), { minItems: 1 }),
      timeline: Type.Array(element, { minItems: 1 }),
    }),
  );

/** Versions from 2.4. */
export const deprecatedNotification = deprecatedWith(TimelineElementSchema);

/** Versions before 2.4. */
export const earlierNotification = deprecatedWith(EarlierElementSchema);

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

const paymentEvent = Type.Object({
  noticeCode: NoticeCode,
  creditorTaxId: PaTaxId,
  paymentDate: Type.String({
    pattern:
      '^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(\\.[0-9]+)?(Z|([+\\-][0-9]{2}):([0-9]{2}))$',
  }),
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
