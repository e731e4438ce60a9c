import type { Field } from './fields.ts';

/** A value as somebody wrote it, and where. */
export interface Written {
  readonly value: unknown;
  /** `schede[1]: metadata.privacy_url`, or `foglio «Schede», cella F3`. */
  readonly place: string;
}

/** The card of one service, whatever it was written in. */
export interface Scheda {
  /** What findings call it where there are several; empty for the only one. */
  readonly label: string;
  readonly written: ReadonlyMap<Field, Written>;
  /** What a field is called where the card was written. */
  named(field: Field): string;
  /** Members that no field is: as they are written. */
  readonly unknown: readonly string[];
  /** The bytes of a file that a field names; undefined where it is not there. */
  file(field: Field): Uint8Array | undefined;
}

/** Where a field is written, or where it should be. */
export function placeOf({ label, written, named }: Scheda, field: Field): string {
  return written.get(field)?.place ?? labelled(label, named(field));
}

/** A place inside a card, with the card's label where it has one. */
export function labelled(label: string, place: string): string {
  return label === '' ? place : `${label}: ${place}`;
}

/** The text of a field, blanks around it left out; undefined where it is absent or no text. */
export function textOf({ written }: Scheda, field: Field): string | undefined {
  const value = written.get(field)?.value;
  return typeof value === 'string' ? value.trim() : undefined;
}

export function numberOf({ written }: Scheda, field: Field): number | undefined {
  const value = written.get(field)?.value;
  return typeof value === 'number' ? value : undefined;
}

export function booleanOf({ written }: Scheda, field: Field): boolean | undefined {
  const value = written.get(field)?.value;
  return typeof value === 'boolean' ? value : undefined;
}

/** The items of a list; the one text of the retired portal, divided by `;`, is a list too. */
export function listOf({ written }: Scheda, field: Field): readonly string[] | undefined {
  const value = written.get(field)?.value;
  if (typeof value === 'string') return value.trim() === '' ? [] : value.split(';');
  return Array.isArray(value) ? value.map(String) : undefined;
}

/** Whether there is nothing to read: absent, or blank. A value of the wrong type is there, and judged as such. */
export function isMissing({ written }: Scheda, field: Field): boolean {
  const value = written.get(field)?.value;
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** Fields of one text, with their texts. */
export function texts(card: Scheda, fields: readonly Field[]): readonly { field: Field; text: string }[] {
  return fields.flatMap((field) => {
    const text = textOf(card, field);
    return text === undefined || text === '' ? [] : [{ field, text }];
  });
}
