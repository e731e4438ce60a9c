import type { WireResponse } from '../../kernel/exchange.ts';
import { isIn } from '../cidr.ts';
import type { ServicePayload } from '../contract/service.ts';
import { internal, notAllowed } from '../problem.ts';
import type { Caller, IoState, Service } from '../state.ts';

/** The service whose key was used, with the card in force: the published one, or the draft's while there is none. */
export interface Sender {
  readonly service: Service;
  readonly card: ServicePayload;
}

/** @throws RangeError for a key of management, which authentication stops earlier. */
export function senderOf({ services }: IoState, { subscription }: Caller): Sender {
  const service = subscription.kind === 'use' ? services.get(subscription.serviceId) : undefined;
  if (service === undefined) throw new RangeError('the key is of no service');
  return { service, card: service.published?.card ?? service.card };
}

/** Why the address of a caller is not let in: an empty list lets in any (io.md §5.1, 9). */
export function addressProblem({ card }: Sender, { ip }: Caller, { settings }: IoState): WireResponse | undefined {
  if (!settings.cidrEnforcement) return undefined;
  if (ip === undefined) return internal('IP address cannot be extracted from the request');
  const cidrs = card.authorized_cidrs ?? [];
  return cidrs.length === 0 || isIn(ip, cidrs) ? undefined : notAllowed();
}

/** Whether a user may write to the listed recipients only (the trial phase). */
export const isTrial = ({ user }: Caller): boolean =>
  user.groups.includes('ApiLimitedMessageWrite') && !user.groups.includes('ApiMessageWrite');

export const isAuthorized = ({ card }: Sender, fiscalCode: string): boolean =>
  (card.authorized_recipients ?? []).includes(fiscalCode);
