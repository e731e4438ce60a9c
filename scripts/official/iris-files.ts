import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileXsd, parseXml } from '../../simulators/kernel/xml.ts';
import type { XmlSchema } from '../../simulators/kernel/xml.ts';
import type { Flavour, Wrapper } from '../../simulators/iris/contract/wrapper.ts';

/** The official contracts of IRIS: the schema of a whole SOAP message, for the wrappers that they declare. */
export interface OfficialIris {
  readonly schemaOf: (flavour: Flavour, wrapper: Wrapper) => XmlSchema | undefined;
}

/** The SOAP envelope of the official files: each holds one wrapper, and they differ in nothing else. */
const ENVELOPE = 'IdP.AllineamentoPendenze.SOAP.xsd';
/** WSDLs of the direct endpoints, whose types declare the wrappers. */
const WSDLS = [
  'ComunicazionePosizioniDebitorie.wsdl',
  'InvioNotificaPagamento.wsdl',
  'ConfigurazioneIDP.wsdl',
] as const;
/** The WSDL that the ente implements. */
const ENTE_WSDL = 'InvioNotificaPagamento_Ente.wsdl';

/** Reads the official files of IRIS from a folder; undefined where it has none. @throws Error for a file ill-formed. */
export function readOfficialIris(folder: string): OfficialIris | undefined {
  if (!existsSync(join(folder, 'IdP.Header.xsd')) || !existsSync(join(folder, 'cart', ENVELOPE))) return undefined;
  const cart = textsIn(join(folder, 'cart'));
  const direct = textsIn(folder);
  const proxies: {
    readonly flavour: Flavour;
    readonly files: Readonly<Record<string, string>>;
    readonly proxy: string;
  }[] = [
    { flavour: 'cart', files: cart, proxy: cart['IdP.Proxy.xsd']! },
    ...[...WSDLS, ENTE_WSDL].map((name) => ({
      flavour: 'direct' as const,
      files: direct,
      proxy: typesOf(direct[name]!),
    })),
  ];
  const compiled = new Map<string, XmlSchema | undefined>();
  return {
    schemaOf: (flavour, wrapper) => {
      const key = `${flavour} ${wrapper}`;
      if (!compiled.has(key)) {
        const found = proxies.find((each) => each.flavour === flavour && each.proxy.includes(`name="${wrapper}"`));
        compiled.set(
          key,
          found === undefined
            ? undefined
            : compileXsd(cart[ENVELOPE]!.replace(/ref="iris:[^"]+"/, `ref="iris:${wrapper}"`), {
                ...found.files,
                'IdP.Proxy.xsd': found.proxy,
              }),
        );
      }
      return compiled.get(key);
    },
  };
}

function textsIn(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => /\.(xsd|wsdl)$/.test(name))
      .map((name) => [
        name,
        readFileSync(join(folder, name), 'utf8')
          .replace(/^\ufeff/, '')
          .trim(),
      ]),
  );
}

/** The schema inside a WSDL, with the namespaces that the WSDL declares and the imports that it leaves to itself. */
function typesOf(wsdl: string): string {
  const parsed = parseXml(Buffer.from(wsdl));
  const definitions = /<wsdl:definitions([^>]*)>/.exec(wsdl)?.[1];
  const schema = /<xsd:schema([^>]*)>([\s\S]*)<\/xsd:schema>/.exec(wsdl);
  if (!parsed.ok || definitions === undefined || schema === null) throw new Error('a WSDL without types');
  const [, attributes, content] = schema as unknown as [string, string, string];
  const bound = [...definitions.matchAll(/xmlns:\w+="[^"]*"/g)]
    .map(([text]) => text)
    .filter((text) => !attributes.includes(text));
  const imports = parsed.root.children
    .filter((child) => child.name === 'import')
    .map(
      (child) =>
        `<xsd:import namespace="${child.attributes['namespace']!}" schemaLocation="${child.attributes['location']!}"/>`,
    );
  return `<xsd:schema ${bound.join(' ')}${attributes}>${imports.join('')}${content}</xsd:schema>`;
}
