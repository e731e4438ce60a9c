import { describe, expect, test } from 'vitest';
import { compileXsd, parseXml, validateXml } from '../../kernel/xml.ts';
import type { XmlElement } from '../../kernel/xml.ts';
import { envelopeSchema, schemaTexts } from '../contract/schema/texts.ts';
import { VERSIONI } from '../contract/versione.ts';
import { DIRECT_SERVICES, directServiceAt } from './services.ts';
import { wsdlOf } from './wsdl.ts';

const read = (text: string): XmlElement => {
  const parsed = parseXml(Buffer.from(text));
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.root;
};

const all = (element: XmlElement, name: string): readonly XmlElement[] => [
  ...(element.name === name ? [element] : []),
  ...element.children.flatMap((child) => all(child, name)),
];

describe.each(DIRECT_SERVICES.map((service) => [service.name, service] as const))('%s', (_, service) => {
  const root = read(wsdlOf(service, 'https://iris.example/servizio?a=1&b=2'));

  test('names its operations, each with its SOAPAction and its two messages', () => {
    const names = service.operations.map(({ name }) => name);
    const binding = all(root, 'binding').find(({ attributes }) => 'type' in attributes)!;
    const operations = all(binding, 'operation').filter(({ attributes }) => 'name' in attributes);
    expect(operations.map(({ attributes }) => attributes['name'])).toEqual(names);
    expect(operations.map((each) => all(each, 'operation')[1]!.attributes['soapAction'])).toEqual(names);
    const messages = all(root, 'message').map(({ attributes }) => attributes['name']);
    const used = all(root, 'portType').flatMap((each) => [...all(each, 'input'), ...all(each, 'output')]);
    expect(new Set(used.map(({ attributes }) => attributes['message']))).toEqual(
      new Set(messages.map((name) => `p:${name}`)),
    );
    expect(all(root, 'address')[0]!.attributes['location']).toBe('https://iris.example/servizio?a=1&b=2');
  });

  test('needs nothing else: every namespace that its schemas import is inside', () => {
    const schemas = all(root, 'schema');
    const inside = new Set(schemas.map(({ attributes }) => attributes['targetNamespace']));
    const imports = schemas.flatMap((schema) => all(schema, 'import'));
    expect(imports.filter(({ attributes }) => !inside.has(attributes['namespace']))).toEqual([]);
    expect(imports.filter(({ attributes }) => 'schemaLocation' in attributes)).toEqual([]);
    const declared = schemas.flatMap((schema) => schema.children.filter(({ name }) => name === 'element'));
    const elements = new Set(declared.map(({ attributes }) => attributes['name']));
    const parts = all(root, 'part').map(({ attributes }) => attributes['element']!.replace('p:', ''));
    expect(parts.filter((name) => !elements.has(name))).toEqual([]);
  });

  test('is served at its path', () => {
    expect(directServiceAt(service.path)).toBe(service);
  });
});

test('a version without an operation does not offer it', () => {
  const [first] = DIRECT_SERVICES;
  const operations = VERSIONI.map((versione) =>
    all(read(wsdlOf(first!, 'http://x', versione)), 'portType').flatMap((each) =>
      all(each, 'operation').map(({ attributes }) => attributes['name']),
    ),
  );
  expect(operations).toEqual([
    [],
    [],
    ['IdpAllineamentoPendenzeEnteOTF'],
    ['IdpAllineamentoPendenzeEnteOTF'],
    ['IdpAllineamentoPendenzeEnteOTF', 'IdpAllineamentoPendenzeMultiEnteOTF'],
  ]);
});

test('the schemas of every version compile', () => {
  const empty = Buffer.from('<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body/></Envelope>');
  for (const versione of VERSIONI)
    for (const flavour of ['cart', 'direct'] as const) {
      const texts = schemaTexts({ versione, flavour, verificaEsito: 'IdpEsito' });
      const schema = compileXsd(envelopeSchema('IdpVerificaStatoPagamenti.Esito'), texts);
      expect(validateXml(empty, schema)).toMatchObject([{ path: 'Envelope/Body', keyword: 'required' }]);
    }
});
