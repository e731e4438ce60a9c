import { describe, expect, it } from 'vitest';
import { judge } from '../reports/verdict.ts';
import { catalogue } from '../simulators/index.ts';
import { readChain } from '../simulators/kernel/journal.ts';
import { referenceDriver } from '../sut/drivers/reference.ts';
import { plansNamed, runPlans } from '../steps/run.ts';

/** One run of a few scenarios against the reference ente, in memory. */
async function runOf(seed: number) {
  const { journal } = await runPlans({
    plans: plansNamed(['send']),
    facts: {
      id: `run-${seed}`,
      seed,
      suite: { name: 'collaudo', version: '0' },
      startedAt: Date.parse('2026-11-22T09:00:00Z'),
      environment: 'simulator',
      ambiente: 'staging',
      sut: { driver: 'reference', name: 'ente', version: '1' },
      ente: { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903' },
      selection: { plans: ['send'], filter: '@SEND-INVIO-004' },
    },
    clock: 'virtual',
    door: 'express',
    tags: '@SEND-INVIO-004',
    driver: (transport) => referenceDriver({ transport }),
    external: false,
    redactionKey: 'prova',
  });
  const { entries, problem } = readChain(journal.lines());
  expect(problem).toBeUndefined();
  return { entries, head: journal.head };
}

describe('two hundred runs in one process', () => {
  it('cannot see each other: each journal is what it is when it runs alone', { timeout: 120_000 }, async () => {
    const alone = await Promise.resolve(runOf(1));
    const before = process.memoryUsage().heapUsed;
    const together = await Promise.all(Array.from({ length: 200 }, (_, index) => runOf(1 + (index % 4))));
    for (const [index, { head }] of together.entries()) if (index % 4 === 0) expect(head).toBe(alone.head);
    for (const { entries } of together) {
      const tree = judge(entries, catalogue);
      expect(tree.plans[0]!.cases.flatMap(({ scenarios }) => scenarios).map(({ verdict }) => verdict)).not.toContain(
        'error',
      );
      expect(tree.counts.fail).toBe(0);
    }
    const grownMiB = (process.memoryUsage().heapUsed - before) / 2 ** 20;
    expect(grownMiB).toBeLessThan(400);
  });
});
