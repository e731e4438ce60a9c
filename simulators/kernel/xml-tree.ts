/** An element as a plain value. `name` is local; attribute keys are local names, `{namespace}name` where they have one. */
export interface XmlElement {
  readonly name: string;
  /** Empty where it has none. */
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text and CDATA, as written; that of its children is not in it. */
  readonly text: string;
  /** Where it starts in the text, from 1. */
  readonly line: number;
  readonly column: number;
}

/**
 * Reads the elements of a text that libxml2 has found well-formed, namespaces included (XML 1.0, Namespaces in XML 1.0), and
 * that has no DOCTYPE. It is no judge: on any other text it throws Error, or gives what means nothing. `qualified`, where
 * given, is told the name of every element as it is written, prefix included.
 */
export function treeOf(text: string, qualified?: Map<XmlElement, string>): XmlElement {
  const isPlain = !text.includes('&') && !text.includes('\r');
  const parents: Building[] = [];
  const scopes: Scope[] = [];
  let scope = XML_ONLY;
  let current: Building | undefined;
  let line = 1;
  let lineStart = 0;
  let lineEnd = endOfLine(text, 0);
  for (let at = text.indexOf('<'), from = 0; at >= 0; at = text.indexOf('<', from)) {
    if (current !== undefined && at > from) {
      const raw = text.slice(from, at);
      current.text += own(isPlain ? raw : references(lineEnds(raw)));
    }
    switch (text.charCodeAt(at + 1)) {
      case SLASH: {
        from = text.indexOf('>', at) + 1;
        const parent = parents.pop();
        if (parent === undefined) return current!;
        current = parent;
        scope = scopes.pop()!;
        break;
      }
      case QUESTION:
        from = text.indexOf('?>', at) + 2;
        break;
      case BANG:
        if (text.charCodeAt(at + 2) === DASH) from = text.indexOf('-->', at + 4) + 3;
        else {
          const end = text.indexOf(']]>', at);
          current!.text += own(lineEnds(text.slice(at + CDATA_START, end)));
          from = end + 3;
        }
        break;
      default: {
        for (; at > lineEnd; lineEnd = endOfLine(text, lineStart)) {
          line++;
          lineStart = lineEnd + 1;
        }
        let end = endOfName(text, at + 1);
        const name = nameAt(text, at + 1, end);
        let attributes = NONE;
        let inside = scope;
        if (text.charCodeAt(end) !== GREATER) {
          const tag = attributesAt(text, end, scope, isPlain);
          ({ attributes, scope: inside, end } = tag);
        }
        const isEmpty = text.charCodeAt(end) === SLASH;
        const element: Building = {
          name: name.local,
          namespace: inside.get(name.prefix) ?? '',
          attributes,
          children: NO_CHILDREN,
          text: '',
          line,
          column: at - lineStart + 1,
        };
        qualified?.set(element, name.qualified);
        if (current !== undefined) {
          if (current.children === NO_CHILDREN) current.children = [element];
          else current.children.push(element);
        }
        from = isEmpty ? end + 2 : end + 1;
        if (!isEmpty) {
          if (current !== undefined) {
            parents.push(current);
            scopes.push(scope);
          }
          current = element;
          scope = inside;
        } else if (current === undefined) return element;
      }
    }
    // what cannot be in a well-formed text must not go on for ever
    if (from <= at) break;
  }
  throw new Error('not a well-formed text');
}

/** An element until its end tag is met. */
interface Building {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  text: string;
  readonly line: number;
  readonly column: number;
}

/** Namespaces by the prefix bound to them; the default one by the empty prefix. */
type Scope = ReadonlyMap<string, string>;

const XML_ONLY: Scope = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);
const NONE: Readonly<Record<string, string>> = Object.freeze({});
const NO_CHILDREN = Object.freeze<XmlElement[]>([]) as XmlElement[];

const SLASH = 0x2f;
const QUESTION = 0x3f;
const BANG = 0x21;
const DASH = 0x2d;
const GREATER = 0x3e;
const EQUALS = 0x3d;
const BLANK = 0x20;
const CDATA_START = '<![CDATA['.length;

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

/** Blanks are the only characters of a tag outside its values that are not above 0x20. */
function endOfName(text: string, from: number): number {
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (code <= BLANK || code === GREATER || code === SLASH || code === EQUALS || Number.isNaN(code)) return at;
  }
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= BLANK) at++;
  return at;
}

