import type { Clock } from '../../simulators/kernel/clock.ts';
import type { Transport } from '../../simulators/kernel/exchange.ts';
import type { Ids } from '../../simulators/kernel/ids.ts';

/** Durable memory by key: what was written survives a restart. Values are plain JSON. */
export interface Store {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  /** Writes several values at once: a crash leaves all of them or none. */
  setMany(entries: readonly (readonly [key: string, value: unknown])[]): void;
  /** Keys that begin with `prefix`, in the order they were first written. */
  keys(prefix: string): readonly string[];
}

/** What the ente needs of the world. */
export interface Ports {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly store: Store;
}
