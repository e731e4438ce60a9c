import type { Platform } from './kernel/platform.ts';
import type { Requirement } from './kernel/requirement.ts';
import { iris } from './iris/index.ts';
import { pagopa } from './pagopa/index.ts';
import { send } from './send/index.ts';

export { iris, pagopa, send };

/** Every platform there is: an explicit list. */
export const platforms: readonly Platform[] = [send, pagopa, iris];

/** Every requirement of every platform, by id. @throws Error where two share an id. */
export const catalogue: ReadonlyMap<string, Requirement> = byId(platforms.flatMap(({ requirements }) => requirements));

function byId(requirements: readonly Requirement[]): ReadonlyMap<string, Requirement> {
  const map = new Map<string, Requirement>();
  for (const requirement of requirements) {
    if (map.has(requirement.id)) throw new Error(`two requirements are called ${requirement.id}`);
    map.set(requirement.id, requirement);
  }
  return map;
}
