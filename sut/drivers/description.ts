import { SutUnreachable } from './driver.ts';
import type { SutInfo } from './driver.ts';

/**
 * What a SUT says of itself when asked for its commands: `{ name?, version?, commands: [...], endpoints?: {...} }`. An
 * endpoint that is only a path lies under `base`, where there is one: whoever runs in a container knows no other name.
 * @throws SutUnreachable SUT_BAD_ANSWER where it is not that.
 */
export function sutInfoFrom(value: unknown, base?: string): SutInfo {
  const { name, version, commands, endpoints } = (value ?? {}) as Record<string, unknown>;
  const texts = (list: unknown): list is string[] =>
    Array.isArray(list) && list.every((item) => typeof item === 'string');
  if (!texts(commands))
    throw new SutUnreachable('SUT_BAD_ANSWER', 'l’elenco dei comandi deve essere { "commands": ["nome", ...] }');
  const places = Object.entries((endpoints ?? {}) as Record<string, unknown>).map(([endpoint, place]) => {
    const url = base !== undefined && typeof place === 'string' && place.startsWith('/') ? base + place : place;
    if (typeof url !== 'string' || !/^https?:\/\//.test(url))
      throw new SutUnreachable('SUT_BAD_ANSWER', `endpoints.${endpoint} deve essere un indirizzo http o https`);
    return [endpoint, url] as const;
  });
  return {
    name: typeof name === 'string' ? name : 'software sotto prova',
    version: typeof version === 'string' ? version : 'non dichiarata',
    commands,
    endpoints: Object.fromEntries(places),
  };
}
