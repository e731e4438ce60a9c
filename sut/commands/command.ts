import type { TSchema } from 'typebox';

/** Something a system under test is asked to do, in domain words, whatever the driver (interface.md §5). */
export interface Command {
  /** `create-notification`: the last segment of the HTTP driver's path. */
  readonly name: string;
  /** What a person would do in the gestionale, in Italian: the manual driver says it. */
  readonly instruction: string;
  /** JSON Schema of the parameters. */
  readonly parameters: TSchema;
  /** JSON Schema of the `result` of an answer whose status is `done`. */
  readonly result: TSchema;
}

/** What the SUT says back (semantics.md 16). `messageToOperator` is what its user would read. */
export interface CommandAnswer {
  readonly status: 'done' | 'rejected' | 'notSupported';
  readonly result?: unknown;
  readonly messageToOperator?: string;
  /** The answer rests on a person's word: who, in what role, when (ISO 8601), and the digest of what was attached. */
  readonly attestation?: Attestation;
}

export interface Attestation {
  readonly chi: string;
  readonly ruolo: string;
  readonly quando: string;
  readonly allegato?: { readonly nome: string; readonly sha256: string };
}
