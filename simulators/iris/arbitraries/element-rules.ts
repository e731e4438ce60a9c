import { parseXml } from '../../kernel/xml.ts';
import type { XmlElement } from '../../kernel/xml.ts';
import { NAMESPACES } from '../contract/namespaces.ts';
import { schemaTexts } from '../contract/schema/texts.ts';
import type { Contract } from '../contract/schema/texts.ts';
import type { Wrapper } from '../contract/wrapper.ts';

/** What a text must be: facets over one of the built-in types that our schemas use. */
export interface TextRule {
  readonly base: 'string' | 'decimal' | 'date' | 'dateTime' | 'gYear' | 'boolean' | 'base64Binary' | 'anyURI';
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly values?: readonly string[];
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
}

/** What a schema says of one element, or of one attribute of it. */
export interface ElementRule {
  /** Local names from the wrapper's content down, as `IdpAllineamentoPendenze/IdpBody/Pendenza`. */
  readonly path: string;
  /** Present where the rule is about an attribute. */
  readonly attribute?: string;
  readonly required: boolean;
  readonly repeatable: boolean;
  /** Absent for an element with children. */
  readonly text?: TextRule;
}

/** Every rule of a wrapper's content, in document order, read from our own schemas. */
export function elementRules(contract: Contract, wrapper: Wrapper): readonly ElementRule[] {
  const schemas = new Map<string, XmlElement>();
  for (const text of Object.values(schemaTexts(contract))) {
    const parsed = parseXml(Buffer.from(text));
    if (!parsed.ok) throw new Error(parsed.problem.message);
    schemas.set(parsed.root.attributes['targetNamespace']!, parsed.root);
  }
  const prefixes = prefixesOf(contract);
  const global = (kind: string, name: string, home: XmlElement): { found: XmlElement; home: XmlElement } => {
    const [local, prefix] = name.split(':').toReversed();
    const owner = prefix === undefined || prefix === 't' ? home : schemas.get(prefixes.get(prefix)!)!;
    const found = owner.children.find((each) => each.name === kind && each.attributes['name'] === local);
    if (found === undefined) throw new Error(`no ${kind} ${name}`);
    return { found, home: owner };
  };

  const textRule = (type: string, home: XmlElement): TextRule | undefined => {
    if (type.startsWith('xs:')) return { base: type.slice(3) as TextRule['base'] };
    const owner = type.startsWith('t:') ? home : schemas.get(prefixes.get(type.split(':')[0]!)!)!;
    const local = type.split(':')[1];
    const simple = owner.children.find((each) => each.name === 'simpleType' && each.attributes['name'] === local);
    if (simple === undefined) return undefined;
    const restriction = simple.children[0]!;
    const facets = restriction.children;
    const number = (name: string): Partial<TextRule> => {
      const facet = facets.find((each) => each.name === name);
      return facet === undefined ? {} : { [name]: Number(facet.attributes['value']) };
    };
    const pattern = facets.find((each) => each.name === 'pattern')?.attributes['value'];
    const values = facets.filter((each) => each.name === 'enumeration').map((each) => each.attributes['value']!);
    return {
      ...textRule(restriction.attributes['base']!, owner)!,
      ...number('minLength'),
      ...number('maxLength'),
      ...number('totalDigits'),
      ...number('fractionDigits'),
      ...(pattern === undefined ? {} : { pattern }),
      ...(values.length === 0 ? {} : { values }),
    };
  };

  const rules: ElementRule[] = [];
  const visitElement = (declared: XmlElement, home: XmlElement, parent: string): void => {
    const { attributes } = declared;
    const occurs = {
      required: attributes['minOccurs'] !== '0',
      repeatable: attributes['maxOccurs'] === 'unbounded',
    };
    const referred = attributes['ref'] === undefined ? undefined : global('element', attributes['ref'], home);
    const element = referred?.found ?? declared;
    const owner = referred?.home ?? home;
    const path = `${parent}${element.attributes['name']!}`;
    const type = element.attributes['type'];
    const text = type === undefined ? undefined : textRule(type, owner);
    if (text !== undefined) {
      rules.push({ path, ...occurs, text });
      return;
    }
    const complex =
      type === undefined ? { found: element.children[0]!, home: owner } : global('complexType', type, owner);
    const content = complex.found.children[0]!;
    const extension = content.name === 'simpleContent' ? content.children[0]! : undefined;
    rules.push({
      path,
      ...occurs,
      ...(extension === undefined ? {} : { text: textRule(extension.attributes['base']!, complex.home)! }),
    });
    for (const attribute of (extension ?? complex.found).children.filter(({ name }) => name === 'attribute'))
      rules.push({
        path,
        attribute: attribute.attributes['name']!,
        required: attribute.attributes['use'] === 'required',
        repeatable: false,
        text: textRule(attribute.attributes['type']!, complex.home)!,
      });
    if (extension === undefined) for (const child of content.children) visitElement(child, complex.home, `${path}/`);
  };

  const proxy = schemas.get(NAMESPACES.proxy)!;
  const { found } = global('complexType', `${wrapper}Type`, proxy);
  for (const child of found.children[0]!.children) visitElement(child, proxy, '');
  return rules;
}

