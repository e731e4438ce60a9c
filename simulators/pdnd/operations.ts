import { jsonResponse } from '../kernel/exchange.ts';
import type { Answer, Context, Event, Operation } from '../kernel/platform.ts';
import { publicJwk, thumbprint } from '../kernel/rsa.ts';
import { examine } from './client-assertion.ts';
import type { Claims } from './client-assertion.ts';
import { FORM, jwks, problem as problemContract, tokenAnswer, tokenRequestFrom } from './contract.ts';
import { sign } from './doors/jwt.ts';
import { NO_TOKEN, problem } from './problem.ts';
import type { PdndState } from './state.ts';

/** Bytes of a token request read at most: an assertion is a few hundred. */
const REQUEST_CAP = 64 * 1024;

type PdndOperation = Operation<PdndState, undefined>;

/** POST /token.oauth2: a voucher for a client assertion (send.md §5.2, §5.3). */
const createToken: PdndOperation = {
  id: 'createToken',
  method: 'POST',
  path: '/token.oauth2',
  bodyCap: REQUEST_CAP,
  answers: { 200: tokenAnswer, 400: problemContract, 413: problemContract, 429: problemContract },
  async handle({ request }, state, context) {
    const now = context.clock.now();
    const requested: Event = { type: 'tokenRequested', at: now };
    const recent = state.requests.filter((at) => at > now - 1_000).length;
    const refused = (event: Event, answer: Answer['response']): Answer => ({
      response: answer,
      events: [requested, event],
    });
    const noToken = (where: string, expected: string, observed: string): Answer =>
      refused(
        { type: 'assertionRefused', where, expected, observed },
        problem(400, NO_TOKEN, 'Unable to generate a token for the given request', context, limits(state, recent + 1)),
      );
    const contentType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    if (contentType !== FORM) return noToken('content-type', FORM, contentType ?? 'assente');
    const examined = await examine(tokenRequestFrom(request.body), state, now);
    if ('fault' in examined) {
      const { where, expected, observed } = examined.fault;
      return noToken(where, expected, observed);
    }
    if (recent >= state.settings.requestsPerSecond)
      return refused(
        { type: 'rateExceeded', perSecond: state.settings.requestsPerSecond },
        problem(429, '015-0009', 'Rate limit exceeded', context, limits(state, recent)),
      );
    return issue(examined.claims, state, context, requested, recent);
  },
};

async function issue(
  claims: Claims,
  state: PdndState,
  context: Context,
  requested: Event,
  recent: number,
): Promise<Answer> {
  const { client, settings, signingKey, voucherSeconds } = state;
  const now = Math.floor(context.clock.now() / 1_000);
  const jti = context.ids.uuid();
  const voucher = await sign(
    { typ: 'at+jwt', kid: thumbprint(publicJwk(signingKey)) },
    {
      iss: settings.issuer,
      aud: settings.voucherAudience,
      sub: client.id,
      client_id: client.id,
      purposeId: client.purpose.id,
      producerId: client.purpose.producerId,
      consumerId: client.consumerId,
      eserviceId: client.purpose.eserviceId,
      descriptorId: client.purpose.descriptorId,
      iat: now,
      nbf: now,
      exp: now + voucherSeconds,
      jti,
    },
    signingKey,
  );
  const repeated = state.usedJti.has(claims.jti);
  return {
    response: jsonResponse(
      200,
      { access_token: voucher, token_type: 'Bearer', expires_in: voucherSeconds },
      { 'cache-control': 'no-cache, no-store', ...limits(state, recent + 1) },
    ),
    events: [
      requested,
      { type: 'assertionAccepted', ...claims, repeated },
      { type: 'voucherIssued', jti, voucher, clientId: client.id, expiresAt: (now + voucherSeconds) * 1_000 },
    ],
  };
}

/** The headers that tell how many requests are left. */
function limits({ settings }: PdndState, used: number): Readonly<Record<string, string>> {
  return {
    'x-rate-limit-limit': String(settings.requestsPerSecond),
    'x-rate-limit-remaining': String(Math.max(0, settings.requestsPerSecond - used)),
    'x-rate-limit-interval': '1000',
  };
}

/** GET /.well-known/jwks.json: the keys that vouchers are signed with. */
const readJwks: PdndOperation = {
  id: 'readJwks',
  method: 'GET',
  path: '/.well-known/jwks.json',
  answers: { 200: jwks },
  handle(_, { signingKey }) {
    const jwk = publicJwk(signingKey);
    return { response: jsonResponse(200, { keys: [{ ...jwk, kid: thumbprint(jwk), alg: 'RS256', use: 'sig' }] }) };
  },
};

export const operations: readonly PdndOperation[] = [createToken, readJwks];
