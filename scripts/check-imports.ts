// npm run imports: every import of the tree against the table in imports/table.ts. Exit 1 when something breaks a row.
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { check, checkTable, type Manifest } from './imports/check.ts';
import { table } from './imports/table.ts';

const root = join(import.meta.dirname, '..');
const skipped = new Set(['node_modules', 'dist', 'out', 'coverage']);

const paths = globSync('**/*.{ts,mts,cts,js,mjs,cjs}', {
  cwd: root,
  exclude: (name) => skipped.has(name) || name.startsWith('.'),
})
  .map((path) => path.split(sep).join('/'))
  .toSorted();
const files = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

const problems = [
  ...checkTable(table, manifest).map((fault) => `scripts/imports/table.ts: ${fault}`),
  ...check(table, manifest, files).map(({ file, line, text }) => `${file}:${line}: ${text}`),
];
for (const problem of problems) console.log(problem);
console.log(`imports: ${files.size} files, ${problems.length === 1 ? '1 problem' : `${problems.length} problems`}`);
process.exitCode = problems.length > 0 ? 1 : 0;
