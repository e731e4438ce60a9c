import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codes, iris, requirementOfCode } from '../../simulators/iris/index.ts';
import type { Code } from '../../simulators/iris/index.ts';
import { describePlans } from '../../steps/describe-plans.ts';
import { plans } from '../../steps/plans.ts';

const VECTORS = join(import.meta.dirname, '../../simulators/iris/vectors');

/**
 * The table of every return code of IRIS for the platform's README: its requirement, its vector and its scenario, or the
 * reason why it is not produced (issue 3). @throws Error where a cell would stay empty.
 */
export async function irisCodesTable(): Promise<string> {
  const scenarios = await scenariosByRequirement();
  const vectors = vectorsByRequirement();
  const passive = new Set(iris.rules.map(({ requirement }) => requirement));
  const empty: string[] = [];
  const rows = codes.map((code) => {
    const requirement = requirementOfCode[code.code];
    const known = iris.requirements.find(({ id }) => id === requirement);
    if (requirement === undefined || known === undefined) empty.push(`${code.code}: nessun requisito`);
    const proofs = [
      ...(scenarios.get(requirement ?? '') ?? []),
      ...(passive.has(requirement ?? '') ? ['regola passiva, in ogni scenario'] : []),
      ...(known?.notTested === undefined ? [] : [`non provato: ${known.notTested}`]),
    ];
    if (proofs.length === 0) empty.push(`${code.code}: ${requirement ?? ''} senza scenario`);
    return [
      `\`${code.code}\``,
      code.meaning,
      whenOf(code),
      requirement ?? '',
      vectorOf(code, vectors.get(requirement ?? '')),
      proofs.join('; '),
      code.source,
    ];
  });
  if (empty.length > 0) throw new Error(`table of the codes of IRIS: ${empty.join('; ')}`);
  return [
    '| Codice | Significato | Quando | Requisito | Vettore | Scenario | Fonte |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.map(cell).join(' | ')} |`),
  ].join('\n');
}

/** What brings a code about, or why nothing a client does can. */
function whenOf(code: Code): string {
  if ('trigger' in code) return code.trigger;
  return 'onlyFault' in code ? code.onlyFault : `Non prodotto: ${code.notProduced}`;
}

/** The simulator's own vector produces the code alone; that of the requirement shows a SUT that meets it or breaks it. */
function vectorOf(code: Code, ofRequirement: string | undefined): string {
  const own = 'notProduced' in code ? [] : ['`codes.test.ts`'];
  return (
    [...own, ...(ofRequirement === undefined ? [] : [ofRequirement])].join('; ') || 'nessuno: il codice non è prodotto'
  );
}

async function scenariosByRequirement(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const { cases } of describePlans(plans))
    for (const { scenarios } of cases)
      for (const { id, requirements } of scenarios)
        for (const requirement of requirements) {
          const list = found.get(requirement) ?? [];
          if (!list.includes(id)) list.push(id);
          found.set(requirement, list);
        }
  return found;
}

function vectorsByRequirement(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(VECTORS).filter((name) => name.endsWith('.json'))) {
    const vectors = JSON.parse(readFileSync(join(VECTORS, file), 'utf8')) as readonly {
      readonly requirement: string;
    }[];
    for (const { requirement } of vectors) found.set(requirement, `\`vectors/${file}\``);
  }
  return found;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
