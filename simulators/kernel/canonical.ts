import canonicalize from 'canonicalize';
import { hash } from 'node:crypto';

/**
 * Canonical JSON (RFC 8785). Absent members must be left out, never `undefined` inside an array.
 * @throws Error where a value has no canonical form (NaN, a lone surrogate, a cycle).
 */
export function canonical(value: unknown): string {
  // JSON.stringify writes numbers and strings as RFC 8785 does; of plain values only the order of members remains to settle
  const ordered = inOrder(value, 0);
  if (ordered !== UNUSUAL) {
    const text = JSON.stringify(ordered);
    if (!text.includes(LONE_SURROGATE)) return text;
  }
  return canonicalByRule(value);
}

/** The same, by the letter of the RFC whatever the value: several times slower. */
export function canonicalByRule(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('no canonical JSON form for undefined');
  return text;
}

/** SHA-256 of a UTF-8 text or of bytes, in lower-case hex. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}

/** How JSON.stringify writes half a surrogate pair; a backslash of the text itself may look the same, and is only slower. */
const LONE_SURROGATE = '\\ud';

const UNUSUAL = Symbol('not plain JSON');
const DEEP = 200;

/** The same value with members in order, itself where they are already; UNUSUAL for what is not plain JSON. */
function inOrder(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : UNUSUAL;
    case 'object':
      if (value === null) return value;
      if (depth > DEEP) return UNUSUAL;
      return Array.isArray(value) ? listInOrder(value, depth) : membersInOrder(value as Members, depth);
    default:
      return UNUSUAL;
  }
}

function listInOrder(list: readonly unknown[], depth: number): unknown {
  let copy: unknown[] | undefined;
  for (let i = 0; i < list.length; i++) {
    const item = inOrder(list[i], depth + 1);
    if (item === UNUSUAL) return UNUSUAL;
    if (copy === undefined && item !== list[i]) copy = list.slice(0, i);
    copy?.push(item);
  }
  return copy ?? list;
}

type Members = Readonly<Record<string, unknown>>;

function membersInOrder(members: Members, depth: number): unknown {
  const prototype: unknown = Object.getPrototypeOf(members);
  if ((prototype !== Object.prototype && prototype !== null) || typeof members['toJSON'] === 'function') return UNUSUAL;
  const names = Object.keys(members);
  for (let i = 1; i < names.length; i++) if (names[i - 1]! > names[i]!) return sorted(members, names, depth);
  let copy: Record<string, unknown> | undefined;
  for (const name of names) {
    const value = members[name];
    if (value === undefined) continue;
    const member = inOrder(value, depth + 1);
    if (member === UNUSUAL) return UNUSUAL;
    if (copy === undefined && member !== value) {
      if (!isCopiable(names)) return UNUSUAL;
      copy = { ...members };
    }
    if (copy !== undefined) copy[name] = member;
  }
  return copy ?? members;
}

function sorted(members: Members, names: string[], depth: number): unknown {
  if (!isCopiable(names)) return UNUSUAL;
  const copy: Record<string, unknown> = {};
  for (const name of names.sort()) {
    const value = members[name];
    if (value === undefined) continue;
    const member = inOrder(value, depth + 1);
    if (member === UNUSUAL) return UNUSUAL;
    copy[name] = member;
  }
  return copy;
}

/** Names that look like indexes come first in any object, and __proto__ cannot be copied by assignment. */
function isCopiable(names: readonly string[]): boolean {
  for (const name of names) if (name === '__proto__' || (name >= '0' && name < ':')) return false;
  return true;
}
