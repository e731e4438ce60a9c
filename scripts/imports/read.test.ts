import { describe, expect, test } from 'vitest';
import { read } from './read.ts';

const imports = (source: string) =>
  read('file.ts', source).imports.map(
    ({ specifier, line, typeOnly, dynamic }) =>
      `${line} ${specifier ?? '?'}${typeOnly ? ' types' : ''}${dynamic ? ' dynamic' : ''}`,
  );
const uses = (source: string) => read('file.ts', source).uses.map(({ name, line }) => `${line} ${name}`);

describe('imports', () => {
  test.each([
    [`import a from './a.ts';`, '1 ./a.ts'],
    [`import './a.ts';`, '1 ./a.ts'],
    [`import * as a from './a.ts';`, '1 ./a.ts'],
    [`import type { A } from './a.ts';`, '1 ./a.ts types'],
    [`import { type A } from './a.ts';`, '1 ./a.ts types'],
    [`import { type A, b } from './a.ts';`, '1 ./a.ts'],
    [`export * from './a.ts';`, '1 ./a.ts'],
    [`export type * from './a.ts';`, '1 ./a.ts types'],
    [`export { a } from './a.ts';`, '1 ./a.ts'],
    [`export type { A } from './a.ts';`, '1 ./a.ts types'],
    [`export { type A } from './a.ts';`, '1 ./a.ts types'],
    [`import data from './a.json' with { type: 'json' };`, '1 ./a.json'],
    [`const a = await import('./a.ts');`, '1 ./a.ts dynamic'],
    ['const a = await import(`./a.ts`);', '1 ./a.ts dynamic'],
    [`const a = await import(name);`, '1 ? dynamic'],
    ['const a = await import(`./${name}.ts`);', '1 ? dynamic'],
    [`const font = import.meta.resolve('font/a.ttf');`, '1 font/a.ttf dynamic'],
    [`const a = require('a');`, '1 a dynamic'],
    [`const a = require.resolve('a');`, '1 a dynamic'],
    [`type A = import('./a.ts').A;`, '1 ./a.ts types'],
    [`let a: Map<string, import('./a.ts').A>;`, '1 ./a.ts types'],
    [`import a = require('a');`, '1 a'],
    [`function f(this: import('./a.ts').A) {}`, '1 ./a.ts types'],
  ])('%s', (source, expected) => {
    expect(imports(source)).toEqual([expected]);
  });

  test('lines are counted past letters outside ASCII', () => {
    expect(imports(`// perché no? €\n\nimport a from './a.ts';`)).toEqual(['3 ./a.ts']);
  });

  test('what only looks like an import is none', () => {
    const source = [
      '// import a from "./a.ts"',
      '/* import a from "./a.ts" */',
      'const a = "import a from \'./a.ts\'";',
      'const b = `import a from "./a.ts"`;',
      'const c = /import "x"/.test(a) / 2;',
      'const d = { import: 1 }.import;',
    ];
    expect(imports(source.join('\n'))).toEqual([]);
  });
});

describe('uses', () => {
  test.each([
    ['f(Date.now());', '1 Date.now'],
    ['f(Date.now);', '1 Date.now'],
    ["f(Date['now']());", '1 Date.now'],
    ['f(globalThis.Date.now());', '1 Date.now'],
    ['f(new Date());', '1 new Date()'],
    ['f(Date());', '1 Date()'],
    ['f(performance.now());', '1 performance.now'],
    ['f(Temporal.Now.instant());', '1 Temporal.Now'],
    ['f(process.hrtime.bigint());', '1 process.hrtime'],
    ['f(Math.random());', '1 Math.random'],
    ['setTimeout(f, 1);', '1 setTimeout'],
    ['globalThis.setTimeout(f, 1);', '1 setTimeout'],
    ['f({ setTimeout });', '1 setTimeout'],
    ['f(process.env.HOME);', '1 process.env'],
    ["f(process['env']);", '1 process.env'],
    ['const { env } = process;', '1 process.env'],
    ['f(crypto.randomUUID());', '1 crypto.randomUUID'],
    [`import { randomBytes } from 'node:crypto';`, '1 node:crypto#randomBytes'],
    [`import { randomBytes as bytes } from 'node:crypto';`, '1 node:crypto#randomBytes'],
    [`import crypto from 'node:crypto';\ncrypto.randomBytes(8);`, '2 node:crypto#randomBytes'],
    [
      `import * as timers from 'node:timers/promises';\nawait timers.setTimeout(8);`,
      '2 node:timers/promises#setTimeout',
    ],
    [`import process from 'node:process';\nf(process.env);`, '2 node:process#env'],
  ])('%s', (source, expected) => {
    expect(uses(source)).toContain(expected);
  });

  test.each([
    ['new Date(0)', 'new Date()'],
    ['clock.setTimeout(f, 1)', 'setTimeout'],
    ['f({ setTimeout: 1 })', 'setTimeout'],
    ['type A = typeof setTimeout', 'setTimeout'],
    ['type A = typeof process.env', 'process.env'],
    ['// Date.now()', 'Date.now'],
    ['f("Math.random()")', 'Math.random'],
    [`import type { randomBytes } from 'node:crypto'`, 'node:crypto#randomBytes'],
  ])('%s does not touch it', (source, absent) => {
    expect(uses(source)).not.toContain(`1 ${absent}`);
  });
});

test('what does not parse is said', () => {
  expect(read('file.ts', 'const = 1').errors).not.toEqual([]);
});
