import { canonical } from '../simulators/kernel/canonical.ts';
import { expectation } from '../simulators/kernel/expect.ts';
import { readChain } from '../simulators/kernel/journal.ts';
import type { Entry, ExchangeBody, PlanFacts } from '../simulators/kernel/journal.ts';
import type { Platform } from '../simulators/kernel/platform.ts';
import { judgeExchange } from '../simulators/kernel/rules.ts';
import { seen } from '../simulators/kernel/view.ts';
import { catalogue, platforms } from '../simulators/index.ts';
import { textOf } from './bundle-files.ts';
import type { BundleFiles } from './bundle-files.ts';
import { PART_NOTE } from './merge/journals.ts';
import { judge } from './verdict.ts';
import type { VerdictTree } from './verdict-tree.ts';

export interface Rejudged {
  readonly recorded: VerdictTree;
  readonly recomputed: VerdictTree;
  /** The plans as the journal states them. */
  readonly plans: readonly PlanFacts[];
  /** Where the two differ, in words; empty when every verdict came out the same. */
  readonly differences: readonly string[];
}

/**
 * Recomputes every verdict of a bundle from its journal alone: rules and expectations run again, nothing they once
 * found is trusted, no SUT and no network is needed.
 * @throws Error where the journal is not intact or `verdict.json` cannot be read.
 */
export function rejudge(files: BundleFiles): Rejudged {
  const { entries, problem } = readChain(files.lines('journal.ndjson'));
  if (problem !== undefined) throw new Error(`journal.ndjson: ${problem.message}`);
  const recorded = JSON.parse(textOf(files.bytes('verdict.json'))) as VerdictTree;
  const recomputed = judge(reconsidered(entries), catalogue);
  const first = entries[0];
  return {
    recorded,
    recomputed,
    plans: first?.kind === 'run' ? first.run.plans : [],
    differences: differences(recorded, recomputed),
  };
}

/** The same entries with their findings made anew. */
export function* reconsidered(entries: readonly Entry[]): Generator<Entry> {
  const byId = new Map(platforms.map((platform) => [platform.id, platform]));
  let memories = new Map<string, unknown>();
  const standing = livesTheWholeRun(entries);
  // where the simulations under way began: parts put together had theirs each
  let born = 0;
  // Expectations look back at rules' findings: at those made anew, never at the recorded ones.
  const anew: Entry[] = [];
  for (const entry of entries) {
    const made = reconsider(entry);
    anew.push(made);
    yield made;
  }

  function reconsider(entry: Entry): Entry {
    // A simulation, and what its rules remember, lives a scenario for the reference ente and the whole run for an external SUT.
    if (entry.kind === 'run' || (entry.kind === 'scenarioStart' && !standing)) memories = new Map();
    if (standing && entry.kind === 'note' && entry.name === PART_NOTE) {
      memories = new Map();
      born = entry.seq;
    }
    if (entry.kind === 'exchange') return { ...entry, ...again(entry, platformOf(entry.platform, byId), memories) };
    if (entry.kind !== 'expectation') return entry;
    const finding = expectation(
      platformOf(entry.platform, byId),
      entry.expectation,
      anew.slice(entry.from - 1, entry.seq - 1),
      entry.parameters,
      standing ? anew.slice(born, entry.from - 1) : undefined,
    );
    return { ...entry, finding };
  }
}

function livesTheWholeRun(entries: readonly Entry[]): boolean {
  const first = entries[0];
  return first?.kind === 'run' && first.run.sut.driver !== 'reference';
}

function platformOf(id: string, byId: ReadonlyMap<string, Platform>): Platform {
  const platform = byId.get(id);
  if (platform === undefined)
    throw new Error(`the journal speaks of platform "${id}", which this version of the suite does not have`);
  return platform;
}

function again(
  entry: ExchangeBody & { readonly seq: number },
  platform: Platform,
  memories: Map<string, unknown>,
): Pick<ExchangeBody, 'satisfied' | 'findings'> {
  if (!memories.has(platform.id)) memories.set(platform.id, platform.memory.create());
  return judgeExchange(platform, seen(entry), memories.get(platform.id));
}

function differences(recorded: VerdictTree, recomputed: VerdictTree): string[] {
  if (canonical(recorded) === canonical(recomputed)) return [];
  const found: string[] = [];
  const flat = (tree: VerdictTree): Map<string, string> =>
    new Map([
      ['esito complessivo', tree.verdict],
      ...tree.plans.flatMap((plan) => [
        [`piano ${plan.id}`, plan.verdict] as const,
        ...plan.cases.flatMap((each) => [
          [`caso ${each.id}`, each.verdict] as const,
          ...each.scenarios.map((scenario) => [`scenario ${scenario.id}`, scenario.verdict] as const),
          ...each.requirements.map(
            (requirement) => [`${each.id}, requisito ${requirement.id}`, requirement.verdict] as const,
          ),
        ]),
      ]),
    ]);
  const before = flat(recorded);
  const after = flat(recomputed);
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    if (before.get(key) !== after.get(key))
      found.push(
        `${key}: nel fascicolo «${before.get(key) ?? 'assente'}», ricalcolato «${after.get(key) ?? 'assente'}»`,
      );
  }
  return found.length > 0
    ? found
    : [
        'gli esiti coincidono, ma cambiano testi o riscontri: la suite non è della stessa versione, o verdict.json è stato modificato',
      ];
}
