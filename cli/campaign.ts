import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { entiOf } from '../config/campaign.ts';
import type { RunFile } from '../config/run-file.ts';
import { campaignExit, campaignOf, enteSeed, tallyOf } from '../reports/campaign.ts';
import type { Campaign, EnteOutcome } from '../reports/campaign.ts';
import { renderCampaign } from '../reports/render/campaign-html.ts';
import type { VerdictTree } from '../reports/verdict-tree.ts';
import { VERDICT_WORDS } from '../reports/words.ts';
import { canonical } from '../simulators/kernel/canonical.ts';
import type { CommonOptions } from './options.ts';
import { suite } from './suite.ts';
import { UsageError } from './usage.ts';

/**
 * Runs the plans for every ente of a run file, one after the other, each in a process of its own: no key, datum or memory of
 * one reaches another. Leaves a bundle an ente and one summary; returns the worst exit code.
 */
export async function campaign(
  argv: readonly string[],
  options: CommonOptions,
  file: RunFile,
  seed: number,
): Promise<number> {
  const enti = entiOf(file);
  const stamp = new Date(options.now ?? Date.now()).toISOString().replaceAll(/[-:]/g, '').replace('.', '-');
  const folder = join(options.out, `campagna-${stamp}-seme-${seed}`);
  if (existsSync(folder))
    throw new UsageError(`la cartella ${folder} esiste già: indicare un altro --out, un altro --seed o un altro --now`);
  mkdirSync(folder, { recursive: true });
  const loud = !options.quiet && !options.json;
  const outcomes: EnteOutcome[] = [];
  for (const [index, one] of enti.entries()) {
    const { ente } = one;
    const own = one.seed !== undefined && one.seed !== file.seed ? one.seed : enteSeed(seed, ente.codiceFiscale);
    if (loud) console.log(`Ente ${index + 1} di ${enti.length}: ${ente.denominazione} (${ente.codiceFiscale}) …`);
    outcomes.push(await runOf(argv, ente, own, folder, options.json));
  }
  const summary = campaignOf(suite(), seed, outcomes);
  writeFileSync(join(folder, 'campagna.json'), `${canonical(summary)}\n`);
  writeFileSync(join(folder, 'campagna.html'), renderCampaign(summary));
  if (options.json) console.log(JSON.stringify(summary));
  else if (loud) console.log(summaryTable(summary, folder));
  return campaignExit(summary);
}

/** One ente in a process of its own: the same command, told which ente, which seed and where. */
async function runOf(
  argv: readonly string[],
  ente: EnteOutcome['ente'],
  seed: number,
  folder: string,
  silent: boolean,
): Promise<EnteOutcome> {
  const out = join(folder, ente.codiceFiscale);
  const { code, stderr } = await ended(
    [
      ...process.execArgv,
      process.argv[1]!,
      'run',
      ...argv.filter((word) => word !== '--json'),
      '--ente',
      ente.codiceFiscale,
      '--seed',
      String(seed),
      '--out',
      out,
      '--quiet',
    ],
    silent,
  );
  const [name] = existsSync(out) ? readdirSync(out).filter((each) => existsSync(join(out, each, 'manifest.json'))) : [];
  if (name === undefined)
    return { ente, seed, exitCode: code === 0 ? 3 : code, problem: stderr.trim().split('\n')[0] ?? 'nessun fascicolo' };
  const directory = join(out, name);
  return {
    ente,
    seed,
    exitCode: code,
    tree: JSON.parse(readFileSync(join(directory, 'verdict.json'), 'utf8')) as VerdictTree,
    bundle: relative(folder, directory).split(sep).join('/'),
    manifest: readFileSync(join(directory, 'manifest.json')),
  };
}

function ended(argv: readonly string[], silent: boolean): Promise<{ readonly code: number; readonly stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, {
      // an operator may have to be asked
      stdio: ['inherit', silent ? 'ignore' : 'inherit', 'pipe'],
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    // a run that a signal ended has proven nothing
    child.once('close', (code) => resolve({ code: code ?? 4, stderr }));
  });
}

function summaryTable(summary: Campaign, folder: string): string {
  const width = Math.max(...summary.enti.map(({ denominazione }) => denominazione.length));
  return [
    '',
    ...summary.enti.map(
      ({ denominazione, codiceFiscale, verdict, bundle, problem }) =>
        `  ${denominazione.padEnd(width)}  ${codiceFiscale}  ${verdict.padEnd(13)} ${bundle ?? problem ?? ''}`,
    ),
    '',
    `Enti: ${tallyOf(summary)
      .map(([verdict, count]) => `${count} ${VERDICT_WORDS[verdict]}`)
      .join(', ')}`,
    `Esito: ${summary.verdict} – ${VERDICT_WORDS[summary.verdict]} (il peggiore)`,
    '',
    `Campagna: ${folder}`,
    `  ${join(folder, 'campagna.html')}`,
  ].join('\n');
}
