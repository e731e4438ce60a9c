import Type from 'typebox';
import { contract } from '../kernel/json.ts';

/** What a client sends, form encoded (send.md §5.3). */
export interface TokenRequest {
  readonly clientId: string | undefined;
  readonly assertion: string | undefined;
  readonly assertionType: string | undefined;
  readonly grantType: string | undefined;
}

export const FORM = 'application/x-www-form-urlencoded';
export const GRANT_TYPE = 'client_credentials';
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The request's form; a field sent twice is read as its first value, as form decoders do. */
export function tokenRequestFrom(body: Uint8Array): TokenRequest {
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'));
  const field = (name: string): string | undefined => form.get(name) ?? undefined;
  return {
    clientId: field('client_id'),
    assertion: field('client_assertion'),
    assertionType: field('client_assertion_type'),
    grantType: field('grant_type'),
  };
}

export const tokenAnswer = contract(
  Type.Object(
    { access_token: Type.String(), token_type: Type.Literal('Bearer'), expires_in: Type.Integer({ minimum: 1 }) },
    { additionalProperties: false },
  ),
);

export const problem = contract(
  Type.Object({
    type: Type.String(),
    status: Type.Integer({ minimum: 100, maximum: 599 }),
    title: Type.String({ maxLength: 64 }),
    correlationId: Type.String(),
    detail: Type.String({ maxLength: 4096 }),
    errors: Type.Array(Type.Object({ code: Type.String({ pattern: '^[0-9]{3}-[0-9]{4}$' }), detail: Type.String() }), {
      minItems: 1,
    }),
  }),
);

export const jwks = contract(
  Type.Object({
    keys: Type.Array(
      Type.Object({
        kty: Type.Literal('RSA'),
        kid: Type.String({ minLength: 43, maxLength: 43 }),
        alg: Type.Literal('RS256'),
        use: Type.Literal('sig'),
        n: Type.String(),
        e: Type.String(),
      }),
    ),
  }),
);
