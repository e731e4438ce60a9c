import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * Builds the suite and lays it out in a folder as an installed package has it: compiled, without its sources.
 * Returns its command.
 */
export function packagedIn(folder: string): string {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.ts'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build failed: ${stderr}`);
  const suite = join(folder, 'collaudo');
  mkdirSync(suite);
  for (const name of ['package.json', 'bin', 'dist', 'features'])
    cpSync(join(root, name), join(suite, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(suite, 'node_modules'));
  return join(suite, 'bin', 'collaudo.js');
}
