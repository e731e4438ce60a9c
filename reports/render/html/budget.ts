/** How much of a kind of thing is shown in full before the report turns brief: it must open in a mail client. */
export interface Budget {
  /** Takes one of the kind; false when none is left. */
  spend(kind: 'card' | 'briefCard' | 'scenario' | 'references'): boolean;
}

/** Findings with their bodies, findings without, passing scenarios with their steps, references of cases. */
export function fullBudget(): Budget {
  const left = { card: 40, briefCard: 120, scenario: 250, references: 20 };
  return { spend: (kind) => left[kind]-- > 0 };
}
