import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

// What only some runs need (drawing PDFs, spreadsheets, barcodes, certificates) is loaded when it is first needed: the
// simulators must be up in half a second (bench/startup.ts).

const HEAVY = [
  '@cucumber/cucumber',
  'pdfkit',
  'fontkit',
  'pdfjs-dist',
  'bwip-js',
  'zxing-wasm',
  'read-excel-file',
  'pkijs',
  'msw',
  'testcontainers',
];

it('the simulators start without what only some runs need', { timeout: 120_000 }, async () => {
  const script = `
    import { registerHooks } from 'node:module';
    const loaded = new Set();
    registerHooks({ load(url, context, next) { loaded.add(url); return next(url, context); } });
    await import(${JSON.stringify(join(import.meta.dirname, 'serve.ts'))});
    console.log(JSON.stringify([...loaded]));
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    maxBuffer: 2 ** 24,
  });
  const loaded = JSON.parse(stdout) as readonly string[];
  expect(loaded.some((url) => url.endsWith('simulators/iris/index.ts'))).toBe(true);
  expect(HEAVY.filter((name) => loaded.some((url) => url.includes(`/node_modules/${name}/`)))).toEqual([]);
});
