import type { Parts } from '../parts.ts';

/** The ente with one defect: one of its parts replaced. Killed when a requirement it declares is found violated. */
export interface Mutant {
  readonly id: string;
  /** The plan that must find it. */
  readonly plan: string;
  /** The defect, in one sentence, as its author would confess it. */
  readonly defect: string;
  /** Requirements it violates, each by itself enough to find it. */
  readonly declares: readonly string[];
  readonly replace: Partial<Parts>;
}
