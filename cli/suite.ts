import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suiteFolder } from '../config/suite-folder.ts';

/** The suite's name and version, from its own package.json. */
export function suite(): { readonly name: string; readonly version: string } {
  const { name, version } = JSON.parse(readFileSync(join(suiteFolder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  return { name, version };
}
