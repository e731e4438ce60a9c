import type { Context, Effects, Event, Schedule } from '../../kernel/platform.ts';
import type { Notification, SendState } from '../state.ts';
import { elementIdOf, factKey, factMade, timelineEvents } from '../timeline.ts';
import type { Draft } from '../timeline.ts';
import { delivery } from '../workflow/index.ts';
import type { Carried, Outcome, Scene } from '../workflow/workflow.ts';

/** Delivery to one recipient begins: the AAR is made, then the way to the recipient is taken (send.md §2.7). */
export function deliver(notification: Notification, timer: Event, state: SendState, context: Context): Effects {
  const recIndex = timer['recIndex'] as number;
  const scene = sceneOf(notification, recIndex, state, context);
  if (notification.cancelledAt !== undefined || scene.progress.viewedAt !== undefined) return {};
  const aar = factKey(state, 'PN_AAR');
  const at = context.clock.now();
  const aarElement = elementIdOf('AAR_GENERATION', notification.iun, { recIndex });
  const head: readonly Draft[] = [
    {
      category: 'AAR_CREATION_REQUEST',
      parts: { recIndex },
      details: { aarKey: `safestorage://${aar}`, numberOfPages: 1 },
    },
    {
      category: 'AAR_GENERATION',
      parts: { recIndex },
      details: { generatedAarUrl: `safestorage://${aar}`, numberOfPages: 1 },
    },
  ];
  const outcome = delivery.start(scene, {});
  return effectsOf(scene, {
    ...outcome,
    drafts: [...head, ...(outcome.drafts ?? [])],
    events: [
      factMade(notification.iun, { key: aar, category: 'AAR' }, aarElement, recIndex, at),
      ...(outcome.events ?? []),
    ],
  });
}

/** The next step of a delivery under way. A cancelled notification goes no further, but for what the post already has. */
export function step(notification: Notification, timer: Event, state: SendState, context: Context): Effects {
  const recIndex = timer['recIndex'] as number;
  const name = timer['step'] as string;
  const scene = sceneOf(notification, recIndex, state, context);
  const run = delivery.steps[name];
  if (run === undefined) throw new RangeError(`no step "${name}" in this delivery`);
  if (notification.cancelledAt !== undefined && !delivery.evenIfCancelled.includes(name)) return {};
  return effectsOf(scene, run(scene, timer['carried'] as Carried));
}

function sceneOf(notification: Notification, recIndex: number, state: SendState, context: Context): Scene {
  return {
    notification,
    recIndex,
    recipient: notification.request.recipients[recIndex]!,
    progress: notification.recipients[recIndex]!,
    state,
    context,
  };
}

function effectsOf({ notification, recIndex, context }: Scene, outcome: Outcome): Effects {
  const { drafts = [], events = [], next = [] } = outcome;
  return {
    events: [...timelineEvents(context, notification, drafts), ...events],
    schedule: next.map(({ step: name, afterMs, carried = {} }): Schedule => ({
      afterMs,
      timer: { type: 'step', iun: notification.iun, recIndex, step: name, carried },
    })),
  };
}
