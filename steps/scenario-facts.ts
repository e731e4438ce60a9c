import type { GherkinDocument, Pickle } from '@cucumber/messages';
import { sha256 } from '../simulators/kernel/canonical.ts';
import type { ScenarioFacts } from '../simulators/kernel/journal.ts';

const CASE = /^@(TC(?:-[A-Z]+)+-\d+)$/;
const REQUIREMENT = /^@([A-Z]+-[A-Z]+-\d{3})$/;

/** What a pickle says of its scenario; the seed follows from the run's seed and the scenario's id, not from its place in the run. */
export function scenarioFacts(
  pickle: Pickle,
  document: GherkinDocument,
  plans: readonly string[],
  seed: number,
): ScenarioFacts {
  const tags = pickle.tags.map((tag) => tag.name);
  const caseId = tags.map((tag) => CASE.exec(tag)?.[1]).find((id) => id !== undefined) ?? 'SENZA-CASO';
  const id = `${caseId}/${slug(pickle.name)}${row(pickle, document)}`;
  const [plan = 'sconosciuto', ...alsoPlans] = plans;
  return {
    id,
    plan,
    ...(alsoPlans.length === 0 ? {} : { alsoPlans }),
    case: caseId,
    caseTitle: document.feature?.name ?? caseId,
    name: pickle.name,
    requirements: tags.flatMap((tag) => REQUIREMENT.exec(tag)?.[1] ?? []).sort(),
    seed: Number.parseInt(sha256(`${seed}/${id}`).slice(0, 7), 16),
    place: `${pickle.uri.replaceAll('\\', '/')}:${pickle.location?.line ?? 0}`,
  };
}

/** The step keywords of a document by AST node id: pickles leave them out. */
export function keywordsOf(document: GherkinDocument): ReadonlyMap<string, string> {
  const keywords = new Map<string, string>();
  const steps = (
    children: readonly {
      background?: { steps: readonly Step[] } | undefined;
      scenario?: { steps: readonly Step[] } | undefined;
      rule?: { children: readonly object[] } | undefined;
    }[],
  ): void => {
    for (const child of children) {
      for (const step of [...(child.background?.steps ?? []), ...(child.scenario?.steps ?? [])])
        keywords.set(step.id, step.keyword.trim());
      if (child.rule !== undefined) steps(child.rule.children);
    }
  };
  steps(document.feature?.children ?? []);
  return keywords;
}

interface Step {
  readonly id: string;
  readonly keyword: string;
}

/** `#2` for the second row of the examples table, nothing for a plain scenario. */
function row(pickle: Pickle, document: GherkinDocument): string {
  const [scenarioId, rowId] = pickle.astNodeIds;
  if (rowId === undefined) return '';
  const scenarios = (document.feature?.children ?? []).flatMap((child) =>
    child.rule === undefined ? [child.scenario] : child.rule.children.map((inner) => inner.scenario),
  );
  const rows =
    scenarios
      .find((scenario) => scenario?.id === scenarioId)
      ?.examples.flatMap((table) => table.tableBody.map((line) => line.id)) ?? [];
  return `#${rows.indexOf(rowId) + 1}`;
}

/** `l'ente conserva lo IUN` -> `l-ente-conserva-lo-iun` */
export function slug(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
