import { FORWARD_NOTE } from '../simulators/kernel/forward-note.ts';
import type { ForwardNote } from '../simulators/kernel/forward-note.ts';
import type { Entry } from '../simulators/kernel/journal.ts';
import type { PlatformDifference } from './verdict-tree.ts';

/** Gathers what real platforms answered otherwise than their simulators, alike ones together, in order of appearance. */
export class Differences {
  readonly #found = new Map<string, PlatformDifference>();
  /** The last exchange of each platform: the note about it follows it. */
  readonly #exchanges = new Map<string, number>();

  hear(entry: Entry): void {
    if (entry.kind === 'exchange') this.#exchanges.set(entry.platform, entry.seq);
    if (entry.kind !== 'note' || entry.name !== FORWARD_NOTE) return;
    const { platform, operation, differences } = entry.data as ForwardNote;
    for (const { what, path: where, platform: answered, simulator: simulated } of differences) {
      // one element of a list is like the others
      const path = where.replaceAll(/\/\d+(?=\/|$)/g, '/*');
      const key = JSON.stringify([platform, operation, what, path, answered, simulated]);
      const known = this.#found.get(key);
      this.#found.set(
        key,
        known === undefined
          ? {
              platform,
              ...(operation === undefined ? {} : { operation }),
              what,
              path,
              answered,
              simulated,
              times: 1,
              exchange: this.#exchanges.get(platform) ?? entry.seq,
            }
          : { ...known, times: known.times + 1 },
      );
    }
  }

  get all(): readonly PlatformDifference[] {
    return [...this.#found.values()];
  }
}
