import { buildXml } from '../../kernel/xml.ts';
import type { XmlTree } from '../../kernel/xml.ts';
import { NAMESPACES } from '../contract/namespaces.ts';
import { schemaTexts } from '../contract/schema/texts.ts';
import type { Versione } from '../contract/versione.ts';
import { wrappersOf } from '../contract/wrapper.ts';
import type { DirectService } from './services.ts';

const WSDL = 'http://schemas.xmlsoap.org/wsdl/';
const WSDL_SOAP = 'http://schemas.xmlsoap.org/wsdl/soap/';
const HTTP = 'http://schemas.xmlsoap.org/soap/http';
/** Where the schemas go: they are texts already. */
const TYPES = '<wsdl:types/>';

/**
 * The WSDL 1.1 of a direct endpoint, document/literal, with our schemas inside, so that a stock SOAP client needs nothing
 * else. `address` is the absolute URL of the endpoint, without query; operations that the version has not are left out.
 */
export function wsdlOf(service: DirectService, address: string, versione: Versione = '01.03-04'): string {
  const present = wrappersOf(versione, 'direct');
  const operations = service.operations.filter(({ name }) => present.includes(name));
  const wsdl = buildXml({
    name: 'wsdl:definitions',
    attributes: {
      'xmlns:wsdl': WSDL,
      'xmlns:soap': WSDL_SOAP,
      'xmlns:p': NAMESPACES.proxy,
      name: service.name,
      targetNamespace: NAMESPACES.proxy,
    },
    children: [
      { name: 'wsdl:types' },
      ...operations.flatMap(({ name, answer }) => [messageOf(name), messageOf(answer)]),
      {
        name: 'wsdl:portType',
        attributes: { name: service.name },
        children: operations.map(({ name, answer }) => ({
          name: 'wsdl:operation',
          attributes: { name },
          children: [
            { name: 'wsdl:input', attributes: { message: `p:${name}Message` } },
            { name: 'wsdl:output', attributes: { message: `p:${answer}Message` } },
          ],
        })),
      },
      {
        name: 'wsdl:binding',
        attributes: { name: `${service.name}Binding`, type: `p:${service.name}` },
        children: [
          { name: 'soap:binding', attributes: { style: 'document', transport: HTTP } },
          ...operations.map(({ name }) => ({
            name: 'wsdl:operation',
            attributes: { name },
            children: [
              { name: 'soap:operation', attributes: { soapAction: name, style: 'document' } },
              literal('wsdl:input'),
              literal('wsdl:output'),
            ],
          })),
        ],
      },
      {
        name: 'wsdl:service',
        attributes: { name: `${service.name}Service` },
        children: [
          {
            name: 'wsdl:port',
            attributes: { name: `${service.name}Port`, binding: `p:${service.name}Binding` },
            children: [{ name: 'soap:address', attributes: { location: address } }],
          },
        ],
      },
    ],
  });
  return wsdl.replace(TYPES, () => `<wsdl:types>${inlined(versione)}</wsdl:types>`);
}

function messageOf(wrapper: string): XmlTree {
  return {
    name: 'wsdl:message',
    attributes: { name: `${wrapper}Message` },
    children: [{ name: 'wsdl:part', attributes: { name: 'parameters', element: `p:${wrapper}` } }],
  };
}

function literal(name: string): XmlTree {
  return { name, children: [{ name: 'soap:body', attributes: { use: 'literal' } }] };
}

/** The schemas one after the other: each imports by namespace alone what stands next to it. */
function inlined(versione: Versione): string {
  const texts = schemaTexts({ versione, flavour: 'direct', verificaEsito: 'IdpEsitoVerifica' });
  return Object.values(texts)
    .map((text) => text.replaceAll(/ schemaLocation="[^"]*"/g, ''))
    .join('\n');
}
