import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '../reports/words.ts';
import type { Sample } from '../simulators/kernel/sample.arbitrary.ts';
import { drawn, samples } from '../simulators/samples.ts';
import { readOptions } from './options.ts';
import { UsageError } from './usage.ts';

const MOST = 100_000;

/**
 * `collaudo sample KIND`: generated artefacts on standard output, or a file each in the folder of `--files`; `--number` of them (1),
 * the same for the same `--seed` (42), wrong in one way with `--invalid`. Without arguments, the kinds and the ways.
 */
export async function sample(argv: readonly string[]): Promise<number> {
  const options = readOptions(numberSpelt(argv), ['number', 'invalid', 'files']);
  const [kind, ...more] = options.positionals;
  if (kind === undefined) {
    if (options.json) console.log(JSON.stringify({ kinds: samples.map(described) }));
    else for (const one of samples) listed(one);
    return 0;
  }
  const chosen = samples.find((one) => one.kind === kind);
  if (chosen === undefined || more.length > 0)
    throw new UsageError(
      `indicare un (solo) tipo: «${[kind, ...more].join(' ')}» non lo è; tipi: ${samples.map((one) => one.kind).join(', ')}`,
    );
  const { number = '1', invalid, files } = options.extra;
  const count = Number(number);
  if (!/^\d+$/.test(number) || count < 1 || count > MOST)
    throw new UsageError(`-n vuole un numero da 1 a ${MOST}, non «${number}»`);
  const texts = invalid === undefined ? chosen.valid : chosen.wrong.find(({ rule }) => rule === invalid)?.texts;
  if (texts === undefined)
    throw new UsageError(
      `«${invalid}» non è un modo di sbagliare ${kind}; modi: ${chosen.wrong.map(({ rule }) => rule).join(', ') || 'nessuno'}`,
    );
  const made = drawn(texts, { count, seed: options.seed ?? 42 });
  if (files === undefined) for (const bytes of made) process.stdout.write(lined(bytes));
  else {
    mkdirSync(files, { recursive: true });
    const width = String(count).length;
    for (const [at, bytes] of made.entries())
      writeFileSync(join(files, `${kind}-${String(at + 1).padStart(width, '0')}`), bytes);
    if (!options.quiet) console.log(`${counted(count, 'esemplare', 'esemplari')} in ${files}`);
  }
  return 0;
}

/** `-n N`, which stands for `--number N` here alone. */
function numberSpelt(argv: readonly string[]): readonly string[] {
  return argv.map((argument) => (argument === '-n' ? '--number' : argument));
}

function described({ kind, title, note, wrong }: Sample): object {
  return { kind, title, ...(note === undefined ? {} : { note }), invalid: wrong.map(({ rule }) => rule) };
}

function listed({ kind, title, note, wrong }: Sample): void {
  console.log(`${kind.padEnd(18)} ${title}`);
  if (note !== undefined) console.log(`${''.padEnd(18)}   ${note}`);
  for (const { rule } of wrong) console.log(`${''.padEnd(18)}   --invalid ${rule}`);
}

/** On the screen artefacts are told apart by the line they end on. */
function lined(bytes: Uint8Array): Uint8Array {
  return bytes.at(-1) === 10 ? bytes : Buffer.concat([bytes, Buffer.from('\n')]);
}
