import { ask } from './ask.ts';
import { keyOf } from './desk.ts';
import type { IoDesk } from './desk.ts';

interface Day {
  readonly subscriptions?: readonly string[];
  readonly unsubscriptions?: readonly string[];
}

/** Reads the days of the feed not read yet, and says which of the ente's own citizens are in them (io.md §3.5). */
export async function readFeed(
  desk: IoDesk,
  servizio: string,
  assistiti: readonly string[],
): Promise<{ readonly attivati: readonly string[]; readonly disattivati: readonly string[] }> {
  const { archive, parts, ports } = desk;
  const byDigest = new Map(assistiti.map((each) => [parts.feedDigest(each), each]));
  const on = new Set<string>();
  const off = new Set<string>();
  for (const day of parts.feedDays(archive.ultimoFeed(servizio), ports.clock.now())) {
    const reply = await ask(desk, {
      operation: 'feed',
      method: 'GET',
      path: `/subscriptions-feed/${day}`,
      key: keyOf(desk, servizio),
    });
    if (reply.status !== 200) break;
    const { subscriptions = [], unsubscriptions = [] } = reply.json as Day;
    for (const [digests, into, from] of [
      [subscriptions, on, off],
      [unsubscriptions, off, on],
    ] as const)
      for (const citizen of digests.flatMap((digest) => byDigest.get(digest) ?? [])) {
        into.add(citizen);
        from.delete(citizen);
      }
    archive.saveUltimoFeed(servizio, day);
  }
  return { attivati: [...on], disattivati: [...off] };
}
