import type { Entry } from './journal.ts';
import type { Platform } from './platform.ts';
import type { Finding } from './requirement.ts';
import { viewOf } from './view.ts';

/**
 * Asks a platform's expectation over a stretch of the journal, and over what came earlier where that still stands.
 * @throws RangeError for a name the platform does not have: a mistake in a step, so a harness error.
 */
export function expectation(
  platform: Platform,
  name: string,
  entries: readonly Entry[],
  parameters: Readonly<Record<string, unknown>>,
  earlier?: readonly Entry[],
): Finding {
  const asked = Object.hasOwn(platform.expectations, name) ? platform.expectations[name] : undefined;
  if (asked === undefined) throw new RangeError(`${platform.id} has no expectation "${name}"`);
  return { ...asked.check(viewOf(entries, earlier), parameters), requirement: asked.requirement };
}
