import * as fc from 'fast-check';
import { XmlCData, XmlDocument, XmlElement as LibElement, XmlText } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { parseXml } from './xml.ts';
import { treeOf } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

type Content = Omit<XmlElement, 'line' | 'column' | 'children'> & { readonly children: readonly Content[] };

/** The same tree read node by node from libxml2. It cannot step over a processing instruction. */
function nodeByNode(text: string): Content {
  const document = XmlDocument.fromBuffer(Buffer.from(text));
  const visit = (node: LibElement): Content => {
    const children: Content[] = [];
    let own = '';
    for (let child = node.firstChild; child !== null; child = child.next) {
      if (child instanceof LibElement) children.push(visit(child));
      else if (child instanceof XmlText || child instanceof XmlCData) own += child.content;
    }
    const attributes = Object.fromEntries(
      node.attrs.map(({ name, namespaceUri, value }) => [
        namespaceUri === '' ? name : `{${namespaceUri}}${name}`,
        value,
      ]),
    );
    return { name: node.name, namespace: node.namespaceUri, attributes, children, text: own };
  };
  try {
    return visit(document.root);
  } finally {
    document.dispose();
  }
}

const withoutPlaces = ({ line: _, column: __, children, ...rest }: XmlElement): Content => ({
  ...rest,
  children: children.map(withoutPlaces),
});

const placesOf = ({ line, column, children }: XmlElement): [number, number][] => [
  [line, column],
  ...children.flatMap(placesOf),
];

/** Where start tags are, found in another way: everything that may hold a `<` that starts none is blanked first. */
function startTags(text: string): [number, number][] {
  const bare = text.replaceAll(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>/g, (all) =>
    all.replaceAll(/[^\n]/g, ' '),
  );
  return [...bare.matchAll(/<[^/]/g)].map(({ index }) => {
    const before = bare.slice(0, index);
    return [before.split('\n').length, index - before.lastIndexOf('\n')];
  });
}

const PREFIXES = ['p', 'q', 'ns1', 'soap-ENV', 'è'];
const LOCALS = ['a', 'Pendenza', 'b.c', 'd-e', '_f', 'xmlnsx', '__proto__', 'constructor', 'ünïcode', 'x1', '𐐀'];
const local = fc.constantFrom(...LOCALS);
const uri = fc.constantFrom('urn:a', 'urn:b', 'http://example.org/x?a=1&amp;b=2', 'urn:&#x61;', 'relativo');
const blank = fc.constantFrom(' ', '  ', '\t', '\n', '\r\n', '\n    ');
const maybeBlank = fc.oneof(fc.constant(''), blank);
const reference = fc.constantFrom(
  '&amp;',
  '&lt;',
  '&gt;',
  '&quot;',
  '&apos;',
  '&#10;',
  '&#13;',
  '&#9;',
  '&#x1F600;',
  '&#233;',
);
const words = fc.constantFrom(
  'Rossi',
  'è dovuto',
  '12.50',
  '’',
  '😀',
  ' ',
  '\n',
  '\t',
  '\r\n',
  '\r',
  '>',
  '] ',
  '=',
  '/',
  'a sentence longer than that',
);
const characters = fc.array(fc.oneof(words, reference), { maxLength: 5 }).map((parts) => parts.join(''));
const inValue = fc
  .tuple(fc.constantFrom('"', "'"), characters)
  .map(([quote, value]) => `${quote}${value}${quote === '"' ? "'" : '"'}${quote}`);
/** `]]>` may not stand in text. */
const inText = characters.map((text) => text.replaceAll(']]>', ']]&gt;'));
const hidden = fc
  .array(fc.constantFrom('x', '<', '>', '&', '"', "'", '<a>', '</a>', '\n', '\r\n', ' ', 'è'), { maxLength: 5 })
  .map((parts) => parts.join(''));

type Piece =
  | { readonly kind: 'text' | 'cdata' | 'comment' | 'instruction'; readonly text: string }
  | { readonly kind: 'element'; readonly element: Written };

interface Written {
  readonly prefix: number;
  readonly local: string;
  readonly bindings: readonly { readonly prefix: string; readonly uri: string; readonly quote: string }[];
  readonly attributes: readonly { readonly prefix: number; readonly local: string; readonly value: string }[];
  readonly around: readonly string[];
  readonly shut: boolean;
  readonly content: readonly Piece[];
}

const { element } = fc.letrec<{ element: Written; piece: Piece }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'xml' },
    inText.map((text) => ({ kind: 'text' as const, text })),
    hidden.map((text) => ({ kind: 'cdata' as const, text: text.replaceAll(']]>', '') })),
    hidden.map((text) => ({ kind: 'comment' as const, text })),
    hidden.map((text) => ({ kind: 'instruction' as const, text })),
    tie('element').map((nested) => ({ kind: 'element' as const, element: nested })),
    tie('element').map((nested) => ({ kind: 'element' as const, element: nested })),
  ),
  element: fc.record({
    prefix: fc.nat(),
    local,
    bindings: fc.uniqueArray(
      fc.record({ prefix: fc.constantFrom('', ...PREFIXES), uri, quote: fc.constantFrom('"', "'") }),
      { maxLength: 3, selector: ({ prefix }) => prefix },
    ),
    attributes: fc.array(fc.record({ prefix: fc.nat(), local, value: inValue }), { maxLength: 4 }),
    around: fc.array(maybeBlank, { minLength: 8, maxLength: 8 }),
    shut: fc.boolean(),
    content: fc.array(tie('piece'), { maxLength: 5, depthIdentifier: 'xml' }),
  }),
}));

