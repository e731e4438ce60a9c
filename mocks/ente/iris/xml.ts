import { buildXml, elementAt, parseXml } from '../../../simulators/kernel/xml.ts';
import type { XmlElement, XmlTree } from '../../../simulators/kernel/xml.ts';

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';
const BASE = 'http://www.cart.rete.toscana.it/servizi/iris_1_1/';

/** Prefixes of the ente's messages (namespaces of iris.md §2). */
const PREFIXES = {
  'xmlns:p': `${BASE}proxy`,
  'xmlns:h': `${BASE}IdpHeader`,
  'xmlns:i': `${BASE}IdpInclude`,
  'xmlns:ap': `${BASE}IdpAllineamentoPendenze`,
  'xmlns:e': `${BASE}IdpEsito`,
  'xmlns:ip': `${BASE}IdpInformativaPagamento`,
};

/** Children of an element to write; what is undefined is left out. */
export type Children = readonly (XmlTree | undefined)[];

export function group(name: string, children: Children, attributes: Readonly<Record<string, string>> = {}): XmlTree {
  return { name, attributes, children: children.filter((child) => child !== undefined) };
}

/** An element with text; none where there is no value. */
export function leaf(
  name: string,
  value: string | undefined,
  attributes: Readonly<Record<string, string>> = {},
): XmlTree | undefined {
  return value === undefined ? undefined : { name, attributes, text: value };
}

/** A SOAP 1.1 message with one element in its body, or with none. */
export function soapWith(body?: XmlTree): Uint8Array {
  return Buffer.from(
    buildXml(
      group('soapenv:Envelope', [group('soapenv:Body', [body])], {
        'xmlns:soapenv': ENVELOPE,
        ...(body === undefined ? {} : PREFIXES),
      }),
    ),
  );
}

export function soapFault(code: 'Client' | 'Server', problem: string): Uint8Array {
  return soapWith(group('soapenv:Fault', [leaf('faultcode', `soapenv:${code}`), leaf('faultstring', problem)]));
}

/** What a SOAP 1.1 message holds: an element, or none. */
export type Read =
  { readonly ok: true; readonly element?: XmlElement } | { readonly ok: false; readonly problem: string };

/** Bytes that an informativa of a thousand payments stays well under. */
const CAP_BYTES = 16 * 1024 * 1024;

export function readSoap(bytes: Uint8Array): Read {
  const parsed = parseXml(bytes, { capBytes: CAP_BYTES });
  if (!parsed.ok) return { ok: false, problem: parsed.problem.message };
  const { root } = parsed;
  const body = root.name === 'Envelope' && root.namespace === ENVELOPE ? elementAt(root, 'Body') : undefined;
  if (body === undefined) return { ok: false, problem: 'non è una busta SOAP 1.1' };
  const element = body.children[0];
  return element === undefined ? { ok: true } : { ok: true, element };
}

/** Every element with a name among the children. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}
