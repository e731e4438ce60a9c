import type { XmlTree } from '../../../kernel/xml.ts';
import type { Amount } from '../amount.ts';
import type { Moment } from '../moment.ts';
import { NAMESPACES, SOAP } from '../namespaces.ts';
import type { NamespaceKey } from '../namespaces.ts';

/** The prefix that our own messages use for each namespace. */
export const PREFIXES: Readonly<Record<NamespaceKey, string>> = {
  proxy: 'proxy',
  header: 'h',
  include: 'i',
  allineamento: 'ap',
  esito: 'e',
  informativa: 'ip',
  configurazione: 'c',
  rendicontazione: 're',
};

export const SOAP_PREFIX = 'soap';

/** Writes elements of one namespace. What is undefined writes nothing: every function gives a list. */
export interface Writer {
  readonly group: (name: string, children: readonly XmlTree[], attributes?: Attributes) => XmlTree;
  readonly text: (name: string, text: string | undefined, attributes?: Attributes) => XmlTree[];
  readonly amount: (name: string, amount: Amount | undefined) => XmlTree[];
  readonly moment: (name: string, moment: Moment | undefined) => XmlTree[];
  readonly boolean: (name: string, value: boolean | undefined) => XmlTree[];
  readonly maybe: <T>(name: string, value: T | undefined, children: (value: T) => readonly XmlTree[]) => XmlTree[];
}

type Attributes = Readonly<Record<string, string | undefined>>;

export function writerOf(namespace: NamespaceKey): Writer {
  const prefix = PREFIXES[namespace];
  const group: Writer['group'] = (name, children, attributes) => ({
    name: `${prefix}:${name}`,
    ...withAttributes(attributes),
    children,
  });
  const text: Writer['text'] = (name, content, attributes) =>
    content === undefined
      ? []
      : [{ name: `${prefix}:${name}`, ...withAttributes(attributes), text: writable(content) }];
  return {
    group,
    text,
    amount: (name, amount) => text(name, amount?.text),
    moment: (name, moment) => text(name, moment?.text),
    boolean: (name, value) => text(name, value?.toString()),
    maybe: (name, value, children) => (value === undefined ? [] : [group(name, children(value))]),
  };
}

/** A SOAP 1.1 envelope around a body; the namespaces that the body uses are declared on its element. */
export function envelope(body?: XmlTree): XmlTree {
  return {
    name: `${SOAP_PREFIX}:Envelope`,
    attributes: { [`xmlns:${SOAP_PREFIX}`]: SOAP },
    children: [{ name: `${SOAP_PREFIX}:Body`, children: body === undefined ? [] : [declared(body)] }],
  };
}

function declared(tree: XmlTree): XmlTree {
  const used = new Set<string>();
  const visit = ({ name, children = [] }: XmlTree): void => {
    used.add(name.split(':')[0]!);
    for (const child of children) visit(child);
  };
  visit(tree);
  const declarations = Object.entries(PREFIXES).flatMap(([key, prefix]) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- entries forget the key's type
    used.has(prefix) ? [[`xmlns:${prefix}`, NAMESPACES[key as NamespaceKey]]] : [],
  );
  return { ...tree, attributes: { ...Object.fromEntries(declarations), ...tree.attributes } };
}

function withAttributes(attributes: Attributes = {}): { readonly attributes?: Readonly<Record<string, string>> } {
  const present = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, writable(value).replaceAll(/[\t\n]/g, ' ')]],
  );
  return present.length === 0 ? {} : { attributes: Object.fromEntries(present) };
}

/** What a client wrote as a reference to a carriage return comes back as one, and nobody can write it plainly. */
function writable(text: string): string {
  return text.replaceAll('\r', ' ');
}
