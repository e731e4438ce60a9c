import { buildXml } from '../../kernel/xml.ts';
import type { XmlTree } from '../../kernel/xml.ts';
import { schemaOf } from './soap-service.ts';
import type { SoapService } from './soap-service.ts';

/** Where the schema goes: it is a text already. */
const TYPES = '<wsdl:types/>';

/** The WSDL 1.1 of a service, document/literal, its schema inside; `address` is the absolute URL at which it is served. */
export function serviceWsdl(service: SoapService, address: string): string {
  const { name, namespace, operations } = service;
  return buildXml({
    name: 'wsdl:definitions',
    attributes: {
      'xmlns:wsdl': 'http://schemas.xmlsoap.org/wsdl/',
      'xmlns:soap': 'http://schemas.xmlsoap.org/wsdl/soap/',
      'xmlns:tns': namespace,
      name,
      targetNamespace: namespace,
    },
    children: [
      { name: 'wsdl:types' },
      ...operations.flatMap(({ request, response }) => [request, response].map(message)),
      {
        name: 'wsdl:portType',
        attributes: { name },
        children: operations.map((operation) => ({
          name: 'wsdl:operation',
          attributes: { name: operation.name },
          children: [
            { name: 'wsdl:input', attributes: { message: `tns:${operation.request}` } },
            { name: 'wsdl:output', attributes: { message: `tns:${operation.response}` } },
          ],
        })),
      },
      {
        name: 'wsdl:binding',
        attributes: { name: `${name}SOAP`, type: `tns:${name}` },
        children: [
          {
            name: 'soap:binding',
            attributes: { style: 'document', transport: 'http://schemas.xmlsoap.org/soap/http' },
          },
          ...operations.map((operation) => ({
            name: 'wsdl:operation',
            attributes: { name: operation.name },
            children: [
              { name: 'soap:operation', attributes: { soapAction: operation.soapAction } },
              literal('wsdl:input'),
              literal('wsdl:output'),
            ],
          })),
        ],
      },
      {
        name: 'wsdl:service',
        attributes: { name },
        children: [
          {
            name: 'wsdl:port',
            attributes: { name: `${name}SOAP`, binding: `tns:${name}SOAP` },
            children: [{ name: 'soap:address', attributes: { location: address } }],
          },
        ],
      },
    ],
  }).replace(TYPES, () => `<wsdl:types>${schemaOf(service)}</wsdl:types>`);
}

function message(name: string): XmlTree {
  return {
    name: 'wsdl:message',
    attributes: { name },
    children: [{ name: 'wsdl:part', attributes: { name: 'parameters', element: `tns:${name}` } }],
  };
}

function literal(name: string): XmlTree {
  return { name, children: [{ name: 'soap:body', attributes: { use: 'literal' } }] };
}
