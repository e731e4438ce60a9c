import type { ArtefactCheck } from './kernel/artefact.ts';
import type { Platform } from './kernel/platform.ts';
import type { Requirement } from './kernel/requirement.ts';
import { gpd } from './gpd/index.ts';
import { io, schedaCheck } from './io/index.ts';
import { ioservice, registrazioneCheck } from './ioservice/index.ts';
import { iris } from './iris/index.ts';
import { pagopa } from './pagopa/index.ts';
import { pdnd } from './pdnd/index.ts';
import { send } from './send/index.ts';

export { attivazione } from './iris/index.ts';
export type { Adesione, Corsa, Passo } from './iris/index.ts';
export { onboarding, versions as sendVersions } from './send/index.ts';
export type { CorsaSend, PassoSend } from './send/index.ts';
export { gpd, io, ioservice, iris, pagopa, pdnd, send };

/** Every platform there is: an explicit list. */
export const platforms: readonly Platform[] = [send, pagopa, gpd, pdnd, iris, io, ioservice];

/** Every requirement of every platform, by id. @throws Error where two share an id. */
export const catalogue: ReadonlyMap<string, Requirement> = by(
  'id',
  platforms.flatMap(({ requirements }) => requirements),
);

/** Operations that a citizen's browser asks for, as `platform/operation`. */
export const pages: ReadonlySet<string> = new Set(
  platforms.flatMap(({ id, operations }) => operations.filter(({ page }) => page).map((each) => `${id}/${each.id}`)),
);

/** Every check on artefacts, by kind. @throws Error where two share a kind. */
export const checks: ReadonlyMap<string, ArtefactCheck> = by(
  'kind',
  // the services of a registration have cards, and cards are judged by IO
  [...platforms.flatMap(({ checks: own = [] }) => own), registrazioneCheck(schedaCheck)],
);

function by<Key extends string, Item extends Readonly<Record<Key, string>>>(
  key: Key,
  items: readonly Item[],
): ReadonlyMap<string, Item> {
  const map = new Map<string, Item>();
  for (const item of items) {
    if (map.has(item[key])) throw new Error(`two of them have the ${key} ${item[key]}`);
    map.set(item[key], item);
  }
  return map;
}
