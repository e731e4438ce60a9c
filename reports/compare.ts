import type { Verdict, VerdictTree } from './verdict-tree.ts';

/** What changed from one run to the next; every list is sorted by requirement. */
export interface Comparison {
  readonly newFailures: readonly Change[];
  readonly fixed: readonly Change[];
  /** Failed before and after, with another message. */
  readonly changedMessage: readonly Change[];
  /** Put to the test before and not any more. */
  readonly noLongerRun: readonly Change[];
  /** Put to the test now and not before. */
  readonly newlyRun: readonly Change[];
  readonly regression: boolean;
}

export interface Change {
  readonly plan: string;
  readonly case: string;
  readonly requirement: string;
  readonly before: Verdict | 'absent';
  readonly after: Verdict | 'absent';
  readonly message?: string;
}

interface Standing {
  readonly plan: string;
  readonly case: string;
  readonly requirement: string;
  readonly verdict: Verdict;
  readonly message: string | undefined;
}

const BAD: ReadonlySet<Verdict | 'absent'> = new Set<Verdict>(['fail', 'error']);
const TRIED: ReadonlySet<Verdict | 'absent'> = new Set<Verdict>(['error', 'fail', 'warn', 'attested', 'pass']);

/** Compares two verdicts requirement by requirement in each case. A new failure, or a check no longer run, is a regression. */
export function compare(before: VerdictTree, after: VerdictTree): Comparison {
  const [a, b] = [standings(before), standings(after)];
  const changes = [...new Set([...a.keys(), ...b.keys()])].sort().map((key) => {
    const [was, is] = [a.get(key), b.get(key)];
    const { plan, case: caseId, requirement } = (is ?? was)!;
    const message = is?.message ?? was?.message;
    return {
      change: {
        plan,
        case: caseId,
        requirement,
        before: was?.verdict ?? 'absent',
        after: is?.verdict ?? 'absent',
        ...(message === undefined ? {} : { message }),
      } satisfies Change,
      sameMessage: was?.message === is?.message,
    };
  });
  const those = (wanted: (change: Change, sameMessage: boolean) => boolean): readonly Change[] =>
    changes.filter(({ change, sameMessage }) => wanted(change, sameMessage)).map(({ change }) => change);
  const newFailures = those(({ before: was, after: is }) => BAD.has(is) && !BAD.has(was));
  const noLongerRun = those(({ before: was, after: is }) => TRIED.has(was) && !TRIED.has(is));
  return {
    newFailures,
    fixed: those(({ before: was, after: is }) => BAD.has(was) && TRIED.has(is) && !BAD.has(is)),
    changedMessage: those(({ before: was, after: is }, same) => BAD.has(was) && BAD.has(is) && !same),
    noLongerRun,
    newlyRun: those(({ before: was, after: is }) => !TRIED.has(was) && TRIED.has(is)),
    regression: newFailures.length > 0 || noLongerRun.length > 0,
  };
}

function standings(tree: VerdictTree): ReadonlyMap<string, Standing> {
  return new Map(
    tree.plans.flatMap((plan) =>
      plan.cases.flatMap((each) =>
        each.requirements.map(({ id, verdict, findings }) => [
          `${plan.id}/${each.id}/${id}`,
          {
            plan: plan.id,
            case: each.id,
            requirement: id,
            verdict,
            message: findings.find(({ outcome }) => outcome === 'violated')?.message,
          },
        ]),
      ),
    ),
  );
}