const decoded = (value: string): string => value.replaceAll('&amp;', '&').replaceAll('&#x61;', 'a');

/** Writes what was drawn, with `instruction` around what a processing instruction says. */
function write(drawn: Written, scope: ReadonlyMap<string, string>, instruction: (text: string) => string): string {
  const inside = new Map(scope);
  const [before = '', equals = '', after = '', end = '', close = ''] = drawn.around;
  let tag = '';
  for (const { prefix, uri: bound, quote } of drawn.bindings) {
    // the default namespace may be taken back, a prefix may not
    const value = prefix === '' && drawn.shut ? '' : bound;
    inside.set(prefix, decoded(value));
    tag += ` xmlns${prefix === '' ? '' : `:${prefix}`}${equals}=${after}${quote}${value}${quote}`;
  }
  const prefixes = ['', ...inside.keys()].filter(
    (prefix, index, all) => all.indexOf(prefix) === index && prefix !== 'xml',
  );
  const taken = new Set<string>();
  for (const { prefix, local: name, value } of drawn.attributes) {
    const used = [...prefixes, 'xml'][prefix % (prefixes.length + 1)]!;
    const key = `${used === '' ? '' : inside.get(used)}|${name}`;
    if (taken.has(key)) continue;
    taken.add(key);
    tag += `${before || ' '}${used === '' ? '' : `${used}:`}${name}${equals}=${after}${value}`;
  }
  const prefix = prefixes[drawn.prefix % prefixes.length]!;
  const name = `${prefix === '' ? '' : `${prefix}:`}${drawn.local}`;
  const content = drawn.content.map((piece) => {
    switch (piece.kind) {
      case 'element':
        return write(piece.element, inside, instruction);
      case 'cdata':
        return `<![CDATA[${piece.text}]]>`;
      case 'comment':
        return `<!--${piece.text}-->`;
      case 'instruction':
        return instruction(piece.text);
      default:
        return piece.text;
    }
  });
  if (content.join('') === '' && drawn.shut) return `<${name}${tag}${end}/>`;
  return `<${name}${tag}${end}>${content.join('')}</${name}${close}>`;
}

const XML = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);
const prologue = fc.constantFrom(
  '',
  '<?xml version="1.0"?>',
  "<?xml version='1.0' encoding='UTF-8'?>\n",
  '<!-- <a> -->\r\n',
);

test('whatever is written well, the tree is the one that libxml2 sees', () => {
  fc.assert(
    fc.property(prologue, element, (before, drawn) => {
      // of the same length: places must not move
      const instruction = (text: string): string => `<?x  ${text.replaceAll('?>', '')}?>`;
      const comment = (text: string): string => `<!--${text.replaceAll('?>', '')}-->`;
      const text = `${before}${write(drawn, XML, instruction)}\n<!-- fine -->`;
      const tree = treeOf(text);
      expect(withoutPlaces(tree)).toEqual(nodeByNode(`${before}${write(drawn, XML, comment)}\n<!-- fine -->`));
      expect(placesOf(tree)).toEqual(startTags(text));
      expect(parseXml(Buffer.from(text))).toEqual({ ok: true, root: tree });
    }),
    { numRuns: 500 },
  );
});

test.each<[string, string, Partial<XmlElement>]>([
  ['a processing instruction is stepped over', '<a>x<?p <b> ?>y</a>', { text: 'xy', children: [] }],
  [
    'a reference to a line end stays, a line end becomes one',
    '<a k="1\r\n2&#13;">\r\n&#13;\r</a>',
    {
      attributes: { k: '1 2\r' },
      text: '\n\r\n',
    },
  ],
  ['what CDATA holds is not decoded', '<a><![CDATA[&amp;\r\n<b>]]></a>', { text: '&amp;\n<b>' }],
  [
    'a prefix is that of the nearest binding',
    '<p:a xmlns:p="urn:x" p:k="1" xmlns:q="urn:y"/>',
    {
      namespace: 'urn:x',
      attributes: { '{urn:x}k': '1' },
    },
  ],
  [
    'the default namespace is no attribute’s',
    '<a xmlns="urn:x" k="1" xml:lang="it"/>',
    {
      namespace: 'urn:x',
      attributes: { k: '1', '{http://www.w3.org/XML/1998/namespace}lang': 'it' },
    },
  ],
])('%s', (_, text, expected) => {
  expect(parseXml(Buffer.from(text))).toMatchObject({ ok: true, root: expected });
});

test('a text that is not well-formed is not read for ever', () => {
  for (const text of ['', 'a', '<a', '<a b', '<a b="', '<a>', '<!--', '<a><![CDATA[', '<?', '<a><?x', '<a b=c'])
    expect(() => treeOf(text)).toThrow(Error);
});
