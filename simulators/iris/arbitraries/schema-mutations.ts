import * as fc from 'fast-check';
import type { XmlTree } from '../../kernel/xml.ts';
import { wrongTexts } from './element-rules.ts';
import type { ElementRule } from './element-rules.ts';

/** A message made wrong in one place. */
export interface Mutated {
  /** The class, in Italian. */
  readonly why: string;
  /** Local names from the wrapper's content down. */
  readonly path: string;
  /** The wrapper's element. */
  readonly tree: XmlTree;
  /** Whether the schema must refuse it: false for a change that some schemas may allow. */
  readonly certain: boolean;
}

interface Place {
  /** Indices of children, from the wrapper's element. */
  readonly at: readonly number[];
  readonly path: string;
  readonly node: XmlTree;
}

/** Every element under a wrapper, with its path. */
function placesOf(wrapper: XmlTree): readonly Place[] {
  const places: Place[] = [];
  const visit = (node: XmlTree, at: readonly number[], path: string): void => {
    places.push({ at, path, node });
    for (const [index, child] of (node.children ?? []).entries())
      visit(child, [...at, index], `${path}/${localOf(child)}`);
  };
  for (const [index, child] of (wrapper.children ?? []).entries()) visit(child, [index], localOf(child));
  return places;
}

function localOf({ name }: XmlTree): string {
  return name.split(':').at(-1)!;
}

/** The tree with one node replaced by others. */
function replaced(tree: XmlTree, at: readonly number[], by: (node: XmlTree) => readonly XmlTree[]): XmlTree {
  const [first, ...rest] = at;
  return {
    ...tree,
    children: (tree.children ?? []).flatMap((child, index) =>
      index !== first ? [child] : rest.length === 0 ? by(child) : [replaced(child, rest, by)],
    ),
  };
}

type Change = (place: Place, rule: ElementRule | undefined, pick: number) => Omit<Mutated, 'path'> | undefined;

const pickOf = <T>(items: readonly T[], pick: number): T | undefined => items[pick % Math.max(1, items.length)];

/** The ways of going wrong. Each looks at one element, and says nothing where it does not apply. */
function changesOf(tree: XmlTree, rules: readonly ElementRule[]): readonly Change[] {
  const attributesOf = (path: string): readonly ElementRule[] =>
    rules.filter((rule) => rule.path === path && rule.attribute !== undefined);
  const without = (attributes: Readonly<Record<string, string>> = {}, name: string): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(attributes).filter(([key]) => key !== name));
  return [
    ({ at, node }, rule, pick) => {
      const wrong = rule?.text === undefined ? undefined : pickOf(wrongTexts(rule.text), pick);
      return wrong === undefined || (wrong.text === '' && hasDefault(rule!))
        ? undefined
        : { why: wrong.why, certain: true, tree: replaced(tree, at, () => [{ ...node, text: wrong.text }]) };
    },
    ({ at, node, path }, _, pick) => {
      const attribute = pickOf(attributesOf(path), pick);
      const wrong = attribute === undefined ? undefined : pickOf(wrongTexts(attribute.text!), pick);
      return wrong === undefined
        ? undefined
        : {
            why: `attributo: ${wrong.why}`,
            certain: true,
            tree: replaced(tree, at, () => [
              { ...node, attributes: { ...node.attributes, [attribute!.attribute!]: wrong.text } },
            ]),
          };
    },
    ({ at }, rule) => ({
      why: 'elemento mancante',
      certain: rule?.required === true && !rule.repeatable,
      tree: replaced(tree, at, () => []),
    }),
    ({ at, node }, rule) => ({
      why: 'elemento ripetuto',
      certain: rule !== undefined && !rule.repeatable,
      tree: replaced(tree, at, () => [node, node]),
    }),
    ({ at, node }) => ({
      why: 'elemento sconosciuto',
      certain: true,
      tree: replaced(tree, at, () => [node, { name: `${node.name.split(':')[0]!}:Sconosciuto`, text: 'x' }]),
    }),
    ({ at, node }) => ({
      why: 'elemento di un altro namespace',
      certain: true,
      tree: replaced(tree, at, () => [
        { ...node, name: `x:${localOf(node)}`, attributes: { ...node.attributes, 'xmlns:x': 'urn:altro' } },
      ]),
    }),
    ({ at, node }) => ({
      why: 'elemento senza namespace',
      certain: true,
      tree: replaced(tree, at, () => [{ ...node, name: localOf(node) }]),
    }),
    ({ at, node }) => ({
      why: 'nome con altre maiuscole',
      certain: true,
      tree: replaced(tree, at, () => [{ ...node, name: otherCase(node.name) }]),
    }),
    ({ at, node }) => ({
      why: 'attributo sconosciuto',
      certain: true,
      tree: replaced(tree, at, () => [{ ...node, attributes: { ...node.attributes, Sconosciuto: 'x' } }]),
    }),
    ({ at, node, path }, _, pick) => {
      const attribute = pickOf(attributesOf(path), pick);
      return attribute === undefined || node.attributes?.[attribute.attribute!] === undefined
        ? undefined
        : {
            why: 'attributo mancante',
            certain: attribute.required,
            tree: replaced(tree, at, () => [{ ...node, attributes: without(node.attributes, attribute.attribute!) }]),
          };
    },
    ({ at, node }) =>
      node.children === undefined || node.children.length === 0
        ? undefined
        : { why: 'testo tra elementi', certain: true, tree: replaced(tree, at, () => [{ ...node, text: 'testo' }]) },
    ({ at, node }) =>
      node.text === undefined
        ? undefined
        : {
            why: 'elementi dove va un testo',
            certain: true,
            tree: replaced(tree, at, () => [{ ...node, children: [{ name: node.name, text: 'x' }] }]),
          },
    ({ at, node }, _, pick) => {
      const children = node.children ?? [];
      const first = pick % Math.max(1, children.length - 1);
      const [a, b] = [children[first], children[first + 1]];
      return a === undefined || b === undefined || a.name === b.name
        ? undefined
        : {
            why: 'elementi in altro ordine',
            certain: true,
            tree: replaced(tree, at, () => [
              { ...node, children: [...children.slice(0, first), b, a, ...children.slice(first + 2)] },
            ]),
          };
    },
  ];
}

