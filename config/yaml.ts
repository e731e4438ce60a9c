import { parseDocument } from 'yaml';

export type YamlRead =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

/** Reads YAML 1.2 without aliases or custom tags. The problem says line and column, in Italian. */
export function parseYaml(text: string): YamlRead {
  const document = parseDocument(text, { maxAliasCount: 0, customTags: [] } as object);
  const error = document.errors[0];
  if (error !== undefined) {
    const at = error.linePos?.[0];
    return {
      ok: false,
      problem: `${at === undefined ? '' : `riga ${at.line}, colonna ${at.col}: `}YAML non valido (${error.code})`,
    };
  }
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: 0 }) };
  } catch (failure) {
    return { ok: false, problem: `YAML non accettato: ${(failure as Error).message}` };
  }
}
