import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { plans } from '../steps/plans.ts';

// Software that does nothing must pass nothing: whatever passes here would pass for a vendor who has not begun.

/** What still does, plan by plan: each lacks its control or its occasion (decision 0010). The list may only shrink. */
const KNOWN = JSON.parse(readFileSync(join(import.meta.dirname, 'idle-sut.known.json'), 'utf8')) as Readonly<
  Record<string, { readonly scenarios: readonly string[]; readonly requirements: readonly string[] }>
>;

const FIXTURE = join(import.meta.dirname, 'idle-sut.fixture.ts');

interface Judged {
  readonly scenarios: readonly (readonly [id: string, verdict: string])[];
  readonly requirements: readonly (readonly [id: string, verdict: string])[];
}

async function judged(plan: string, behaviour: string): Promise<Judged> {
  const { stdout } = await promisify(execFile)(process.execPath, [FIXTURE, plan, behaviour], { maxBuffer: 2 ** 24 });
  return JSON.parse(stdout) as Judged;
}

const having = (verdict: string, rows: Judged['scenarios']): string[] =>
  rows.filter((row) => row[1] === verdict).map(([id]) => id);

describe.each(plans)('the plan $id', ({ id }) => {
  it.each([
    ['refuses everything', 'rifiuta'],
    ['says that everything is done', 'acconsente'],
  ])('passes nothing of software that %s', { timeout: 120_000 }, async (_, behaviour) => {
    const { scenarios, requirements } = await judged(id, behaviour);
    expect(scenarios.length).toBeGreaterThan(0);
    expect(having('error', scenarios)).toEqual([]);
    const known = KNOWN[id] ?? { scenarios: [], requirements: [] };
    expect(having('pass', scenarios).filter((each) => !known.scenarios.includes(each))).toEqual([]);
    expect(having('pass', requirements).filter((each) => !known.requirements.includes(each))).toEqual([]);
  });
});
