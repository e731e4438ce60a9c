import type { Expectation } from './platform.ts';
import { notObserved, satisfied } from './requirement.ts';
import type { Finding, Judgement } from './requirement.ts';

/**
 * What the rules of a requirement made of the traffic of this stretch: for a phrase that says in words what a rule
 * watches anyway. `unseen` says what would have had to happen.
 */
export function byRule(requirement: string, unseen: string): Expectation {
  return {
    requirement,
    check(view) {
      let met: number | undefined;
      for (const entry of view.entries) {
        if (entry.kind !== 'exchange') continue;
        const found = entry.findings.find(
          (finding) => finding.requirement === requirement && finding.outcome === 'violated',
        );
        if (found !== undefined) return judgementOf(found, entry.seq);
        if (entry.satisfied.includes(requirement)) met = entry.seq;
      }
      return met === undefined ? notObserved(unseen) : satisfied('Verificato su tutti gli scambi dello scenario.', met);
    },
  };
}

function judgementOf({ outcome, message, expected, observed }: Finding, exchange: number): Judgement {
  return {
    outcome,
    message,
    ...(expected === undefined ? {} : { expected }),
    ...(observed === undefined ? {} : { observed }),
    exchange,
  };
}
