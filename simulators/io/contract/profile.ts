import Type from 'typebox';
import { contract } from '../../kernel/json.ts';
import { FiscalCode, NonEmpty, OneOf } from './primitives.ts';

export const fiscalCodePayload = contract(Type.Object({ fiscal_code: FiscalCode }));

export const limitedProfile = contract(
  Type.Object({
    sender_allowed: Type.Boolean(),
    preferred_languages: Type.Optional(Type.Array(OneOf('it_IT', 'en_GB', 'es_ES', 'de_DE', 'fr_FR'))),
  }),
);

/** Hashes are 64 hexadecimal digits, although the interface file bounds them to 16 (io.md §9). */
const Hashes = Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$' }));

export const subscriptionsFeed = contract(
  Type.Object({ dateUTC: Type.String(), subscriptions: Hashes, unsubscriptions: Hashes }),
);

const Status = OneOf('ACTIVE', 'INACTIVE', 'PENDING');

export const activationPayload = contract(Type.Object({ fiscal_code: FiscalCode, status: Status }));

export const activation = contract(
  Type.Object({ service_id: NonEmpty, fiscal_code: FiscalCode, status: Status, version: Type.Integer({ minimum: 0 }) }),
);

export const logo = contract(Type.Object({ logo: Type.String({ minLength: 1 }) }));
