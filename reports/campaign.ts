import { sha256 } from '../simulators/kernel/canonical.ts';
import type { RunFacts } from '../simulators/kernel/journal.ts';
import { exitCode, worst } from './verdict.ts';
import { VERDICTS } from './verdict-tree.ts';
import type { Verdict, VerdictTree } from './verdict-tree.ts';

/** What is told of a campaign: how each ente ended and where its evidence is. No finding and no datum of an ente is in it. */
export interface Campaign {
  readonly suite: RunFacts['suite'];
  readonly seed: number;
  /** The worst of the enti. */
  readonly verdict: Verdict;
  readonly enti: readonly CampaignEnte[];
}

export interface CampaignEnte {
  readonly denominazione: string;
  readonly codiceFiscale: string;
  readonly seed: number;
  readonly verdict: Verdict;
  /** Exit code of its run. */
  readonly exitCode: number;
  /** Where its evidence is, below the campaign's folder; absent where its run left none. */
  readonly bundle?: string;
  /** SHA-256 (hex) of its manifest. */
  readonly manifest?: string;
  readonly plans: readonly { readonly id: string; readonly title: string; readonly verdict: Verdict }[];
  /** Why there is no bundle, in the words of the run. */
  readonly problem?: string;
}

/** What the run of one ente left. */
export type EnteOutcome = {
  readonly ente: { readonly denominazione: string; readonly codiceFiscale: string };
  readonly seed: number;
  readonly exitCode: number;
} & (
  { readonly tree: VerdictTree; readonly bundle: string; readonly manifest: Uint8Array } | { readonly problem: string }
);

/** The seed of an ente of a campaign: each has data of its own, which follow from the campaign's seed and its tax id. */
export function enteSeed(campaign: number, codiceFiscale: string): number {
  return Number.parseInt(sha256(`${campaign}/${codiceFiscale}`).slice(0, 7), 16);
}

/** Puts a campaign together, in the order of its enti. */
export function campaignOf(suite: RunFacts['suite'], seed: number, outcomes: readonly EnteOutcome[]): Campaign {
  const enti = outcomes.map((outcome): CampaignEnte => {
    const { ente, exitCode: code } = outcome;
    const common = { ...ente, seed: outcome.seed, exitCode: code };
    if ('problem' in outcome) return { ...common, verdict: 'error', plans: [], problem: outcome.problem };
    return {
      ...common,
      verdict: outcome.tree.verdict,
      bundle: outcome.bundle,
      manifest: sha256(outcome.manifest),
      plans: outcome.tree.plans.map(({ id, title, verdict }) => ({ id, title, verdict })),
    };
  });
  return { suite, seed, verdict: enti.length === 0 ? 'untested' : worst(enti.map(({ verdict }) => verdict)), enti };
}

/** Exit code of a campaign, the worst of its enti's: a broken bench, then a configuration, a fail, something not tried. */
export function campaignExit({ enti, verdict }: Campaign): number {
  return WORST_FIRST.find((code) => enti.some((each) => each.exitCode === code)) ?? exitCode(verdict);
}

const WORST_FIRST = [3, 2, 1, 4, 0];

/** How many enti ended at each verdict, worst first, those at none left out. */
export function tallyOf({ enti }: Campaign): readonly (readonly [Verdict, number])[] {
  return VERDICTS.map((verdict) => [verdict, enti.filter((each) => each.verdict === verdict).length] as const).filter(
    ([, count]) => count > 0,
  );
}
