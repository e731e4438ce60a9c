import type { Entry } from '../simulators/kernel/journal.ts';

/**
 * In which scenarios of a plan the ente takes which decision. A scenario has its own ente, time and data
 * (docs/decisions/0007): one in which the decision that a mutant gets wrong is never taken goes as it goes for the
 * reference, and need not be run for that mutant.
 */
export class DecisionsTaken {
  readonly #scenarios = new Map<string, Set<string>>();
  #sinceLast = new Set<string>();

  /** The ente comes to a decision. */
  taken(part: string): void {
    this.#sinceLast.add(part);
  }

  /** What was taken until now belongs to this scenario. */
  scenarioEnded(id: string): void {
    for (const part of this.#sinceLast) {
      const scenarios = this.#scenarios.get(part) ?? new Set();
      this.#scenarios.set(part, scenarios.add(id));
    }
    this.#sinceLast = new Set();
  }

  /**
   * The places of the scenarios in which any of these parts is looked at, in the journal of the run that was watched;
   * undefined where none is, which tells nothing.
   */
  placesOf(parts: readonly string[], entries: readonly Entry[]): readonly string[] | undefined {
    const ids = new Set(parts.flatMap((part) => [...(this.#scenarios.get(part) ?? [])]));
    const places = entries.flatMap((entry) =>
      entry.kind === 'scenarioStart' && ids.has(entry.scenario.id) ? [entry.scenario.place] : [],
    );
    return places.length === 0 ? undefined : places;
  }
}
