import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = here.endsWith(join('dist', 'cli')) ? dirname(dirname(here)) : dirname(here);

/** The suite's name and version, from its own package.json. */
export function suite(): { readonly name: string; readonly version: string } {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  return { name, version };
}

/** The folder that holds the suite: the repository, or the installed package. */
export function suiteFolder(): string {
  return root;
}