interface Tag {
  readonly attributes: Readonly<Record<string, string>>;
  readonly scope: Scope;
  /** Offset of its `>`, or of the `/` before it. */
  readonly end: number;
}

/** What follows the name in a start tag. */
function attributesAt(text: string, from: number, outside: Scope, isPlain: boolean): Tag {
  let scope = outside;
  let bound: Map<string, string> | undefined;
  const names: Name[] = [];
  const values: string[] = [];
  let at = afterBlanks(text, from);
  for (let code = text.charCodeAt(at); code !== GREATER && code !== SLASH; code = text.charCodeAt(at)) {
    const nameEnd = endOfName(text, at);
    const name = nameAt(text, at, nameEnd);
    const quote = afterBlanks(text, afterBlanks(text, nameEnd) + 1);
    const valueEnd = quote < text.length ? text.indexOf(text.charAt(quote), quote + 1) : -1;
    if (valueEnd < 0) throw new Error('not a well-formed tag');
    const value = valueOf(text.slice(quote + 1, valueEnd), isPlain);
    if (name.prefix === 'xmlns' || name.qualified === 'xmlns') {
      if (bound === undefined) scope = bound = new Map(outside);
      bound.set(name.prefix === '' ? '' : name.local, value);
    } else {
      names.push(name);
      values.push(value);
    }
    at = afterBlanks(text, valueEnd + 1);
  }
  if (names.length === 0) return { attributes: NONE, scope, end: at };
  const attributes: Record<string, string> = {};
  for (const [index, { prefix, local }] of names.entries()) {
    const namespace = prefix === '' ? '' : scope.get(prefix);
    const key = namespace === '' ? local : `{${namespace}}${local}`;
    // assigned, this one would set the prototype
    if (key === '__proto__') Object.defineProperty(attributes, key, { ...MEMBER, value: values[index] });
    else attributes[key] = values[index]!;
  }
  return { attributes, scope, end: at };
}

const MEMBER = { enumerable: true, configurable: true, writable: true };

interface Name {
  readonly qualified: string;
  readonly prefix: string;
  readonly local: string;
}

/**
 * Names repeat from element to element: each is looked for where the last one with the same hash was put, so that it need
 * not be cut out of the text again, and hostile names only push each other out.
 */
const met: (Name | undefined)[] = Array.from({ length: 1024 }, () => undefined);

function nameAt(text: string, from: number, end: number): Name {
  let hash = end - from;
  for (let at = from; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  const slot = hash & (met.length - 1);
  const last = met[slot];
  if (last !== undefined && last.qualified.length === end - from && text.startsWith(last.qualified, from)) return last;
  const name = nameOf(own(text.slice(from, end)));
  if (end - from < 100) met[slot] = name;
  return name;
}

function nameOf(qualified: string): Name {
  const colon = qualified.indexOf(':');
  return colon < 0
    ? { qualified, prefix: '', local: qualified }
    : { qualified, prefix: qualified.slice(0, colon), local: own(qualified.slice(colon + 1)) };
}

/** Line ends as XML 1.0 §2.11 wants them read. */
function lineEnds(raw: string): string {
  return raw.includes('\r') ? raw.replaceAll(/\r\n?/g, '\n') : raw;
}

/** An attribute's value as XML 1.0 §3.3.3 wants it read: every blank that is written, and not referred to, is a space. */
function valueOf(raw: string, isPlain: boolean): string {
  const blanks = /[\t\n\r]/.test(raw) ? raw.replaceAll(/\r\n|[\t\n\r]/g, ' ') : raw;
  return own(isPlain ? blanks : references(blanks));
}

const REFERENCE = /&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|([a-z]+));/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Characters in the place of references to them; without a DOCTYPE there are no other entities than the five. */
function references(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(REFERENCE, (reference, hex?: string, decimal?: string, entity?: string) => {
    if (entity !== undefined) return ENTITIES[entity] ?? reference;
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  });
}

/** From this length on a piece of a text is kept by the engine as a view on the whole, which would live as long as it. */
const VIEW = 13;

/** A piece of a text that does not hold on to the rest of it. */
function own(piece: string): string {
  return piece.length < VIEW ? piece : ` ${piece}`.slice(1);
}
