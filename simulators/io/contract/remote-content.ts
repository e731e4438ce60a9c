import Type from 'typebox';
import type { Static } from 'typebox';
import { contract } from '../../kernel/json.ts';
import { FiscalCode, NonEmpty, OneOf, Ulid } from './primitives.ts';

const Environment = {
  base_url: NonEmpty,
  details_authentication: Type.Object({
    header_key_name: NonEmpty,
    key: NonEmpty,
    type: NonEmpty,
    cert: Type.Optional(Type.Object({ client_cert: NonEmpty, client_key: NonEmpty, server_ca: NonEmpty })),
  }),
};

const Payload = Type.Object({
  name: NonEmpty,
  description: NonEmpty,
  has_precondition: OneOf('ALWAYS', 'ONCE', 'NEVER'),
  disable_lollipop_for: Type.Array(FiscalCode),
  is_lollipop_enabled: Type.Boolean(),
  prod_environment: Type.Optional(Type.Object(Environment)),
  test_environment: Type.Optional(Type.Object({ ...Environment, test_users: Type.Array(FiscalCode) })),
});

/** Where IO finds the contents that the vendor keeps, and how it presents itself there (io.md §3.9). */
export type RemoteContentPayload = Static<typeof Payload>;
export const remoteContentPayload = contract(Payload);

const Configuration = Type.Object({ ...Payload.properties, configuration_id: Ulid, user_id: NonEmpty });
export const remoteContentConfiguration = contract(Configuration);
export const remoteContentList = contract(Type.Object({ rcConfigList: Type.Array(Configuration) }));
