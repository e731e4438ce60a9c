import { buildXml, childOf, parseXml, textAt } from '../../../kernel/xml.ts';
import type { XmlElement, XmlProblem, XmlTree } from '../../../kernel/xml.ts';
import { SOAP } from '../namespaces.ts';
import type { SoapFault } from '../soap-fault.ts';
import { envelope, SOAP_PREFIX } from './writing.ts';

/** A SOAP message as far as SOAP goes. */
export type SoapBody =
  | { readonly kind: 'notXml'; readonly problem: XmlProblem }
  /** XML, but no SOAP 1.1 envelope with a body; `root` is its local name. */
  | { readonly kind: 'notSoap'; readonly root: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'fault'; readonly fault: SoapFault }
  | { readonly kind: 'element'; readonly element: XmlElement };

/** Reads a SOAP 1.1 message; whatever comes gives a value. */
export function readSoap(bytes: Uint8Array): SoapBody {
  const parsed = parseXml(bytes);
  return parsed.ok ? soapOf(parsed.root) : { kind: 'notXml', problem: parsed.problem };
}

/** What an XML document is as SOAP. */
export function soapOf(root: XmlElement): Exclude<SoapBody, { readonly kind: 'notXml' }> {
  const body =
    root.name === 'Envelope' && root.namespace === SOAP
      ? root.children.find(({ name, namespace }) => name === 'Body' && namespace === SOAP)
      : undefined;
  if (body === undefined) return { kind: 'notSoap', root: root.name };
  const element = body.children[0];
  if (element === undefined) return { kind: 'empty' };
  return element.name === 'Fault' && element.namespace === SOAP
    ? { kind: 'fault', fault: decodeFault(element) }
    : { kind: 'element', element };
}

function decodeFault(fault: XmlElement): SoapFault {
  const detail = childOf(fault, 'detail');
  const at = (key: 'faultactor' | 'code' | 'description', owner: XmlElement | undefined): Partial<SoapFault> => {
    const text = owner === undefined ? undefined : textAt(owner, key);
    return text === undefined ? {} : { [key]: text };
  };
  return {
    faultcode: textAt(fault, 'faultcode') ?? '',
    faultstring: textAt(fault, 'faultstring') ?? '',
    ...at('faultactor', fault),
    ...at('code', detail),
    ...at('description', detail),
  };
}

const encoder = new TextEncoder();

/** The bytes of an envelope, empty where no body is given. */
export function soapBytes(body?: XmlTree): Uint8Array {
  return encoder.encode(buildXml(envelope(body)));
}

/** The whole answer to a message taken in charge: an envelope with nothing in it (iris.md §1.1). */
export function emptyEnvelope(): Uint8Array {
  return soapBytes();
}

/** A SOAP 1.1 fault; `code` and `description` go into its detail, unqualified. */
export function encodeFault({ faultcode, faultstring, faultactor, code, description }: SoapFault): Uint8Array {
  const leaf = (name: string, text: string | undefined): XmlTree[] =>
    text === undefined ? [] : [{ name, text: text.replaceAll('\r', ' ') }];
  const detail = [...leaf('code', code), ...leaf('description', description)];
  return soapBytes({
    name: `${SOAP_PREFIX}:Fault`,
    children: [
      ...leaf('faultcode', faultcode),
      ...leaf('faultstring', faultstring),
      ...leaf('faultactor', faultactor),
      ...(detail.length === 0 ? [] : [{ name: 'detail', children: detail }]),
    ],
  });
}

/** The fault of the CART proxy (iris.md §1.1); it travels with HTTP 500. `code` may be one of the engine's literal texts. */
export function encodeCartFault(code: string, description: string): Uint8Array {
  return encodeFault({
    faultcode: `${SOAP_PREFIX}:Client`,
    faultstring: description,
    faultactor: 'ProxyIRIS',
    code,
    description,
  });
}
