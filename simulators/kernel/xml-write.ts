import { MAX_XML_DEPTH } from './xml-scan.ts';

/** An element to write. Names are qualified as they must appear; declarations of namespaces are attributes like others. */
export interface XmlTree {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly XmlTree[];
  readonly text?: string;
}

/**
 * Writes XML: declaration first, UTF-8, no blanks added, members in the order given; the same tree gives the same text.
 * @throws RangeError for a name that XML does not admit, a character it cannot carry, or more than 100 levels.
 */
export function buildXml(tree: XmlTree): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${written(tree, 1)}`;
}

function written({ name, attributes, children, text = '' }: XmlTree, depth: number): string {
  if (depth > MAX_XML_DEPTH) throw new RangeError(`at most ${MAX_XML_DEPTH} levels of elements`);
  let tag = named(name);
  for (const key in attributes) {
    if (!Object.hasOwn(attributes, key)) continue;
    const value = attributes[key]!;
    if (BREAKS.test(value)) throw new RangeError(`attribute ${key}: a tab or a line feed would be read as a blank`);
    tag += ` ${named(key)}="${escaped(value)}"`;
  }
  if (text === '' && (children === undefined || children.length === 0)) return `<${tag}/>`;
  let content = escaped(text);
  if (children !== undefined) for (const child of children) content += written(child, depth + 1);
  return `<${tag}>${content}</${name}>`;
}

const BREAKS = /[\t\n]/;
const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*(:[\p{L}_][\p{L}\p{N}_.-]*)?$/u;
const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_.-]*(:[A-Za-z_][A-Za-z0-9_.-]*)?$/;

function named(name: string): string {
  if (!PLAIN_NAME.test(name) && !NAME.test(name))
    throw new RangeError(`not a name that XML admits: ${JSON.stringify(name)}`);
  return name;
}

/** What most texts are: nothing that must be escaped, or that XML cannot carry. */
const PLAIN = /^[\t\n !#-%(-;=?-~]*$/;
/** Characters that XML cannot carry, halves of characters, and the carriage return, which no reader gives back. */
const UNWRITABLE = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string): string {
  if (PLAIN.test(text)) return text;
  if (UNWRITABLE.test(text)) throw new RangeError(`a character that XML cannot carry in ${JSON.stringify(text)}`);
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!);
}
