import type { Caller } from '../simulators/compose.ts';
import { VirtualClock } from '../simulators/kernel/clock.ts';
import type { Clock } from '../simulators/kernel/clock.ts';

/** Moves a scenario's time, letting the platforms that call the SUT do so at the instants at which they would. */
export class Timekeeper {
  readonly #clock: Clock;
  readonly #callers: readonly Caller[];

  constructor(clock: Clock, callers: readonly Caller[]) {
    this.#clock = clock;
    this.#callers = callers;
  }

  /** Makes the calls that are due now. */
  async settle(): Promise<void> {
    for (const caller of this.#callers) await caller.callDue();
  }

  /** Lets a nominal duration (ms) pass. */
  async advance(nominalMs: number): Promise<void> {
    await this.#until(this.#clock.now() + this.#clock.span(nominalMs));
  }

  /** Absence (semantics.md 7): in virtual time everything still to come comes; otherwise the observation window passes. */
  async runToIdle(observationMs: number): Promise<void> {
    if (this.#clock instanceof VirtualClock) await this.#until(Number.POSITIVE_INFINITY);
    else await this.#until(this.#clock.now() + observationMs);
  }

  async #until(end: number): Promise<void> {
    const clock = this.#clock;
    await this.settle();
    for (let next = this.#next(); next !== undefined && next <= end; next = this.#next()) {
      await this.#moveTo(next);
      await this.settle();
    }
    if (Number.isFinite(end)) await this.#moveTo(end);
    if (clock.mode !== 'virtual') await this.settle();
  }

  /** The next instant at which something happens: a timer of the virtual clock, or a call. */
  #next(): number | undefined {
    const instants = [
      ...(this.#clock instanceof VirtualClock ? [this.#clock.nextAt()] : []),
      ...this.#callers.map((caller) => caller.nextAt()),
    ].filter((instant) => instant !== undefined);
    return instants.length === 0 ? undefined : Math.min(...instants);
  }

  async #moveTo(instant: number): Promise<void> {
    const clock = this.#clock;
    if (clock instanceof VirtualClock) await clock.set(Math.max(instant, clock.now()));
    else if (instant > clock.now()) await clock.sleep(instant - clock.now());
  }
}
