import type { WireRequest, WireResponse } from '../kernel/exchange.ts';
import type { Context, Operation } from '../kernel/platform.ts';
import { accessOf } from './operations/access.ts';
import { internal, invalidKey, missingKey, noScopes, notAllowed, tooManyCalls } from './problem.ts';
import { takeCall } from './rate.ts';
import type { Caller, IoState, User } from './state.ts';

export const KEY = 'ocp-apim-subscription-key';
/** In a laboratory all calls come from one address: this header says from which they would. */
export const SOURCE_IP = 'x-sim-source-ip';

export const credentialOf = (request: WireRequest): string | undefined => request.headers[KEY];

export const owns = (state: IoState, credential: string): boolean => state.keys.has(credential);

/**
 * What stands before the handlers (io.md §5.1, 1-5): key, rate limit, groups, address, service of the subscription. The
 * window of calls is the gateway's own and is moved here: a call refused later has been counted all the same.
 */
export function authenticate(
  operation: Operation<IoState, Caller>,
  request: WireRequest,
  state: IoState,
  { clock }: Context,
): { caller: Caller } | { refused: WireResponse } {
  const presented = request.headers[KEY];
  if (presented === undefined || presented === '') return { refused: missingKey() };
  const subscription = state.keys.get(presented);
  if (subscription === undefined) return { refused: invalidKey() };
  const { user } = subscription;
  const limit = limitOf(user, state);
  let remaining: number | undefined;
  if (limit !== undefined) {
    const taken = takeCall(user.window, clock.now(), limit, clock.span(state.rate.windowMs));
    if (!taken.ok) return { refused: tooManyCalls(Math.max(1, Math.ceil(taken.waitMs / 1000))) };
    ({ remaining } = taken);
  }
  const { key, groups } = accessOf(operation.id);
  if (user.groups.length === 0) return { refused: noScopes() };
  if (groups.length > 0 && !groups.some((group) => user.groups.includes(group)))
    return { refused: key === 'manage' ? notAllowed('User has no valid scopes') : notAllowed() };
  if (subscription.kind !== key) return { refused: notAllowed() };
  const ip = sourceOf(request, state);
  if (ip === undefined && key === 'manage')
    return { refused: internal('IP address cannot be extracted from the request') };
  return { caller: { subscription, user, ip, remaining } };
}

/** Calls a user may make in a window; undefined: as many as they like. */
function limitOf({ groups }: User, { rate }: IoState): number | undefined {
  if (groups.includes('ApiNoRateLimit')) return undefined;
  return groups.includes('ApiRateLimit250') ? 250 : rate.calls;
}

function sourceOf(request: WireRequest, { settings, sourceIp }: IoState): string | undefined {
  const told = settings.trustForwardedFor ? request.headers[SOURCE_IP] : undefined;
  return told ?? (sourceIp === '' ? undefined : sourceIp);
}
