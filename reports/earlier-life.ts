import type { Entry } from '../simulators/kernel/journal.ts';
import { PART_NOTE } from './merge/journals.ts';

/** What the note says where watching goes on after an interruption. */
export interface Resumption {
  readonly ripresa: true;
  /** Platforms that forgot nothing: real ones, behind the bench. */
  readonly ricordano: readonly string[];
}

/**
 * What platforms that were only observed no longer remember: watching was interrupted, and their state began anew. Software that
 * goes on with what came before is answered as by somebody who never heard of it; that is not held against it.
 */
export class EarlierLife {
  readonly #seen = new Set<string>();
  readonly #lost = new Set<string>();
  #resumed = false;
  #remembering: ReadonlySet<string> = new Set();

  /** Business keys that were seen before the last interruption. */
  get lost(): ReadonlySet<string> {
    return this.#lost;
  }

  /** Whether watching was interrupted at all. */
  get resumed(): boolean {
    return this.#resumed;
  }

  /** Takes in an entry; true where it is an exchange about something lost, which is not to be judged. */
  hear(entry: Entry): boolean {
    if (entry.kind === 'note' && entry.name === PART_NOTE) {
      const { ripresa, ricordano = [] } = entry.data as Partial<Resumption>;
      if (ripresa === true) {
        this.#resumed = true;
        for (const key of this.#seen) this.#lost.add(key);
        this.#remembering = new Set(ricordano);
      }
    }
    if (entry.kind !== 'exchange' || this.#remembering.has(entry.platform)) return false;
    const { keys = [] } = entry;
    for (const key of keys) this.#seen.add(key);
    return keys.some((key) => this.#lost.has(key));
  }
}
