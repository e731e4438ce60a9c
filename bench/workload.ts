import type { Platform } from '../simulators/kernel/platform.ts';

/** What a bench asks of a platform: the platform itself, its settings, and the requests to send it over and over. */
export interface Workload {
  readonly platform: Platform;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Sent once, one after the other, before anything is measured. Every one must get a 2xx. */
  readonly prepare: readonly BenchRequest[];
  /** Named series; each is sent in turn, cycling. Every answer must be a 2xx. */
  readonly series: Readonly<Record<string, readonly BenchRequest[]>>;
}

export interface BenchRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
