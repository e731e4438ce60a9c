import { NAMESPACES, SOAP } from '../namespaces.ts';
import type { NamespaceKey } from '../namespaces.ts';
import type { Versione } from '../versione.ts';
import { wrappersOf } from '../wrapper.ts';
import type { Flavour, VerificaEsito, Wrapper } from '../wrapper.ts';
import { allineamentoSchema } from './allineamento.ts';
import { configurazioneSchema } from './configurazione.ts';
import { esitoSchema } from './esito.ts';
import { headerSchema } from './header.ts';
import { includeSchema } from './include.ts';
import { informativaSchema } from './informativa.ts';
import { contentNamespaces, proxySchema } from './proxy.ts';
import { rendicontazioneSchema } from './rendicontazione.ts';
import { fileOf } from './words.ts';

/** Which contract: the newest version it knows, who wrote it, and the one thing on which its sources disagree. */
export interface Contract {
  readonly versione: Versione;
  readonly flavour: Flavour;
  readonly verificaEsito: VerificaEsito;
}

const WRITERS: Readonly<Record<Exclude<NamespaceKey, 'proxy'>, (versione: Versione) => string>> = {
  header: headerSchema,
  include: includeSchema,
  allineamento: allineamentoSchema,
  esito: esitoSchema,
  informativa: informativaSchema,
  configurazione: configurazioneSchema,
  rendicontazione: rendicontazioneSchema,
};

const DEPENDS: Readonly<Partial<Record<NamespaceKey, readonly NamespaceKey[]>>> = { esito: ['informativa'] };

/**
 * The XSD texts of a contract, one per namespace, by the file name with which they import each other; written by us from
 * the facts of iris.md §2. `proxy.xsd` is the first to read.
 */
export function schemaTexts({ versione, flavour, verificaEsito }: Contract): Readonly<Record<string, string>> {
  const held = contentNamespaces(wrappersOf(versione, flavour));
  const needed = new Set<NamespaceKey>(['include', 'header', ...held, ...held.flatMap((key) => DEPENDS[key] ?? [])]);
  return {
    [fileOf('proxy')]: proxySchema(versione, flavour, verificaEsito),
    ...Object.fromEntries(
      [...needed].flatMap((key) => (key === 'proxy' ? [] : [[fileOf(key), WRITERS[key](versione)]])),
    ),
  };
}

/** The XSD of a SOAP 1.1 envelope whose body holds one wrapper, and nothing else. */
export function envelopeSchema(wrapper: Wrapper): string {
  const open = '<xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>';
  const attributes = '<xs:anyAttribute namespace="##other" processContents="lax"/>';
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="${NAMESPACES.proxy}" targetNamespace="${SOAP}" elementFormDefault="qualified">
<xs:import namespace="${NAMESPACES.proxy}" schemaLocation="${fileOf('proxy')}"/>
<xs:element name="Envelope"><xs:complexType><xs:sequence>
<xs:element name="Header" minOccurs="0"><xs:complexType><xs:sequence>${open}</xs:sequence>${attributes}</xs:complexType></xs:element>
<xs:element name="Body"><xs:complexType><xs:sequence><xs:element ref="p:${wrapper}"/></xs:sequence><xs:anyAttribute processContents="lax"/></xs:complexType></xs:element>
${open}</xs:sequence>${attributes}</xs:complexType></xs:element>
</xs:schema>`;
}

/** Whether a contract has a wrapper. */
export function hasWrapper({ versione, flavour }: Contract, wrapper: Wrapper): boolean {
  return wrappersOf(versione, flavour).includes(wrapper);
}
