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
  readonly client: Client;
  /** What a restart loses. */
  readonly memory: Memory;
}
