/**
 * Refuses settings that a platform does not have, or whose kind is not that of its default (a number, a text, a yes or no,
 * a list, an object). A default that is `undefined` says nothing of the kind.
 * @throws RangeError in the words of the run file.
 */
export function checkSettings(platform: string, defaults: object, given: Readonly<Record<string, unknown>>): void {
  const known = defaults as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(known, name))
      throw new RangeError(
        `${platform} non ha l’impostazione «${name}»; ha: ${Object.keys(known).toSorted().join(', ')}`,
      );
    const wanted = kindOf(known[name]);
    if (wanted !== undefined && value !== undefined && kindOf(value) !== wanted)
      throw new RangeError(`${platform}: l’impostazione «${name}» vuole ${wanted}, non ${JSON.stringify(value)}`);
  }
}

function kindOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return 'un elenco';
  switch (typeof value) {
    case 'number':
      return 'un numero';
    case 'string':
      return 'un testo';
    case 'boolean':
      return 'true o false';
    default:
      return value === null ? 'null' : 'un gruppo di chiavi';
  }
}
