import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';
import type { GherkinDocument, Pickle } from '@cucumber/messages';
import { suiteFolder as root } from '../config/suite-folder.ts';
import type { CaseSheet, PlanFacts } from '../simulators/kernel/journal.ts';
import { caseSheets } from './case-sheets.ts';
import { featuresOf, foldersOf, inOrder } from './plan-features.ts';
import type { Plan } from './plans.ts';
import { scenarioFacts } from './scenario-facts.ts';

/**
 * What plans hold, without running anything: cases, scenarios, the requirements they cite. Features are read with
 * cucumber's own parser, without the rest of cucumber: it is what a command that only lists or serves has to wait for.
 * @throws Error naming file and line where a feature is not Gherkin
 */
export function describePlans(plans: readonly Plan[]): readonly PlanFacts[] {
  const documents = new Map<string, GherkinDocument>();
  const pickles = [...new Set(plans.flatMap(featuresOf))].flatMap((uri) => {
    const document = featureIn(readFileSync(join(root, uri), 'utf8'), uri);
    documents.set(uri, document);
    return compile(document, uri, newId);
  });
  return plans.map((plan) => planFacts(plan, pickles, documents, 0));
}

const newId = IdGenerator.incrementing();
let parser: Parser<GherkinDocument> | undefined;

/** A feature in Italian, parsed. @throws Error naming file and line where it is not Gherkin */
export function featureIn(text: string, uri: string): GherkinDocument {
  try {
    parser ??= new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher('it'));
    return { ...parser.parse(text), uri };
  } catch (error) {
    throw new Error(`${uri} is not Gherkin: ${(error as Error).message}`, { cause: error });
  }
}

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
