import { FormProblem } from './problem.ts';
import { fillPlace, wordsOf } from './places.ts';
import type { Place } from './places.ts';
import { openTemplate } from './template.ts';

/** Which value goes where in one version of one official form: reviewed by a person, bound to the form's bytes. */
export interface FormMap {
  /** SHA-256 (hex) of the template. */
  readonly template: string;
  readonly fields: readonly (Place & { readonly value: string })[];
}

/** @throws FormProblem MAP_UNREADABLE saying what the text lacks */
export function readFormMap(text: string): FormMap {
  let map: Partial<FormMap> | null;
  try {
    map = JSON.parse(text) as Partial<FormMap> | null;
  } catch {
    throw new FormProblem('MAP_UNREADABLE', 'la mappa non è JSON');
  }
  if (typeof map?.template !== 'string' || !Array.isArray(map.fields))
    throw new FormProblem('MAP_UNREADABLE', 'la mappa vuole «template» (SHA-256 del modello) e «fields»');
  for (const [index, field] of (map.fields as readonly unknown[]).entries()) {
    if (!isField(field))
      throw new FormProblem(
        'MAP_UNREADABLE',
        `la voce ${index + 1} della mappa vuole «value» e uno fra: «label»; «table», «row» e «column»; «alias»`,
      );
  }
  return map as FormMap;
}

const FORMS = [['label'], ['alias'], ['table', 'row', 'column']];

function isField(field: unknown): field is FormMap['fields'][number] {
  if (typeof field !== 'object' || field === null) return false;
  const entries = Object.entries(field as Record<string, unknown>);
  if (!entries.every(([, value]) => typeof value === 'string')) return false;
  const keys = entries.map(([key]) => key).filter((key) => key !== 'value');
  return (
    'value' in field && FORMS.some((form) => form.length === keys.length && form.every((key) => keys.includes(key)))
  );
}

/**
 * Fills an official form in: only its document part changes, and the same input gives the same bytes. All or nothing.
 * @throws FormProblem where the form is another version, a place or a key is unknown, or the form cannot be filled faithfully
 */
export function fillForm(template: Uint8Array, map: FormMap, values: ReadonlyMap<string, string>): Uint8Array {
  const form = openTemplate(template);
  if (form.sha256 !== map.template)
    throw new FormProblem(
      'TEMPLATE_CHANGED',
      `la mappa è stata fatta per un’altra versione del modello (${map.template.slice(0, 16)}…, questo è ${form.sha256.slice(0, 16)}…): rivederla con --learn`,
    );
  for (const field of map.fields) {
    const value = values.get(field.value);
    if (value === undefined)
      throw new FormProblem(
        'MAP_UNKNOWN_KEY',
        field.value === ''
          ? `${wordsOf(field)}: la mappa non dice che cosa scriverci; indicare una chiave o togliere la voce`
          : `${wordsOf(field)}: la chiave «${field.value}» non è fra quelle di questo fascicolo; chiavi: ${[...values.keys()].join(', ')}`,
      );
    fillPlace(form.document, field, value);
  }
  return form.filled();
}
