import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { judge } from '../reports/verdict.ts';
import { writeBundle } from '../reports/write-bundle.ts';
import { catalogue } from '../simulators/index.ts';
import { linesOf, readChain } from '../simulators/kernel/journal.ts';
import { plansNamed } from '../steps/plan-features.ts';
import { runPlans } from '../steps/run.ts';
import { referenceDriver } from '../sut/drivers/reference.ts';

// Leaves the bundle of a plan run by the reference ente as if in the platform's own environment (only a test may say so), in
// a process of plain Node: `node gate-run.fixture.ts PLAN FOLDER platform|simulator`.

const [planId = '', directory = '', environment = ''] = process.argv.slice(2);
mkdirSync(directory, { recursive: true });
const journalPath = join(directory, 'journal.ndjson');
const { messages } = await runPlans({
  plans: plansNamed([planId]),
  facts: {
    id: 'passo',
    seed: 42,
    suite: { name: 'collaudo', version: '0' },
    startedAt: Date.parse('2026-11-22T09:00:00Z'),
    environment: environment === 'platform' ? 'platform' : 'simulator',
    ambiente: 'staging',
    sut: { driver: 'reference', name: 'Ente di riferimento', version: '0' },
    ente: { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903' },
    selection: { plans: [planId] },
  },
  clock: 'virtual',
  door: 'express',
  driver: (transport) => referenceDriver({ transport }),
  external: false,
  journalPath,
  redactionKey: 'prova',
});
const { entries } = readChain(linesOf(journalPath));
await writeBundle({ directory, tree: judge(entries, catalogue), entries, messages, runFile: {}, pdf: {} });
