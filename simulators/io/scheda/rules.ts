import { contatti } from './rules/contatti.ts';
import { indirizzi } from './rules/indirizzi.ts';
import { logo } from './rules/logo.ts';
import { nomi } from './rules/nomi.ts';
import { presenza } from './rules/presenza.ts';
import type { SchedaRule } from './rules/rule.ts';
import { testi } from './rules/testi.ts';

/** The rules on one card, in the order of io.md §6. */
export const schedaRules: readonly SchedaRule[] = [
  ...presenza,
  ...contatti,
  ...indirizzi,
  ...logo,
  ...nomi,
  ...testi,
].toSorted((one, other) => one.requirement.localeCompare(other.requirement));
