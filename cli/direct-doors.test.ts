import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { processes } from './processes.fixture.ts';

// The kill matrix runs without a wire: that is worth as much as with one as long as both leave the same journal.

const PLANS = ['send', 'iris-ca', 'io', 'flussi'];
const at = processes('diretto');

let code: number | null;
beforeAll(async () => {
  code = await at.ended([join(import.meta.dirname, 'direct-doors.fixture.ts'), at.folder, ...PLANS]);
}, 300_000);

test.each(PLANS)('%s: the journal is the one that sockets leave', (plan) => {
  expect(code).toBe(0);
  const [express, direct] = ['express', 'direct'].map((door) => {
    const journal = readFileSync(join(at.folder, `${plan}-${door}.ndjson`), 'utf8');
    expect(journal).toContain(`"door":"${door}"`);
    return journal.replace(`"door":"${door}"`, '').replaceAll(/"(?:hash|prev)":"[0-9a-f]{64}"/g, '');
  });
  expect(express!.length).toBeGreaterThan(100_000);
  expect(direct === express).toBe(true);
});
