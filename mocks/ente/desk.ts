import type { Archive } from './archive.ts';
import type { Client } from './client.ts';
import type { Configuration } from './configuration.ts';
import type { Parts } from './parts.ts';
import type { Memory } from './parts/events.ts';
import type { Ports } from './ports.ts';

/** What every office of the ente works with. */
export interface Desk {
  readonly configuration: Configuration;
  readonly ports: Ports;
  readonly parts: Parts;
  readonly archive: Archive;
  /** To SEND. */
  readonly client: Client;
  /** To GPD, which wants no voucher. */
  readonly gpdClient: Client;
  /** What a restart loses. */
  readonly memory: Memory;
}
