import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

// An ente that conforms, and decides otherwise than the reference wherever the sources leave a choice, must pass: whatever
// is held against it would cost a vendor a week for nothing.

interface Judged {
  readonly scenarios: readonly (readonly [id: string, verdict: string])[];
  readonly against: readonly { readonly id: string; readonly scenario: string }[];
}

async function judged(plan: string): Promise<Judged> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, 'other-ente.fixture.ts'), plan],
    { maxBuffer: 2 ** 24 },
  );
  return JSON.parse(stdout) as Judged;
}

describe('another ente that conforms', () => {
  it.each<[string, Judged['against']]>([
    ['send', []],
    // It writes an older version of the messages, which has no refund.
    ['iris-ca', [{ id: 'IRIS-TRASP-007', scenario: 'TC-CA-09/il-pagamento-e-rimborsato' }]],
  ])('passes the plan %s', { timeout: 240_000 }, async (plan, known) => {
    const { scenarios, against } = await judged(plan);
    expect(scenarios.length).toBeGreaterThan(100);
    expect(against.map(({ id, scenario }) => ({ id, scenario }))).toEqual(known);
    const excused = new Set(known.map(({ scenario }) => scenario));
    expect(scenarios.filter(([id, verdict]) => verdict !== 'pass' && !excused.has(id))).toEqual([]);
  });
});
