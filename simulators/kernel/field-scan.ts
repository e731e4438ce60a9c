/** What becomes of a value found under a name, given decoded and as it stands; what is given back is ASCII without quotes. */
type Replace = (name: string, value: string, raw: string) => string;

/**
 * Replaces the values of named fields in a text, by its form alone, so that damaged and truncated messages are covered
 * too: XML elements, JSON members (strings, numbers, lists of strings, single-quoted, and JSON inside a JSON string), query
 * parameters, path segments after a named one. Values are decoded before they are replaced: the same value escaped in two
 * ways is the same value.
 */
export function replaceFields(text: string, heads: Heads, replace: Replace): string {
  let result = text;
  if (heads.element !== undefined && result.includes('<'))
    result = rewrite(result, heads.element, elementValue, replace);
  if (heads.member !== undefined && result.includes(':')) result = rewrite(result, heads.member, memberValue, replace);
  if (heads.parameter !== undefined && result.includes('='))
    result = rewrite(result, heads.parameter, parameterValue, replace);
  if (heads.segment !== undefined && result.includes('/'))
    result = rewrite(result, heads.segment, segmentValue, replace);
  return result;
}

/** How the values of the named fields begin. Each captures the name; the value begins where it ends. */
export interface Heads {
  readonly element: RegExp | undefined;
  readonly member: RegExp | undefined;
  readonly parameter: RegExp | undefined;
  readonly segment: RegExp | undefined;
}

/** Names of members and elements, of query parameters, and of path segments whose next one is a value. */
export function headsOf(names: readonly string[], parameters: readonly string[], segments: readonly string[]): Heads {
  const head = (of: readonly string[], pattern: (any: string) => string): RegExp | undefined =>
    of.length === 0 ? undefined : new RegExp(pattern(of.map((name) => RegExp.escape(name)).join('|')), 'g');
  return {
    element: head(names, (any) => String.raw`<(?:[\w.-]{1,64}:)?(${any})(?:\s[^<>]*)?>`),
    member: head(names, (any) => String.raw`["'](${any})\\*["']\s*:\s*(?:\[\s*)?`),
    parameter: head(parameters, (any) => String.raw`(?:^|[?&])(${any})=`),
    segment: head(segments, (any) => String.raw`/(${any})\\?/`),
  };
}

/** Where a value lies, and what it says once decoded. */
interface Value {
  readonly from: number;
  readonly to: number;
  readonly decoded: string;
  /** How the stand-in is written in that place. */
  readonly encode?: (stand: string) => string;
}

type ValueAt = (text: string, at: number, head: string) => Value | undefined;

function rewrite(text: string, head: RegExp, valueAt: ValueAt, replace: Replace): string {
  // joined at the end: a text built by concatenation is slow to read, character by character, until something flattens it
  const parts: string[] = [];
  let copied = 0;
  head.lastIndex = 0;
  for (let match = head.exec(text); match !== null; match = head.exec(text)) {
    const list = match[0].includes('[');
    let at = list ? pastNoText(text, head.lastIndex) : head.lastIndex;
    for (let value = valueAt(text, at, match[0]); value !== undefined;) {
      const stand = replace(match[1]!, value.decoded, text.slice(value.from, value.to));
      if (stand !== value.decoded) {
        parts.push(text.slice(copied, value.from), value.encode?.(stand) ?? stand);
        copied = value.to;
      }
      at = value.to;
      const comma = list ? nextItem(text, at) : -1;
      value = comma < 0 ? undefined : valueAt(text, comma, match[0]);
    }
    head.lastIndex = Math.max(at, head.lastIndex);
  }
  if (copied === 0) return text;
  parts.push(text.slice(copied));
  return parts.join('');
}

