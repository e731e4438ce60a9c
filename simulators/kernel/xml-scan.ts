import { quoted } from './values/parsed.ts';

/** Why a text was refused as XML. `message` is in Italian; `line` and `column` count from 1; `path` names elements. */
export interface XmlProblem {
  readonly code: XmlProblemCode;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  readonly path?: string;
}

export type XmlProblemCode =
  | 'TOO_LARGE'
  | 'EMPTY'
  | 'NOT_XML'
  | 'ENCODING_UNSUPPORTED'
  | 'ENCODING_INVALID'
  | 'ENCODING_CONFLICT'
  | 'VERSION'
  | 'DOCTYPE'
  | 'TOO_DEEP'
  | 'TOO_MANY_ATTRIBUTES'
  | 'TOO_MANY_ELEMENTS'
  | 'TAG_MISMATCH'
  | 'UNFINISHED'
  | 'DUPLICATE_ATTRIBUTE'
  | 'UNBOUND_PREFIX'
  | 'INVALID_CHARACTER'
  | 'EXTRA_CONTENT'
  | 'AMPERSAND'
  | 'UNKNOWN_ENTITY'
  | 'RESOURCE_LIMIT'
  | 'MALFORMED';

/** Limits that no official message comes near, and that keep the memory of a hostile one small. */
export const MAX_XML_DEPTH = 100;
export const MAX_XML_ATTRIBUTES = 256;
export const MAX_XML_ELEMENTS = 200_000;

/** A text decoded from bytes, with the same in UTF-8, without byte order mark; or why it could not be decoded. */
export type XmlText =
  | { readonly ok: true; readonly text: string; readonly utf8: Uint8Array }
  | { readonly ok: false; readonly problem: XmlProblem };

/**
 * Decodes bytes as XML 1.0 §4.3.3 says: byte order mark, else the declared encoding, else UTF-8. UTF-8, UTF-16 and
 * ISO-8859-1 are read; another encoding, one that contradicts the byte order mark, and invalid bytes are refused.
 */
export function decodeXml(bytes: Uint8Array): XmlText {
  if (bytes.length === 0) return refuse('EMPTY', 'il corpo è vuoto');
  const mark = markOf(bytes);
  if (mark === 'utf-32') return refuse('ENCODING_UNSUPPORTED', 'codifica UTF-32 non ammessa: usare UTF-8');
  const text = decoded(bytes, mark ?? 'utf-8');
  const declared = declaredEncoding(text ?? Buffer.from(bytes.subarray(0, 256)).toString('latin1'));
  const encoding = declared === undefined ? 'utf-8' : KNOWN.get(declared.toLowerCase());
  if (encoding === undefined)
    return refuse('ENCODING_UNSUPPORTED', `codifica ${quoted(declared!)} non ammessa: usare UTF-8`);
  if (mark === undefined && encoding === 'utf-16')
    return refuse('ENCODING_CONFLICT', 'la dichiarazione XML dice UTF-16, ma i byte non lo sono');
  if (mark !== undefined && declared !== undefined && !mark.startsWith(encoding))
    return refuse(
      'ENCODING_CONFLICT',
      `la dichiarazione XML dice ${declared}, ma i primi byte sono di ${mark.toUpperCase()}`,
    );
  if (mark === undefined && encoding === 'iso-8859-1') {
    const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    return { ok: true, text: latin, utf8: Buffer.from(latin) };
  }
  if (text !== undefined) {
    if (mark === undefined) return { ok: true, text, utf8: bytes };
    return { ok: true, text, utf8: mark === 'utf-8' ? bytes.subarray(UTF8_MARK) : Buffer.from(text) };
  }
  const name = (mark ?? 'utf-8').toUpperCase();
  return refuse('ENCODING_INVALID', `il corpo non è in ${name}: contiene byte non validi in quella codifica`);
}

/**
 * Runs over the tags of a text once, before any parser sees it: refuses a DOCTYPE, too much nesting, too many attributes
 * or elements. It is no judge of well-formedness: it stops at what it cannot follow. Undefined where it refuses nothing.
 */
