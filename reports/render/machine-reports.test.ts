import { describe, expect, test } from 'vitest';
import { parseXml } from '../../simulators/kernel/xml.ts';
import type { XmlElement } from '../../simulators/kernel/xml.ts';
import { HOSTILE, syntheticEvidence } from '../fixtures/evidence.ts';
import type { Evidence } from '../evidence.ts';
import type { CaseVerdict } from '../verdict-tree.ts';
import { renderChecklistSend } from './checklist-send.ts';
import { renderCtrf } from './ctrf.ts';
import { renderJunit } from './junit.ts';

const evidence = syntheticEvidence();
const { counts } = evidence.tree;

/** The five cases, changed. */
function withCase(id: string, change: Partial<CaseVerdict>): Evidence {
  const plan = evidence.tree.plans[0]!;
  const cases = plan.cases.map((aCase) => (aCase.id === id ? { ...aCase, ...change } : aCase));
  return { ...evidence, tree: { ...evidence.tree, plans: [{ ...plan, cases }] } };
}

describe('JUnit', () => {
  test('is well formed, and its totals are those of the verdict and of its own tests', () => {
    const root = xml(renderJunit(evidence));
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    expect(root.attributes).toMatchObject({
      tests: String(total),
      failures: String(counts.fail),
      errors: String(counts.error + counts.blocked),
      skipped: String(counts.untested + counts.notApplicable),
    });
    const cases = root.children.flatMap((suite) => suite.children.filter(({ name }) => name === 'testcase'));
    expect(cases).toHaveLength(total);
    const kinds = cases.flatMap(({ children }) => children.map(({ name }) => name));
    expect(kinds.filter((kind) => kind === 'failure')).toHaveLength(counts.fail);
    expect(kinds.filter((kind) => kind === 'skipped')).toHaveLength(counts.untested + counts.notApplicable);
  });

  test('a failure says what was expected and observed, and hostile text stays text', () => {
    const text = renderJunit(evidence);
    // oxlint-disable-next-line no-control-regex -- that none is left is what is tested
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
    const failure = descendants(xml(text), 'failure')[0]!;
    expect(failure.attributes['message']).toBe('L’impronta dichiarata non è quella del file caricato');
    expect(failure.text).toContain('Atteso: un’impronta in base64');
    expect(failure.text).toContain(`Osservato: ${HOSTILE.markup}`);
    expect(failure.text).toContain('Per ripetere: npx collaudo run send --only TC-INVIO-02 --seed 7');
  });

  test('a case that broke while its requirements passed does not vanish', () => {
    const root = xml(renderJunit(withCase('TC-INVIO-01', { verdict: 'error', reason: 'il banco si è guastato' })));
    expect(root.attributes['errors']).toBe('1');
    expect(descendants(root, 'error')[0]!.attributes['message']).toBe('il banco si è guastato');
  });
});

describe('CTRF', () => {
  const report = JSON.parse(renderCtrf(evidence)) as {
    results: {
      summary: Record<string, number>;
      tests: { name: string; status: string; duration: number; rawStatus: string; suite: string[] }[];
      extra: { counts: unknown };
    };
  };

  test('its summary is that of the verdict and of its own tests', () => {
    const { summary, tests, extra } = report.results;
    expect(summary).toEqual({
      tests: tests.length,
      passed: counts.pass + counts.warn + counts.attested,
      failed: counts.fail,
      skipped: counts.notApplicable,
      pending: counts.untested,
      other: counts.error + counts.blocked,
      start: Date.UTC(2026, 10, 22, 23, 30),
      stop: Date.UTC(2026, 10, 22, 23, 42, 34, 321),
    });
    expect(extra.counts).toEqual(counts);
    for (const [verdict, count] of Object.entries(counts))
      expect(tests.filter(({ rawStatus }) => rawStatus === verdict)).toHaveLength(count);
  });

  test('has only members that its schema knows', () => {
    const known = ['name', 'status', 'duration', 'suite', 'message', 'trace', 'rawStatus', 'tags', 'type'];
    for (const each of report.results.tests) {
      expect(Object.keys(each).filter((member) => !known.includes(member))).toEqual([]);
      expect(each.name.length).toBeGreaterThan(0);
      expect(Number.isInteger(each.duration)).toBe(true);
    }
  });
});

describe('checklist of SEND', () => {
  const groupsOf = (from: Evidence) =>
    JSON.parse(renderChecklistSend(from)) as {
      version: string;
      result: { description: string; children?: { description: string; result: boolean }[]; result?: boolean }[];
    };

  test('five groups in order, a line a requirement, true only where it is met', () => {
    const { version, result } = groupsOf(evidence);
    expect(version).toBe('0.1.0');
    expect(result.map(({ description }) => description.slice(0, 11))).toEqual([
      'TC-INVIO-01',
      'TC-INVIO-02',
      'TC-INVIO-03',
      'TC-INVIO-04',
      'TC-COSTO-01',
    ]);
    const lines = result.map(({ children }) => children!.map((line) => line.result));
    expect(lines).toEqual([[true, true, true], [false, true, true, false], [true, false], [false, true], [false]]);
    expect(result[1]!.children![0]!.description).toMatch(/^SEND-CARICO-001 \(DEVE\): .* \[non conforme\]$/);
    expect(result[0]!.description).toContain('prova generale su simulatore');
  });

  test('a case that is not there is false', () => {
    const plan = evidence.tree.plans[0]!;
    const without = { ...evidence, tree: { ...evidence.tree, plans: [{ ...plan, cases: plan.cases.slice(0, 1) }] } };
    expect(
      groupsOf(without)
        .result.slice(1)
        .map(({ result }) => result),
    ).toEqual([false, false, false, false]);
  });
});

function xml(text: string): XmlElement {
  const result = parseXml(Buffer.from(text));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.root;
}

function descendants(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)]);
}
