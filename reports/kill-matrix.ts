import type { VerdictTree } from './verdict-tree.ts';
import { requirementVerdicts } from './verdict.ts';

/** A mutant as far as the matrix is concerned. */
export interface Declared {
  readonly id: string;
  readonly plan: string;
  /** The one defect, in Italian. */
  readonly defect: string;
  readonly declares: readonly string[];
}

export interface Killed extends Declared {
  readonly killed: boolean;
  readonly killedBy: readonly string[];
  /** Requirements at `fail` that it does not declare. */
  readonly unrelated: readonly string[];
}

/** Killed: a requirement it declares stands at `fail` or `warn` (semantics.md 8). */
export function row(mutant: Declared, tree: VerdictTree): Killed {
  const verdicts = new Map(tree.plans.flatMap((plan) => [...requirementVerdicts(plan)]));
  const killedBy = mutant.declares.filter((id) => verdicts.get(id) === 'fail' || verdicts.get(id) === 'warn');
  const unrelated = [...verdicts]
    .filter(([id, verdict]) => verdict === 'fail' && !mutant.declares.includes(id))
    .map(([id]) => id);
  return { ...mutant, killed: killedBy.length > 0, killedBy, unrelated };
}

export interface KillMatrix {
  readonly mutants: readonly Killed[];
  readonly killRate: number;
  /** Killed with nothing unrelated, over killed. */
  readonly precision: number;
}

export function matrix(mutants: readonly Killed[]): KillMatrix {
  const killed = mutants.filter((mutant) => mutant.killed);
  const precise = killed.filter(({ unrelated }) => unrelated.length === 0);
  return {
    mutants,
    killRate: mutants.length === 0 ? 0 : killed.length / mutants.length,
    precision: killed.length === 0 ? 0 : precise.length / killed.length,
  };
}
