import { parseDocument } from 'yaml';

/** Reads YAML without aliases or custom tags; undefined where it is none. */
export function readYaml(text: string): unknown {
  const document = parseDocument(text, { maxAliasCount: 0, customTags: [] } as object);
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS({ maxAliasCount: 0 }) as unknown;
  } catch {
    return undefined;
  }
}
