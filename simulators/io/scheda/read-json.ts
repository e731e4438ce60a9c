import { UnreadableArtefact } from '../../kernel/artefact.ts';
import type { Artefact } from '../../kernel/artefact.ts';
import { parseJson } from '../../kernel/json.ts';
import { FIELDS, fieldAt } from './fields.ts';
import type { Field } from './fields.ts';
import { labelled } from './scheda.ts';
import type { Scheda, Written } from './scheda.ts';

/**
 * The cards of a JSON file: one, a list, or the member `schede`. Names are today's, or those of the API of 2018-2023.
 * @throws UnreadableArtefact where it is no JSON, or holds no card.
 */
export function schedeFromJson(artefact: Artefact): readonly Scheda[] {
  const read = parseJson(artefact.bytes());
  if (!read.ok) throw new UnreadableArtefact(`«${artefact.name}» non si legge: ${read.problem}`);
  const list = Array.isArray(read.value)
    ? { of: read.value as unknown[], named: '' }
    : {
        of:
          isObject(read.value) && Array.isArray(read.value['schede']) ? (read.value['schede'] as unknown[]) : undefined,
        named: 'schede',
      };
  const cards = list.of ?? [read.value];
  if (cards.length === 0 || !cards.every(isObject))
    throw new UnreadableArtefact(
      `«${artefact.name}» non contiene una scheda: atteso un oggetto, una lista di oggetti, o un oggetto con la lista «schede»`,
    );
  return cards.map((card, index) => schedaOf(card, list.of === undefined ? '' : `${list.named}[${index}]`, artefact));
}

function schedaOf(card: Readonly<Record<string, unknown>>, label: string, artefact: Artefact): Scheda {
  const written = new Map<Field, Written>();
  const unknown: string[] = [];
  for (const [path, value] of leaves(card)) {
    const field = fieldAt(path);
    if (field === undefined) unknown.push(path);
    else if (field !== 'known' && value !== undefined) written.set(field, { value, place: labelled(label, path) });
  }
  return {
    label,
    written,
    unknown,
    named: (field) => FIELDS[field].current,
    file(field) {
      const name = written.get(field)?.value;
      if (typeof name !== 'string' || FIELDS[field].kind !== 'file') return undefined;
      const inline = /^data:[\w/+.-]*;base64,([A-Za-z0-9+/=\s]+)$/.exec(name)?.[1];
      return inline === undefined ? artefact.beside(name) : Buffer.from(inline, 'base64');
    },
  };
}

/** Members with their paths; the objects that group them are looked into, one level deep. */
function* leaves(card: Readonly<Record<string, unknown>>): Generator<readonly [string, unknown]> {
  for (const [name, value] of Object.entries(card)) {
    if (GROUPS.includes(name) && isObject(value))
      for (const [inner, leaf] of Object.entries(value)) yield [`${name}.${inner}`, leaf];
    else yield [name, value];
  }
}

const GROUPS: readonly string[] = ['organization', 'metadata', 'service_metadata', 'uso'];

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
