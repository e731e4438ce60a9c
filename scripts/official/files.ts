import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml } from '../../config/yaml.ts';
import { officialApi } from './api.ts';
import type { OfficialApi } from './api.ts';

/** The official files of SEND; where a path stands in two of them the first wins. */
const FILES = [
  'api-external-b2b-pa-bundle.yaml',
  'pn-stream-api-external-bundle.yaml',
  'api-external-pn-delivery-push-bundle.yaml',
] as const;

/** Reads the official files of SEND from a folder; undefined where it has none. @throws Error for a file that is no YAML. */
export function readOfficialFiles(folder: string): OfficialApi | undefined {
  const present = FILES.filter((name) => existsSync(join(folder, name)));
  if (present.length === 0) return undefined;
  return officialApi(
    present.map((name) => {
      const read = parseYaml(readFileSync(join(folder, name), 'utf8'));
      if (!read.ok) throw new Error(`${name}: ${read.problem}`);
      return { name, document: read.value };
    }),
  );
}
