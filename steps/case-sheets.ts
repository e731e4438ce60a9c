import { existsSync, readFileSync } from 'node:fs';
import type { CaseSheet } from '../simulators/kernel/journal.ts';

/** The sheets of a plan's cases by case id, from the `casi.json` beside its features; a folder may have none. */
export function caseSheets(files: readonly string[]): ReadonlyMap<string, CaseSheet> {
  const all = files
    .filter((file) => existsSync(file))
    .flatMap((file) => {
      const { casi } = JSON.parse(readFileSync(file, 'utf8')) as {
        casi: readonly ({ id: string; title: string } & CaseSheet)[];
      };
      return casi;
    });
  return new Map(
    all.map(({ id, objective, references, preconditions, expected, key, evidence }) => [
      id,
      { objective, references, preconditions, expected, key, evidence },
    ]),
  );
}
