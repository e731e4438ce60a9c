import { XMLBuilder } from 'fast-xml-parser';
import { MAX_XML_DEPTH } from './xml-scan.ts';

/** An element to write. Names are qualified as they must appear; declarations of namespaces are attributes like others. */
export interface XmlTree {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly XmlTree[];
  readonly text?: string;
}

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  format: false,
  processEntities: true,
});

/**
 * Writes XML: declaration first, UTF-8, no blanks added, members in the order given; the same tree gives the same text.
 * @throws RangeError for a name that XML does not admit, a character it cannot carry, or more than 100 levels.
 */
export function buildXml(tree: XmlTree): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${builder.build([ordered(tree, 1)])}`;
}

/** The tree as the builder takes it, every name and text checked: the builder writes what it is given. */
function ordered({ name, attributes = {}, children = [], text = '' }: XmlTree, depth: number): Record<string, unknown> {
  if (depth > MAX_XML_DEPTH) throw new RangeError(`at most ${MAX_XML_DEPTH} levels of elements`);
  for (const [key, value] of Object.entries(attributes)) {
    if (BREAKS.test(value)) throw new RangeError(`attribute ${key}: a tab or a line feed would be read as a blank`);
    named(key);
    carried(value);
  }
  return {
    [named(name)]: [
      ...(text === '' ? [] : [{ '#text': carried(text) }]),
      ...children.map((child) => ordered(child, depth + 1)),
    ],
    ...(Object.keys(attributes).length === 0 ? {} : { ':@': attributes }),
  };
}

const BREAKS = /[\t\n]/;
const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*(:[\p{L}_][\p{L}\p{N}_.-]*)?$/u;
const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_.-]*(:[A-Za-z_][A-Za-z0-9_.-]*)?$/;

function named(name: string): string {
  if (!PLAIN_NAME.test(name) && !NAME.test(name))
    throw new RangeError(`not a name that XML admits: ${JSON.stringify(name)}`);
  return name;
}

/** Characters that XML cannot carry, halves of characters, and the carriage return, which no reader gives back. */
const UNWRITABLE = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

function carried(text: string): string {
  if (UNWRITABLE.test(text)) throw new RangeError(`a character that XML cannot carry in ${JSON.stringify(text)}`);
  return text;
}
