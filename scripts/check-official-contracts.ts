// npm run contracts -- [CONTRACTS [BUNDLE...]]: every answer of the SEND simulator in a run against PagoPA's own files, and
// ten thousand generated IRIS messages against the official schemas and ours.
// Exit 0 when nothing diverges without a reason, or when the files are absent; 1 otherwise; 2 for a wrong use.
import { existsSync, globSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { linesOf, readChain } from '../simulators/kernel/journal.ts';
import { irisDivergences } from './iris-divergences.ts';
import { officialDivergences } from './official-divergences.ts';
import { compare } from './official/compare.ts';
import { readOfficialFiles } from './official/files.ts';
import { readOfficialIris } from './official/iris-files.ts';
import { compareIris, irisReport } from './official/iris.ts';
import { report } from './official/report.ts';

const IRIS_MESSAGES = 10_000;
const IRIS_SEED = 2026;

const root = join(import.meta.dirname, '..');
const [contracts = join(root, '../shared/contracts'), ...bundles] = process.argv.slice(2);

process.exitCode = Math.max(iris(), send());

function iris(): number {
  const official = readOfficialIris(join(contracts, 'iris'));
  if (official === undefined) {
    console.log('IRIS, saltato: contratti ufficiali assenti');
    return 0;
  }
  const compared = compareIris(official, { count: IRIS_MESSAGES, seed: IRIS_SEED });
  const { lines, unexplained } = irisReport(compared, irisDivergences);
  console.log(['IRIS:', ...lines].join('\n'));
  return unexplained === 0 ? 0 : 1;
}

function send(): number {
  const api = readOfficialFiles(join(contracts, 'send'));
  if (api === undefined) {
    console.log('SEND, saltato: contratti ufficiali assenti');
    return 0;
  }
  const journals = (bundles.length > 0 ? bundles : newest()).map((path) =>
    basename(path).endsWith('.ndjson') ? path : join(path, 'journal.ndjson'),
  );
  const missing = journals.filter((path) => !existsSync(path));
  if (journals.length === 0 || missing.length > 0) {
    console.error(
      journals.length === 0
        ? 'nessun fascicolo da verificare: eseguire prima `npm start -- send`, oppure indicarne uno'
        : `il journal non esiste: ${missing.join(', ')}`,
    );
    return 2;
  }
  let explained = true;
  for (const path of journals) {
    const { entries, problem } = readChain(linesOf(path));
    if (problem !== undefined) {
      console.error(`${path}: ${problem.message}`);
      return 2;
    }
    const { lines, unexplained } = report(compare(entries, api), officialDivergences);
    console.log([`${path}:`, ...lines].join('\n'));
    explained &&= unexplained === 0;
  }
  return explained ? 0 : 1;
}

/** The last run's bundle, where there is one. */
function newest(): string[] {
  const written = (path: string): number => statSync(path).mtimeMs;
  const found = globSync('out/*/journal.ndjson', { cwd: root }).map((path) => join(root, path));
  return found.toSorted((a, b) => written(b) - written(a)).slice(0, 1);
}
