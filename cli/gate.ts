import type { Ledger } from '../config/ledger.ts';
import { isExpired } from '../config/ledger.ts';
import { requirementVerdicts } from '../reports/verdict.ts';
import type { PlanVerdict, VerdictTree } from '../reports/verdict-tree.ts';

/** What a CI gate makes of a verdict with a ledger of expected failures: the verdict itself does not change. */
export interface Gate {
  readonly code: 0 | 1 | 3 | 4;
  /** In Italian, one line each; empty where the ledger changes nothing. */
  readonly lines: readonly string[];
}

/**
 * Holds a run against the failures that were expected. Green where every failure is expected and nothing else is missing; red
 * where one is not, where an entry is past its day, and where a requirement that was to fail is met: the entry must then go.
 * `code` is the run's own exit code. `now` is in epoch ms.
 */
export function gate(tree: VerdictTree, code: Gate['code'], { attese }: Ledger, now: number): Gate {
  const verdicts = new Map(tree.plans.flatMap((plan) => [...requirementVerdicts(plan)]));
  const expected = new Set(
    attese.filter(({ scadenza }) => !isExpired(scadenza, now)).map(({ requisito }) => requisito),
  );
  const lines: string[] = [];
  let red = false;
  for (const { requisito, responsabile, scadenza, motivo } of attese) {
    const verdict = verdicts.get(requisito);
    if (verdict === 'fail' && !expected.has(requisito)) {
      red = true;
      lines.push(`attesa scaduta il ${scadenza}: ${requisito} non è ancora conforme (${responsabile})`);
    } else if (verdict === 'fail') lines.push(`attesa fino al ${scadenza}: ${requisito}, ${motivo} (${responsabile})`);
    else if (verdict === 'pass' || verdict === 'warn' || verdict === 'attested') {
      red = true;
      lines.push(`${requisito} era atteso non conforme ed è conforme: togliere la voce dal registro (${responsabile})`);
    }
  }
  if (red) return { code: code === 3 ? 3 : 1, lines };
  if (code !== 1 || !tree.plans.every((plan) => onlyExpected(plan, expected))) return { code, lines };
  const incomplete = tree.plans.some((plan) => isIncomplete(plan));
  return {
    code: incomplete ? 4 : 0,
    lines: [...lines, 'ogni mancanza è attesa: il controllo passa, il fascicolo resta non conforme'],
  };
}

/** Whether every failure of a plan is of an expected requirement; a scenario fails only through requirements. */
function onlyExpected(plan: PlanVerdict, expected: ReadonlySet<string>): boolean {
  return [...requirementVerdicts(plan)].every(([id, verdict]) => verdict !== 'fail' || expected.has(id));
}

/** Something mandatory was not tried, on account of nothing that failed: what a failed scenario left out does not count. */
function isIncomplete(plan: PlanVerdict): boolean {
  return plan.cases.some(({ requirements, scenarios, reason }) => {
    const failed = new Set(scenarios.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id));
    return (
      (reason !== undefined && scenarios.length === 0) ||
      scenarios.some(({ verdict }) => verdict === 'blocked' || verdict === 'untested') ||
      requirements.some(
        ({ level, verdict }) =>
          level === 'MUST' && (verdict === 'untested' || (verdict === 'blocked' && failed.size === 0)),
      )
    );
  });
}
