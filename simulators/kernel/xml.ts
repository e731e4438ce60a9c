import {
  ParseOption,
  XmlBufferInputProvider,
  XmlDocument,
  XmlLibError,
  xmlRegisterInputProvider,
  XsdValidator,
} from 'libxml2-wasm';
import { problemOf, violationOf } from './xml-problem.ts';
import { decodeXml, scanXml } from './xml-scan.ts';
import type { XmlProblem } from './xml-scan.ts';
import { treeOf } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

export { MAX_XML_ATTRIBUTES, MAX_XML_DEPTH, MAX_XML_ELEMENTS } from './xml-scan.ts';
export type { XmlProblem, XmlProblemCode } from './xml-scan.ts';
export type { XmlElement } from './xml-tree.ts';
export { buildXml } from './xml-write.ts';
export type { XmlTree } from './xml-write.ts';

/** Bytes of XML read at most, unless told otherwise. */
export const XML_CAP = 4 * 1024 * 1024;

export type ParsedXml =
  { readonly ok: true; readonly root: XmlElement } | { readonly ok: false; readonly problem: XmlProblem };

/** One violation of a schema: which element (`Envelope/Body/…/transfer[2]/IBAN`), which rule, in Italian. */
export interface XmlIssue {
  readonly path: string;
  readonly keyword: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  /** The offending value, where the schema speaks of one. */
  readonly value?: string;
}

export interface XmlOptions {
  /** Bytes read at most; 4 MiB unless told. */
  readonly capBytes?: number;
}

/**
 * Reads XML 1.0 strictly: well-formed, namespaces bound, no DOCTYPE, no external entity, no network; bounded in bytes,
 * nesting, attributes and elements. Never throws: what it refuses comes back with a code, a sentence in Italian and,
 * where known, the place.
 */
export function parseXml(bytes: Uint8Array, options: XmlOptions = {}): ParsedXml {
  return read(bytes, options, (_, text) => ({ ok: true, root: treeOf(text) }));
}

/** A message read and judged at once, or why it is not even XML. */
export type JudgedXml =
  | { readonly ok: true; readonly root: XmlElement; readonly issues: readonly XmlIssue[] }
  | { readonly ok: false; readonly problem: XmlProblem };

/**
 * {@link parseXml} and {@link validateXml} together, for the price of one reading: the schema is chosen by what the message
 * turns out to be, and where none is, there are no issues.
 */
export function judgeXml(
  bytes: Uint8Array,
  schemaFor: (root: XmlElement) => XmlSchema | undefined,
  options: XmlOptions = {},
): JudgedXml {
  return read(bytes, options, (document, text) => {
    const root = treeOf(text);
    const schema = schemaFor(root);
    return { ok: true, root, issues: schema === undefined ? [] : issuesOf(document, schema, text) };
  });
}

/** A schema of our own, compiled when first used and kept for the life of the process. */
export interface XmlSchema {
  readonly text: string;
  /** The validator behind it; only this file looks at it. */
  readonly validator: () => XsdValidator;
}

/**
 * A schema from its XSD text; `imports` are the texts it imports, by the `schemaLocation` it names them with.
 * Compilation happens at the first validation and throws Error where the XSD is wrong: that is our mistake.
 */
export function compileXsd(text: string, imports: Readonly<Record<string, string>> = {}): XmlSchema {
  let validator: XsdValidator | undefined;
  return {
    text,
    validator: () => {
      validator ??= compiled(text, imports);
      return validator;
    },
  };
}

/**
 * Every violation of the schema, in document order; empty when the message conforms. A text that is not even XML gives
 * one issue, with the code of its problem as keyword.
 */
export function validateXml(bytes: Uint8Array, schema: XmlSchema, options: XmlOptions = {}): readonly XmlIssue[] {
  const result = read(bytes, options, (document, text) => issuesOf(document, schema, text));
  return 'problem' in result ? [issueOf(result.problem)] : result;
}

/** The first child element with a local name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) if (child.name === name) return child;
  return undefined;
}

/** The element at the end of a path of local names, taking the first at each step. */
export function elementAt(element: XmlElement, ...names: readonly string[]): XmlElement | undefined {
  let here: XmlElement | undefined = element;
  for (const name of names) here = here === undefined ? undefined : childOf(here, name);
  return here;
}

