import { judge } from '../reports/verdict.ts';
import { catalogue } from '../simulators/index.ts';
import { readChain } from '../simulators/kernel/journal.ts';
import { referenceDriver } from '../sut/drivers/reference.ts';
import { runPlans } from '../steps/run.ts';
import { planRun } from './plan-run.fixture.ts';

// Many runs at once in a process of plain Node (Cucumber loads the steps by itself, and a test runner's copy of them is
// another one); writes what became of them as JSON.

/** One run of a few scenarios against the reference ente, in memory. */
async function runOf(seed: number) {
  const { journal } = await runPlans(
    planRun('send', {
      facts: { id: `run-${seed}`, seed, selection: { plans: ['send'], filter: '@SEND-INVIO-004' } },
      tags: '@SEND-INVIO-004',
      driver: (transport) => referenceDriver({ transport }),
    }),
  );
  const { entries, problem } = readChain(journal.lines());
  const verdicts = judge(entries, catalogue).plans[0]!.cases.flatMap(({ scenarios }) =>
    scenarios.map(({ verdict }) => verdict),
  );
  return {
    head: journal.head,
    intact: problem === undefined,
    verdicts,
    exchanges: entries.filter(({ kind }) => kind === 'exchange').length,
  };
}

/** What is really held: sockets that are closing get a few turns to do so. */
async function heldMiB(): Promise<number> {
  for (let turn = 0; turn < 10; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    (globalThis as { gc?: () => void }).gc?.();
  }
  return process.memoryUsage().heapUsed / 2 ** 20;
}

const alone = await runOf(1);
const waves: { readonly heads: readonly string[]; readonly broken: readonly unknown[]; readonly heapMiB: number }[] =
  [];
for (const together of process.argv.slice(2).map(Number)) {
  const runs = await Promise.all(Array.from({ length: together }, (_, index) => runOf(1 + (index % 4))));
  waves.push({
    heads: runs.map(({ head }) => head),
    broken: runs.filter(
      ({ intact, verdicts, exchanges }) =>
        !intact || verdicts.length === 0 || exchanges < 3 || verdicts.some((verdict) => verdict !== 'pass'),
    ),
    heapMiB: await heldMiB(),
  });
}
console.log(JSON.stringify({ alone, waves }));
