/** JSON characters from which an object's schema that comes back is worth a name of its own. */
const WORTH = 300;

/**
 * The same schema with each sizeable object that stands in several places written once, under `$defs`: a compiler that
 * meets it in each place compiles it each time. What it accepts, and how it says what it does not, stays as it was.
 */
export function sharedSchema(schema: object): object {
  const places = new Map<string, number>();
  const texts = new Map<object, string>();
  const count = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    if (isObjectSchema(value)) {
      const text = JSON.stringify(value);
      if (text.length >= WORTH) {
        texts.set(value, text);
        places.set(text, (places.get(text) ?? 0) + 1);
      }
    }
    for (const member of Object.values(value)) count(member);
  };
  count(schema);
  if ([...places.values()].every((times) => times === 1)) return schema;

  const names = new Map<string, string>();
  const $defs: Record<string, unknown> = {};
  const written = (value: object): unknown =>
    Array.isArray(value)
      ? value.map(shared)
      : Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shared(member)]));
  const shared = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    const text = texts.get(value);
    if (text === undefined || places.get(text) === 1) return written(value);
    let name = names.get(text);
    if (name === undefined) {
      names.set(text, (name = `shared${names.size + 1}`));
      $defs[name] = written(value);
    }
    return { $ref: `#/$defs/${name}` };
  };
  return { ...(written(schema) as object), $defs };
}

function isObjectSchema(value: object): boolean {
  return !Array.isArray(value) && (value as { readonly type?: unknown }).type === 'object';
}