/** The text of {@link elementAt}, without the blanks around it; undefined where there is no such element. */
export function textAt(element: XmlElement, ...names: readonly string[]): string | undefined {
  return elementAt(element, ...names)?.text.trim();
}

const PARSING =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_COMPACT;

type Refused = { readonly ok: false; readonly problem: XmlProblem };

/** Reads a body as far as the verdict of libxml2, and lets `use` look at the document, and at the text that was judged. */
function read<T>(bytes: Uint8Array, options: XmlOptions, use: (document: XmlDocument, text: string) => T): T | Refused {
  const cap = options.capBytes ?? XML_CAP;
  if (bytes.length > cap)
    return refused('TOO_LARGE', `il corpo è di ${bytes.length} byte; se ne leggono al massimo ${cap}`);
  const decoded = decodeXml(bytes);
  if (!decoded.ok) return decoded;
  const problem = scanXml(decoded.text);
  if (problem !== undefined) return { ok: false, problem };
  let document: XmlDocument;
  try {
    // what the declaration says of the encoding no longer holds of bytes that were decoded and written again
    document = XmlDocument.fromBuffer(decoded.utf8, { option: PARSING, encoding: 'utf-8' });
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return { ok: false, problem: problemOf(error.details) };
  }
  try {
    if (document.version !== '1.0')
      return refused('VERSION', `versione XML ${document.version} non ammessa: usare la 1.0`);
    if (document.dtd !== null) return refused('DOCTYPE', 'il corpo contiene una DOCTYPE, che non è ammessa');
    return use(document, decoded.text);
  } finally {
    document.dispose();
  }
}

function refused(code: XmlProblem['code'], message: string): Refused {
  return { ok: false, problem: { code, message } };
}

const MAX_ISSUES = 50;

function issuesOf(document: XmlDocument, schema: XmlSchema, text: string): XmlIssue[] {
  const validator = schema.validator();
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    const qualified = new Map<XmlElement, string>();
    const root = treeOf(text, qualified);
    return error.details.slice(0, MAX_ISSUES).map((detail) => {
      const trail = follow(root, qualified, detail.xpath ?? '');
      const at = trail.at(-1);
      return {
        path: pathOf(trail),
        ...violationOf(detail.message),
        ...(at === undefined ? { line: detail.line } : { line: at.line, column: at.column }),
      };
    });
  }
}

/** The elements from the root to the one that libxml2's own path names (`/s:Envelope/*[2]/a[1]`). */
function follow(root: XmlElement, qualified: ReadonlyMap<XmlElement, string>, xpath: string): XmlElement[] {
  const trail: XmlElement[] = [];
  let level: readonly XmlElement[] = [root];
  for (const step of xpath.split('/').slice(1)) {
    const [, name, position] = /^([^[]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
    const candidates = name === '*' ? level : level.filter((element) => qualified.get(element) === name);
    const found = candidates[position === undefined ? 0 : Number(position) - 1];
    if (found === undefined) break;
    trail.push(found);
    level = found.children;
  }
  return trail;
}

function pathOf(trail: readonly XmlElement[]): string {
  return trail
    .map((element, depth) => {
      const alike = (trail[depth - 1]?.children ?? []).filter((sibling) => sibling.name === element.name);
      return alike.length > 1 ? `${element.name}[${alike.indexOf(element) + 1}]` : element.name;
    })
    .join('/');
}

function issueOf(problem: XmlProblem): XmlIssue {
  const { code, message, line, column, path } = problem;
  return {
    path: path ?? '',
    keyword: code,
    message,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}

let imported: XmlBufferInputProvider | undefined;

function compiled(text: string, imports: Readonly<Record<string, string>>): XsdValidator {
  const names = Object.keys(imports).map((name) => `mem:/${name}`);
  if (imported === undefined) {
    imported = new XmlBufferInputProvider({});
    xmlRegisterInputProvider(imported);
  }
  for (const [name, content] of Object.entries(imports)) imported.addBuffer(`mem:/${name}`, Buffer.from(content));
  const document = XmlDocument.fromString(text, { url: 'mem:/schema.xsd' });
  try {
    return XsdValidator.fromDoc(document);
  } finally {
    document.dispose();
    for (const name of names) imported.removeBuffer(name);
  }
}
