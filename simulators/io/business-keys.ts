import type { SeenExchange } from '../kernel/platform.ts';
import { members, text } from './seen.ts';

/** The message and the notice that an exchange speaks of (semantics.md 11). */
export function businessKeys({ path, request, response }: SeenExchange): readonly string[] {
  const id = path['id'] ?? (response.status === 201 ? text(members(response.json)['id']) : undefined);
  const { notice_number } = members(members(members(request.json)['content'])['payment_data']);
  return [
    ...(id === undefined ? [] : [`messaggio:${id}`]),
    ...(typeof notice_number === 'string' ? [`avviso:${notice_number}`] : []),
  ];
}
