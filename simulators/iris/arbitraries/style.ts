import * as fc from 'fast-check';
import type { XmlTree } from '../../kernel/xml.ts';
import { NAMESPACES, SOAP } from '../contract/namespaces.ts';
import { PREFIXES, SOAP_PREFIX } from '../contract/codec/writing.ts';

/** A way of writing the same XML. None of these is ever a reason to fail. */
export interface Style {
  /** `ours`; `other` names, with dots, dashes and capitals; `default`: no prefix, xmlns at every change of namespace. */
  readonly prefixes: 'ours' | 'other' | 'default';
  /** Where prefixes are bound: at the root, or at the element that first needs them. */
  readonly bound: 'root' | 'late';
  readonly blanks: 'none' | 'lines' | 'tabs';
  readonly comments: boolean;
  readonly cdata: boolean;
  readonly encoding: 'UTF-8' | 'UTF-8 with mark' | 'UTF-16LE' | 'UTF-16BE' | 'ISO-8859-1' | 'US-ASCII';
  readonly declaration: boolean;
  readonly quote: '"' | "'";
  /** A SOAP header with something that nobody must understand. */
  readonly soapHeader: boolean;
}

export const PLAIN: Style = {
  prefixes: 'ours',
  bound: 'root',
  blanks: 'none',
  comments: false,
  cdata: false,
  encoding: 'UTF-8',
  declaration: true,
  quote: '"',
  soapHeader: false,
};

export function styleArbitrary(): fc.Arbitrary<Style> {
  return fc
    .record({
      prefixes: fc.constantFrom('ours' as const, 'other' as const, 'default' as const),
      bound: fc.constantFrom('root' as const, 'late' as const),
      blanks: fc.constantFrom('none' as const, 'lines' as const, 'tabs' as const),
      comments: fc.boolean(),
      cdata: fc.boolean(),
      encoding: fc.constantFrom<Style['encoding']>(
        'UTF-8',
        'UTF-8 with mark',
        'UTF-16LE',
        'UTF-16BE',
        'ISO-8859-1',
        'US-ASCII',
      ),
      declaration: fc.boolean(),
      quote: fc.constantFrom('"' as const, "'" as const),
      soapHeader: fc.boolean(),
    })
    .map((style) => ({ ...style, declaration: style.declaration || MUST_DECLARE.has(style.encoding) }));
}

const MUST_DECLARE: ReadonlySet<string> = new Set(['ISO-8859-1', 'US-ASCII']);

const OTHER = ['ns0', 'SOAP-ENV', 'q.1', '_x', 'Ämter', 'tns', 'iris_1_1', 'a-b'];

/** Prefix and namespace that a prefix of ours stands for, in a style. */
function names(style: Style): ReadonlyMap<string, { readonly prefix: string; readonly uri: string }> {
  const ours = [
    [SOAP_PREFIX, SOAP],
    ...Object.entries(PREFIXES).map(([key, prefix]) => [prefix, NAMESPACES[key as keyof typeof NAMESPACES]]),
  ];
  return new Map(
    ours.map(([prefix, uri], index) => [
      prefix!,
      { prefix: style.prefixes === 'other' ? `${OTHER[index % OTHER.length]!}${index}` : prefix!, uri: uri! },
    ]),
  );
}

