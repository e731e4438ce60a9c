import { createECDH, createHash, createHmac } from 'node:crypto';
import { der } from './der.ts';
import type { Ids } from './ids.ts';
import { inverse } from './inverse.ts';

/** Order of the curve's group (SEC 2, 2.4.2). */
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const BYTES = 32;

/** A P-256 key that depends on the seed alone. For simulated parties only: whoever knows the seed knows the key. */
export interface P256Key {
  /** The point, uncompressed (SEC 1, 2.3.3): 65 bytes. */
  readonly publicKey: Uint8Array;
  /** ECDSA with SHA-256, in DER; its nonce comes from key and message (RFC 6979), so that the same message gives the same bytes. */
  sign(message: Uint8Array): Uint8Array;
}

/**
 * Draws a key. The engine's own signatures draw their nonce at random; what is heavy, the multiples of the base point, is
 * the engine's here too.
 */
export function p256KeyFrom(ids: Ids): P256Key {
  // half as many bytes again as a key has: what the remainder favours is not to be seen (FIPS 186-5, A.2.1)
  const d = (integer(ids.bytes(48)) % (N - 1n)) + 1n;
  return { publicKey: multipleOfBase(d), sign: (message) => sign(d, message) };
}

function sign(d: bigint, message: Uint8Array): Uint8Array {
  const digest = integer(createHash('sha256').update(message).digest()) % N;
  for (const k of nonces(d, digest)) {
    const r = integer(multipleOfBase(k).subarray(1, 1 + BYTES)) % N;
    const s = (inverse(k, N) * (digest + r * d)) % N;
    if (r !== 0n && s !== 0n) return der.sequence(der.integer(octets(r)), der.integer(octets(s)));
  }
  throw new Error('nonces do not end');
}

/** RFC 6979, 3.2, over SHA-256: digest and key have as many bits. */
function* nonces(d: bigint, digest: bigint): Generator<bigint> {
  const seed = Buffer.concat([octets(d), octets(digest)]);
  const hmac = (key: Uint8Array, ...parts: Uint8Array[]): Buffer =>
    createHmac('sha256', key).update(Buffer.concat(parts)).digest();
  let v: Buffer = Buffer.alloc(BYTES, 1);
  let key: Buffer = Buffer.alloc(BYTES);
  const turn = (...more: Uint8Array[]): void => {
    key = hmac(key, v, ...more);
    v = hmac(key, v);
  };
  turn(Uint8Array.of(0), seed);
  turn(Uint8Array.of(1), seed);
  for (;;) {
    v = hmac(key, v);
    const k = integer(v);
    if (k > 0n && k < N) yield k;
    turn(Uint8Array.of(0));
  }
}

function multipleOfBase(scalar: bigint): Uint8Array {
  const point = createECDH('prime256v1');
  point.setPrivateKey(octets(scalar));
  return point.getPublicKey();
}

function integer(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

function octets(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(2 * BYTES, '0'), 'hex');
}