export function scanXml(text: string): XmlProblem | undefined {
  let elements = 0;
  let depth = 0;
  let at = text.indexOf('<');
  while (at >= 0) {
    const next = text.charCodeAt(at + 1);
    let end: number;
    if (next === SLASH) {
      depth--;
      end = text.indexOf('>', at);
    } else if (next === QUESTION) end = text.indexOf('?>', at);
    else if (next === BANG) {
      if (text.startsWith('<!--', at)) end = text.indexOf('-->', at + 4);
      else if (text.startsWith('<![CDATA[', at)) end = text.indexOf(']]>', at);
      else if (/^<!doctype/i.test(text.slice(at, at + 9)))
        return here(text, at, 'DOCTYPE', 'il corpo contiene una DOCTYPE, che non è ammessa');
      else break;
    } else {
      if (++depth > MAX_XML_DEPTH)
        return here(text, at, 'TOO_DEEP', `il corpo annida più di ${MAX_XML_DEPTH} elementi`);
      if (elements === MAX_XML_ELEMENTS)
        return here(text, at, 'TOO_MANY_ELEMENTS', `il corpo contiene più di ${MAX_XML_ELEMENTS} elementi`);
      elements++;
      end = endOfTag(text, at + 1);
      if (end === TOO_MANY)
        return here(text, at, 'TOO_MANY_ATTRIBUTES', `un elemento ha più di ${MAX_XML_ATTRIBUTES} attributi`);
      if (end >= 0 && text.charCodeAt(end - 1) === SLASH) depth--;
    }
    if (end < 0) break;
    at = text.indexOf('<', end);
  }
  return undefined;
}

function here(text: string, offset: number, code: XmlProblemCode, message: string): XmlProblem {
  let line = 1;
  let lineStart = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', lineStart)) {
    line++;
    lineStart = end + 1;
  }
  return { code, message, line, column: offset - lineStart + 1 };
}

const SLASH = 0x2f;
const QUESTION = 0x3f;
const BANG = 0x21;
const GREATER = 0x3e;
const LESS = 0x3c;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

const CUT = -1;
const TOO_MANY = -2;

/** Offset of the `>` that ends a start tag; CUT where the text ends or another tag begins before it; TOO_MANY attributes. */
function endOfTag(text: string, from: number): number {
  let attributes = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === GREATER) return at;
    if (code > GREATER) continue;
    if (code === LESS) return CUT;
    if (code === EQUALS && ++attributes > MAX_XML_ATTRIBUTES) return TOO_MANY;
    if (code === QUOTE || code === APOSTROPHE) {
      at = text.indexOf(text.charAt(at), at + 1);
      if (at < 0) return CUT;
    }
  }
  return CUT;
}

const KNOWN = new Map([
  ['utf-8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['utf-16', 'utf-16'],
  ['utf-16le', 'utf-16'],
  ['utf-16be', 'utf-16'],
  ['iso-8859-1', 'iso-8859-1'],
  ['latin1', 'iso-8859-1'],
]);

/** Bytes of the mark of UTF-8. */
const UTF8_MARK = 3;

type Mark = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32';

/** The encoding that the first bytes give away, by a byte order mark or by how they write `<?`. */
function markOf(bytes: Uint8Array): Mark | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && (c === 0xfe || c === 0)))
    return 'utf-32';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x3c && b === 0 && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0) return 'utf-16be';
  return undefined;
}

const decoders = {
  'utf-8': new TextDecoder('utf-8', { fatal: true }),
  'utf-16le': new TextDecoder('utf-16le', { fatal: true }),
  'utf-16be': new TextDecoder('utf-16be', { fatal: true }),
};

function decoded(bytes: Uint8Array, encoding: keyof typeof decoders): string | undefined {
  try {
    return decoders[encoding].decode(bytes);
  } catch {
    return undefined;
  }
}

function declaredEncoding(text: string): string | undefined {
  return /^<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/.exec(text)?.[1];
}

function refuse(code: XmlProblemCode, message: string): { readonly ok: false; readonly problem: XmlProblem } {
  return { ok: false, problem: { code, message } };
}
