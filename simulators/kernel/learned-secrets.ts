import { standInsOf } from './known-values.ts';
import { ownText } from './own-text.ts';

/** Secrets whose values are known, wherever they turn up: as a word, inside one, after a scheme, in a path. */
export interface LearnedSecrets {
  /** From now on `value` is replaced; one too short or too plain to tell from other things is not learned. */
  learn(value: string, stand: string): void;
  replace(text: string): string;
}

/** Values remembered at most; beyond, the older half is forgotten. */
const LIMIT = 20_000;

/**
 * Values are found by their longest stretch of ASCII letters and digits, their anchor: a text is looked through by such
 * stretches, and those shorter than the shortest anchor, which are nearly all, are stepped over.
 */
export function learnedSecrets(): LearnedSecrets {
  const stands = new Map<string, string>();
  let index = emptyIndex();
  const enterAll = (value: string, stand: string): void => {
    for (const written of PLAIN.test(value) ? [value] : writings(value)) enter(index, written, stand);
  };
  return {
    learn(value, stand) {
      if (stands.has(value) || !isTelling(value)) return;
      const own = ownText(value);
      stands.set(own, stand);
      if (stands.size <= LIMIT) {
        enterAll(own, stand);
        return;
      }
      for (const old of [...stands.keys()].slice(0, LIMIT / 2)) stands.delete(old);
      index = emptyIndex();
      for (const each of stands) enterAll(...each);
    },
    replace: (text) => (text.length < index.shortest ? text : replaceIn(text, index)),
  };
}

/** At least 8 characters, of which 4 together are letters or digits; digits alone are told from dates and notices by their number. */
function isTelling(value: string): boolean {
  return value.length >= 8 && !/^\d{0,18}$/.test(value) && (WORDS.exec(value)?.[0].length ?? 0) >= 4;
}

const WORDS = /[A-Za-z0-9]{4,}/;

/** Written the same everywhere. */
const PLAIN = /^[A-Za-z0-9]+$/;

/** How a value stands in prose, in a URL, in JSON, in XML. */
function writings(value: string): Set<string> {
  return new Set([
    value,
    encodeURIComponent(value.toWellFormed()),
    JSON.stringify(value).slice(1, -1),
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  ]);
}

interface Entry {
  readonly written: string;
  /** Where its anchor begins. */
  readonly offset: number;
  readonly stand: string;
}

interface Index {
  readonly entries: Map<string, Entry[]>;
  /** Lengths of anchors, the longest first. */
  readonly lengths: number[];
  /** Which first two characters an anchor may have, and which three: tell at once, of nearly all places, that there is none. */
  readonly pairs: Uint8Array;
  readonly beginnings: Uint8Array;
  shortest: number;
  /** Anchors shorter than a long one, and the length of the shortest that is long. */
  readonly short: Set<string>;
  shortestLong: number;
}

/** Words of this length are rare in any text. */
const LONG = 16;

/** Short anchors up to which each is first looked for by itself, which is quicker when there are few. */
const FEW = 16;

function emptyIndex(): Index {
  return {
    entries: new Map(),
    lengths: [],
    pairs: new Uint8Array(1 << 14),
    beginnings: new Uint8Array(1 << 16),
    shortest: Number.POSITIVE_INFINITY,
    short: new Set(),
    shortestLong: Number.POSITIVE_INFINITY,
  };
}

function enter(index: Index, written: string, stand: string): void {
  const found = [...written.matchAll(/[A-Za-z0-9]+/g)].reduce((longest, each) =>
    each[0].length > longest[0].length ? each : longest,
  );
  const anchor = found[0];
  const same = index.entries.get(anchor) ?? [];
  same.push({ written, offset: found.index, stand });
  same.sort((a, b) => b.written.length - a.written.length);
  index.entries.set(anchor, same);
  if (!index.lengths.includes(anchor.length)) {
    index.lengths.push(anchor.length);
    index.lengths.sort((a, b) => b - a);
  }
  index.pairs[pair(anchor.charCodeAt(0), anchor.charCodeAt(1))] = 1;
  index.beginnings[beginning(anchor, 0)] = 1;
  index.shortest = Math.min(index.shortest, anchor.length);
  if (anchor.length < LONG) index.short.add(anchor);
  else index.shortestLong = Math.min(index.shortestLong, anchor.length);
}

/** Of two ASCII characters. */
function pair(first: number, second: number): number {
  return (first << 7) | second;
}

function beginning(text: string, at: number): number {
  return (text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 * 67 + text.charCodeAt(at + 2)) & 0xffff;
}

/** The length of the shortest anchor that a text may hold. */
function shortestIn(text: string, { short, shortest, shortestLong }: Index): number {
  if (short.size > FEW) return shortest;
  for (const anchor of short) if (text.includes(anchor)) return shortest;
  return shortestLong;
}

function replaceIn(text: string, index: Index): string {
  const shortest = shortestIn(text, index);
  let inStandIn: ReturnType<typeof standInsOf> | undefined;
  const parts: string[] = [];
  let copied = 0;
  // `start` always stands after a character of no word: looking backwards from the shortest anchor's length, most are skipped
  for (let start = 0; start + shortest <= text.length;) {
    let end = start + shortest - 1;
    while (end >= start && isWord(text.charCodeAt(end))) end--;
    if (end >= start) {
      start = end + 1;
      continue;
    }
    end = start + shortest;
    while (end < text.length && isWord(text.charCodeAt(end))) end++;
    let next = text.charCodeAt(start);
    for (let at = start; at + shortest <= end; at++) {
      const first = next;
      next = text.charCodeAt(at + 1);
      if (index.pairs[pair(first, next)] === 0 || index.beginnings[beginning(text, at)] === 0) continue;
      const found = entryAt(text, at, end, index);
      if (found === undefined) continue;
      const from = at - found.offset;
      const to = from + found.written.length;
      inStandIn ??= standInsOf(text);
      if (from < copied || inStandIn(from, to)) continue;
      parts.push(text.slice(copied, from), isInUrl(text, from) ? encodeURIComponent(found.stand) : found.stand);
      copied = to;
      at = Math.max(at, Math.min(to, end) - 1);
      next = text.charCodeAt(at + 1);
    }
    start = end + 1;
  }
  if (copied === 0) return text;
  parts.push(text.slice(copied));
  return parts.join('');
}

function entryAt(text: string, at: number, end: number, { entries, lengths }: Index): Entry | undefined {
  for (const length of lengths) {
    if (at + length > end) continue;
    const found = entries
      .get(text.slice(at, at + length))
      ?.find(({ written, offset }) => at >= offset && text.startsWith(written, at - offset));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** After a slash or an equals sign a stand-in is written as a URL needs it. */
function isInUrl(text: string, at: number): boolean {
  return /[/=&?]/.test(text.charAt(at - 1)) || /%[0-9A-F]{2}$/i.test(text.slice(Math.max(0, at - 3), at));
}

function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
