/** What is demanded of a system under test, and what was found: both are data. */

export type Level = 'MUST' | 'SHOULD' | 'MAY';

/** One requirement of a platform's catalogue. Ids are `PLATFORM-AREA-NNN`, never reused. Texts are in Italian. */
export interface Requirement {
  readonly id: string;
  readonly level: Level;
  /** `source`: read in a public document. `reconstructed`: inferred by us, and said so in print. */
  readonly status: 'source' | 'reconstructed';
  readonly source: { readonly document: string; readonly section: string };
  /** The demand, in one sentence, as an official would write it. */
  readonly text: string;
  /** What a vendor should do when it is violated. */
  readonly remedy: string;
  /** A reconstructed demand that is nevertheless MUST, since breaking it costs money, data or a secret (semantics.md 1). */
  readonly ours?: true;
  /** Whom it concerns, where not everybody ("chi usa gli indirizzi diretti"): unheard, it is then not due. */
  readonly onlyIf?: string;
  /** Why no scenario and no rule checks it; printed in the document. */
  readonly notTested?: string;
}

export type Outcome = 'satisfied' | 'violated' | 'notObserved';

/** What a rule or an expectation found. Messages are in Italian and name the exchange they speak of. */
export interface Finding {
  readonly requirement: string;
  readonly outcome: Outcome;
  readonly message: string;
  readonly expected?: string;
  readonly observed?: string;
  /** `seq` of the journal entry it speaks of. */
  readonly exchange?: number;
}

/** The body of a finding: the requirement is known to whoever asks. */
export type Judgement = Omit<Finding, 'requirement'>;

export const satisfied = (message: string, exchange?: number): Judgement => ({
  outcome: 'satisfied',
  message,
  ...(exchange === undefined ? {} : { exchange }),
});

export const violated = (message: string, expected: string, observed: string, exchange?: number): Judgement => ({
  outcome: 'violated',
  message,
  expected,
  observed,
  ...(exchange === undefined ? {} : { exchange }),
});

export const notObserved = (message: string): Judgement => ({ outcome: 'notObserved', message });
