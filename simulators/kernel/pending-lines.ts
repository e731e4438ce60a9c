import { hash } from 'node:crypto';

/** Bytes kept between one writing and the next: what a longer line needed is given back. */
const KEPT = 256 * 1024;

const OPEN = 0x7b;
const COMMA = 0x2c;
const NEWLINE = 0x0a;

/** Lines of a journal that wait to be written, as bytes: each is encoded once, hashed where it lies and written as it is. */
export class PendingLines {
  #bytes: Buffer = Buffer.alloc(0);
  #end = 0;

  /** Bytes that wait. */
  get length(): number {
    return this.#end;
  }

  /**
   * Adds the line of a record, given as the canonical texts of two objects: its members that come before `hash` (maybe
   * none) and those that come after (at least one). Returns the SHA-256 of the line without `hash`, in hex, which the line
   * then holds.
   */
  add(before: string, after: string): string {
    this.#reserve(Buffer.byteLength(before) + Buffer.byteLength(after) + MEMBER_LENGTH + 1);
    const bytes = this.#bytes;
    const from = this.#end;
    // the closing brace of the first object and the opening one of the second become one comma, or the brace of the line
    const alone = before === '{}';
    const middle = alone ? from + 1 : from + bytes.write(before, from);
    const end = middle - 1 + bytes.write(after, middle - 1);
    bytes[middle - 1] = alone ? OPEN : COMMA;
    const digest = hash('sha256', bytes.subarray(from, end), 'hex');
    bytes.copyWithin(middle + MEMBER_LENGTH, middle, end);
    bytes.write(memberOf(digest), middle, 'latin1');
    this.#end = end + MEMBER_LENGTH;
    bytes[this.#end++] = NEWLINE;
    return digest;
  }

  /** What waits; valid until the next line is added. */
  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#end);
  }

  clear(): void {
    this.#end = 0;
    if (this.#bytes.length > KEPT) this.#bytes = Buffer.alloc(0);
  }

  #reserve(length: number): void {
    const needed = this.#end + length;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, Math.min(2 * this.#bytes.length, KEPT), 4 * 1024));
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}

/** The member that holds the hash of a line, with the comma that follows it. */
export function memberOf(digest: string): string {
  return `"hash":"${digest}",`;
}

const MEMBER_LENGTH = memberOf('0'.repeat(64)).length;
