// T8: the plan of SEND in virtual time, as installed: wall time, and how many days went by in it (README.md here).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagedIn } from './packaged.ts';

const ROUNDS = 3;
const folder = mkdtempSync(join(tmpdir(), 'collaudo-bench-'));
const command = packagedIn(folder);
const figures: number[] = [];
let days = 'unknown';
for (let round = 0; round < ROUNDS; round++) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [command, 'run', 'send', '--no-pdf', '--out', `giro-${round}`],
    { cwd: folder, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`exit ${status}, expected 0: ${stderr}`);
  figures.push(performance.now() - started);
  days = /Tempo simulato: ([\d.]+) giorni/.exec(stdout)?.[1] ?? days;
}
rmSync(folder, { recursive: true, force: true });
console.log(
  `plan send: ${Math.round(figures.toSorted((a, b) => a - b)[ROUNDS >> 1]!)} ms, ${days} simulated days (at least 120 wanted)`,
);
