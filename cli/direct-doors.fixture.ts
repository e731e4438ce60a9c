import { join } from 'node:path';
import { plansNamed } from '../steps/plan-features.ts';
import { runPlans } from '../steps/run.ts';
import { referenceDriver } from '../sut/drivers/reference.ts';

// Leaves the journal of each plan, run by the reference ente over sockets and without, in a process of plain Node:
// `node direct-doors.fixture.ts FOLDER PLAN...` writes FOLDER/PLAN-express.ndjson and FOLDER/PLAN-direct.ndjson.

const [folder = '', ...plans] = process.argv.slice(2);
for (const plan of plans)
  for (const door of ['express', 'direct'] as const)
    await runPlans({
      plans: plansNamed([plan]),
      facts: {
        id: 'due-porte',
        seed: 42,
        suite: { name: 'collaudo', version: '0' },
        startedAt: Date.parse('2026-11-22T09:00:00Z'),
        environment: 'simulator',
        ambiente: 'staging',
        sut: { driver: 'reference', name: 'Ente di riferimento', version: '0' },
        ente: { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903' },
        selection: { plans: [plan] },
      },
      clock: 'virtual',
      door,
      driver: (transport) => referenceDriver({ transport }),
      external: false,
      journalPath: join(folder, `${plan}-${door}.ndjson`),
      redactionKey: 'prova',
    });
