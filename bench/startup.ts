// T5: all simulators up, from spawn to the first 200, as installed and from the sources, beside a bare node:http server in
// the same run (README.md here). The very first start, which leaves its compiled code to the next ones, is told apart.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagedIn } from './packaged.ts';

const ROUNDS = 7;
const PORT = 45_310;
const folder = mkdtempSync(join(tmpdir(), 'collaudo-bench-'));
writeFileSync(
  join(folder, 'collaudo.yaml'),
  'platforms: { send: { mittente: { denominazione: Comune di Esempio, codiceFiscale: "12345678903", apiKey: chiave-di-prova } } }\n',
);
const commands = { package: packagedIn(folder), sources: join(import.meta.dirname, '../bin/collaudo.js') };
const BARE = `require('node:http').createServer((_, r) => r.end('{}')).listen(${PORT}, '127.0.0.1')`;

/** Milliseconds from spawn to the first 200 of `path`. */
async function firstAnswer(args: readonly string[], path: string): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: 'ignore', cwd: folder });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    while (!(await answers(path)))
      if (performance.now() - started > 30_000) throw new Error(`nobody answered on port ${PORT}`);
    return performance.now() - started;
  } finally {
    child.kill('SIGINT');
    await ended;
  }
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request(
      { host: '127.0.0.1', port: PORT, path, headers: { 'x-api-key': 'chiave-di-prova' } },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode === 200));
      },
    );
    asked.on('error', () => setTimeout(() => resolve(false), 5));
    asked.end();
  });
}

const median = (figures: readonly number[]): number => [...figures].sort((a, b) => a - b)[figures.length >> 1]!;
const serve = (form: keyof typeof commands): Promise<number> =>
  firstAnswer([commands[form], 'serve', '--port-base', String(PORT), '--quiet'], '/status');
const figures = { bare: [] as number[], package: [] as number[], sources: [] as number[] };
const first = { package: await serve('package'), sources: await serve('sources') };
for (let round = 0; round < ROUNDS; round++) {
  figures.bare.push(await firstAnswer(['-e', BARE], '/'));
  for (const form of ['package', 'sources'] as const) figures[form].push(await serve(form));
}
rmSync(folder, { recursive: true, force: true });
for (const form of ['package', 'sources'] as const)
  console.log(
    `serve, spawn to first 200, ${form}: median ${Math.round(median(figures[form]))} ms (${figures[form].map(Math.round).join(', ')}), the very first ${Math.round(first[form])} ms; bare node:http ${Math.round(median(figures.bare))} ms`,
  );
console.log(
  `ratio to bare node:http: package ${(median(figures.package) / median(figures.bare)).toFixed(1)}, sources ${(median(figures.sources) / median(figures.bare)).toFixed(1)}`,
);
