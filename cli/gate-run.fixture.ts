import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { judge } from '../reports/verdict.ts';
import { writeBundle } from '../reports/write-bundle.ts';
import { catalogue } from '../simulators/index.ts';
import { linesOf, readChain } from '../simulators/kernel/journal.ts';
import { runPlans } from '../steps/run.ts';
import { referenceDriver } from '../sut/drivers/reference.ts';
import { planRun } from './plan-run.fixture.ts';

// Leaves the bundle of a plan run by the reference ente as if in the platform's own environment (only a test may say so), in
// a process of plain Node: `node gate-run.fixture.ts PLAN FOLDER platform|simulator`.

const [planId = '', directory = '', environment = ''] = process.argv.slice(2);
mkdirSync(directory, { recursive: true });
const journalPath = join(directory, 'journal.ndjson');
const { messages } = await runPlans(
  planRun(planId, {
    facts: { id: 'passo', environment: environment === 'platform' ? 'platform' : 'simulator' },
    driver: (transport) => referenceDriver({ transport }),
    journalPath,
  }),
);
const { entries } = readChain(linesOf(journalPath));
await writeBundle({ directory, tree: judge(entries, catalogue), entries, messages, runFile: {}, pdf: {} });
