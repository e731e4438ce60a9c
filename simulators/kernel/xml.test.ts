import * as fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  buildXml,
  compileXsd,
  elementAt,
  judgeXml,
  MAX_XML_DEPTH,
  parseXml,
  textAt,
  validateXml,
  XML_CAP,
} from './xml.ts';
import type { XmlTree } from './xml.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const parse = (text: string): ReturnType<typeof parseXml> => parseXml(bytes(text));

function problemIn(text: string | Uint8Array, capBytes?: number): { code: string; message: string; line?: number } {
  const parsed = parseXml(typeof text === 'string' ? bytes(text) : text, capBytes === undefined ? {} : { capBytes });
  if (parsed.ok) throw new Error('accepted');
  return parsed.problem;
}

describe('what is read', () => {
  test('names, namespaces, attributes, text, CDATA, places', () => {
    const parsed = parse(
      '<?xml version="1.0"?>\n<!-- c -->\n<s:a xmlns:s="urn:s" k="1" s:k="2">\n  <b xmlns="urn:b">uno<![CDATA[ <due>]]></b><c/>\n</s:a>',
    );
    expect(parsed).toMatchObject({
      ok: true,
      root: {
        name: 'a',
        namespace: 'urn:s',
        attributes: { k: '1', '{urn:s}k': '2' },
        line: 3,
        column: 1,
        children: [
          { name: 'b', namespace: 'urn:b', text: 'uno <due>', line: 4, column: 3 },
          { name: 'c', namespace: '', text: '', line: 4, column: 45 },
        ],
      },
    });
    if (parsed.ok) {
      expect(textAt(parsed.root, 'b')).toBe('uno <due>');
      expect(elementAt(parsed.root, 'b', 'x')).toBeUndefined();
    }
  });

  test.each([
    ['UTF-8 with a byte order mark', Buffer.from('\ufeff<a>è</a>')],
    [
      'UTF-16, little endian, with its mark',
      Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><a>è</a>', 'utf16le'),
    ],
    ['UTF-16, big endian', Buffer.from('\ufeff<a>è</a>', 'utf16le').swap16()],
    ['ISO-8859-1', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>è</a>', 'latin1')],
  ])('%s', (_, body) => {
    expect(parseXml(body)).toMatchObject({ ok: true, root: { text: 'è' } });
  });

  test('names that JavaScript knows do no harm', () => {
    const parsed = parse('<__proto__ __proto__="1"><constructor/><toString>x</toString></__proto__>');
    expect(parsed).toMatchObject({ ok: true, root: { name: '__proto__', children: [{ name: 'constructor' }, {}] } });
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
    if (parsed.ok) expect(Object.getOwnPropertyNames(parsed.root.attributes)).toEqual(['__proto__']);
  });
});

describe('what is refused, clearly', () => {
  test.each([
    ['empty', '', 'EMPTY'],
    ['JSON', '{"a":1}', 'NOT_XML'],
    ['prose', 'servizio non disponibile', 'NOT_XML'],
    ['mismatched end tag', '<a>\n<b></c></a>', 'TAG_MISMATCH'],
    ['duplicate attribute', '<a x="1" x="2"/>', 'DUPLICATE_ATTRIBUTE'],
    ['the same attribute by two prefixes', '<a xmlns:p="urn:x" xmlns:q="urn:x" p:x="1" q:x="2"/>', undefined],
    ['unbound prefix of an element', '<p:a/>', 'UNBOUND_PREFIX'],
    ['unbound prefix of an attribute', '<a p:x="1"/>', 'UNBOUND_PREFIX'],
    ['control character', '<a>\u0001</a>', 'INVALID_CHARACTER'],
    ['control character by reference', '<a>&#1;</a>', 'INVALID_CHARACTER'],
    ['NUL', '<a>\u0000</a>', undefined],
    ['two roots', '<a/><b/>', 'EXTRA_CONTENT'],
    ['bare ampersand', '<a>Rossi & Bianchi</a>', 'AMPERSAND'],
    ['bare ampersand before a word', '<a>Rossi &Bianchi</a>', 'AMPERSAND'],
    ['undeclared entity', '<a>&egrave;</a>', 'UNKNOWN_ENTITY'],
    [']]> in text', '<a>]]></a>', 'MALFORMED'],
    ['cut in an element', '<a><b>', 'UNFINISHED'],
    ['cut in a tag', '<a><b', 'UNFINISHED'],
    ['cut in an attribute', '<a x="1', 'UNFINISHED'],
    ['cut in CDATA', '<a><![CDATA[x', undefined],
    ['XML 1.1', '<?xml version="1.1"?><a/>', 'VERSION'],
    ['declaration not at the start', ' <?xml version="1.0"?><a/>', 'MALFORMED'],
    ['an encoding nobody asked for', '<?xml version="1.0" encoding="windows-1252"?><a/>', 'ENCODING_UNSUPPORTED'],
    ['UTF-16 that is not', '<?xml version="1.0" encoding="UTF-16"?><a/>', 'ENCODING_CONFLICT'],
    ['a mark against the declaration', '\ufeff<?xml version="1.0" encoding="ISO-8859-1"?><a/>', 'ENCODING_CONFLICT'],
    ['DOCTYPE', '<!DOCTYPE a><a/>', 'DOCTYPE'],
    ['DOCTYPE after a comment', '<!-- <a> -->\n<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>', 'DOCTYPE'],
  ])('%s', (_, text, code) => {
    const problem = problemIn(text);
    if (code !== undefined) expect(problem).toMatchObject({ code });
    expect(problem.message).not.toBe('');
  });

  test('bytes that are not UTF-8, and UTF-32', () => {
    expect(problemIn(Buffer.from('<a>è</a>', 'latin1'))).toMatchObject({ code: 'ENCODING_INVALID' });
    expect(problemIn(Uint8Array.of(0, 0, 0, 0x3c))).toMatchObject({ code: 'ENCODING_UNSUPPORTED' });
    expect(problemIn(Buffer.from('<a>è</a>', 'latin1')).message).toContain('UTF-8');
  });

  test('the place is told', () => {
    expect(problemIn('<a>\n  <b></c></a>')).toEqual({
      code: 'TAG_MISMATCH',
      message: 'il tag di chiusura "c" non corrisponde a "b", aperto alla riga 2',
      line: 2,
      column: 10,
    });
    expect(problemIn('<?xml version="1.0"?>\n <!DOCTYPE a>\n<a/>')).toMatchObject({ line: 2, column: 2 });
  });
});

describe('hostile input: a clear refusal, soon, in little memory', () => {
  const soon = (text: string | Uint8Array, capBytes?: number): string => {
    const heap = process.memoryUsage().rss;
    const start = performance.now();
    const { code } = problemIn(text, capBytes);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(process.memoryUsage().rss - heap).toBeLessThan(400 * 1024 * 1024);
    return code;
  };

  test('XXE to a file', () => {
    const directory = mkdtempSync(join(tmpdir(), 'collaudo-xxe-'));
    try {
      const secret = join(directory, 'segreto.txt');
      writeFileSync(secret, 'SEGRETO');
      const problem = problemIn(`<!DOCTYPE a [<!ENTITY x SYSTEM "file://${secret}">]><a>&x;</a>`);
      expect(problem.code).toBe('DOCTYPE');
      expect(JSON.stringify(problem)).not.toContain('SEGRETO');
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  test('billion laughs', () => {
    const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    expect(soon(`<!DOCTYPE a [<!ENTITY l0 "ha">${entities}]><a>&l9;</a>`)).toBe('DOCTYPE');
  });

  test('quadratic blow-up', () => {
    expect(soon(`<!DOCTYPE a [<!ENTITY x "${'x'.repeat(50_000)}">]><a>${'&x;'.repeat(50_000)}</a>`)).toBe('DOCTYPE');
  });

  test('50,000 levels', () => {
    expect(soon('<a>'.repeat(50_000) + '</a>'.repeat(50_000))).toBe('TOO_DEEP');
    expect(parse('<a>'.repeat(MAX_XML_DEPTH) + '</a>'.repeat(MAX_XML_DEPTH)).ok).toBe(true);
    expect(parse('<a/>'.repeat(2)).ok).toBe(false);
  });

  test('a text of 50 MB', () => {
    const large = Buffer.concat([bytes('<a>'), Buffer.alloc(50_000_000, 'x'), bytes('</a>')]);
    expect(soon(large)).toBe('TOO_LARGE');
    expect(soon(large, 64 * 1024 * 1024)).toBe('RESOURCE_LIMIT');
    expect(parseXml(Buffer.concat([bytes('<a>'), Buffer.alloc(XML_CAP - 7, 'x'), bytes('</a>')])).ok).toBe(true);
  });

  test('200,000 attributes', () => {
    const attributes = Array.from({ length: 200_000 }, (_, i) => ` a${i}="${i}"`).join('');
    expect(soon(`<a${attributes}/>`)).toBe('TOO_MANY_ATTRIBUTES');
  });

  test('a million elements', () => {
    expect(soon(`<a>${'<b/>'.repeat(1_000_000)}</a>`)).toBe('TOO_MANY_ELEMENTS');
  });

  test('a DOCTYPE is not hidden by quotes, comments or cuts', () => {
    for (const before of ['<?x <!-- ?>', '<!-- " -->', '<?xml version="1.0"?>'])
      expect(problemIn(`${before}<!DOCTYPE a><a/>`).code).toBe('DOCTYPE');
    expect(parse('<a b="&lt;!DOCTYPE"><![CDATA[<!DOCTYPE a>]]><!-- <!DOCTYPE --></a>').ok).toBe(true);
  });

  test('whatever the bytes, an answer and no exception', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'a',
      '="',
      '"',
      '&',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      'é',
      '\u0000',
      ' ',
      ':',
      'xmlns:a="b"',
      '<a>',
      '</a>',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => bytes(pieces.join(''))),
        (body) => {
          const parsed = parseXml(body);
          expect(parsed.ok || parsed.problem.message !== '').toBe(true);
        },
      ),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (body) => void parseXml(body)));
  });
});

