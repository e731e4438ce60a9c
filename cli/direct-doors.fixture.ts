import { join } from 'node:path';
import { runPlans } from '../steps/run.ts';
import { referenceDriver } from '../sut/drivers/reference.ts';
import { planRun } from './plan-run.fixture.ts';

// Leaves the journal of each plan, run by the reference ente over sockets and without, in a process of plain Node:
// `node direct-doors.fixture.ts FOLDER PLAN...` writes FOLDER/PLAN-express.ndjson and FOLDER/PLAN-direct.ndjson.

const [folder = '', ...plans] = process.argv.slice(2);
for (const plan of plans)
  for (const door of ['express', 'direct'] as const)
    await runPlans(
      planRun(plan, {
        door,
        driver: (transport) => referenceDriver({ transport }),
        journalPath: join(folder, `${plan}-${door}.ndjson`),
      }),
    );
