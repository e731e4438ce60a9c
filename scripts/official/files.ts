import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml } from '../../config/yaml.ts';
import { officialApi } from './api.ts';
import type { OfficialApi } from './api.ts';
import { record } from './json-schema.ts';
import { fromSwagger2 } from './swagger2.ts';

/** The official files of SEND; where a path stands in two of them the first wins. */
export const SEND_FILES = [
  'api-external-b2b-pa-bundle.yaml',
  'pn-stream-api-external-bundle.yaml',
  'api-external-pn-delivery-push-bundle.yaml',
] as const;

/** The official file of IO for administrations. */
export const IO_FILES = ['index.yaml'] as const;

/**
 * Reads official files from a folder, of OpenAPI 3.0 or Swagger 2.0; undefined where it has none of them.
 *
 * @throws Error for a file that is no YAML.
 */
export function readOfficialFiles(folder: string, files: readonly string[]): OfficialApi | undefined {
  const present = files.filter((name) => existsSync(join(folder, name)));
  if (present.length === 0) return undefined;
  return officialApi(
    present.map((name) => {
      const read = parseYaml(readFileSync(join(folder, name), 'utf8'));
      if (!read.ok) throw new Error(`${name}: ${read.problem}`);
      const document = record(read.value);
      return { name, document: document['swagger'] === '2.0' ? fromSwagger2(document) : document };
    }),
  );
}
