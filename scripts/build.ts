// Compiles what is shipped into dist/: types as TypeScript declares them, code bundled in a few files, since a command of
// a second would otherwise spend half of it looking for modules. Packages stay outside, but for those that every
// command loads and that are many small modules; the licences of what is inside are kept in dist/licences.txt.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const root = join(import.meta.dirname, '..');
const INLINED = ['@cucumber/gherkin', 'ajv', 'csv-parse', 'express', 'fast-xml-parser', 'jose', 'typebox', 'yaml'];

rmSync(join(root, 'dist'), { recursive: true, force: true });
const tsc = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

const entries = [
  'cli/collaudo.ts',
  'mocks/intercept.ts',
  'simulators/index.ts',
  'simulators/generators.ts',
  // cucumber loads these by their names
  'steps/world.ts',
  'steps/hooks.ts',
  'steps/phrases.ts',
  ...globSync('steps/*.steps.ts', { cwd: root }),
];
const bundle = await rolldown({
  cwd: root,
  platform: 'node',
  input: Object.fromEntries(entries.map((path) => [path.replace(/\.ts$/, ''), join(root, path)])),
  external: (id, importer) => /^[^./]/.test(id) && !isInlined(id) && !packageOf(importer ?? ''),
});
const { output } = await bundle.write({
  dir: join(root, 'dist'),
  format: 'esm',
  // names stay as they are, for whoever reads a stack; a text of one byte a character is read and hashed in half the time
  comments: false,
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true, asciiOnly: true } },
  chunkFileNames: 'chunks/[name]-[hash].js',
});
await bundle.close();

const inside = [
  ...new Set(
    output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : [])).flatMap((id) => packageOf(id) ?? []),
  ),
].sort();
writeFileSync(
  join(root, 'dist', 'licences.txt'),
  inside
    .map((name) => {
      const folder = join(root, 'node_modules', name);
      const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { license: string };
      const file = readdirSync(folder).find((each) => /^(?:mit-)?licen[cs]e/i.test(each));
      return `${name}: ${license}\n\n${file === undefined ? '' : `${readFileSync(join(folder, file), 'utf8').trim()}\n`}`;
    })
    .join(`\n${'-'.repeat(80)}\n`),
);
console.log(`dist: ${output.length} files of code, ${inside.length} packages inside: ${inside.join(', ')}`);

function isInlined(id: string): boolean {
  return INLINED.some((name) => id === name || id.startsWith(`${name}/`));
}

/** The package that a module belongs to, undefined for our own. */
function packageOf(path: string): string | undefined {
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path.replaceAll('\\', '/'))?.[1];
}
