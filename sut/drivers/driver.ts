import type { Clock } from '../../simulators/kernel/clock.ts';
import type { Ids } from '../../simulators/kernel/ids.ts';
import type { ExchangeBody } from '../../simulators/kernel/journal.ts';
import type { CommandAnswer } from '../commands/command.ts';

/** An exchange between the SUT and a platform, as the journal has it: redacted. */
export type SeenExchange = ExchangeBody;

/** What a SUT is told about the world of a scenario. */
export interface Surroundings {
  readonly clock: Clock;
  readonly ids: Ids;
  /** Base URL of each platform, as the SUT must address it; no trailing slash. */
  readonly platforms: Readonly<Record<string, string>>;
  /** Identities and credentials the platforms issued for it, by platform. Plain JSON. */
  readonly credentials: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Tells every exchange as it happens, until the function that it gives is called; absent where nobody records any. */
  observe?(hear: (exchange: SeenExchange) => void): () => void;
}

export interface SutInfo {
  readonly name: string;
  readonly version: string;
  /** Commands it supports; a command outside the list is answered `notSupported` without asking. */
  readonly commands: readonly string[];
  /** Where the platforms reach the SUT, by endpoint name (`pagopa`: the creditor's station). */
  readonly endpoints: Readonly<Record<string, string>>;
}

/** How commands reach a system under test. */
export interface Driver {
  readonly id: string;
  /** Makes the SUT ready for a scenario. @throws SutUnreachable */
  start(surroundings: Surroundings): Promise<SutInfo>;
  /** Gives a command. @throws SutUnreachable where the SUT crashed, hung or answered outside the contract. */
  command(name: string, parameters: unknown): Promise<CommandAnswer>;
  stop(): Promise<void>;
}

/** The SUT could not be asked: the scenario is blocked, never failed (semantics.md 16). */
export class SutUnreachable extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'SutUnreachable';
    this.code = code;
  }
}
