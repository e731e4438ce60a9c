import type { KeyObject } from 'node:crypto';
import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK, SignJWT } from 'jose';
import type { RsaPublicJwk } from '../../kernel/rsa.ts';

/** A JSON Web Token taken apart, its signature not looked at. */
export interface Taken {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Takes a compact token apart; undefined where it is none. */
export function take(token: string): Taken | undefined {
  try {
    return { header: { ...decodeProtectedHeader(token) }, payload: { ...decodeJwt(token) } };
  } catch {
    return undefined;
  }
}

/** Whether a token is signed with the key, in RS256. */
export async function isSignedWith(token: string, jwk: RsaPublicJwk): Promise<boolean> {
  try {
    await compactVerify(token, await importJWK({ ...jwk }, 'RS256'), { algorithms: ['RS256'] });
    return true;
  } catch {
    return false;
  }
}

/** A token of ours, signed in RS256: the same key and claims give the same token. */
export function sign(
  header: { readonly typ: string; readonly kid: string },
  payload: Readonly<Record<string, unknown>>,
  key: KeyObject,
): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', ...header }).sign(key);
}