/** What makes two rules the same one: the element and the one around it, and what is asked of it. */
export function ruleKey({ path, attribute, required, repeatable, text }: ElementRule): string {
  return JSON.stringify([path.split('/').slice(-2), attribute, required, repeatable, text]);
}

/** Prefixes are the same in all our schemas: they are told by the texts themselves. */
function prefixesOf(contract: Contract): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const text of Object.values(schemaTexts(contract)))
    for (const [, prefix, namespace] of text.matchAll(/xmlns:(\w+)="([^"]+)"/g))
      if (prefix !== 't') found.set(prefix!, namespace!);
  return found;
}

/** Texts that a rule admits, at its limits. */
export function rightTexts(rule: TextRule): readonly string[] {
  if (rule.values !== undefined) return rule.values;
  if (rule.pattern !== undefined && rule.base === 'string') return RIGHT_BY_PATTERN[rule.pattern] ?? [];
  switch (rule.base) {
    case 'decimal':
      return ['0', '12.5', '12.345', '9999999999.999', '-1.00', '+3', '.5', '0012.50'];
    case 'date':
      return ['2026-11-22', '2028-02-29', '2026-11-22+01:00', '2026-11-22Z'];
    case 'dateTime':
      return ['2026-11-22T10:00:00', '2026-11-22T10:00:00.123+01:00', '2026-11-22T23:59:59Z', '2026-11-22T24:00:00'];
    case 'gYear':
      return ['2026', '1999', '2026+01:00'];
    case 'boolean':
      return ['true', 'false', '1', '0'];
    case 'base64Binary':
      return ['AAAA', 'QQ==', ' QU JD ', ''];
    case 'anyURI':
      return ['https://ente.example.it/back?esito=1', `https://ente.example.it/${'a'.repeat(512 - 24)}`];
    case 'string':
      return [
        'x',
        'à €<&>',
        ...(rule.maxLength === undefined ? [''] : ['x'.repeat(rule.maxLength), '😀'.repeat(rule.maxLength)]),
      ];
  }
}

export interface WrongText {
  /** Which facet it breaks. */
  readonly why: string;
  readonly text: string;
}

/** Texts that a rule refuses, each with what it breaks; none where any text will do. */
export function wrongTexts(rule: TextRule): readonly WrongText[] {
  const wrong = (why: string, ...texts: readonly string[]): WrongText[] => texts.map((text) => ({ why, text }));
  if (rule.values !== undefined)
    return wrong('valore non ammesso', '', 'Inesistente', rule.values[0]!.toLowerCase() + '_', ` ${rule.values[0]!}`);
  if (rule.pattern !== undefined && rule.base === 'string')
    return wrong('forma errata', ...(WRONG_BY_PATTERN[rule.pattern] ?? []), '', 'à', 'con spazio');
  switch (rule.base) {
    case 'decimal':
      return [
        ...wrong('non è un decimale', '', '1,00', '1.000,00', 'EUR 1', '1e3', 'NaN', '--1'),
        ...wrong('troppi decimali', '1.0001', '0.12345'),
        ...wrong('troppe cifre', '12345678901234', '12345678901.123'),
      ];
    case 'date':
      return wrong('non è una data', '', '22/11/2026', '2026-13-01', '2026-02-30', '20261122', '2026-11-22T10:00:00');
    case 'dateTime':
      return wrong(
        'non è un istante',
        '',
        '2026-11-22',
        '2026-11-22 10:00:00',
        '2026-11-22T25:00:00',
        '2026-11-22T10:00',
        '22/11/2026 10:00',
      );
    case 'gYear':
      return wrong('non è un anno', '', '26', '2026-11', 'duemila');
    case 'boolean':
      return wrong('non è un booleano', '', 'si', 'TRUE', 'vero', '2');
    case 'base64Binary':
      return wrong('non è base64', '***', 'A', 'QQ=', 'QQ==QQ==');
    case 'anyURI':
      return rule.maxLength === undefined ? [] : wrong('troppo lungo', `https://ente.example.it/${'a'.repeat(512)}`);
    case 'string':
      return rule.maxLength === undefined
        ? []
        : [
            ...wrong('vuoto', ''),
            ...wrong('troppo lungo', 'x'.repeat(rule.maxLength + 1), '😀'.repeat(rule.maxLength + 1)),
          ];
  }
}

const RIGHT_BY_PATTERN: Readonly<Record<string, readonly string[]>> = {
  '[a-zA-Z0-9._]{1,35}': ['a', 'A.b_9', 'x'.repeat(35)],
  '[a-zA-Z0-9._]{1,44}': ['a', 'A.b_9', 'x'.repeat(44)],
  '[a-zA-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}': ['IT07N0503402801000000000665', 'it11b', `XX00${'9'.repeat(30)}`],
  '[A-Z]{2}': ['IT', 'XX'],
};

const WRONG_BY_PATTERN: Readonly<Record<string, readonly string[]>> = {
  '[a-zA-Z0-9._]{1,35}': ['x'.repeat(36), 'A-1', 'A/1', ' A'],
  '[a-zA-Z0-9._]{1,44}': ['x'.repeat(45), 'A-1', 'urn:x', 'A '],
  '[a-zA-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}': ['IT07', `IT07${'9'.repeat(31)}`, 'IT07 N050', '0707N'],
  '[A-Z]{2}': ['ITA', 'it', 'I'],
};
