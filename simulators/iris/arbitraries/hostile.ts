import * as fc from 'fast-check';
import { MAX_XML_ATTRIBUTES, MAX_XML_DEPTH, XML_CAP } from '../../kernel/xml.ts';
import type { XmlProblemCode } from '../../kernel/xml.ts';

/** A body that must be refused before anybody reads what it says. */
export interface Hostile {
  readonly why: string;
  /** Code of the problem that the reader tells. */
  readonly code: XmlProblemCode;
  readonly bytes: Uint8Array;
}

type Make = (text: string) => Uint8Array;

const DECLARATION = /^<\?xml[^>]*\?>/;
const bytes = (text: string): Uint8Array => Buffer.from(text);
const withDoctype =
  (doctype: string, inside = ''): Make =>
  (text) =>
    bytes(doctype + text.replace(DECLARATION, '').replace(/<[^/!?][^>]*MsgId>/, (tag) => tag + inside));
/** Puts something inside the first element of the body. */
const inside =
  (content: string): Make =>
  (text) =>
    bytes(text.replace(/<([\w:.-]*)ServiceName>/, (tag) => `${content}${tag}`));

const laughs = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join(
  '',
);

const KINDS: readonly (readonly [string, XmlProblemCode, Make])[] = [
  [
    'entità esterna su un file',
    'DOCTYPE',
    withDoctype('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>', '&x;'),
  ],
  ['entità esterna in rete', 'DOCTYPE', withDoctype('<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>', '&x;')],
  ['DTD esterna', 'DOCTYPE', withDoctype('<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">')],
  ['entità parametriche', 'DOCTYPE', withDoctype('<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>')],
  ['espansione esponenziale di entità', 'DOCTYPE', withDoctype(`<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]>`, '&l9;')],
  [
    'espansione quadratica di entità',
    'DOCTYPE',
    withDoctype(`<!DOCTYPE a [<!ENTITY x "${'x'.repeat(20_000)}">]>`, '&x;'.repeat(20_000)),
  ],
  ['annidamento profondo', 'TOO_DEEP', inside('<z>'.repeat(MAX_XML_DEPTH * 50) + '</z>'.repeat(MAX_XML_DEPTH * 50))],
  [
    'troppi attributi',
    'TOO_MANY_ATTRIBUTES',
    inside(`<z${Array.from({ length: MAX_XML_ATTRIBUTES * 4 }, (_, index) => ` a${index}="1"`).join('')}/>`),
  ],
  ['testo enorme', 'TOO_LARGE', inside(`<!-- ${'x'.repeat(XML_CAP)} -->`)],
  [
    'byte non UTF-8',
    'ENCODING_INVALID',
    (text) =>
      Buffer.from(
        text.replace('<?xml version="1.0" encoding="UTF-8"?>', '').replace(/ServiceName>[^<]*/, 'ServiceName>perché'),
        'latin1',
      ),
  ],
  [
    'codifica che contraddice il segno iniziale',
    'ENCODING_CONFLICT',
    (text) => bytes(`\ufeff<?xml version="1.0" encoding="ISO-8859-1"?>${text.replace(DECLARATION, '')}`),
  ],
  [
    'codifica non ammessa',
    'ENCODING_UNSUPPORTED',
    (text) => bytes(`<?xml version="1.0" encoding="windows-1252"?>${text.replace(DECLARATION, '')}`),
  ],
  ['UTF-32', 'ENCODING_UNSUPPORTED', (text) => Buffer.concat([Uint8Array.of(0, 0, 0xfe, 0xff), bytes(text)])],
  ['XML 1.1', 'VERSION', (text) => bytes(`<?xml version="1.1"?>${text.replace(DECLARATION, '')}`)],
  ['messaggio troncato', 'UNFINISHED', (text) => bytes(text.slice(0, text.indexOf('ServiceName>') + 12))],
  ['prefisso non dichiarato', 'UNBOUND_PREFIX', inside('<ignoto:z/>')],
  ['carattere di controllo', 'INVALID_CHARACTER', inside('<z>\u0001</z>')],
  ['riferimento a un carattere vietato', 'INVALID_CHARACTER', inside('<z>&#0;</z>')],
  ['entità HTML', 'UNKNOWN_ENTITY', inside('<z>perch&eacute;</z>')],
  ['e commerciale nuda', 'AMPERSAND', inside('<z>Rossi & Bianchi</z>')],
  ['attributo doppio', 'DUPLICATE_ATTRIBUTE', inside('<z a="1" a="2"/>')],
  ['due radici', 'EXTRA_CONTENT', (text) => bytes(`${text}<altro/>`)],
  ['corpo vuoto', 'EMPTY', () => new Uint8Array(0)],
  ['JSON', 'NOT_XML', () => bytes('{"IdpAllineamentoPendenze":{}}')],
];

/** Every hostile form of a message's text (UTF-8, with its XML declaration), each with what the reader must say. */
export function hostileForms(text: string): readonly Hostile[] {
  return KINDS.map(([why, code, make]) => ({ why, code, bytes: make(text) }));
}

/** One of the hostile forms of some message's text. */
export function hostileArbitrary(texts: fc.Arbitrary<string>): fc.Arbitrary<Hostile> {
  return fc
    .tuple(texts, fc.constantFrom(...KINDS))
    .map(([text, [why, code, make]]) => ({ why, code, bytes: make(text) }));
}
