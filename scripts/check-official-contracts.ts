// npm run contracts -- [CONTRACTS [BUNDLE...]]: every answer of the SEND, GPD and IO simulators and every IRIS message in a
// run against the official files, and ten thousand generated IRIS messages against the official schemas and ours.
// Exit 0 when nothing diverges without a reason, or when the files are absent; 1 otherwise; 2 for a wrong use.
import { existsSync, globSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { linesOf, readChain } from '../simulators/kernel/journal.ts';
import { gpdDivergences } from './gpd-divergences.ts';
import { irisDivergences } from './iris-divergences.ts';
import { officialDivergences } from './official-divergences.ts';
import { ioDivergences } from './io-divergences.ts';
import { compare, GPD, IO, SEND } from './official/compare.ts';
import { IO_FILES, readOfficialFiles, SEND_FILES } from './official/files.ts';
import { readOfficialGpd } from './official/gpd-files.ts';
import { readOfficialIris } from './official/iris-files.ts';
import { compareServices } from './official/iris-services.ts';
import { checkIrisJournal } from './official/iris-journal.ts';
import { compareIris, irisReport } from './official/iris.ts';
import { report } from './official/report.ts';

const IRIS_MESSAGES = 10_000;
const IRIS_SEED = 2026;

const root = join(import.meta.dirname, '..');
const [contracts = join(root, '../shared/contracts'), ...bundles] = process.argv.slice(2);

const officialIris = readOfficialIris(join(contracts, 'iris'));
/** Interfaces told in OpenAPI, each with where its simulator leaves them. */
const apis = [
  { subject: SEND, official: readOfficialFiles(join(contracts, 'send'), SEND_FILES), known: officialDivergences },
  { subject: GPD, official: readOfficialGpd(join(contracts, 'gpd')), known: gpdDivergences },
  { subject: IO, official: readOfficialFiles(join(contracts, 'io'), IO_FILES), known: ioDivergences },
];

process.exitCode = Math.max(generated(), recorded());

/** IRIS messages that nobody sent: made here, from a seed. */
function generated(): number {
  if (officialIris === undefined) {
    console.log('IRIS, saltato: contratti ufficiali assenti');
    return 0;
  }
  const compared = compareIris(officialIris, { count: IRIS_MESSAGES, seed: IRIS_SEED });
  const { lines, unexplained } = irisReport(compared, irisDivergences);
  console.log(['IRIS:', ...lines].join('\n'));
  const services = compareServices(join(contracts, 'iris'));
  console.log(
    `  ${services.messages} messaggi dei servizi per IUV e avvisi, ${services.divergences.length} divergenze`,
  );
  for (const one of services.divergences) console.log(`    - ${one}`);
  return unexplained === 0 && services.divergences.length === 0 ? 0 : 1;
}

/** What the journals of some runs hold. */
function recorded(): number {
  for (const { subject, official } of apis)
    if (official === undefined) console.log(`${subject.title}, saltato: contratti ufficiali assenti`);
  if (officialIris === undefined && apis.every(({ official }) => official === undefined)) return 0;
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
    console.log(`${path}:`);
    for (const { subject, official, known } of apis) {
      if (official === undefined) continue;
      const { lines, unexplained } = report(compare(entries, official, subject), known, subject);
      console.log(lines.join('\n'));
      explained &&= unexplained === 0;
    }
    if (officialIris !== undefined) {
      const { checked, relaxed, refused } = checkIrisJournal(entries, officialIris);
      console.log(`  ${checked} messaggi IRIS confrontati con gli schemi ufficiali, ${refused.length} violazioni`);
      if (relaxed > 0) console.log(`  ${relaxed} vincoli di forma non applicati a valori oscurati nel journal`);
      for (const one of refused) console.log(`    - ${one}`);
      explained &&= refused.length === 0;
    }
  }
  return explained ? 0 : 1;
}

/** The last run's bundle, where there is one. */
function newest(): string[] {
  const written = (path: string): number => statSync(path).mtimeMs;
  const found = globSync('out/*/journal.ndjson', { cwd: root }).map((path) => join(root, path));
  return found.toSorted((a, b) => written(b) - written(a)).slice(0, 1);
}
