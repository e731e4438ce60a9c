import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compare as compareTrees } from '../reports/compare.ts';
import type { Change } from '../reports/compare.ts';
import type { VerdictTree } from '../reports/verdict-tree.ts';
import { readOptions } from './options.ts';
import { UsageError } from './usage.ts';

/** `collaudo compare A B`: what changed from one bundle (or verdict.json) to the other; 1 where something got worse. */
export async function compare(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  const [a, b, ...more] = options.positionals;
  if (a === undefined || b === undefined || more.length > 0)
    throw new UsageError('indicare due fascicoli (o due verdict.json): prima quello di riferimento, poi quello nuovo');
  const result = compareTrees(verdictOf(a), verdictOf(b));
  if (options.json) console.log(JSON.stringify(result));
  else {
    const told = [
      ...section('Nuove mancanze', result.newFailures),
      ...section('Controlli non più eseguiti', result.noLongerRun),
      ...section('Mancanze con un altro messaggio', result.changedMessage),
      ...section('Risolte', result.fixed),
      ...section('Controlli nuovi', result.newlyRun),
      result.regression ? 'Peggioramento.' : 'Nessun peggioramento.',
    ];
    console.log(told.join('\n'));
  }
  return Promise.resolve(result.regression ? 1 : 0);
}

function section(title: string, changes: readonly Change[]): readonly string[] {
  if (changes.length === 0) return [];
  return [
    `${title}: ${changes.length}`,
    ...changes.map(
      ({ case: caseId, requirement, before, after, message }) =>
        `  ${caseId}  ${requirement}  ${before} → ${after}${message === undefined ? '' : `  ${message}`}`,
    ),
    '',
  ];
}

function verdictOf(path: string): VerdictTree {
  try {
    const file = statSync(path).isDirectory() ? join(path, 'verdict.json') : path;
    const tree = JSON.parse(readFileSync(file, 'utf8')) as VerdictTree;
    if (Array.isArray(tree.plans)) return tree;
  } catch {
    // told below, with what is expected
  }
  throw new UsageError(`«${path}» non è un fascicolo né un verdict.json`);
}
