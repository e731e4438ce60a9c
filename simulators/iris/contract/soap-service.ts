import { compileXsd, parseXml, validateXml } from '../../kernel/xml.ts';
import type { XmlElement, XmlIssue, XmlSchema } from '../../kernel/xml.ts';
import { soapOf } from './codec/soap.ts';
import { SOAP } from './namespaces.ts';

/** An operation of a service outside RFC 127 and RFC 145: document/literal, its elements named after it. */
export interface ServiceOperation {
  readonly name: string;
  /** As the WSDL writes it, without quotes. */
  readonly soapAction: string;
  readonly request: string;
  readonly response: string;
}

/** A service of its own namespace, with its schema: what is inside the SOAP body, and nothing of SOAP. */
export interface SoapService {
  readonly name: string;
  readonly namespace: string;
  /** Where it answers; more than one where the sources name more. */
  readonly paths: readonly string[];
  readonly operations: readonly ServiceOperation[];
  /** Declarations of the schema, in our own words; `t:` is the namespace. */
  readonly declarations: readonly string[];
}

/** The text of the schema of a service. Children are unqualified, as its WSDL has them. */
export function schemaOf({ namespace, declarations }: SoapService): string {
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="${namespace}" targetNamespace="${namespace}">
${declarations.join('\n')}
</xs:schema>`;
}

const compiled = new WeakMap<SoapService, XmlSchema>();

function schemaFor(service: SoapService): XmlSchema {
  let schema = compiled.get(service);
  if (schema === undefined)
    compiled.set(
      service,
      (schema = compileXsd(
        `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:s="${SOAP}" targetNamespace="${SOAP}" elementFormDefault="qualified">
<xs:import namespace="${service.namespace}" schemaLocation="service.xsd"/>
<xs:element name="Envelope"><xs:complexType><xs:sequence>
<xs:element name="Header" minOccurs="0"><xs:complexType><xs:sequence><xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="Body"><xs:complexType><xs:sequence><xs:any namespace="${service.namespace}" processContents="strict"/></xs:sequence></xs:complexType></xs:element>
</xs:sequence></xs:complexType></xs:element>
</xs:schema>`,
        { 'service.xsd': schemaOf(service) },
      )),
    );
  return schema;
}

/** Violations of a service's schema in a whole SOAP message. */
export function serviceIssues(service: SoapService, bytes: Uint8Array): readonly XmlIssue[] {
  return validateXml(bytes, schemaFor(service), { capBytes: SERVICE_CAP });
}

/** A lot of a thousand notices is larger than other messages. */
const SERVICE_CAP = 256 * 1024 * 1024;

/** What a SOAP message of a service holds: the element of its body, or why there is none, in words. */
export function elementOf(bytes: Uint8Array): { readonly element: XmlElement } | { readonly problem: string } {
  const parsed = parseXml(bytes, { capBytes: SERVICE_CAP });
  if (!parsed.ok) return { problem: `${parsed.problem.message} [${parsed.problem.code}]` };
  const soap = soapOf(parsed.root);
  switch (soap.kind) {
    case 'element':
      return { element: soap.element };
    case 'empty':
      return { problem: 'il Body della busta SOAP è vuoto' };
    case 'fault':
      return { problem: `il Body della busta SOAP contiene un Fault: ${soap.fault.faultstring}` };
    case 'notSoap':
      return { problem: `attesa una busta SOAP 1.1, ricevuto l’elemento ${soap.root}` };
  }
}
