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
  /** How many calls go well before it strikes; 0 unless told. */
  readonly after?: number;
}

/** How long a call hangs when nobody sets a shorter deadline: SEND's gateway gives up at 29 s (send.md §1.1). */
export const HANG_MS = 29_000;

/** The faults waiting to strike, in the order they were scripted. */
export class Faults {
  #waiting: { operation: string; fault: Fault; times: number; after: number }[] = [];

  script(scripted: ScriptedFault): void {
    this.#waiting.push({ times: 1, after: 0, ...scripted });
  }

  /** The fault that strikes this call of the operation, if any; counting the call. */
  take(operation: string): Fault | undefined {
    for (const waiting of this.#waiting) {
      if (waiting.operation !== operation) continue;
      if (waiting.after > 0) {
        waiting.after--;
        continue;
      }
      if (--waiting.times === 0) this.#waiting = this.#waiting.filter((other) => other !== waiting);
      return waiting.fault;
    }
    return undefined;
  }

  clear(): void {
    this.#waiting = [];
  }
}
