/**
 * Time is a parameter (semantics.md 9). `virtual` moves only when told to; `scaled` runs with the wall but shortens
 * nominal durations (UAT: 1 day = 1 minute); `real` is the wall. All instants are epoch milliseconds, UTC.
 */
export type ClockMode = 'virtual' | 'scaled' | 'real';

export interface Timer {
  readonly at: number;
  cancel(): void;
}

export interface Clock {
  readonly mode: ClockMode;
  now(): number;
  /** How long a nominal duration (ms) lasts on this clock, in ms: shorter on a scaled clock. */
  span(nominalMs: number): number;
  /** Runs `task` once, a nominal duration (ms) from now. */
  after(nominalMs: number, task: () => void | Promise<void>): Timer;
  /** Waits a wire duration (ms, already what a peer was told). On a virtual clock the wait itself moves time. */
  sleep(ms: number): Promise<void>;
}

interface Pending extends Timer {
  readonly order: number;
  readonly task: () => void | Promise<void>;
  cancelled: boolean;
}

/** A clock that stands still until it is moved; timers run in order of instant, then of registration. */
export class VirtualClock implements Clock {
  readonly mode = 'virtual';
  #now: number;
  #order = 0;
  #frozen = false;
  /** A binary heap ordered by (at, order). */
  readonly #heap: Pending[] = [];

  constructor(startAt: number) {
    this.#now = startAt;
  }

  now(): number {
    return this.#now;
  }

  span(nominalMs: number): number {
    return nominalMs;
  }

  after(nominalMs: number, task: () => void | Promise<void>): Timer {
    const pending: Pending = {
      at: this.#now + duration(nominalMs),
      order: this.#order++,
      task,
      cancelled: false,
      cancel: () => void (pending.cancelled = true),
    };
    push(this.#heap, pending);
    return pending;
  }

  async sleep(ms: number): Promise<void> {
    await this.advance(ms);
  }

  /** Moves time forward by `ms`, running every timer that falls due on the way, each at its own instant. */
  async advance(ms: number): Promise<void> {
    await this.set(this.#now + duration(ms));
  }

  /** Moves to an instant, running what falls due. Going back is refused: a journal's time never does. */
  async set(instant: number): Promise<void> {
    if (!Number.isFinite(instant)) throw new RangeError(`an instant in epoch ms expected, got ${instant}`);
    if (instant < this.#now) throw new RangeError(`the clock cannot go back from ${this.#now} to ${instant}`);
    while (!this.#frozen) {
      const next = this.#peek();
      if (next === undefined || next.at > instant) break;
      await this.#run(next);
    }
    if (!this.#frozen && instant > this.#now) this.#now = instant;
  }

  /** While frozen, nothing moves time: neither sleeps nor advances. */
  freeze(): void {
    this.#frozen = true;
  }

  thaw(): void {
    this.#frozen = false;
  }

  /** Instant of the next timer, or undefined when the clock is idle. */
  nextAt(): number | undefined {
    return this.#peek()?.at;
  }

  /** Jumps to the next timer and runs it; false when there is none. */
  async runToNext(): Promise<boolean> {
    const next = this.#frozen ? undefined : this.#peek();
    if (next === undefined) return false;
    await this.#run(next);
    return true;
  }

  /** Runs timers until none is left, or until the horizon (nominal ms from now). Returns how many ran. */
  async runToIdle(horizonMs = Number.POSITIVE_INFINITY): Promise<number> {
    const end = this.#now + horizonMs;
    let ran = 0;
    for (let next = this.#peek(); next !== undefined && next.at <= end && !this.#frozen; next = this.#peek()) {
      await this.#run(next);
      ran++;
    }
    return ran;
  }

  #peek(): Pending | undefined {
    for (let first = this.#heap[0]; first !== undefined; first = this.#heap[0]) {
      if (!first.cancelled) return first;
      pop(this.#heap);
    }
    return undefined;
  }

  async #run(pending: Pending): Promise<void> {
    pop(this.#heap);
    if (pending.at > this.#now) this.#now = pending.at;
    const done = pending.task();
    if (done !== undefined) await done;
  }
}

/** The wall clock; with `factor` > 1 nominal durations are that much shorter (1,440: one day lasts one minute). */
export class WallClock implements Clock {
  readonly mode: ClockMode;
  readonly #factor: number;
  /** What is waited for, by what gives up waiting. */
  readonly #waits = new Set<() => void>();

  constructor(factor = 1) {
    this.#factor = factor;
    this.mode = factor === 1 ? 'real' : 'scaled';
  }

  now(): number {
    return Date.now();
  }

  span(nominalMs: number): number {
    return Math.ceil(nominalMs / this.#factor);
  }

  after(nominalMs: number, task: () => void | Promise<void>): Timer {
    const wait = this.span(duration(nominalMs));
    return { at: this.now() + wait, cancel: this.#wait(wait, () => void task()) };
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#wait(duration(ms), resolve, resolve));
  }

  /** Cancels every timer still waiting and ends every sleep, so that the process can end. */
  stop(): void {
    for (const giveUp of this.#waits) giveUp();
  }

  /** Waits, in more than one piece where the system's timers are too short for it; gives what cancels the wait. */
  #wait(ms: number, done: () => void, stopped: () => void = () => {}): () => void {
    let timer: NodeJS.Timeout;
    const end = (): void => {
      clearTimeout(timer);
      this.#waits.delete(giveUp);
    };
    const giveUp = (): void => {
      end();
      stopped();
    };
    const wait = (left: number): void => {
      timer = setTimeout(
        () => {
          if (left > LONGEST_TIMEOUT) return wait(left - LONGEST_TIMEOUT);
          end();
          done();
        },
        Math.min(left, LONGEST_TIMEOUT),
      );
    };
    this.#waits.add(giveUp);
    wait(ms);
    return end;
  }
}

/** Beyond this many ms (24.8 days) the system's timers fire at once. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** A duration that can be waited for: never negative. @throws RangeError for what is no number. */
function duration(ms: number): number {
  if (!Number.isFinite(ms)) throw new RangeError(`a duration in ms expected, got ${ms}`);
  return Math.max(0, ms);
}

/** UAT's convention: one day lasts one minute (spec: send.md §2.8). */
export const UAT_FACTOR = 1440;

export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

function before(a: Pending, b: Pending): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

function push(heap: Pending[], item: Pending): void {
  let child = heap.push(item) - 1;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    if (before(heap[parent]!, item)) break;
    heap[child] = heap[parent]!;
    child = parent;
  }
  heap[child] = item;
}

function pop(heap: Pending[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let parent = 0;
  for (;;) {
    let child = 2 * parent + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
    if (before(last, heap[child]!)) break;
    heap[parent] = heap[child]!;
    parent = child;
  }
  heap[parent] = last;
}
