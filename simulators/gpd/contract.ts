import Type from 'typebox';
import type { Static } from 'typebox';
import { contract } from '../kernel/json.ts';

// Debt positions as GPD's interfaces carry them (GPD 1.1.37; send.md §7.1, §7.2). Amounts are integer euro cents.

export const POSITION_STATUSES = [
  'DRAFT',
  'PUBLISHED',
  'VALID',
  'INVALID',
  'EXPIRED',
  'PARTIALLY_PAID',
  'PAID',
  'REPORTED',
] as const;
export type PositionStatus = (typeof POSITION_STATUSES)[number];

export const OPTION_STATUSES = ['PO_UNPAID', 'PO_PAID', 'PO_PARTIALLY_REPORTED', 'PO_REPORTED'] as const;
export type OptionStatus = (typeof OPTION_STATUSES)[number];

/** Metadata key that GPD keeps for itself: the notification fee, in cents. */
export const FEE_KEY = 'NOTIFICATION_FEE';

const Short = Type.String({ maxLength: 140 });
const Instant = Type.String({
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})?$',
});
const Cents = Type.Integer({ minimum: 1 });
const MapEntry = Type.Object({ key: Short, value: Short });
const Metadata = Type.Array(MapEntry, { maxItems: 10 });
const Account = Type.String({ pattern: '^[A-Za-z0-9]{1,35}$' });
const Stamp = Type.Object({
  hashDocument: Type.String({ maxLength: 72 }),
  stampType: Type.String({ minLength: 2, maxLength: 2 }),
  provincialResidence: Type.String({ pattern: '[A-Z]{2}' }),
});

const Transfer = Type.Object({
  idTransfer: Type.Enum(['1', '2', '3', '4', '5']),
  amount: Cents,
  organizationFiscalCode: Type.Optional(Type.String()),
  remittanceInformation: Short,
  category: Type.String(),
  iban: Type.Optional(Account),
  postalIban: Type.Optional(Type.String({ pattern: '^$|^[A-Za-z0-9]{1,35}$' })),
  stamp: Type.Optional(Stamp),
  companyName: Type.Optional(Short),
  transferMetadata: Type.Optional(Metadata),
});

const PaymentOption = Type.Object({
  nav: Type.Optional(Type.String()),
  iuv: Type.String({ minLength: 1 }),
  amount: Cents,
  description: Short,
  isPartialPayment: Type.Boolean(),
  dueDate: Instant,
  retentionDate: Type.Optional(Instant),
  fee: Type.Optional(Type.Integer()),
  notificationFee: Type.Optional(Type.Integer()),
  transfer: Type.Optional(Type.Array(Transfer)),
  paymentOptionMetadata: Type.Optional(Metadata),
});

const Address = {
  streetName: Type.Optional(Type.String()),
  civicNumber: Type.Optional(Type.String()),
  postalCode: Type.Optional(Type.String()),
  city: Type.Optional(Type.String()),
  province: Type.Optional(Type.String()),
  region: Type.Optional(Type.String()),
  country: Type.Optional(Type.String({ pattern: '[A-Z]{2}' })),
  email: Type.Optional(Type.String()),
  phone: Type.Optional(Type.String()),
};

const Position = Type.Object({
  iupd: Type.String({ minLength: 1 }),
  type: Type.Union([Type.Literal('F'), Type.Literal('G')]),
  payStandIn: Type.Optional(Type.Boolean()),
  fiscalCode: Type.String({ minLength: 1 }),
  fullName: Type.String({ minLength: 1 }),
  ...Address,
  switchToExpired: Type.Boolean(),
  companyName: Short,
  officeName: Type.Optional(Short),
  validityDate: Type.Optional(Type.Union([Instant, Type.Null()])),
  paymentDate: Type.Optional(Instant),
  status: Type.Optional(Type.String()),
  paymentOption: Type.Optional(Type.Array(PaymentOption)),
});

export type PositionModel = Static<typeof Position>;
export type OptionModel = Static<typeof PaymentOption>;
export type TransferModel = Static<typeof Transfer>;

/** Body of a position to create or to update. */
export const positionBody = contract(Position);
/** A position as it is answered to who created or changed it. */
export const positionAnswer = positionBody;

const Status = Type.Union(POSITION_STATUSES.map((each) => Type.Literal(each)));
const OptionAnswer = Type.Object({
  nav: Type.String(),
  iuv: Type.String(),
  organizationFiscalCode: Type.String(),
  amount: Type.Integer(),
  description: Type.String(),
  isPartialPayment: Type.Boolean(),
  dueDate: Instant,
  notificationFee: Type.Integer(),
  status: Type.Union(OPTION_STATUSES.map((each) => Type.Literal(each))),
  transfer: Type.Array(Type.Object({ idTransfer: Type.String(), amount: Type.Integer() })),
});

/** A position as it is read. */
export const positionRead = contract(
  Type.Object({
    iupd: Type.String(),
    organizationFiscalCode: Type.String(),
    type: Type.String(),
    companyName: Type.String(),
    insertedDate: Instant,
    lastUpdatedDate: Instant,
    status: Status,
    paymentOption: Type.Array(OptionAnswer),
  }),
);

/** A page of positions. */
export const positionList = contract(
  Type.Object({
    payment_position_list: Type.Array(positionRead.schema),
    page_info: Type.Object({
      page: Type.Integer(),
      limit: Type.Integer(),
      items_found: Type.Integer(),
      total_pages: Type.Integer(),
    }),
  }),
);

/** One payment option, alone. */
export const optionRead = contract(OptionAnswer);

/** A payment received elsewhere. */
export const alreadyPaidBody = contract(Type.Object({ paymentDate: Type.Optional(Instant) }));

/** SEND's update of a fee (send.md §7.2). */
export const feeBody = contract(Type.Object({ notificationFee: Type.Integer({ minimum: 0 }) }));

export const problemAnswer = contract(
  Type.Object({
    title: Type.String(),
    status: Type.Integer({ minimum: 100, maximum: 600 }),
    detail: Type.String(),
  }),
);

/** What a deletion or a change of state answers. */
export const doneAnswer = contract(Type.String());
