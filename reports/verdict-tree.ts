import type { Difference } from '../simulators/kernel/forward-note.ts';
import type { Finding, Level } from '../simulators/kernel/requirement.ts';
import type { Attested, CaseSheet, RunFacts } from '../simulators/kernel/journal.ts';
import type { Labels, Parties, StatedFacts } from '../simulators/kernel/parties.ts';

/** The verdict of anything, worst first: the order is the roll-up rule and stands here only (architecture.md §8). */
export const VERDICTS = ['error', 'fail', 'blocked', 'untested', 'warn', 'attested', 'pass', 'notApplicable'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** `verdict.json` (interface.md §4). */
export interface VerdictTree {
  readonly suite: RunFacts['suite'];
  readonly run: {
    readonly id: string;
    readonly startedAt: string;
    readonly endedAt: string;
    readonly seed: number;
    readonly environment: RunFacts['environment'];
    readonly ambiente: RunFacts['ambiente'];
    readonly clock: string;
    /** Time the scenarios lived through on the run's clock, ms. */
    readonly simulatedMs: number;
    readonly door: string;
    readonly sut: RunFacts['sut'];
    readonly ente: RunFacts['ente'];
    readonly upstream?: NonNullable<RunFacts['upstream']>;
    readonly roles?: Parties;
    readonly stated?: StatedFacts;
    readonly labels?: Labels;
    readonly selection: RunFacts['selection'];
    readonly observationMs: number;
  };
  readonly verdict: Verdict;
  readonly plans: readonly PlanVerdict[];
  /** What real platforms answered otherwise than their simulators; absent where none stood behind the bench. */
  readonly differences?: readonly PlatformDifference[];
  /** How many requirements stand at each verdict, over all plans. */
  readonly counts: Readonly<Record<Verdict, number>>;
}

/** A difference between a platform's answers and its simulator's, however often it showed. It bears on no verdict. */
export interface PlatformDifference {
  readonly platform: string;
  readonly operation?: string;
  readonly what: Difference['what'];
  /** JSON pointer, or path of elements, in the answer's body; empty for the whole. */
  readonly path: string;
  /** What the real platform answered, and what its simulator would have. */
  readonly answered: string;
  readonly simulated: string;
  /** How many exchanges showed it, and the first of them. */
  readonly times: number;
  readonly exchange: number;
}

export interface PlanVerdict {
  readonly id: string;
  readonly title: string;
  /** What every document about the plan must say on its first page. */
  readonly notes?: readonly string[];
  readonly verdict: Verdict;
  readonly cases: readonly CaseVerdict[];
  /** Catalogue rows nobody tests, with the reason. */
  readonly notTested: readonly { readonly id: string; readonly reason: string }[];
}

export interface CaseVerdict {
  readonly id: string;
  readonly title: string;
  /** What the owner of the plan calls it, where it was told otherwise. */
  readonly officialId?: string;
  readonly verdict: Verdict;
  readonly sheet?: CaseSheet;
  readonly mode: 'active' | 'passive' | 'attested';
  readonly scenarios: readonly ScenarioVerdict[];
  readonly requirements: readonly RequirementVerdict[];
  /** What rests on a person's word, oldest first: each is printed. */
  readonly attestations?: readonly Attested[];
  /** Why it stands where it stands, when no finding says so (not selected, declared not applicable, blocked). */
  readonly reason?: string;
}

export interface ScenarioVerdict {
  readonly id: string;
  readonly name: string;
  readonly verdict: Verdict;
  readonly seed?: number;
  readonly place: string;
  /** Journal entries of the scenario: first and last sequence number. */
  readonly from: number;
  readonly to: number;
  readonly steps: readonly { readonly keyword: string; readonly text: string }[];
  readonly trouble?: { readonly code: string; readonly message: string };
}

export interface RequirementVerdict {
  readonly id: string;
  readonly level: Level;
  readonly verdict: Verdict;
  /** `SEND B2B, §1.4`: document and section. */
  readonly source: string;
  readonly status: 'source' | 'reconstructed';
  readonly text: string;
  readonly remedy: string;
  readonly findings: readonly (Finding & { readonly scenario: string })[];
}
