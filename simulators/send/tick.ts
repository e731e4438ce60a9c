import type { Context, Effects, Event } from '../kernel/platform.ts';
import { fee, withFees } from './gpd.ts';
import { cancel } from './timers/cancel.ts';
import { deliver, step } from './timers/deliver.ts';
import { validate } from './timers/validate.ts';
import type { Notification, SendState } from './state.ts';

type Timer = (notification: Notification, timer: Event, state: SendState, context: Context) => Effects;

/** What falls due, by the kind of timer. */
const TIMERS: Readonly<Record<string, Timer>> = { validate, deliver, step, cancel, fee };

/** Something that SEND had put off falls due. @throws RangeError for a timer it does not know. */
export function tick(state: SendState, timer: Event, context: Context): Effects {
  const due = TIMERS[timer.type];
  const notification = state.notifications.get(timer['iun'] as string);
  if (due === undefined || notification === undefined)
    throw new RangeError(`SEND knows no timer "${timer.type}" of ${String(timer['iun'])}`);
  return withFees(due(notification, timer, state, context), state);
}
