import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checks } from '../../simulators/index.ts';
import { describePlans } from '../../steps/describe-plans.ts';
import { plansNamed } from '../../steps/plan-features.ts';
import { mutants } from '../../sut/drivers/reference.ts';

/** A case of an official or agreed catalogue. */
export interface CatalogueCase {
  readonly id: string;
  readonly title: string;
  /** Where no scenario can show it: the requirements of a check on documents, and what proves them. */
  readonly document?: { readonly requirements: readonly string[]; readonly proof: string };
  /** Why nothing covers it. */
  readonly uncovered?: string;
}

export interface CaseTable {
  readonly plan: string;
  /** Folder of the simulator: a test there proves a case when its name begins with the case's id, or holds it in brackets. */
  readonly simulator: string;
  readonly cases: readonly CatalogueCase[];
}

const root = join(import.meta.dirname, '../..');
const onDocuments = new Set([...checks.values()].flatMap(({ requirements }) => requirements.map(({ id }) => id)));

/**
 * Each case of a catalogue with its scenarios, the requirements they cite, and the mutants or vectors that prove these; the
 * test that judges it, where it is the simulator's own; or the reason why nothing does.
 *
 * @throws Error for a case that nothing covers and no reason explains, for a reason that something has overtaken, for a
 * scenario of a case that the catalogue does not have
 */
export function caseTable({ plan: planId, simulator, cases }: CaseTable): string {
  const [plan] = describePlans(plansNamed([planId]));
  const told = new Map(plan!.cases.map((each) => [each.id, each]));
  const tests = testsOf(simulator);
  const vectors = vectorsOf(simulator);
  const wrong = [...told.keys()]
    .filter((id) => !cases.some((each) => each.id === id))
    .map((id) => `${id}: non è nel catalogo`);
  const rows = cases.map((each) => {
    const scenarios = told.get(each.id)?.scenarios ?? [];
    const judging = tests.get(each.id) ?? [];
    const { document, uncovered } = each;
    const covered = scenarios.length > 0 || judging.length > 0 || document !== undefined;
    if (!covered && uncovered === undefined) wrong.push(`${each.id}: nulla lo prova e nessun motivo lo spiega`);
    if (covered && uncovered !== undefined) wrong.push(`${each.id}: il motivo non vale più`);
    const requirements = [...new Set(scenarios.flatMap((scenario) => scenario.requirements))].sort();
    const provers = requirements.flatMap((id) => {
      const found = [
        ...mutants.filter(({ declares }) => declares.includes(id)).map((mutant) => mutant.id),
        ...(vectors.get(id) ?? []),
      ];
      if (found.length === 0) wrong.push(`${each.id}: nulla può violare ${id}`);
      return found;
    });
    return [
      each.id,
      each.title,
      [...new Set(scenarios.map(({ name }) => name))].join('; ') ||
        (judging.length > 0
          ? `risposta della piattaforma: ${judging.join(', ')}`
          : (document?.proof ?? `non coperto: ${uncovered ?? ''}`)),
      requirements.join(' ') ||
        (document?.requirements ?? [judging.length > 0 ? 'della piattaforma' : 'nessuno']).join(' '),
      [...new Set(provers)].map((id) => `\`${id}\``).join(' ') ||
        (judging.length > 0
          ? 'lo prova il simulatore da sé'
          : document === undefined
            ? 'nessuno'
            : 'documenti di prova'),
    ];
  });
  for (const { id, document } of cases)
    for (const requirement of document?.requirements ?? [])
      if (!onDocuments.has(requirement)) wrong.push(`${id}: ${requirement} non esiste`);
  if (wrong.length > 0) throw new Error(`table of the cases of ${planId}: ${wrong.join('; ')}`);
  return [
    '| Caso | Titolo | Scenari, o chi lo prova | Requisiti | Difetti che lo provano |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`),
  ].join('\n');
}

/** The simulator's test files that name each case. */
function testsOf(simulator: string): ReadonlyMap<string, readonly string[]> {
  const folder = join(root, 'simulators', simulator);
  const found = new Map<string, string[]>();
  for (const path of globSync('**/*.test.ts', { cwd: folder }).toSorted()) {
    const text = readFileSync(join(folder, path), 'utf8');
    for (const id of new Set(text.match(/TC-[A-Z]+(-[A-Z]+)?-\d\d/g)))
      found.set(id, [...(found.get(id) ?? []), `\`${path}\``]);
  }
  return found;
}

/** The files of vectors that meet and break each requirement. */
function vectorsOf(simulator: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of globSync(join(root, 'simulators', simulator, 'vectors/*.json')).toSorted())
    for (const { requirement } of JSON.parse(readFileSync(path, 'utf8')) as readonly { readonly requirement: string }[])
      found.set(requirement, [...(found.get(requirement) ?? []), `vectors/${basename(path)}`]);
  return found;
}
