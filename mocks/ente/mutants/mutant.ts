import type { Parts } from '../parts.ts';

/** The ente with one defect: one of its parts replaced. Killed when a requirement it declares is found violated. */
export interface Mutant {
  readonly id: string;
  /** The plan that must find it. */
  readonly plan: string;
  /** The defect, in one sentence, as its author would confess it. In Italian. */
  readonly defect: string;
  /** Requirements it violates, each by itself enough to find it. */
  readonly declares: readonly string[];
  /** The one function that is wrong. */
  readonly replace: Partial<Parts>;
}

/** A mutant of the plan `send`: `declares` are requirement ids divided by blanks. */
export function sendMutant(id: string, defect: string, declares: string, replace: Partial<Parts>): Mutant {
  return { id, plan: 'send', defect, declares: declares.split(' '), replace };
}

/** A mutant of the plan `ioservice`, as {@link sendMutant}. */
export function ioserviceMutant(id: string, defect: string, declares: string, replace: Partial<Parts>): Mutant {
  return { id, plan: 'ioservice', defect, declares: declares.split(' '), replace };
}

/** A mutant of the plan `iris-ca`, as {@link sendMutant}. */
export function irisMutant(id: string, defect: string, declares: string, replace: Partial<Parts>): Mutant {
  return { id, plan: 'iris-ca', defect, declares: declares.split(' '), replace };
}

/** Makes mutants of a plan, as {@link sendMutant}. */
export const planMutant =
  (plan: string) =>
  (id: string, defect: string, declares: string, replace: Partial<Parts>): Mutant => ({
    id,
    plan,
    defect,
    declares: declares.split(' '),
    replace,
  });
