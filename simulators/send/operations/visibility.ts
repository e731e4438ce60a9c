import type { Caller, Notification, SendState } from '../state.ts';

/** A notification as its sender may see it: its own, and of one of the key's groups where the key has any. */
export function visible(state: SendState, iun: string | undefined, { key }: Caller): Notification | undefined {
  const notification = iun === undefined ? undefined : state.notifications.get(iun);
  if (notification === undefined || notification.sender.id !== key.pa.id) return undefined;
  const { group } = notification.request;
  return key.groups.length === 0 || (group !== undefined && key.groups.includes(group)) ? notification : undefined;
}

/** As {@link visible}, for what exists only once SEND has accepted the request (send.md §1.12). */
export function accepted(state: SendState, iun: string | undefined, caller: Caller): Notification | undefined {
  const notification = visible(state, iun, caller);
  return notification === undefined || notification.statusHistory.length === 0 || notification.refusal !== undefined
    ? undefined
    : notification;
}
