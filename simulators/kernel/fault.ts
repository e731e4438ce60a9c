/** Scripted faults: what a scenario makes a platform do wrong, once or a number of times, on one operation. */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Record<string, string>;
    }
  | { readonly kind: 'delay'; readonly ms: number }
  /** No answer until the peer's own deadline; on a virtual clock it ends after {@link HANG_MS}. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  /** The answer is cut after `bytes` bytes. */
  | { readonly kind: 'truncate'; readonly bytes: number }
  /** The answer is not what its content type says. */
  | { readonly kind: 'malformed' }
  /** The operation gives the same thing twice (a platform says of what: an event, a receipt, a call). */
  | { readonly kind: 'duplicate' }
  /** The operation gives things in another order (timestamps, not identifiers). */
  | { readonly kind: 'reorder' }
  /** What was issued has expired: a presigned URL, a session. */
  | { readonly kind: 'expiry' };

export interface ScriptedFault {
  readonly operation: string;
  readonly fault: Fault;
  /** How many calls it strikes; 1 unless told. */
  readonly times?: number;
  /** How many calls go well (no other fault strikes them either) before it strikes; 0 unless told. */
  readonly after?: number;
}

/** How long a call hangs when nobody sets a shorter deadline: SEND's gateway gives up at 29 s (send.md §1.1). */
export const HANG_MS = 29_000;

/** The faults waiting to strike, in the order they were scripted. */
export class Faults {
  readonly #operations: readonly string[] | undefined;
  #waiting: { operation: string; fault: Fault; times: number; after: number }[] = [];

  /** @param operations the ids that can be struck; any where absent */
  constructor(operations?: readonly string[]) {
    this.#operations = operations;
  }

  /** @throws RangeError for an operation nobody can call, or numbers that are not counts: the fault would never strike. */
  script(scripted: ScriptedFault): void {
    const { operation, fault, times = 1, after = 0 } = scripted;
    if (this.#operations !== undefined && !this.#operations.includes(operation))
      throw new RangeError(`no operation "${operation}" to strike; there are ${this.#operations.join(', ')}`);
    if (!(times >= 1) || !(after >= 0))
      throw new RangeError(`counts expected, got times ${times} and after ${after} for ${operation}`);
    this.#waiting.push({ operation, fault, times, after });
  }

  /** The fault that strikes this call of the operation, if any; a call that none strikes counts as one that went well. */
  take(operation: string): Fault | undefined {
    if (this.#waiting.length === 0) return undefined;
    const mine = this.#waiting.filter((waiting) => waiting.operation === operation);
    const striking = mine.find(({ after }) => after === 0);
    if (striking === undefined) for (const waiting of mine) waiting.after--;
    else if (--striking.times === 0) this.#waiting = this.#waiting.filter((waiting) => waiting !== striking);
    return striking?.fault;
  }

  clear(): void {
    this.#waiting = [];
  }
}
