import { join } from 'node:path';
import type { GherkinDocument, Pickle } from '@cucumber/messages';
import { suiteFolder as root } from '../config/suite-folder.ts';
import type { CaseSheet, PlanFacts } from '../simulators/kernel/journal.ts';
import { caseSheets } from './case-sheets.ts';
import { foldersOf, inOrder } from './plan-features.ts';
import type { Plan } from './plans.ts';
import { scenarioFacts } from './scenario-facts.ts';

/** Cases and scenarios of a plan as its features state them, run or not: the frame of its verdict. */
export function planFacts(
  plan: Plan,
  pickles: readonly Pickle[],
  documents: ReadonlyMap<string, GherkinDocument>,
  seed: number,
): PlanFacts {
  const scenarios = pickles
    .filter((pickle) => foldersOf(plan).some((folder) => pickle.uri.replaceAll('\\', '/').startsWith(`${folder}/`)))
    .map((pickle) => scenarioFacts(pickle, documents.get(pickle.uri)!, [plan.id], seed));
  const cases = new Map<
    string,
    {
      id: string;
      title: string;
      sheet?: CaseSheet;
      scenarios: { id: string; name: string; requirements: readonly string[] }[];
    }
  >();
  const sheets = caseSheets(foldersOf(plan).map((folder) => join(root, folder, 'casi.json')));
  for (const { case: id, caseTitle: title, id: scenario, name, requirements } of scenarios) {
    const sheet = sheets.get(id);
    const known = cases.get(id) ?? { id, title, ...(sheet === undefined ? {} : { sheet }), scenarios: [] };
    known.scenarios.push({ id: scenario, name, requirements });
    cases.set(id, known);
  }
  return {
    id: plan.id,
    title: plan.title,
    ...(plan.notes === undefined ? {} : { notes: plan.notes }),
    platforms: plan.platforms,
    ...(plan.areas === undefined ? {} : { areas: plan.areas }),
    cases: inOrder(plan, [...cases.values()], ({ id }) => id),
  };
}
