import { NAMESPACES } from '../namespaces.ts';
import type { NamespaceKey } from '../namespaces.ts';

// The few words in which our schemas are written. A member reads `Name:type`, then `?` (may be absent), `+` (one or more)
// or `*` (any number), then `=value` for a default; `@` before it makes it an attribute, required unless `?`. A member
// that is a reference to a global element is `=prefix:Name`. A type without prefix is one of the same schema.

/** Prefixes of the namespaces inside our schemas. */
const PREFIXES: Readonly<Partial<Record<NamespaceKey, string>>> = {
  include: 'i',
  header: 'h',
  allineamento: 'ap',
  esito: 'e',
  informativa: 'ip',
  configurazione: 'c',
  rendicontazione: 're',
};

/** File name of each schema, by which the others import it. */
export function fileOf(namespace: NamespaceKey): string {
  return `${namespace}.xsd`;
}

/** A schema: its target namespace, those it imports, its declarations. */
export function schema(
  namespace: NamespaceKey,
  imports: readonly NamespaceKey[],
  declarations: readonly string[],
): string {
  const bound = imports
    .map((key) => `xmlns:${PREFIXES[key]!}="${NAMESPACES[key]}"`)
    .concat(`xmlns:t="${NAMESPACES[namespace]}"`, `targetNamespace="${NAMESPACES[namespace]}"`);
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" ${bound.join(' ')} elementFormDefault="qualified">
${imports.map((key) => `<xs:import namespace="${NAMESPACES[key]}" schemaLocation="${fileOf(key)}"/>`).join('\n')}
${declarations.join('\n')}
</xs:schema>`;
}

/** A complex type with members in this order. */
export function type(name: string, ...members: readonly string[]): string {
  return `<xs:complexType name="${name}">${content(members)}</xs:complexType>`;
}

/** A global element with members in this order. */
export function element(name: string, ...members: readonly string[]): string {
  return `<xs:element name="${name}"><xs:complexType>${content(members)}</xs:complexType></xs:element>`;
}

/** A member with members of its own. */
export function inline(name: string, ...members: readonly string[]): string {
  const [, plain, times] = /^([^?*+]+)([?*+])?$/.exec(name)!;
  return `<xs:element name="${plain}"${occurs(times)}><xs:complexType>${content(members)}</xs:complexType></xs:element>`;
}

/** A type of text with attributes. */
export function textWith(name: string, base: string, ...attributes: readonly string[]): string {
  return `<xs:complexType name="${name}"><xs:simpleContent><xs:extension base="${typed(base)}">${attributes
    .map(member)
    .join('')}</xs:extension></xs:simpleContent></xs:complexType>`;
}

/** A simple type: facets over a base. */
export function simple(name: string, base: string, ...facets: readonly (readonly [string, string])[]): string {
  return `<xs:simpleType name="${name}"><xs:restriction base="${typed(base)}">${facets
    .map(([facet, value]) => `<xs:${facet} value="${value}"/>`)
    .join('')}</xs:restriction></xs:simpleType>`;
}

/** A type of text among few. */
export function choice(name: string, values: readonly string[]): string {
  return simple(name, 'xs:string', ...values.map((value) => ['enumeration', value] as const));
}

/** Members where a version has them, none where it has not. */
export function where(has: boolean, ...members: readonly string[]): readonly string[] {
  return has ? members : [];
}

function content(members: readonly string[]): string {
  const attributes = members.filter((each) => each.startsWith('@'));
  const children = members.filter((each) => !each.startsWith('@'));
  return `<xs:sequence>${children.map(member).join('')}</xs:sequence>${attributes.map(member).join('')}`;
}

const MEMBER = /^(@?)([^:]+):([^?*+=]+)([?*+])?(?:=(.*))?$/;
const REFERENCE = /^=([^?*+]+)([?*+])?$/;

function member(text: string): string {
  if (text.startsWith('<')) return text;
  const [, global, often] = REFERENCE.exec(text) ?? [];
  if (global !== undefined) return `<xs:element ref="${global}"${occurs(often)}/>`;
  const [, at, name, of, times, preset] = MEMBER.exec(text)!;
  const given = preset === undefined ? '' : ` default="${preset}"`;
  return at === '@'
    ? `<xs:attribute name="${name}" type="${typed(of!)}"${times === '?' ? '' : ' use="required"'}${given}/>`
    : `<xs:element name="${name}" type="${typed(of!)}"${occurs(times)}${given}/>`;
}

function typed(name: string): string {
  return name.includes(':') ? name : `t:${name}`;
}

function occurs(times: string | undefined): string {
  if (times === '?') return ' minOccurs="0"';
  if (times === '+') return ' maxOccurs="unbounded"';
  return times === '*' ? ' minOccurs="0" maxOccurs="unbounded"' : '';
}
