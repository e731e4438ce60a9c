import { hourInRome, isoInstant } from '../rome.ts';
import { SEND_FEE } from '../price.ts';
import type { Carried, Outcome, Scene, Step } from './workflow.ts';

/**
 * Schedules refinement, `days` after an instant (epoch ms) that lies `agoMs` (nominal) behind now: SCHEDULE_REFINEMENT
 * and the step `refine`. Nothing for a recipient who has already opened the notification: the view was the effect.
 */
export function scheduleRefinement(scene: Scene, days: number, from: number, agoMs: number): Outcome {
  const { notification, recIndex, progress, state, context } = scene;
  if (progress.viewedAt !== undefined) return {};
  const nominalMs = days * state.settings.dayMs;
  const dueAt = from + context.clock.span(nominalMs);
  return {
    drafts: [{ category: 'SCHEDULE_REFINEMENT', parts: { recIndex }, details: { schedulingDate: isoInstant(dueAt) } }],
    events: [{ type: 'refinementScheduled', iun: notification.iun, recIndex, dueAt }],
    next: [{ step: 'refine', afterMs: nominalMs - agoMs }],
  };
}

/** A digital delivery from the cut-off hour on, in Rome, counts from the day after (send.md §2.8). */
export function digitalRefinementDays({ state }: Scene, deliveredAt: number): number {
  const { refinementAfterDigitalDays, cutOffHour } = state.settings;
  return refinementAfterDigitalDays + (hourInRome(deliveredAt) >= cutOffHour ? 1 : 0);
}

/** The notification takes effect on the recipient, unless a view came first. */
export const refine: Step = ({ notification, recIndex, progress, context }: Scene, _carried: Carried) => {
  if (progress.viewedAt !== undefined) return {};
  const at = context.clock.now();
  return {
    drafts: [
      {
        category: 'REFINEMENT',
        parts: { recIndex },
        details: { notificationCost: SEND_FEE, eventTimestamp: isoInstant(at) },
      },
    ],
    events: [{ type: 'recipientRefined', iun: notification.iun, recIndex, at }],
  };
};
