import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Whether this is the code as it is written, and not its compiled form in `dist/`. */
export const isSource = import.meta.url.endsWith('.ts');

/** The folder that holds the suite: the repository, or the installed package, whose code lies somewhere in `dist/`. */
export const suiteFolder: string = holderOf(import.meta.dirname);

function holderOf(folder: string): string {
  if (existsSync(join(folder, 'features')) && existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('the suite lies in no folder with its features and its package.json');
  return holderOf(above);
}
