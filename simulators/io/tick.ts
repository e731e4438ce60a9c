import type { Context, Effects, Event } from '../kernel/platform.ts';
import { automaticRejection, needsReviewer } from './review.ts';
import { process } from './processing.ts';
import type { IoState } from './state.ts';
import { lifecycle } from './status/lifecycle.ts';

/** What is due: a message to process or to be read, a card to review. @throws RangeError for a timer IO does not set. */
export function tick(state: IoState, timer: Event, context: Context): Effects {
  switch (timer.type) {
    case 'process':
      return process(timer['id'] as string, state, context);
    case 'read':
      return { events: [{ type: 'messageReadByCitizen', id: timer['id'] }] };
    case 'autoReview':
      return autoReview(timer['service'] as string, state, context);
    case 'review':
      return decide(timer['service'] as string, state, context);
    default:
      throw new RangeError(`IO sets no timer "${timer.type}"`);
  }
}

function autoReview(id: string, state: IoState, context: Context): Effects {
  const service = state.services.get(id);
  if (service?.status.value !== 'submitted') return {};
  const reason = automaticRejection(service, state);
  if (reason !== undefined) return rejected(id, reason, context);
  if (!needsReviewer(service)) return approved(id, state, context);
  return { schedule: [{ afterMs: state.settings.reviewMs, timer: { type: 'review', service: id } }] };
}

/** The reviewer's decision: as scripted, else an approval. Whoever has to wait is decided upon by a stimulus. */
function decide(id: string, state: IoState, context: Context): Effects {
  if (state.services.get(id)?.status.value !== 'submitted') return {};
  const [decision] = state.decisions;
  const taken: Event[] = decision === undefined ? [] : [{ type: 'decisionTaken' }];
  if (decision?.kind === 'wait') return { events: taken };
  const effects = decision?.kind === 'reject' ? rejected(id, decision.reason, context) : approved(id, state, context);
  return { ...effects, events: [...taken, ...(effects.events ?? [])] };
}

export function rejected(id: string, reason: string, { clock }: Context): Effects {
  const value = lifecycle.next('submitted', 'reject')!;
  return { events: [{ type: 'serviceMoved', service: id, value, reason, at: clock.now() }] };
}

/** An approved card may ask for payments, and takes the place of the published one. */
export function approved(id: string, { settings }: IoState, { clock }: Context): Effects {
  const value = lifecycle.next('submitted', 'approve')!;
  return {
    events: [
      {
        type: 'serviceMoved',
        service: id,
        value,
        at: clock.now(),
        max_allowed_payment_amount: settings.maxAmountOnApproval,
      },
      { type: 'serviceReleased', service: id, at: clock.now() },
    ],
  };
}
