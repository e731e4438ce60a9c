import { noticeKey } from './apply.ts';
import { feeNow } from './gpd.ts';
import type { SendState } from './state.ts';

/** What the notification of a notice adds to it now, in cents (send.md §1.16); nothing where SEND would tell no price. */
export function noticeCost(state: SendState, creditore: string, numeroAvviso: string): number {
  const place = state.byNotice.get(noticeKey(creditore, numeroAvviso));
  const notification = place === undefined ? undefined : state.notifications.get(place.iun);
  if (place === undefined || notification === undefined || notification.statusHistory.length === 0) return 0;
  const { recIndex, paymentIndex } = place;
  const { applyCost } = notification.request.recipients[recIndex]!.payments![paymentIndex]!.pagoPa!;
  return feeNow(notification, { recIndex, applyCost });
}
