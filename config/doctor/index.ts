import { dirname, resolve } from 'node:path';
import { inspectRunFile } from '../run-file.ts';
import { ledgerProblems } from '../ledger.ts';
import type { Problem } from '../problem.ts';
import { machineProblems } from './machine.ts';
import { reachProblems } from './reach.ts';
import { statementProblems } from './statements.ts';
import type { Case, Probes, Suite } from './world.ts';

export interface Examination {
  /** The run file. */
  readonly path: string;
  /** Where bundles will go. */
  readonly out: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly suite: Suite;
  readonly probes: Probes;
  readonly token: string;
}

/**
 * Examines a configuration before any test: its form, what it states, the machine, who answers where. It speaks of
 * configuration and never of conformance; nothing is sent to a platform. Empty where nothing is wrong.
 */
export async function examine({ path, environment, ...rest }: Examination): Promise<readonly Problem[]> {
  const { value, written, problems } = inspectRunFile(path, environment);
  if (value === undefined) return problems;
  const each: Case = { path, folder: dirname(path), file: value, written, ...rest };
  const ledger =
    value.expectedFailures === undefined
      ? []
      : ledgerProblems(resolve(each.folder, value.expectedFailures), rest.probes.now());
  return [
    ...problems,
    ...statementProblems(each),
    ...ledger,
    ...(await machineProblems(each)),
    ...(await reachProblems(each)),
  ];
}
