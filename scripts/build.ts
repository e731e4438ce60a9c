// Compiles what is shipped into dist/: types as TypeScript declares them, code bundled in a few files, since a command of
// a second would otherwise spend half of it looking for modules. Packages stay outside, but for those that
// most commands load and that are many small modules, and cucumber, in a file of its own; the licences of what is inside are kept in dist/licences.txt.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import type { OutputOptions, Plugin, RolldownOutput } from 'rolldown';
import { compileContracts, contractsIn } from './build/contracts.ts';
import { plansDescribed, writePlans } from './build/plans.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const INLINED = ['ajv', 'csv-parse', 'express', 'fast-xml-parser', 'jose', 'typebox', 'write-excel-file', 'yaml'];

rmSync(dist, { recursive: true, force: true });
const tsc = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

// names stay as they are, for whoever reads a stack; a text of one byte a character is read and hashed in half the time
const SMALL: OutputOptions = {
  comments: false,
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true, asciiOnly: true } },
};

/**
 * Cucumber in one file, as CommonJS and in a folder called lib: it knows its own frames in a stack by the place of the file
 * they are in, and its version by the package.json above it.
 */
const CUCUMBER: Readonly<Record<string, string>> = {
  '@cucumber/cucumber': 'node_modules/@cucumber/cucumber/lib/index.js',
  '@cucumber/cucumber/api': 'node_modules/@cucumber/cucumber/lib/api/run_cucumber.js',
};
const cucumber = await bundled(
  { index: CUCUMBER['@cucumber/cucumber']!, api: CUCUMBER['@cucumber/cucumber/api']! },
  { dir: join(dist, 'cucumber', 'lib'), format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
  [],
);
const { name, version } = JSON.parse(
  readFileSync(join(root, 'node_modules/@cucumber/cucumber/package.json'), 'utf8'),
) as Record<'name' | 'version', string>;
writeFileSync(join(dist, 'cucumber', 'package.json'), JSON.stringify({ name, version, type: 'commonjs' }));

writePlans(dist);
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
const ours = await bundled(
  Object.fromEntries(entries.map((path) => [path.replace(/\.ts$/, ''), path])),
  { dir: dist, format: 'esm', chunkFileNames: 'chunks/[name]-[hash].js' },
  [
    contractsIn(await compileContracts(dist)),
    plansDescribed,
    {
      name: 'cucumber as bundled above',
      // every file that imports it is one folder below dist/
      resolveId: (id) =>
        id in CUCUMBER ? { id: `../cucumber/lib/${id.endsWith('/api') ? 'api' : 'index'}.cjs`, external: true } : null,
    },
  ],
  (id, importer) => /^[^./]/.test(id) && !(id in CUCUMBER) && !isInlined(id) && !packageOf(importer ?? ''),
);

const output = [...cucumber.output, ...ours.output];
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

async function bundled(
  input: Readonly<Record<string, string>>,
  output: OutputOptions,
  plugins: readonly Plugin[],
  external: (id: string, importer: string | undefined) => boolean = () => false,
): Promise<RolldownOutput> {
  const bundle = await rolldown({
    cwd: root,
    platform: 'node',
    input: Object.fromEntries(Object.entries(input).map(([name, path]) => [name, join(root, path)])),
    plugins: [...plugins],
    external,
  });
  const written = await bundle.write({ ...SMALL, ...output });
  await bundle.close();
  return written;
}

function isInlined(id: string): boolean {
  return INLINED.some((name) => id === name || id.startsWith(`${name}/`));
}

/** The package that a module belongs to, undefined for our own. */
function packageOf(path: string): string | undefined {
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path.replaceAll('\\', '/'))?.[1];
}
