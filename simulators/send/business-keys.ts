import type { SeenExchange } from '../kernel/platform.ts';
import { iunOfNotificationRequestId } from '../kernel/values/iun.ts';
import { members, noticesOf, text } from './seen.ts';
import { CONSUME } from './versions.ts';

/**
 * The business keys an exchange with SEND speaks of: IUN, request, protocol, notice. A read of a stream speaks of every
 * notification in its page, so it is left to the scenario under way.
 */
export function businessKeys({ operation, path, query, request, response }: SeenExchange): readonly string[] {
  if (operation !== undefined && CONSUME.includes(operation)) return [];
  const keys = new Set<string>();
  const add = (kind: string, value: unknown): void => {
    const known = text(value);
    if (known !== undefined) keys.add(`${kind}:${known}`);
  };
  add('iun', path['iun']);
  add('avviso', path['noticeCode']);
  add('protocollo', query['paProtocolNumber']);
  const asked = members(request.json);
  add('protocollo', asked['paProtocolNumber']);
  for (const { noticeCode } of noticesOf(asked)) add('avviso', noticeCode);
  for (const requestId of [query['notificationRequestId'], members(response.json)['notificationRequestId']]) {
    const iun = iunOfNotificationRequestId(text(requestId) ?? '');
    if (iun.ok) add('iun', iun.value);
  }
  return [...keys].sort();
}
