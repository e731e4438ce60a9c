import type { Headers } from './exchange.ts';

/** Name of the note that follows an exchange which went on to a real platform: the other side of the bench. */
export const FORWARD_NOTE = 'inoltro';

/** Something that the real platform answered otherwise than its simulator: how the simulators stay true. */
export interface Difference {
  /** `status`, `contract` (outside the simulator's contract), `member` (present on one side), `type`, `value` (its class: an instant, digits ...), `form`, `operation`. */
  readonly what: 'status' | 'contract' | 'member' | 'type' | 'value' | 'form' | 'operation';
  /** JSON pointer in the body; empty for the whole. */
  readonly path: string;
  readonly platform: string;
  readonly simulator: string;
}

/** Plain JSON; redacted like any exchange. */
export interface ForwardNote {
  readonly platform: string;
  readonly operation?: string;
  readonly request: { readonly method: string; readonly url: string; readonly headers: Headers };
  readonly response: {
    readonly status: number;
    readonly headers: Headers;
    readonly sha256: string;
    readonly size: number;
  };
  readonly failure?: string;
  readonly differences: readonly Difference[];
}
