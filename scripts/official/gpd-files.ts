import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJsonText } from '../../simulators/kernel/json.ts';
import { officialApi } from './api.ts';
import type { OfficialApi } from './api.ts';
import { record } from './json-schema.ts';

/** The official files of GPD, and the base path each is served under: their servers say it, their paths do not. */
const FILES: Readonly<Record<string, string>> = {
  'openapi_external_v1.json': '/gpd/debt-positions-service/v1',
  'openapi_send_v1.json': '/pn-integration-gpd/api/v1',
};

/** Reads the official files of GPD from a folder; undefined where it has none. @throws Error for a file that is no JSON. */
export function readOfficialGpd(folder: string): OfficialApi | undefined {
  const present = Object.entries(FILES).filter(([name]) => existsSync(join(folder, name)));
  if (present.length === 0) return undefined;
  return officialApi(
    present.map(([name, base]) => {
      const read = parseJsonText(readFileSync(join(folder, name), 'utf8'));
      if (!read.ok) throw new Error(`${name}: ${read.problem}`);
      const document = record(read.value);
      const paths = Object.entries(record(document['paths'])).map(([path, item]) => [`${base}${path}`, item] as const);
      return { name, document: { ...document, paths: Object.fromEntries(paths) } };
    }),
  );
}
