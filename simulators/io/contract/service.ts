import Type from 'typebox';
import type { Static } from 'typebox';
import { contract } from '../../kernel/json.ts';
import { Cents, Cidr, FiscalCode, NonEmpty, OneOf, OrganizationFiscalCode, Timestamp, Ulid } from './primitives.ts';

const optional = Type.Optional(NonEmpty);

const BaseMetadata = {
  scope: OneOf('LOCAL', 'NATIONAL'),
  web_url: optional,
  app_ios: optional,
  app_android: optional,
  tos_url: optional,
  privacy_url: optional,
  address: optional,
  phone: optional,
  email: optional,
  pec: optional,
  cta: optional,
  token_name: optional,
  support_url: optional,
};

const Data = {
  name: NonEmpty,
  description: NonEmpty,
  organization: Type.Object({ name: NonEmpty, fiscal_code: OrganizationFiscalCode, department_name: optional }),
  require_secure_channel: Type.Optional(Type.Boolean()),
  authorized_recipients: Type.Optional(Type.Array(FiscalCode)),
  authorized_cidrs: Type.Optional(Type.Array(Cidr)),
  max_allowed_payment_amount: Type.Optional(Cents(0)),
};

const Payload = Type.Object({
  ...Data,
  metadata: Type.Object({ ...BaseMetadata, topic_id: Type.Number(), group_id: Type.Optional(Type.String()) }),
});

/** The card of a service as a client writes it (io.md §3.7). */
export type ServicePayload = Static<typeof Payload>;
export const servicePayload = contract(Payload);

const Topic = Type.Object({ id: Type.Number(), name: NonEmpty });
const Metadata = Type.Object({ ...BaseMetadata, topic: Topic, group_id: Type.Optional(Type.String()) });
const LifecycleValue = OneOf('draft', 'submitted', 'approved', 'rejected', 'deleted');
const PublicationValue = OneOf('published', 'unpublished');
const Reason = Type.Optional(NonEmpty);
const Record = {
  ...Data,
  id: Ulid,
  last_update: Timestamp,
  metadata: Metadata,
  version: Type.Optional(Type.Integer()),
};
const Lifecycle = Type.Object({ ...Record, status: Type.Object({ value: LifecycleValue, reason: Reason }) });

export const serviceLifecycle = contract(Lifecycle);
export const servicePublication = contract(Type.Object({ ...Record, status: PublicationValue }));
export const serviceList = contract(
  Type.Object({
    value: Type.Array(Lifecycle),
    pagination: Type.Object({ count: Type.Integer(), limit: Type.Integer(), offset: Type.Integer() }),
  }),
);
export const serviceHistory = contract(
  Type.Object({
    items: Type.Array(
      Type.Object({
        ...Record,
        status: Type.Object({
          kind: OneOf('lifecycle', 'publication'),
          value: Type.Union([LifecycleValue, PublicationValue]),
          reason: Reason,
        }),
      }),
    ),
    continuationToken: Type.Optional(Type.String()),
  }),
);
export const topicList = contract(Type.Object({ topics: Type.Array(Topic) }));
export const serviceKeys = contract(Type.Object({ primary_key: NonEmpty, secondary_key: NonEmpty }));
export const reviewRequest = contract(Type.Object({ auto_publish: Type.Boolean() }));

const Count = (minimum: number, maximum: string) => Type.String({ pattern: minimum === 0 ? '^[0-9]{1,9}$' : maximum });
/** 1 to 100, in a query. */
const Limit = Type.Optional(Count(1, '^([1-9][0-9]?|100)$'));

export const pageQuery = contract(Type.Object({ limit: Limit, offset: Type.Optional(Count(0, '')) }));
export const historyQuery = contract(
  Type.Object({
    limit: Limit,
    order: Type.Optional(OneOf('ASC', 'DESC')),
    continuationToken: Type.Optional(Type.String()),
  }),
);
