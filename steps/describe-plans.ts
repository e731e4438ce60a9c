import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';
import type { GherkinDocument } from '@cucumber/messages';
import { suiteFolder as root } from '../config/suite-folder.ts';
import type { PlanFacts } from '../simulators/kernel/journal.ts';
import { planFacts } from './plan-facts.ts';
import { featuresOf } from './plan-features.ts';
import type { Plan } from './plans.ts';

/**
 * What plans hold, without running anything: cases, scenarios, the requirements they cite. Features are read with
 * cucumber's own parser, without the rest of cucumber. In the package the build has done it (scripts/build/plans.ts).
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
