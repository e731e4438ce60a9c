import type { Context } from '../../kernel/platform.ts';
import type { Recipient } from '../contract/requests.ts';
import type { Notification, RecipientState, SendEvent, SendState } from '../state.ts';
import type { Draft } from '../timeline.ts';

/** Where a step of a delivery stands: one recipient of one notification. */
export interface Scene {
  readonly notification: Notification;
  readonly recIndex: number;
  readonly recipient: Recipient;
  readonly progress: RecipientState;
  readonly state: SendState;
  readonly context: Context;
}

/** What a step carries to the next: plain JSON. */
export type Carried = Readonly<Record<string, number | string | boolean>>;

/** What comes of a step: elements of the timeline, events, and steps to come (`afterMs` nominal). */
export interface Outcome {
  readonly drafts?: readonly Draft[];
  /** After the elements. */
  readonly events?: readonly SendEvent[];
  readonly next?: readonly { readonly step: string; readonly afterMs: number; readonly carried?: Carried }[];
}

export type Step = (scene: Scene, carried: Carried) => Outcome;

/** Delivery to one recipient: where it starts and its steps, each run by the clock. */
export interface Workflow {
  readonly start: Step;
  readonly steps: Readonly<Record<string, Step>>;
  /** Steps that a cancellation does not stop: paper that the postal operator already has. */
  readonly evenIfCancelled: readonly string[];
}
