import type { Parts } from '../parts.ts';
import type { Ports, Store } from '../ports.ts';
import type { IrisArchive } from './archive.ts';
import type { IrisConfiguration } from './configuration.ts';

/** What the office that deals with IRIS works with. */
export interface IrisDesk {
  readonly configuration: IrisConfiguration;
  readonly ports: Ports;
  readonly parts: Parts;
  readonly archive: IrisArchive;
  readonly memories: Memories;
  /** What is to be done after the answer has left, and is being done. */
  readonly work: { scheduled: boolean; underWay: boolean; stopped: boolean };
}

/** Where things can be kept: on disk, or where a restart loses them. */
export interface Memories {
  readonly lasting: Store;
  readonly volatile: Store;
}
