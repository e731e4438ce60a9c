import type { Headers } from '../../../simulators/kernel/exchange.ts';
import type { Reply } from '../client.ts';
import type { PdndClient, Voucher } from '../voucher.ts';

/** How long an assertion lasts, s: it is used at once. */
const ASSERTION_SECONDS = 300;
/** How long before its end a voucher is renewed, ms. */
const MARGIN_MS = 60_000;

/** The header of a client assertion (send.md §5.2). */
export function assertionHeader({ kid }: PdndClient): Readonly<Record<string, unknown>> {
  return { kid, alg: 'RS256', typ: 'JWT' };
}

/** The claims of a client assertion at an instant (epoch ms): `jti` is new every time. */
export function assertionClaims(
  { clientId, purposeId, audience }: PdndClient,
  now: number,
  jti: string,
): Readonly<Record<string, unknown>> {
  const iat = Math.floor(now / 1_000);
  return { iss: clientId, sub: clientId, aud: audience, purposeId, jti, iat, exp: iat + ASSERTION_SECONDS };
}

/** The form that asks for a voucher. */
export function tokenForm({ clientId }: PdndClient, assertion: string): Readonly<Record<string, string>> {
  return {
    client_id: clientId,
    client_assertion: assertion,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    grant_type: 'client_credentials',
  };
}

export function tokenHeaders(): Headers {
  return { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
}

/** Whether a call bears the voucher: every call to SEND does, its object store is asked with the presigned URL alone. */
export function bearsVoucher(operation: string): boolean {
  return operation !== 'uploadAttachment' && operation !== 'downloadFile';
}

/** Whether a voucher is still worth using at an instant (epoch ms). */
export function voucherGood({ expiresAt }: Voucher, now: number): boolean {
  return now < expiresAt - MARGIN_MS;
}

/** Attempts at a voucher where PDND is busy or silent. */
const ATTEMPTS = 3;

/** Whether to ask again for a voucher; `status` is undefined where no answer came. A refusal is final. */
export function asksVoucherAgain(status: number | undefined, attempt: number): boolean {
  return attempt < ATTEMPTS && (status === undefined || status === 429 || status >= 500);
}

/** Whether a refusal may be the voucher's fault: it is renewed, and the call made once more. */
export function renewsVoucher({ status }: Reply): boolean {
  return status === 401 || status === 403;
}
