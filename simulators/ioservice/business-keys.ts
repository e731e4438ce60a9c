import type { SeenExchange } from '../kernel/platform.ts';
import { itemsOf, list, members, text } from './seen.ts';

/** The messages and notices that an exchange speaks of (semantics.md 11). */
export function businessKeys(exchange: SeenExchange): readonly string[] {
  const ids = [
    exchange.path['id_messaggio'],
    ...list(exchange.response.json).map((each) => text(members(each)['idMessaggio'])),
  ];
  const notices = itemsOf(exchange).map((item) =>
    text(members(members(item['contenuto'])['dati_pagamento'])['avviso_pagoPA']),
  );
  return [
    ...ids.flatMap((id) => (id === undefined ? [] : [`ioservice:${id}`])),
    ...notices.flatMap((notice) => (notice === undefined ? [] : [`avviso:${notice}`])),
  ];
}
