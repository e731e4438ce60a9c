import type { Reply } from './client.ts';
import type { Desk } from './desk.ts';
import { paths } from './urls.ts';

/** Asks SEND for a notification in full, timeline included (send.md §1.12). */
export function sentNotification(desk: Desk, iun: string): Promise<Reply> {
  const { configuration, parts, client } = desk;
  return client.ask({
    operation: 'retrieveSentNotification',
    method: 'GET',
    url: configuration.send + paths.sent(iun),
    headers: parts.sendHeaders(configuration.mittente.apiKey, 'retrieveSentNotification'),
    reads: 'json',
  });
}
