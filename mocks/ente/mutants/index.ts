import type { Mutant } from './mutant.ts';

export type { Mutant } from './mutant.ts';

/** Every mutant, an explicit list. */
export const mutants: readonly Mutant[] = [];
