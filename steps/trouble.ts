import type { Trouble } from '../simulators/kernel/journal.ts';

/** Ends a scenario that cannot be judged, or is not to be; the journal holds it already when this is thrown. */
export class Stopped extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble.message);
    this.name = 'Stopped';
    this.trouble = trouble;
  }
}

/** A MUST was violated; recorded before being thrown. */
export class Violated extends Error {
  constructor(requirement: string, message: string) {
    super(`${requirement}: ${message}`);
    this.name = 'Violated';
  }
}
