import type { Evidence } from '../../evidence.ts';
import type { Level } from '../../../simulators/kernel/requirement.ts';
import { worst } from '../../verdict.ts';
import type { PlanVerdict, Verdict } from '../../verdict-tree.ts';
import { bounded } from './bounded.ts';
import { titleOf } from './case-title.ts';

/** A requirement, the cases that judge it, and how each ended. */
export interface Trace {
  readonly id: string;
  readonly level: Level;
  readonly text: string;
  readonly cases: readonly { readonly id: string; readonly verdict: Verdict }[];
  /** The worst of its cases (semantics.md 3). */
  readonly verdict: Verdict;
}

/** Every requirement that a case of the plan judges, by identifier. */
export function tracesOf(plan: PlanVerdict): readonly Trace[] {
  const traces = new Map<string, Trace>();
  for (const aCase of plan.cases)
    for (const { id, level, text, verdict } of aCase.requirements) {
      const before = traces.get(id);
      traces.set(id, {
        id,
        level,
        text,
        cases: [...(before?.cases ?? []), { id: aCase.id, verdict }],
        verdict: before === undefined ? verdict : worst([before.verdict, verdict]),
      });
    }
  return [...traces.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What the plan did not test: the thing, and why. */
export interface NotTested {
  readonly what: string;
  readonly text: string;
  readonly verdict: Verdict;
  readonly why: string;
}

/** Rows nobody tests, cases and scenarios that could not be judged, requirements never observed; each with its reason. */
export function notTestedOf(evidence: Evidence, plan: PlanVerdict): readonly NotTested[] {
  const rows: NotTested[] = plan.notTested.map(({ id, reason }) => ({
    what: id,
    text: bounded(evidence.catalogue.get(id)?.text ?? '', 300),
    verdict: 'untested',
    why: bounded(reason, 400),
  }));
  for (const aCase of plan.cases) {
    if (UNJUDGED.has(aCase.verdict) && aCase.reason !== undefined)
      rows.push({
        what: aCase.id,
        text: titleOf(aCase),
        verdict: aCase.verdict,
        why: bounded(aCase.reason, 400),
      });
    for (const scenario of aCase.scenarios)
      if (scenario.trouble !== undefined)
        rows.push({
          what: aCase.id,
          text: bounded(`Scenario: ${scenario.name}`, 300),
          verdict: scenario.verdict,
          why: bounded(`${scenario.trouble.message} (${scenario.trouble.code})`, 400),
        });
    for (const requirement of aCase.requirements)
      if (UNJUDGED.has(requirement.verdict)) {
        const reasons = new Set(
          requirement.findings.filter(({ outcome }) => outcome === 'notObserved').map(({ message }) => message),
        );
        rows.push({
          what: requirement.id,
          text: bounded(`${aCase.id}: ${requirement.text}`, 300),
          verdict: requirement.verdict,
          why: bounded([...reasons].join('; ') || aCase.reason || unjudgedBecause(requirement), 400),
        });
      }
  }
  return rows;
}

/** What is satisfied where it was seen, and not judged, has a scenario that ended before it. */
function unjudgedBecause({ findings }: { readonly findings: readonly { readonly outcome: string }[] }): string {
  return findings.some(({ outcome }) => outcome === 'satisfied')
    ? 'soddisfatto dove è stato osservato, ma in almeno uno scenario un passo precedente non è riuscito'
    : 'non è stato osservato in alcuno scenario';
}

const UNJUDGED: ReadonlySet<Verdict> = new Set(['error', 'blocked', 'untested', 'notApplicable']);
