// npm run docs: writes the generated pages; with --check only compares, exit 1 when one is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseTable } from './docs/case-table.ts';
import { fdrCodesTable } from './docs/fdr-codes.ts';
import { ioCatalogue, ioserviceCatalogue } from './docs/io-catalogue.ts';
import { irisCodesTable } from './docs/iris-codes.ts';
import { phrases } from './docs/phrases.ts';
import { runFilePage } from './docs/run-file-page.ts';
import { spxCodesTable } from './docs/spx-codes.ts';
import { sendTables } from './docs/send-tables.ts';
import { requirementsPage } from './docs/requirements-page.ts';

const root = join(import.meta.dirname, '..');
const BEGIN = '<!-- generato: inizio (npm run docs) -->';
const END = '<!-- generato: fine -->';

const pages: readonly { readonly path: string; readonly text: () => Promise<string> }[] = [
  { path: 'docs/requisiti.md', text: requirementsPage },
  { path: 'docs/run-file.md', text: runFilePage },
  { path: 'features/README.md', text: () => between('features/README.md', phrases) },
  { path: 'simulators/iris/README.md', text: () => between('simulators/iris/README.md', irisCodes) },
  {
    path: 'simulators/io/README.md',
    text: () =>
      between('simulators/io/README.md', () => caseTable({ plan: 'io', simulator: 'io', cases: ioCatalogue })),
  },
  {
    path: 'simulators/ioservice/README.md',
    text: () =>
      between('simulators/ioservice/README.md', () =>
        caseTable({ plan: 'ioservice', simulator: 'ioservice', cases: ioserviceCatalogue }),
      ),
  },
  { path: 'simulators/send/README.md', text: () => between('simulators/send/README.md', sendTables) },
];

/** The codes of cooperazione applicativa, those of SmartProxy, the anomalies of flows. */
async function irisCodes(): Promise<string> {
  return `${await irisCodesTable()}\n\n### SmartProxy\n\n${await spxCodesTable()}\n\n### Anomalie dei flussi di rendicontazione\n\n${await fdrCodesTable()}`;
}

/** Replaces what stands between a page's markers, leaving the hand-written part alone. */
async function between(path: string, generate: () => string | Promise<string>): Promise<string> {
  const page = readFileSync(join(root, path), 'utf8');
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END);
  if (from < 0 || to < from) throw new Error(`${path} lacks the markers ${BEGIN} ... ${END}`);
  return `${page.slice(0, from + BEGIN.length)}\n\n${(await generate()).trim()}\n\n${page.slice(to)}`;
}

const check = process.argv.includes('--check');
const stale: string[] = [];
for (const { path, text } of pages) {
  const wanted = await text();
  let present = '';
  try {
    present = readFileSync(join(root, path), 'utf8');
  } catch {
    // absent: stale
  }
  if (present === wanted) continue;
  stale.push(path);
  if (!check) writeFileSync(join(root, path), wanted);
}
if (stale.length === 0) console.log(`docs: ${pages.length} generated pages up to date`);
else if (check) {
  console.log(`docs: stale: ${stale.join(', ')}; run npm run docs`);
  process.exitCode = 1;
} else console.log(`docs: written: ${stale.join(', ')}`);
