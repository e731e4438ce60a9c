import type { ServicePayload } from '../../contract/service.ts';
import type { HistoryItem, Service } from '../../state.ts';
import { TOPICS } from '../../status/topics.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** A card as it is read: the topic with its name instead of its number. */
function cardOf({ metadata: { topic_id, ...metadata }, ...card }: ServicePayload): object {
  return { ...card, metadata: { ...metadata, topic: { id: topic_id, name: TOPICS[topic_id] ?? '' } } };
}

/** A service as its owner reads it. */
export function lifecycleOf({ id, card, status, lastUpdate, version, group }: Service): object {
  const read = cardOf(group === undefined ? card : { ...card, metadata: { ...card.metadata, group_id: group } });
  return { ...read, id, status, last_update: iso(lastUpdate), version };
}

/** The published copy of a service. */
export function publicationOf({ id, version }: Service, published: NonNullable<Service['published']>): object {
  return { ...cardOf(published.card), id, status: published.status, last_update: iso(published.at), version };
}

export function historyItemOf(id: string, { at, card, kind, value, reason, version }: HistoryItem): object {
  const status = { kind, value, ...(reason === undefined ? {} : { reason }) };
  return { ...cardOf(card), id, status, last_update: iso(at), version };
}
