import type { Context } from '../kernel/platform.ts';
import type { Notification, SendState } from './state.ts';

const AVAILABLE_DAYS = 120;

/**
 * Whether attachments can still be read: for 120 days from the effect (refinement or first view) on the last recipient
 * (send.md §1.12, §2.8). Legal facts stay ten years, beyond any simulation.
 */
export function documentsAvailable({ recipients }: Notification, { settings }: SendState, { clock }: Context): boolean {
  let last = 0;
  for (const { refinedAt, viewedAt } of recipients) {
    const effect = Math.min(refinedAt ?? Number.POSITIVE_INFINITY, viewedAt ?? Number.POSITIVE_INFINITY);
    if (effect === Number.POSITIVE_INFINITY) return true;
    last = Math.max(last, effect);
  }
  return clock.now() <= last + clock.span(AVAILABLE_DAYS * settings.dayMs);
}
