import { childOf } from '../../../kernel/xml.ts';
import type { XmlElement } from '../../../kernel/xml.ts';
import { readAmount } from '../amount.ts';
import type { Amount } from '../amount.ts';
import type { Moment } from '../moment.ts';

// Names are local: whatever the prefix, the schema has already said whether the namespace is the right one.

/** The text of a child, empty where it is absent. */
export function textOf(element: XmlElement, name: string): string {
  return childOf(element, name)?.text.trim() ?? '';
}

/** The amount of a child; one with an empty text where it is absent. */
export function amountAt(element: XmlElement, name: string): Amount {
  return readAmount(textOf(element, name));
}

/** The children with a name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** What a child reads as, under a key; nothing where it is absent. */
export function optional<Key extends string, Value>(
  key: Key,
  element: XmlElement,
  name: string,
  read: (child: XmlElement) => Value | undefined,
): Readonly<Partial<Record<Key, Value>>> {
  const child = childOf(element, name);
  const value = child === undefined ? undefined : read(child);
  if (value === undefined) return ABSENT;
  const found: Partial<Record<Key, Value>> = {};
  found[key] = value;
  return found;
}

const ABSENT = Object.freeze({});

export function ownText({ text }: XmlElement): string {
  return text.trim();
}

export function ownAmount(element: XmlElement): Amount {
  return readAmount(ownText(element));
}

/** A reader of an own text as a date or an instant. */
export function ownMoment(read: (text: string) => Moment): (element: XmlElement) => Moment {
  return (element) => read(ownText(element));
}

/** An xs:boolean; undefined for any other text. */
export function ownBoolean(element: XmlElement): boolean | undefined {
  const text = ownText(element);
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}

/** What to read where a group that the schema wants is absent. */
export const NOTHING: XmlElement = {
  name: '',
  namespace: '',
  attributes: {},
  children: [],
  text: '',
  line: 0,
  column: 0,
};

/** A child, or {@link NOTHING}. */
export function groupAt(element: XmlElement, name: string): XmlElement {
  return childOf(element, name) ?? NOTHING;
}
