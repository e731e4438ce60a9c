import { describe, expect, it } from 'vitest';
import { compare } from '../reports/compare.ts';
import type { RequirementVerdict, Verdict, VerdictTree } from '../reports/verdict-tree.ts';
import { annotations } from './annotations.ts';
import { gate } from './gate.ts';

const NOW = Date.parse('2026-11-28T12:00:00Z');

function requirement(id: string, verdict: Verdict, message = `${id} non va`): RequirementVerdict {
  return {
    id,
    level: 'MUST',
    verdict,
    source: '',
    status: 'source',
    text: id,
    remedy: '',
    findings:
      verdict === 'fail' ? [{ requirement: id, outcome: 'violated', message, scenario: `TC-INVIO-01/${id}` }] : [],
  };
}

/** A tree of one case with these requirements, a scenario each. */
function tree(...requirements: readonly RequirementVerdict[]): VerdictTree {
  const scenarios = requirements.map(({ id, verdict }) => ({
    id: `TC-INVIO-01/${id}`,
    name: id,
    verdict: verdict === 'blocked' ? ('fail' as const) : verdict,
    place: `features/send/tc-invio-01.feature:7`,
    from: 1,
    to: 2,
    steps: [],
  }));
  const one = {
    id: 'TC-INVIO-01',
    title: '',
    verdict: 'fail' as const,
    mode: 'active' as const,
    scenarios,
    requirements,
  };
  return { plans: [{ id: 'send', title: '', verdict: 'fail', cases: [one], notTested: [] }] } as unknown as VerdictTree;
}

const entry = (requisito: string, scadenza = '2026-12-31') => ({
  requisito,
  scadenza,
  motivo: 'in lavorazione',
  responsabile: 'Fornitore',
});

describe('a gate with expected failures', () => {
  const failing = tree(requirement('SEND-INVIO-001', 'fail'), requirement('SEND-INVIO-002', 'pass'));

  it('is green where every failure is expected, and says that the evidence stays as it is', () => {
    const { code, lines } = gate(failing, 1, { attese: [entry('SEND-INVIO-001')] }, NOW);
    expect(code).toBe(0);
    expect(lines.join('\n')).toContain('il fascicolo resta non conforme');
  });

  it('is red for a failure that nobody expects', () => {
    expect(gate(failing, 1, { attese: [] }, NOW).code).toBe(1);
    const two = tree(requirement('SEND-INVIO-001', 'fail'), requirement('SEND-INVIO-003', 'fail'));
    expect(gate(two, 1, { attese: [entry('SEND-INVIO-001')] }, NOW).code).toBe(1);
  });

  it('is red for an unexpected pass, even of a run that conforms', () => {
    const passing = tree(requirement('SEND-INVIO-001', 'pass'));
    const { code, lines } = gate(passing, 0, { attese: [entry('SEND-INVIO-001')] }, NOW);
    expect(code).toBe(1);
    expect(lines[0]).toContain('togliere la voce');
  });

  it('is red the day after the last day, green on it', () => {
    expect(gate(failing, 1, { attese: [entry('SEND-INVIO-001', '2026-11-28')] }, NOW).code).toBe(0);
    const { code, lines } = gate(failing, 1, { attese: [entry('SEND-INVIO-001', '2026-11-27')] }, NOW);
    expect(code).toBe(1);
    expect(lines[0]).toContain('attesa scaduta il 2026-11-27');
  });

  it('excuses neither a broken bench nor what was not tried', () => {
    expect(gate(failing, 3, { attese: [entry('SEND-INVIO-001')] }, NOW).code).toBe(3);
    const partial = tree(requirement('SEND-INVIO-001', 'fail'), requirement('SEND-INVIO-002', 'untested'));
    expect(gate(partial, 1, { attese: [entry('SEND-INVIO-001')] }, NOW).code).toBe(4);
  });

  it('does not count what a failed scenario left untried', () => {
    const broken = tree(requirement('SEND-INVIO-001', 'fail'), requirement('SEND-INVIO-002', 'blocked'));
    expect(gate(broken, 1, { attese: [entry('SEND-INVIO-001')] }, NOW).code).toBe(0);
  });
});

describe('two runs compared', () => {
  const before = tree(
    requirement('SEND-INVIO-001', 'pass'),
    requirement('SEND-INVIO-002', 'fail'),
    requirement('SEND-INVIO-003', 'fail', 'prima'),
    requirement('SEND-INVIO-004', 'pass'),
    requirement('SEND-INVIO-005', 'untested'),
  );
  const after = tree(
    requirement('SEND-INVIO-001', 'fail'),
    requirement('SEND-INVIO-002', 'pass'),
    requirement('SEND-INVIO-003', 'fail', 'dopo'),
    requirement('SEND-INVIO-005', 'pass'),
  );
  const ids = (changes: readonly { readonly requirement: string }[]) => changes.map((change) => change.requirement);

  it('tell new failures, what was fixed, what changed its message, what is no longer run', () => {
    const result = compare(before, after);
    expect(ids(result.newFailures)).toEqual(['SEND-INVIO-001']);
    expect(ids(result.fixed)).toEqual(['SEND-INVIO-002']);
    expect(ids(result.changedMessage)).toEqual(['SEND-INVIO-003']);
    expect(ids(result.noLongerRun)).toEqual(['SEND-INVIO-004']);
    expect(ids(result.newlyRun)).toEqual(['SEND-INVIO-005']);
    expect(result.regression).toBe(true);
  });

  it('are no regression where nothing got worse', () => {
    expect(compare(before, before).regression).toBe(false);
    expect(
      compare(tree(requirement('SEND-INVIO-001', 'fail')), tree(requirement('SEND-INVIO-001', 'pass'))).regression,
    ).toBe(false);
  });

  it('annotate the feature’s line', () => {
    expect(annotations(tree(requirement('SEND-INVIO-001', 'fail', 'manca:\nla chiave')))).toEqual([
      '::error file=features/send/tc-invio-01.feature,line=7,title=SEND-INVIO-001::SEND-INVIO-001: manca:%0Ala chiave',
    ]);
  });
});
