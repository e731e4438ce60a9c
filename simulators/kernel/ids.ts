import { createHash } from 'node:crypto';

/** A seeded source of identifiers: the same seed and the same calls give the same values. Never for real secrets. */
export interface Ids {
  /** An integer from 0 to `bound` - 1. */
  int(bound: number): number;
  /** Lower-case hexadecimal of `length` characters. */
  hex(length: number): string;
  /** `length` characters among A-Z, a-z, 0-9. */
  token(length: number): string;
  /** `length` decimal digits. */
  digits(length: number): string;
  /** A version 4 UUID. */
  uuid(): string;
  bytes(length: number): Uint8Array;
  /** An independent source: what one draws never shifts what the other draws. */
  fork(name: string): Ids;
}

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Identifiers from a seed, by xoshiro128** over the SHA-256 of the seed. */
export function idsFrom(seed: string | number): Ids {
  const state = new Uint32Array(4);
  const digest = createHash('sha256').update(String(seed)).digest();
  for (let i = 0; i < 4; i++) state[i] = digest.readUInt32LE(i * 4);

  const next = (): number => {
    const [a, b, c, d] = state as unknown as [number, number, number, number];
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    state[2] = c ^ a;
    state[3] = d ^ b;
    state[1] = b ^ state[2];
    state[0] = a ^ state[3];
    state[2] ^= b << 9;
    state[3] = rotate(state[3], 11);
    return result;
  };
  const int = (bound: number): number => Math.floor((next() / 0x1_0000_0000) * bound);
  const pick = (alphabet: string, length: number): string => {
    // put together character by character it would be kept as a tree of its pieces, twenty times as large
    const codes = Array.from({ length }, () => alphabet.charCodeAt(int(alphabet.length)));
    return Buffer.from(codes).toString('latin1');
  };
  return {
    int,
    hex: (length) => pick('0123456789abcdef', length),
    token: (length) => pick(ALPHANUMERIC, length),
    digits: (length) => pick('0123456789', length),
    uuid: () => {
      const hex = pick('0123456789abcdef', 30);
      const variant = '89ab'[int(4)]!;
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
    },
    bytes: (length) => Uint8Array.from({ length }, () => int(256)),
    fork: (name) => idsFrom(`${seed}/${name}`),
  };
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
