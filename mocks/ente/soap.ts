import { elementAt, parseXml, textAt } from '../../simulators/kernel/xml.ts';
import type { XmlElement } from '../../simulators/kernel/xml.ts';

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';
const PA = 'http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd';

/** An element ready to be written: its name and either its text or its children, in order. */
export type Node = readonly [name: string, content: string | readonly Node[]];

/** A request of the pagoPA node: the element in the SOAP body (send.md §6). */
export type SoapRequest =
  | { readonly ok: true; readonly name: string; readonly element: XmlElement }
  | { readonly ok: false; readonly problem: string };

/** Reads a SOAP 1.1 request; problems are in Italian. */
export function readSoap(bytes: Uint8Array): SoapRequest {
  const parsed = parseXml(bytes);
  if (!parsed.ok) return { ok: false, problem: parsed.problem.message };
  const { root } = parsed;
  const element =
    root.name === 'Envelope' && root.namespace === ENVELOPE ? elementAt(root, 'Body')?.children[0] : undefined;
  if (element === undefined || element.namespace !== PA)
    return { ok: false, problem: 'manca una richiesta di paForNode nel corpo della busta SOAP' };
  return { ok: true, name: element.name, element };
}

/** The text of an element at a path; empty where it is not there. */
export function textIn(element: XmlElement, ...path: readonly string[]): string {
  return textAt(element, ...path) ?? '';
}

/** A SOAP 1.1 answer: the element qualified, its children not, as paForNode.xsd wants. */
export function writeSoap(name: string, children: readonly Node[]): Uint8Array {
  return envelope(`<pafn:${name} xmlns:pafn="${PA}">${children.map(written).join('')}</pafn:${name}>`);
}

/** A SOAP 1.1 fault: what cannot even be answered in paForNode's own words. */
export function writeFault(problem: string): Uint8Array {
  return envelope(
    `<soapenv:Fault>${written(['faultcode', 'soapenv:Client'])}${written(['faultstring', problem])}</soapenv:Fault>`,
  );
}

function envelope(content: string): Uint8Array {
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${ENVELOPE}"><soapenv:Body>${content}</soapenv:Body></soapenv:Envelope>`,
  );
}

function written([name, content]: Node): string {
  const inner = typeof content === 'string' ? escaped(content) : content.map(written).join('');
  return `<${name}>${inner}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>]/g, (character) => ENTITIES[character]!);
}