/** The bytes of an envelope around a wrapper's element, in a style. */
export function styledBytes(wrapper: XmlTree, style: Style = PLAIN): Uint8Array {
  const known = names(style);
  const lines: string[] = [];
  const gap = (depth: number): string =>
    style.blanks === 'none' ? '' : style.blanks === 'tabs' ? `\n${'\t'.repeat(depth)}` : `\r\n${'  '.repeat(depth)}`;
  const attribute = (name: string, value: string): string =>
    ` ${name}=${style.quote}${escaped(value, style).replaceAll(style.quote, style.quote === '"' ? '&quot;' : '&apos;')}${style.quote}`;

  const write = (node: XmlTree, depth: number, defaultUri: string, bound: ReadonlySet<string>): void => {
    const [local, prefix = ''] = node.name.split(':').toReversed() as [string, string?];
    const name = known.get(prefix);
    const own = Object.entries(node.attributes ?? {}).filter(([key]) => !known.has(key.replace(/^xmlns:/, '')));
    let tag = node.name;
    let uri = defaultUri;
    const declarations: string[] = [];
    const now = new Set(bound);
    if (style.prefixes === 'default') {
      tag = name === undefined && prefix !== '' ? node.name : local;
      uri = name?.uri ?? (prefix === '' ? '' : defaultUri);
      if (uri !== defaultUri) declarations.push(attribute('xmlns', uri));
    } else if (name !== undefined) {
      tag = `${name.prefix}:${local}`;
      const needed = style.bound === 'root' && depth === 0 ? [...known.values()] : [name];
      for (const each of needed)
        if (!now.has(each.prefix)) {
          declarations.push(attribute(`xmlns:${each.prefix}`, each.uri));
          now.add(each.prefix);
        }
    }
    const attributes = [...declarations, ...own.map(([key, value]) => attribute(key, value))].join('');
    const children = node.children ?? [];
    if (style.comments && depth === 2) lines.push(gap(depth), '<!-- commento -->');
    lines.push(gap(depth), `<${tag}${attributes}>`);
    if (node.text !== undefined) lines.push(textOf(node.text, style));
    for (const child of children) write(child, depth + 1, uri, now);
    lines.push(children.length === 0 ? '' : gap(depth), `</${tag}>`);
  };

  const header: readonly XmlTree[] = style.soapHeader
    ? [
        {
          name: `${SOAP_PREFIX}:Header`,
          children: [{ name: 'wsa:Action', attributes: { 'xmlns:wsa': 'urn:indirizzo' }, text: 'invio' }],
        },
      ]
    : [];
  const envelope: XmlTree = {
    name: `${SOAP_PREFIX}:Envelope`,
    children: [...header, { name: `${SOAP_PREFIX}:Body`, children: [wrapper] }],
  };
  write(envelope, 0, '', new Set());
  const named = style.encoding.startsWith('UTF-16') ? 'UTF-16' : style.encoding.replace(' with mark', '');
  const declaration = style.declaration
    ? `<?xml version=${style.quote}1.0${style.quote} encoding=${style.quote}${named}${style.quote}?>`
    : '';
  return encoded(declaration + lines.join('').replace(/^\s+/, declaration === '' ? '' : '\n'), style.encoding);
}

function textOf(text: string, style: Style): string {
  const plain = !text.includes(']]>') && Array.from(text).every((character) => canWrite(character, style.encoding));
  if (style.cdata && text !== '' && plain) {
    const half = Math.floor(text.length / 2);
    // not between the halves of a character
    const at = /[\ud800-\udbff]/.test(text.charAt(half - 1)) ? 0 : half;
    return `${escaped(text.slice(0, at), style)}<![CDATA[${text.slice(at)}]]>`;
  }
  const written = escaped(text, style);
  return style.comments && /^[A-Za-z0-9]{2,}$/.test(text)
    ? `${text.charAt(0)}<!-- nel mezzo -->${text.slice(1)}`
    : written;
}

function escaped(text: string, { encoding }: Style): string {
  return Array.from(text)
    .map((character) => {
      const named = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }[character];
      if (named !== undefined) return named;
      return canWrite(character, encoding) ? character : `&#x${character.codePointAt(0)!.toString(16)};`;
    })
    .join('');
}

function canWrite(character: string, encoding: Style['encoding']): boolean {
  const code = character.codePointAt(0)!;
  return encoding === 'US-ASCII' ? code < 0x80 : encoding === 'ISO-8859-1' ? code < 0x100 : true;
}

function encoded(text: string, encoding: Style['encoding']): Uint8Array {
  switch (encoding) {
    case 'UTF-8':
    case 'US-ASCII':
      return Buffer.from(text, 'utf8');
    case 'UTF-8 with mark':
      return Buffer.from(`\ufeff${text}`, 'utf8');
    case 'UTF-16LE':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'UTF-16BE':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    case 'ISO-8859-1':
      return Buffer.from(text, 'latin1');
  }
}
