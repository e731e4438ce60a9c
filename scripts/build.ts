// Compiles what is shipped into dist/, beside the data files that the code reads at run time (vectors, schemas, lists):
// the same tree in both forms, so that a path relative to a module is right in both.
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const project = 'tsconfig.build.json';
const { include: folders } = JSON.parse(readFileSync(join(root, project), 'utf8')) as { include: string[] };

rmSync(join(root, 'dist'), { recursive: true, force: true });

const tsc = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project], {
  cwd: root,
  stdio: 'inherit',
});
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

const isData = (path: string): boolean => !/\.(ts|md)$/.test(path);
const data = globSync(
  folders.map((folder) => `${folder}/**/*.*`),
  { cwd: root },
).filter(isData);
for (const path of data) cpSync(join(root, path), join(root, 'dist', path), { recursive: true });
console.log(`dist: compiled, with ${data.length} data files`);
