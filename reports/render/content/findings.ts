import type { Level } from '../../../simulators/kernel/requirement.ts';
import type { Evidence } from '../../evidence.ts';
import type { CaseVerdict, PlanVerdict, RequirementVerdict, ScenarioVerdict, Verdict } from '../../verdict-tree.ts';
import { bounded } from './bounded.ts';
import { excerptOf } from './exchange-excerpt.ts';
import type { ExchangeExcerpt } from './exchange-excerpt.ts';

/** Everything a reader needs to understand one violated requirement and to mend it. */
export interface FindingCard {
  readonly requirement: string;
  readonly level: Level;
  readonly verdict: Verdict;
  readonly text: string;
  readonly source: string;
  readonly message: string;
  readonly expected: string | undefined;
  readonly observed: string | undefined;
  readonly exchange: ExchangeExcerpt | undefined;
  /** The scenario it was made in, and how many others made the same. */
  readonly scenario: ScenarioVerdict | undefined;
  readonly scenarioId: string;
  readonly alsoIn: number;
  readonly remedy: string;
  readonly command: string;
}

/** Cards shown of one case: the worst first; the rest is counted. */
const CARDS_A_CASE = 12;
const CARDS_A_REQUIREMENT = 3;

/** The violations of a case as cards, at most a dozen, those that say the same joined; `left` were left out. */
export function cardsOf(
  evidence: Evidence,
  plan: PlanVerdict,
  aCase: CaseVerdict,
): { readonly cards: readonly FindingCard[]; readonly left: number } {
  const scenarios = new Map(aCase.scenarios.map((scenario) => [scenario.id, scenario]));
  const cards: FindingCard[] = [];
  let left = 0;
  const violated = aCase.requirements
    .filter((requirement) => requirement.findings.some((finding) => finding.outcome === 'violated'))
    .toSorted((a, b) => rank(a.verdict) - rank(b.verdict));
  for (const requirement of violated) {
    const distinct = new Map<string, (typeof requirement.findings)[number][]>();
    for (const finding of requirement.findings) {
      if (finding.outcome !== 'violated') continue;
      // what was observed differs in every scenario: it is the same finding all the same
      const key = JSON.stringify([finding.message, finding.expected]);
      distinct.set(key, [...(distinct.get(key) ?? []), finding]);
    }
    for (const [index, [first, ...others]] of [...distinct.values()].entries()) {
      if (first === undefined) continue;
      if (index >= CARDS_A_REQUIREMENT || cards.length >= CARDS_A_CASE) {
        left++;
        continue;
      }
      cards.push({
        requirement: requirement.id,
        level: requirement.level,
        verdict: requirement.verdict,
        text: bounded(requirement.text, 600),
        source: sourceOf(evidence, requirement),
        message: bounded(first.message, 500),
        expected: first.expected === undefined ? undefined : bounded(first.expected, 700),
        observed: first.observed === undefined ? undefined : bounded(first.observed, 700),
        exchange: first.exchange === undefined ? undefined : excerptOf(evidence.entry(first.exchange)),
        scenario: scenarios.get(first.scenario),
        scenarioId: first.scenario,
        alsoIn: new Set(others.map((other) => other.scenario).filter((id) => id !== first.scenario)).size,
        remedy: bounded(requirement.remedy, 600),
        command: commandFor(evidence, plan, aCase),
      });
    }
  }
  return { cards, left };
}

/** Where a requirement comes from, and whether it is ours: `SEND B2B, §1.4`, `… · ricostruito`. */
export function sourceOf(evidence: Evidence, requirement: RequirementVerdict): string {
  const ours = evidence.catalogue.get(requirement.id)?.ours === true;
  return [
    bounded(requirement.source, 160),
    ...(requirement.status === 'reconstructed' ? ['requisito ricostruito'] : []),
    ...(ours ? ['obbligatorio per scelta di Collaudo'] : []),
  ].join(' · ');
}

/** The command that runs the same case again. */
export function commandFor(evidence: Evidence, plan: PlanVerdict, aCase: CaseVerdict): string {
  const { seed, sut, ambiente, selection } = evidence.tree.run;
  // the case that collects stray traffic is nobody's: it comes again only with the whole plan
  const only = aCase.id.startsWith('FUORI-SCENARIO') ? '' : ` --only ${aCase.id}`;
  const mutant = sut.mutant === undefined ? '' : ` --mutant ${sut.mutant}`;
  const where = ambiente === 'staging' ? '' : ` --ambiente ${ambiente}`;
  const ente = selection.ente === undefined ? '' : ` --ente ${selection.ente}`;
  return `npx collaudo run ${plan.id}${ente}${only} --seed ${seed}${mutant}${where}`;
}

const RANKS: Readonly<Record<Level, number>> = { MUST: 0, SHOULD: 1, MAY: 2 };

function rank(verdict: Verdict): number {
  return verdict === 'error' ? 0 : verdict === 'fail' ? 1 : 2;
}

/** DEVE first, then by identifier: the order of a requirement table. */
export function inOrder(requirements: readonly RequirementVerdict[]): readonly RequirementVerdict[] {
  return requirements.toSorted((a, b) => RANKS[a.level] - RANKS[b.level] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