const NEXT_ITEM = /\\*["']?\s*,\s*/y;
const NO_TEXT = /(?:null|true|false)\s*,\s*/y;

/** Where the next text or number of a flat list begins, -1 where none does. */
function nextItem(text: string, at: number): number {
  NEXT_ITEM.lastIndex = at;
  return NEXT_ITEM.test(text) ? pastNoText(text, NEXT_ITEM.lastIndex) : -1;
}

function pastNoText(text: string, at: number): number {
  let past = at;
  for (NO_TEXT.lastIndex = past; NO_TEXT.test(text); NO_TEXT.lastIndex = past) past = NO_TEXT.lastIndex;
  return past;
}

const NUMBER = /-?\d[\d.eE+-]*/y;

function memberValue(text: string, at: number): Value | undefined {
  let backslashes = 0;
  while (text.charAt(at + backslashes) === '\\') backslashes++;
  const quote = text.charAt(at + backslashes);
  if (quote === '"' || quote === "'") {
    const from = at + backslashes + 1;
    const to = stringEnd(text, from, quote, backslashes);
    return { from, to, decoded: unescaped(text.slice(from, to), backslashes) };
  }
  NUMBER.lastIndex = at;
  if (!NUMBER.test(text)) return undefined;
  const to = NUMBER.lastIndex;
  return { from: at, to, decoded: text.slice(at, to), encode: (stand) => (/^\d+$/.test(stand) ? stand : `"${stand}"`) };
}

/**
 * Where a string ends: at its quote, or with the text. In JSON inside a JSON string quotes bear as many backslashes as the
 * opening one, and those that are part of the value bear more.
 */
function stringEnd(text: string, from: number, quote: string, level: number): number {
  for (let end = text.indexOf(quote, from); end >= 0; end = text.indexOf(quote, end + 1)) {
    let backslashes = 0;
    while (end - 1 - backslashes >= from && text.charAt(end - 1 - backslashes) === '\\') backslashes++;
    if (level === 0 ? backslashes % 2 === 0 : backslashes <= level) return end - Math.min(backslashes, level);
  }
  return text.length;
}

function unescaped(raw: string, level: number): string {
  let text = raw;
  for (let i = level; i >= 0 && text.includes('\\'); i = i === 0 ? -1 : i >> 1) {
    try {
      text = JSON.parse(`"${text}"`) as string;
    } catch {
      return text;
    }
  }
  return text;
}

/** The text of an element, CDATA included; blanks around it stay. Undefined where it holds elements or nothing. */
function elementValue(text: string, at: number, head: string): Value | undefined {
  if (head.endsWith('/>')) return undefined;
  let to = at;
  for (;;) {
    to = text.indexOf('<', to);
    if (to < 0) to = text.length;
    const close = text.startsWith('<![CDATA[', to) ? ']]>' : text.startsWith('<!--', to) ? '-->' : undefined;
    if (close === undefined) break;
    const end = text.indexOf(close, to + 4);
    to = end < 0 ? text.length : end + 3;
  }
  const raw = text.slice(at, to);
  const trimmed = raw.trim();
  if (trimmed === '') return undefined;
  const from = at + raw.indexOf(trimmed);
  return { from, to: from + trimmed.length, decoded: xmlText(trimmed) };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function xmlText(raw: string): string {
  const plain = raw.includes('<')
    ? raw.replace(/<!\[CDATA\[([^]*?)(?:\]\]>|$)|<!--[^]*?(?:-->|$)/g, (_, cdata: string | undefined) => cdata ?? '')
    : raw;
  if (!plain.includes('&')) return plain;
  return plain.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (entity, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[(name as string).toLowerCase()] ?? entity;
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}

function parameterValue(text: string, at: number): Value | undefined {
  let to = at;
  while (to < text.length && !'&#"\'<> \t\r\n\\'.includes(text.charAt(to))) to++;
  const raw = text.slice(at, to);
  if (raw === '') return undefined;
  return { from: at, to, decoded: fromUrl(raw), encode: encodeURIComponent };
}

const SEGMENT = /(?:[\w.~!$+*-]|%(?!7B)[0-9A-F]{2}){8,}/iy;

/** One segment of a path; a placeholder (`{token}`) or a word too short is no value. */
function segmentValue(text: string, at: number): Value | undefined {
  SEGMENT.lastIndex = at;
  const raw = SEGMENT.exec(text)?.[0];
  return raw === undefined
    ? undefined
    : { from: at, to: at + raw.length, decoded: fromUrl(raw), encode: encodeURIComponent };
}

function fromUrl(raw: string): string {
  try {
    return decodeURIComponent(raw.replaceAll('+', ' '));
  } catch {
    return raw;
  }
}
