import canonicalize from 'canonicalize';
import { hash } from 'node:crypto';

/**
 * Canonical JSON (RFC 8785). Absent members must be left out, never `undefined` inside an array.
 * @throws TypeError where a value has no canonical form (NaN, a lone surrogate, a function).
 */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('no canonical JSON form for undefined');
  return text;
}

/** SHA-256 of a UTF-8 text or of bytes, in lower-case hex. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}
