/**
 * DER as it is written (X.690, 8 and 10): each function gives the whole encoding of one value, contents in order. What is
 * written may hold what was written before.
 */
export const der = {
  sequence: (...items: readonly Uint8Array[]) => encoded(0x30, ...items),
  /** Elements in the order that DER wants of a SET OF (11.6). */
  setOf: (...items: readonly Uint8Array[]) => encoded(0x31, ...items.toSorted((a, b) => Buffer.compare(a, b))),
  /** A non-negative integer: one below 256, or its bytes, most significant first. */
  integer(value: Uint8Array | number): Buffer {
    const bytes = typeof value === 'number' ? Uint8Array.of(value) : value;
    const first = bytes.findIndex((byte) => byte !== 0);
    const shortest = first < 0 ? Uint8Array.of(0) : bytes.subarray(first);
    return shortest[0]! < 0x80 ? encoded(0x02, shortest) : encoded(0x02, Uint8Array.of(0), shortest);
  },
  boolean: (value: boolean) => encoded(0x01, Uint8Array.of(value ? 0xff : 0)),
  bitString: (bytes: Uint8Array, unusedBits = 0) => encoded(0x03, Uint8Array.of(unusedBits), bytes),
  octetString: (bytes: Uint8Array) => encoded(0x04, bytes),
  objectIdentifier(dotted: string): Buffer {
    const [top = 0, second = 0, ...arcs] = dotted.split('.').map(Number);
    return encoded(0x06, Buffer.from([top * 40 + second, ...arcs].flatMap(base128)));
  },
  utf8String: (text: string) => encoded(0x0c, Buffer.from(text)),
  printableString: (text: string) => encoded(0x13, Buffer.from(text, 'latin1')),
  /** `YYMMDDHHMMSSZ` */
  utcTime: (text: string) => encoded(0x17, Buffer.from(text, 'latin1')),
  /** `YYYYMMDDHHMMSS[.f]Z` */
  generalizedTime: (text: string) => encoded(0x18, Buffer.from(text, 'latin1')),
  /** `[tag]`, constructed: what it holds comes whole. */
  context: (tag: number, ...items: readonly Uint8Array[]) => encoded(0xa0 | tag, ...items),
  /** `[tag] IMPLICIT`, primitive: the contents alone. */
  contextPrimitive: (tag: number, contents: Uint8Array) => encoded(0x80 | tag, contents),
} as const;

function encoded(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const length = contents.reduce((sum, { length: own }) => sum + own, 0);
  const size = length < 0x80 ? [length] : longForm(length);
  return Buffer.concat([Uint8Array.of(tag, ...size), ...contents]);
}

function longForm(length: number): number[] {
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
}

function base128(arc: number): number[] {
  const bytes = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(0x80 | (rest % 128));
  return bytes;
}
