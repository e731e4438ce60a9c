import fc from 'fast-check';
import { Stopped } from './trouble.ts';
import type { CollaudoWorld } from './world.ts';

/** What a property came to: enough to run the same again, and the smallest case that breaks it. */
export interface PropertyOutcome {
  readonly name: string;
  readonly seed: number;
  /** How many cases were generated before the first that broke, shrinking left out. */
  readonly cases: number;
  readonly broken: boolean;
  /** fast-check's path to the counterexample: with the seed, it replays it at once. */
  readonly path?: string;
  /** The smallest counterexample, as JSON. */
  readonly counterexample?: string;
  readonly reason?: string;
}

/**
 * Tries a property on generated cases (`predicate` throws on a case that breaks it), and notes name, seed, count and
 * shrunk counterexample in the journal, broken or not. The non-throwing form: the step decides what follows.
 * @throws Stopped where a case could not be tried (the SUT is unreachable): that breaks no property.
 */
export async function forAll<Case>(
  world: CollaudoWorld,
  name: string,
  arbitrary: fc.Arbitrary<Case>,
  count: number,
  predicate: (generated: Case) => Promise<void>,
): Promise<PropertyOutcome> {
  const seed = world.ids.int(0x7fff_ffff);
  let stopped: Stopped | undefined;
  const tried = fc.asyncProperty(arbitrary, async (generated) => {
    if (stopped !== undefined) return;
    try {
      await predicate(generated);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      stopped = error;
    }
  });
  const details = await fc.check(tried, { seed, numRuns: count });
  if (stopped !== undefined) throw stopped;
  const [smallest] = details.counterexample ?? [];
  const outcome: PropertyOutcome = {
    name,
    seed,
    cases: details.numRuns,
    broken: details.failed,
    ...(details.counterexamplePath === null ? {} : { path: details.counterexamplePath }),
    ...(details.failed ? { counterexample: JSON.stringify(smallest) } : {}),
    ...(details.errorInstance instanceof Error ? { reason: details.errorInstance.message } : {}),
  };
  world.note('property', outcome);
  return outcome;
}