/** An empty TipoOperazione of a condition means Update: the schema says so. */
function hasDefault({ path }: ElementRule): boolean {
  return path.endsWith('DettaglioPagamento/TipoOperazione');
}

function otherCase(name: string): string {
  const [prefix, local] = name.split(':') as [string, string];
  const other = local === local.toUpperCase() ? local.toLowerCase() : local.toUpperCase();
  return `${prefix}:${other === local ? `${local}_` : other}`;
}

/** Wrong forms of a message's wrapper element, one change each, labelled with the class of the error. */
export function mutatedArbitrary(tree: XmlTree, rules: readonly ElementRule[]): fc.Arbitrary<Mutated> {
  const places = placesOf(tree);
  const changes = changesOf(tree, rules);
  return fc
    .record({ place: fc.nat(), change: fc.nat({ max: changes.length - 1 }), pick: fc.nat({ max: 1_000 }) })
    .map(({ place, change, pick }) => mutated(tree, rules, places, changes, place, change, pick));
}

function mutated(
  tree: XmlTree,
  rules: readonly ElementRule[],
  places: readonly Place[],
  changes: readonly Change[],
  place: number,
  change: number,
  pick: number,
): Mutated {
  const start = place % places.length;
  // where the change does not apply at that place, at the next one where it does
  for (let step = 0; step < places.length; step++) {
    const here = places[(start + step) % places.length]!;
    const rule = rules.find((each) => each.path === here.path && each.attribute === undefined);
    const made = changes[change]!(here, rule, pick);
    if (made !== undefined) return { ...made, path: here.path };
  }
  return {
    why: 'attributo sconosciuto',
    certain: true,
    path: '',
    tree: { ...tree, attributes: { ...tree.attributes, Sconosciuto: 'x' } },
  };
}

/** The message with a text put where a rule speaks; undefined where it has not that place. */
export function withTextAt(tree: XmlTree, rule: ElementRule, text: string): XmlTree | undefined {
  const place = placesOf(tree).find(
    ({ path, node }) =>
      path === rule.path && (rule.attribute === undefined || node.attributes?.[rule.attribute] !== undefined),
  );
  return place === undefined ? undefined : withText(tree, place, rule, text);
}

function withText(tree: XmlTree, { at }: Place, { attribute }: ElementRule, text: string): XmlTree {
  return replaced(tree, at, (node) => [
    attribute === undefined ? { ...node, text } : { ...node, attributes: { ...node.attributes, [attribute]: text } },
  ]);
}

/** The message without any element of a path; undefined where it has none. */
export function withoutPath(tree: XmlTree, path: string): XmlTree | undefined {
  const places = placesOf(tree).filter((place) => place.path === path);
  return places.length === 0
    ? undefined
    : places.toReversed().reduce((made, { at }) => replaced(made, at, () => []), tree);
}

/** The message with the first element of a path written twice; undefined where it has none. */
export function repeatedAt(tree: XmlTree, path: string): XmlTree | undefined {
  const place = placesOf(tree).find((each) => each.path === path);
  return place === undefined ? undefined : replaced(tree, place.at, (node) => [node, node]);
}

/** Whether a message has an element of a path, with an attribute where one is told. */
export function hasPlace(tree: XmlTree, path: string, attribute?: string): boolean {
  return placesOf(tree).some(
    (place) => place.path === path && (attribute === undefined || place.node.attributes?.[attribute] !== undefined),
  );
}

/** The message with an attribute that nobody knows on the first element of a path; undefined where it has none. */
export function attributedAt(tree: XmlTree, path: string): XmlTree | undefined {
  const place = placesOf(tree).find((each) => each.path === path);
  return place === undefined
    ? undefined
    : replaced(tree, place.at, (node) => [{ ...node, attributes: { ...node.attributes, Sconosciuto: 'x' } }]);
}
