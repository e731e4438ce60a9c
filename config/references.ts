import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Problem } from './problem.ts';

const REFERENCE = /\$\{(?:([A-Z_][A-Z0-9_]*)|file:([^}]+))\}/g;

/**
 * Puts in place what a run file names and does not hold: `${NAME}` is an environment variable, `${file:path}` the text of a
 * file (its last line break left out), relative to the run file's folder. Secrets so stay out of the file.
 */
export function resolved(
  value: unknown,
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
  problems: Problem[],
  field = '',
): unknown {
  if (typeof value === 'string')
    return value.replaceAll(REFERENCE, (whole, name: string | undefined, file: string | undefined) => {
      const found = name === undefined ? textOf(resolve(folder, file!)) : environment[name];
      if (found !== undefined && found !== '') return found;
      problems.push(
        name === undefined
          ? {
              code: 'REFERENCE_FILE',
              field,
              message: `il file ${file} non si legge o è vuoto`,
              remedy: 'scrivervi il valore, o correggere il percorso (relativo alla cartella del run file)',
            }
          : {
              code: 'REFERENCE_ENVIRONMENT',
              field,
              message: `la variabile d’ambiente ${name} non è impostata`,
              remedy: `impostarla prima di avviare (per esempio «export ${name}=…»)`,
            },
      );
      return whole;
    });
  if (Array.isArray(value))
    return value.map((item, index) => resolved(item, folder, environment, problems, joined(field, String(index))));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        resolved(item, folder, environment, problems, joined(field, key)),
      ]),
    );
  return value;
}

function joined(field: string, key: string): string {
  return field === '' ? key : `${field}.${key}`;
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch {
    return undefined;
  }
}
