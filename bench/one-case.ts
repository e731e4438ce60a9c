// T6: one test case from the command line, evidence included, without and with its PDF, as installed, beside an empty Node (README.md here).
// The very first run, which leaves its compiled code to the next ones, is told apart.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagedIn } from './packaged.ts';

const ROUNDS = 5;
const folder = mkdtempSync(join(tmpdir(), 'collaudo-bench-'));
const command = packagedIn(folder);

/** Wall milliseconds of one process. */
function timed(args: readonly string[], expected: number): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  if (status !== expected) throw new Error(`exit ${status}, expected ${expected}: ${stderr}`);
  return performance.now() - started;
}

const median = (figures: readonly number[]): number => [...figures].sort((a, b) => a - b)[figures.length >> 1]!;
const series = { empty: [] as number[], withoutPdf: [] as number[], withPdf: [] as number[] };
// A partial run is never called conforming: exit 4 (docs/decisions/0005).
const run = ['run', 'send', '--only', 'TC-INVIO-04', '--quiet'];
const first = timed([command, ...run, '--no-pdf', '--out', 'prima'], 4);
for (let round = 0; round < ROUNDS; round++) {
  series.empty.push(timed(['-e', ''], 0));
  series.withoutPdf.push(timed([command, ...run, '--no-pdf', '--out', `senza-${round}`], 4));
  series.withPdf.push(timed([command, ...run, '--out', `con-${round}`], 4));
}
rmSync(folder, { recursive: true, force: true });
console.log(
  `one case (TC-INVIO-04): ${Math.round(median(series.withoutPdf))} ms without PDF, ${Math.round(median(series.withPdf))} ms with it, the very first ${Math.round(first)} ms without; empty node ${Math.round(median(series.empty))} ms`,
);
console.log(
  `ratio to an empty node: ${(median(series.withoutPdf) / median(series.empty)).toFixed(1)}, with PDF ${(median(series.withPdf) / median(series.empty)).toFixed(1)}`,
);