const SCHEMA =
  compileXsd(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:prova" xmlns:p="urn:prova">
  <xs:simpleType name="amount"><xs:restriction base="xs:decimal"><xs:pattern value="[0-9]+\\.[0-9]{2}"/><xs:maxInclusive value="999.99"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="outcome"><xs:restriction base="xs:string"><xs:enumeration value="OK"/><xs:enumeration value="KO"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="short"><xs:restriction base="xs:string"><xs:minLength value="1"/><xs:maxLength value="5"/></xs:restriction></xs:simpleType>
  <xs:element name="reply"><xs:complexType><xs:sequence>
    <xs:element name="outcome" type="p:outcome"/>
    <xs:element name="amount" type="p:amount" maxOccurs="3"/>
    <xs:element name="note" type="p:short" minOccurs="0"/>
    <xs:element name="day" type="xs:date" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`);

const reply = (inner: string): Uint8Array => bytes(`<p:reply xmlns:p="urn:prova">\n${inner}</p:reply>`);

describe('schemas', () => {
  test('a message that conforms', () => {
    expect(validateXml(reply('<outcome>OK</outcome><amount>1.00</amount>'), SCHEMA)).toEqual([]);
  });

  test('every violation, with element, place and value', () => {
    const issues = validateXml(
      reply('<outcome>SI</outcome>\n  <amount>1.0</amount><amount>1000.00</amount><note/><day>domani</day>'),
      SCHEMA,
    );
    expect(issues).toEqual([
      {
        path: 'reply/outcome',
        keyword: 'enumeration',
        message: 'il valore "SI" non è tra quelli ammessi (OK, KO)',
        value: 'SI',
        line: 2,
        column: 1,
      },
      {
        path: 'reply/amount[1]',
        keyword: 'pattern',
        message: 'il valore "1.0" non ha la forma [0-9]+\\.[0-9]{2}',
        value: '1.0',
        line: 3,
        column: 3,
      },
      {
        path: 'reply/amount[2]',
        keyword: 'range',
        message: 'il valore "1000.00" è fuori dai limiti (massimo 999.99)',
        value: '1000.00',
        line: 3,
        column: 23,
      },
      expect.objectContaining({ path: 'reply/note', keyword: 'length', message: 'il valore ha 0 caratteri; almeno 1' }),
      expect.objectContaining({ path: 'reply/day', keyword: 'type', value: 'domani' }),
    ]);
  });

  test.each([
    ['<outcome>OK</outcome>', 'required', 'manca un elemento obbligatorio: amount'],
    ['<amount>1.00</amount>', 'sequence', 'elemento inatteso in questo punto; atteso outcome'],
    ['<outcome>OK</outcome>x<amount>1.00</amount>', 'text', 'contiene testo dove sono ammessi solo elementi'],
    ['<outcome><b/></outcome><amount>1.00</amount>', 'children', 'contiene elementi dove è ammesso solo testo'],
    ['<outcome a="1">OK</outcome><amount>1.00</amount>', 'attribute', 'attributo "a": attributo "a" non ammesso'],
    [
      '<outcome>OK</outcome><amount>1.00</amount><note>troppo</note>',
      'length',
      'il valore ha 6 caratteri; al massimo 5',
    ],
  ])('%s', (inner, keyword, message) => {
    const [first] = validateXml(reply(inner), SCHEMA);
    expect([first?.keyword, first?.message]).toEqual([keyword, message].map((each) => expect.stringContaining(each)));
  });

  test('digits of an amount', () => {
    const schema =
      compileXsd(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a" type="importo"/>
      <xs:simpleType name="importo"><xs:restriction base="xs:decimal"><xs:totalDigits value="13"/><xs:fractionDigits value="3"/></xs:restriction></xs:simpleType></xs:schema>`);
    const said = (value: string): unknown =>
      validateXml(bytes(`<a>${value}</a>`), schema).map(({ keyword, message, value: found }) => [
        keyword,
        message,
        found,
      ]);
    expect(said('1234567890.125')).toEqual([]);
    expect(said('1.0001')).toEqual([['digits', 'il valore "1.0001" ha troppe cifre decimali: al massimo 3', '1.0001']]);
    expect(said('12345678901234')).toEqual([
      ['digits', 'il valore "12345678901234" ha troppe cifre: al massimo 13', '12345678901234'],
    ]);
  });

  test('read and judged at once', () => {
    const good = judgeXml(reply('<outcome>OK</outcome><amount>1.00</amount>'), () => SCHEMA);
    expect(good).toMatchObject({ ok: true, root: { name: 'reply' }, issues: [] });
    const wrong = reply('<outcome>SI</outcome>');
    const judged = judgeXml(wrong, ({ name }) => (name === 'reply' ? SCHEMA : undefined));
    expect(judged).toEqual({ ...parseXml(wrong), issues: validateXml(wrong, SCHEMA) });
    expect(judgeXml(wrong, () => undefined)).toEqual({ ...parseXml(wrong), issues: [] });
    expect(judgeXml(bytes('<a>'), () => SCHEMA)).toEqual(parseXml(bytes('<a>')));
  });

  test('another root, another namespace, no XML at all', () => {
    expect(validateXml(bytes('<reply/>'), SCHEMA)).toMatchObject([{ keyword: 'root', path: 'reply', line: 1 }]);
    expect(validateXml(bytes('<reply xmlns="urn:altra"/>'), SCHEMA)).toMatchObject([{ keyword: 'root' }]);
    expect(validateXml(bytes('<reply>'), SCHEMA)).toMatchObject([{ keyword: 'UNFINISHED', line: 1 }]);
  });

  test('one schema imports another, from memory only', () => {
    const envelope = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="urn:prova" targetNamespace="urn:busta">
      <xs:import namespace="urn:prova" schemaLocation="prova.xsd"/>
      <xs:element name="busta"><xs:complexType><xs:sequence><xs:element ref="p:reply"/></xs:sequence></xs:complexType></xs:element></xs:schema>`;
    const schema = compileXsd(envelope, { 'prova.xsd': SCHEMA.text });
    const message = (inner: string): Uint8Array =>
      bytes(`<b:busta xmlns:b="urn:busta" xmlns:p="urn:prova"><p:reply>${inner}</p:reply></b:busta>`);
    expect(validateXml(message('<outcome>OK</outcome><amount>1.00</amount>'), schema)).toEqual([]);
    expect(validateXml(message('<outcome>OK</outcome>'), schema)).toMatchObject([{ path: 'busta/reply' }]);
    expect(() => validateXml(message(''), compileXsd(envelope))).toThrow(/prova\.xsd|reply/);
  });

  test('a wrong schema is our mistake and says so', () => {
    expect(() => validateXml(bytes('<a/>'), compileXsd('<xs:schema'))).toThrow(Error);
  });
});

describe('what is written', () => {
  test('in the order given, escaped, without blanks', () => {
    const tree: XmlTree = {
      name: 's:a',
      attributes: { 'xmlns:s': 'urn:s', k: '"<&>\'' },
      children: [{ name: 'z', text: 'Rossi & <Bianchi>' }, { name: 'b' }, { name: 'true', text: 'true' }],
    };
    expect(buildXml(tree)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><s:a xmlns:s="urn:s" k="&quot;&lt;&amp;&gt;&apos;"><z>Rossi &amp; &lt;Bianchi&gt;</z><b/><true>true</true></s:a>',
    );
  });

  test.each<[string, XmlTree]>([
    ['a name with a blank', { name: 'a b' }],
    ['a name that closes the tag', { name: 'a/><b' }],
    ['an attribute name with an equals sign', { name: 'a', attributes: { 'b="1" c': '2' } }],
    ['a control character', { name: 'a', text: '\u0001' }],
    ['half a character', { name: 'a', text: '\ud800' }],
    ['a carriage return, which a reader would lose', { name: 'a', text: 'x\r' }],
  ])('refuses %s', (_, tree) => {
    expect(() => buildXml(tree)).toThrow(RangeError);
  });

  test('whatever is written is read back the same, and twice the same', () => {
    const text = fc.string({ unit: 'binary' }).filter((value) => {
      try {
        return buildXml({ name: 'a', text: value }) !== '';
      } catch {
        return false;
      }
    });
    const name = fc.constantFrom('a', 'b', 'importo', 'constructor', '__proto__', 'è');
    const { tree } = fc.letrec<{ tree: XmlTree }>((tie) => ({
      tree: fc.record({
        name,
        attributes: fc.dictionary(
          name,
          text.map((value) => value.replaceAll(/[\t\n]/g, ' ')),
        ),
        children: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie('tree'), { maxLength: 3 })),
        text,
      }),
    }));
    const plain = (element: {
      name: string;
      attributes?: object;
      children?: readonly XmlTree[];
      text?: string;
    }): unknown => [
      element.name,
      Object.entries(element.attributes ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)),
      element.text ?? '',
      (element.children ?? []).map((child) => plain(child)),
    ];
    fc.assert(
      fc.property(tree, (written) => {
        const first = buildXml(written);
        expect(buildXml(written)).toBe(first);
        const parsed = parseXml(bytes(first));
        expect(parsed.ok && plain(parsed.root)).toEqual(plain(written));
      }),
    );
  });
});

test('thousands of messages leave no memory behind', () => {
  const good = reply('<outcome>OK</outcome><amount>1.00</amount>');
  for (let i = 0; i < 2_000; i++) validateXml(good, SCHEMA);
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 20_000; i++) {
    validateXml(good, SCHEMA);
    parseXml(good);
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
});
