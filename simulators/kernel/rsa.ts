import { checkPrimeSync, createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Ids } from './ids.ts';
import { inverse } from './inverse.ts';

/** The public half of an RSA key (RFC 7518, 6.3.1). */
export interface RsaPublicJwk {
  readonly kty: 'RSA';
  readonly n: string;
  readonly e: string;
}

const BITS = 2048;
const EXPONENT = 65_537n;

/**
 * An RSA key of 2048 bits that depends on the seed alone, so that what it signs (PKCS #1 v1.5) is the same in every run.
 * For simulated parties only: whoever knows the seed knows the key.
 */
export function rsaKeyFrom(ids: Ids): KeyObject {
  const p = primeFrom(ids.fork('p'));
  const q = primeFrom(ids.fork('q'));
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  return createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'RSA',
      n: base64Url(p * q),
      e: base64Url(EXPONENT),
      d: base64Url(d),
      p: base64Url(p),
      q: base64Url(q),
      dp: base64Url(d % (p - 1n)),
      dq: base64Url(d % (q - 1n)),
      qi: base64Url(inverse(q, p)),
    },
  });
}

/** The public half of a key. @throws Error where it is not an RSA key. */
export function publicJwk(key: KeyObject | string): RsaPublicJwk {
  const { kty, n, e } = createPublicKey(key).export({ format: 'jwk' });
  if (kty !== 'RSA' || n === undefined || e === undefined) throw new Error('an RSA key was expected');
  return { kty, n, e };
}

/** The thumbprint of a public RSA JWK (RFC 7638): 43 characters. */
export function thumbprint({ e, kty, n }: RsaPublicJwk): string {
  return createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');
}

/** The first prime from a drawn odd number on, whose top two bits are set: the product then has all its bits. */
function primeFrom(ids: Ids): bigint {
  const bytes = ids.bytes(BITS / 16);
  bytes[0]! |= 0xc0;
  bytes[bytes.length - 1]! |= 1;
  small ??= oddPrimesBelow(2_000);
  for (let candidate = BigInt(`0x${Buffer.from(bytes).toString('hex')}`); ; candidate += 2n)
    if (
      (candidate - 1n) % EXPONENT !== 0n &&
      small.every((prime) => candidate % prime !== 0n) &&
      checkPrimeSync(candidate)
    )
      return candidate;
}

/** What they divide needs no costly test. */
let small: readonly bigint[] | undefined;

function oddPrimesBelow(limit: number): readonly bigint[] {
  const primes: number[] = [];
  for (let odd = 3; odd < limit; odd += 2) if (primes.every((prime) => odd % prime !== 0)) primes.push(odd);
  return primes.map(BigInt);
}

function base64Url(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}
