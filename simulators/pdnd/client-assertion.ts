import { isSignedWith, take } from './doors/jwt.ts';
import { ASSERTION_TYPE, GRANT_TYPE } from './contract.ts';
import type { TokenRequest } from './contract.ts';
import type { PdndState } from './state.ts';

/** Why PDND gives no voucher: where the fault is, what was expected there, what came. Values of secrets are never told. */
export interface Fault {
  readonly where: string;
  readonly expected: string;
  readonly observed: string;
}

/** What an assertion says of itself, for the rules: nothing secret in it. */
export interface Claims {
  readonly kid: string;
  readonly jti: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly purposeId: string;
  readonly unknown: readonly string[];
}

const KID = /^[a-zA-Z0-9_-]{43}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DIGEST = /^[0-9a-f]{64}$/i;
/** Claims that the documents list (send.md §5.2). */
const LISTED = new Set(['iss', 'sub', 'aud', 'jti', 'iat', 'exp', 'purposeId', 'digest']);

/**
 * Looks at a token request in the order of the published service: assertion and grant type, claims, header, key, signature
 * and expiry, purpose (send.md §5.2, §5.3). Instants are epoch ms.
 */
export async function examine(
  request: TokenRequest,
  state: PdndState,
  now: number,
): Promise<{ readonly claims: Claims } | { readonly fault: Fault }> {
  const { settings, client } = state;
  const { assertion } = request;
  if (request.assertionType !== ASSERTION_TYPE)
    return wrong('client_assertion_type', ASSERTION_TYPE, request.assertionType);
  if (request.grantType !== GRANT_TYPE) return wrong('grant_type', GRANT_TYPE, request.grantType);
  if (request.clientId !== undefined && !UUID.test(request.clientId))
    return wrong('client_id', 'un UUID', request.clientId);
  const taken = assertion === undefined ? undefined : take(assertion);
  if (assertion === undefined || taken === undefined)
    return wrong('client_assertion', 'un JWT firmato in forma compatta', assertion === undefined ? undefined : 'altro');
  const { header, payload } = taken;

  const { jti, iat, exp, iss, sub, aud, purposeId, digest } = payload;
  if (typeof jti !== 'string' || jti === '') return wrong('jti', 'un identificativo', jti);
  if (!Number.isInteger(iat)) return wrong('iat', 'secondi interi dal 1970', iat);
  if (!Number.isInteger(exp)) return wrong('exp', 'secondi interi dal 1970', exp);
  if (iss !== client.id) return wrong('iss', client.id, iss);
  if (sub !== client.id || (request.clientId !== undefined && sub !== request.clientId))
    return wrong('sub', client.id, sub);
  if (typeof purposeId !== 'string' || !UUID.test(purposeId)) return wrong('purposeId', 'un UUID', purposeId);
  const { kid, alg, typ } = header;
  if (typeof kid !== 'string' || !KID.test(kid))
    return wrong('kid', 'l’impronta della chiave pubblica, 43 caratteri', kid);
  if (!(Array.isArray(aud) ? aud.includes(settings.audience) : aud === settings.audience))
    return wrong('aud', settings.audience, aud);
  if (alg !== 'RS256') return wrong('alg', 'RS256', alg);
  if (typ !== undefined && (typeof typ !== 'string' || typ.toUpperCase() !== 'JWT')) return wrong('typ', 'JWT', typ);
  if (digest !== undefined && !isDigest(digest))
    return wrong('digest', 'alg SHA256 e value di 64 cifre esadecimali', 'altro');
  const unknown = Object.keys(payload).filter((name) => !LISTED.has(name));
  if (unknown.length > 0 && settings.unknownClaims === 'refused')
    return wrong('client_assertion', `solo ${[...LISTED].join(', ')}`, unknown.join(', '));

  const key = client.keys.get(kid);
  if (key === undefined)
    return client.removed.has(kid)
      ? wrong('chiave del client', 'registrata su PDND', 'rimossa')
      : wrong('kid', 'una chiave del client', 'una chiave che il client non ha');
  if (purposeId !== client.purpose.id) return wrong('purposeId', 'una finalità del client', purposeId);
  if (!(await isSignedWith(assertion, key.jwk)))
    return wrong('client_assertion', `firmata con la chiave ${kid}`, 'una firma che non è di quella chiave');
  const skew = settings.clockSkewSeconds * 1_000;
  const expiresAt = Number(exp) * 1_000;
  if (expiresAt + skew <= now) return wrong('exp', `dopo ${moment(now)}`, moment(expiresAt));
  if (settings.repeatedJti === 'refused' && state.usedJti.has(jti)) return wrong('jti', 'mai usato prima', 'già usato');
  const suspended = Object.entries(client.purpose.status).find(([, status]) => status !== 'ACTIVE');
  if (suspended !== undefined) return wrong(SUBJECTS[suspended[0]] ?? suspended[0], 'attiva', 'sospesa');
  return { claims: { kid, jti, issuedAt: Number(iat) * 1_000, expiresAt, purposeId, unknown } };
}

const SUBJECTS: Readonly<Record<string, string>> = {
  agreement: 'richiesta di fruizione',
  descriptor: 'versione dell’e-service',
  purpose: 'finalità',
};

function isDigest(digest: unknown): boolean {
  const { alg, value } = (digest ?? {}) as Readonly<Record<string, unknown>>;
  return alg === 'SHA256' && typeof value === 'string' && DIGEST.test(value);
}

function wrong(where: string, expected: string, observed: unknown): { readonly fault: Fault } {
  return { fault: { where, expected, observed: observed === undefined ? 'assente' : shown(observed) } };
}

/** At most 100 characters of a value that is no secret. */
function shown(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'altro')).slice(0, 100);
}

function moment(instant: number): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? 'un istante che non esiste' : date.toISOString();
}
