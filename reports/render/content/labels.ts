import { exitCode } from '../../verdict.ts';
import type { PlanVerdict, VerdictTree } from '../../verdict-tree.ts';
import { bounded } from './bounded.ts';

/** The words of a document that change with the file it goes into. */
export interface LabelWords {
  /** What the document is called; the word for a conforming plan differs from the word for a report. */
  readonly document: (plan: PlanVerdict) => string;
  /** What a report over several plans is called. */
  readonly report: string;
  /** What a scenario of a feature is called: Toscana Compliance gives that word another meaning. */
  readonly scenario: { readonly one: string; readonly many: string; readonly heading: string };
  /** What the cover says beside the usual facts. */
  readonly facts: (plan: PlanVerdict) => readonly (readonly [string, string])[];
}

/** The words that a run asks for; the usual ones where it asks for none. */
export function labelsOf(run: VerdictTree['run']): LabelWords {
  const { labels } = run;
  if (labels === undefined) return USUAL;
  return {
    document: () => 'Relazione Tecnica',
    report: 'Relazione Tecnica',
    scenario: { one: 'prova', many: 'prove', heading: 'Prove' },
    facts: (plan) => [
      ['Scenario', bounded(labels.scenario ?? (plan.id.startsWith('iris') ? IRIS_SCENARIO : UNSTATED), 200)],
      ['Profilo di accreditamento', bounded(labels.profilo ?? plan.title, 200)],
    ],
  };
}

/** Whether every mandatory requirement of the plan stands as it should: the plan may be signed for. */
export function conforming(plan: PlanVerdict): boolean {
  return exitCode(plan.verdict) === 0;
}

const USUAL: LabelWords = {
  document: (plan) => (conforming(plan) ? 'Piano dei Test' : 'Rapporto di prova'),
  report: 'Rapporto di prova',
  scenario: { one: 'scenario', many: 'scenari', heading: 'Scenari' },
  facts: () => [],
};

/** The scenario of the regional catalogue that IRIS belongs to. */
const IRIS_SCENARIO = 'Pagamenti Elettronici';
const UNSTATED = 'da indicare (etichette.scenario nel file di esecuzione)';
