import type { Context, Effects, Stimulus } from '../kernel/platform.ts';
import { cancelledByHand, loadedByHand } from './by-hand.ts';
import { withFees } from './gpd.ts';
import { SEND_FEE } from './price.ts';
import { isoInstant } from './rome.ts';
import { CARGO } from './state.ts';
import type { Notification, RecipientState, SendEvent, SendState } from './state.ts';
import { fillStreams, freeStreams, removeStreams } from './streams.ts';
import { elementIdOf, factKey, timelineEvents } from './timeline.ts';
import type { Draft } from './timeline.ts';

type Given = Readonly<Record<string, unknown>>;

/** What the world does to SEND on its own account; parameters keep the official Italian terms. */
export const stimuli: Readonly<Record<string, Stimulus<SendState>>> = {
  /** `{ codice, dettaglio?, recIndex? }`: the next notification to be requested is refused with that code, at its validation. */
  refuseNext(_state, parameters) {
    const recIndex = optionalNumber(parameters, 'recIndex');
    return just({
      type: 'refusalScripted',
      reason: {
        errorCode: text(parameters, 'codice'),
        detail: optionalText(parameters, 'dettaglio') ?? 'Refused by the scenario',
        ...(recIndex === undefined ? {} : { recIndex }),
      },
    });
  },

  /** `{}`: the next notification to be requested stays in validation: SEND says nothing of it, in good or in bad. */
  holdNextValidation: () => just({ type: 'validationHeld' }),

  /** `{ request }`: an officer of the sender loads a notification on SEND's portal. */
  loadByHand: loadedByHand,
  /** `{ iun }`: an officer cancels it there. */
  cancelByHand: cancelledByHand,

  recipientViews,
  analogSend: (state, parameters, context) => withFees(analogSend(state, parameters, context), state),

  /** `{}`: every stream of the sender is gone. */
  removeStreams: (state, _parameters, context) => removeStreams(state, state.mittente.pa.id, context),

  /** `{}`: the sender already has as many streams as it may, made by other software of the Ente. */
  fillStreams: (state, _parameters, context) => fillStreams(state, state.mittente.pa.id, context),

  /** `{ times, retryAfter }`: the next metadata answers carry only a wait, in seconds. */
  holdDocuments(_state, parameters) {
    return just({
      type: 'documentsHeld',
      times: number(parameters, 'times'),
      retryAfter: number(parameters, 'retryAfter'),
    });
  },

  /** `{ iun, categoria }`: an element of a category that clients cannot know. */
  unknownElement(state, parameters, context) {
    const notification = notificationOf(state, parameters);
    const draft: Draft = { category: text(parameters, 'categoria'), parts: { recIndex: 0 } };
    return { events: timelineEvents(context, notification, [unrepeated(notification, draft)]) };
  },

  /** `{}`: sending is disabled for the sender. */
  disableSending(state) {
    return just({ type: 'sendingDisabled', sender: state.mittente.pa.id });
  },

  /** `{}`: what earlier scenarios scripted is undone, for a SUT whose simulations live the whole run. */
  restore(state, _parameters, context) {
    const sender = state.mittente.pa.id;
    const blocked = [...state.keys.values()].filter(({ status }) => status !== 'ENABLED');
    return {
      events: [
        { type: 'scriptsUndone', sender },
        ...blocked.map((key) => ({
          type: 'keyStatusChanged',
          owner: key.pa.codiceFiscale,
          status: 'ENABLED',
          [CARGO]: key,
        })),
        ...freeStreams(state, sender, context),
      ],
    };
  },

  raddRetrieval,
  notHandled,
  timelineReworked,

  /** `{ apiKey?, stato }`: a key (the sender's unless told) changes its status. */
  keyStatus(state, parameters) {
    const value = optionalText(parameters, 'apiKey') ?? state.mittente.value;
    const key = state.keys.get(value);
    if (key === undefined) throw new RangeError('keyStatus: SEND issued no such key');
    const status = text(parameters, 'stato');
    if (!KEY_STATUSES.includes(status))
      throw new RangeError(`keyStatus: stato must be one of ${KEY_STATUSES.join(', ')}, got ${status}`);
    return just({ type: 'keyStatusChanged', owner: key.pa.codiceFiscale, status, [CARGO]: key });
  },
};

const KEY_STATUSES = ['CREATED', 'ENABLED', 'ROTATED', 'BLOCKED'];

/** `{ iun, destinatario? }`: the recipient opens the notification; only the first time does something (send.md §2.7 SQ12). */
function recipientViews(state: SendState, parameters: Given, context: Context): Effects {
  const notification = notificationOf(state, parameters);
  const { recIndex, progress } = recipientOf(notification, parameters);
  if (progress.viewedAt !== undefined) return {};
  const at = context.clock.now();
  const key = factKey(state, 'PN_LEGAL_FACTS');
  const eventTimestamp = isoInstant(at);
  return {
    events: [
      ...timelineEvents(context, notification, [
        {
          category: 'NOTIFICATION_VIEWED_CREATION_REQUEST',
          parts: { recIndex },
          details: { legalFactId: `safestorage://${key}`, eventTimestamp },
        },
        {
          category: 'NOTIFICATION_VIEWED',
          parts: { recIndex },
          details: { ...(progress.refinedAt === undefined ? { notificationCost: SEND_FEE } : {}), eventTimestamp },
          fact: { key, category: 'RECIPIENT_ACCESS' },
        },
      ]),
      { type: 'recipientViewed', iun: notification.iun, recIndex, at },
    ],
  };
}

/**
 * `{ iun, destinatario?, centesimi, prodotto }`: a paper send leaves now and the price rises by its net cost. Not after
 * the view or the refinement of that recipient: the price is then final (send.md §4.1).
 */
function analogSend(state: SendState, parameters: Given, context: Context): Effects {
  const notification = notificationOf(state, parameters);
  const { recIndex, progress } = recipientOf(notification, parameters);
  if (progress.viewedAt !== undefined || progress.refinedAt !== undefined)
    throw new RangeError('analogSend: the recipient has viewed, or the effect has come: no paper leaves any more');
  const cents = number(parameters, 'centesimi');
  const product = text(parameters, 'prodotto');
  if (!Number.isSafeInteger(cents) || cents < 0)
    throw new RangeError(`analogSend: centesimi must be whole cents, zero or more, got ${cents}`);
  if (!PRODUCTS.includes(product))
    throw new RangeError(`analogSend: prodotto must be one of ${PRODUCTS.join(', ')}, got ${product}`);
  const physicalAddress =
    notification.request.recipients[recIndex]!.physicalAddress ?? notification.foundAddresses.get(recIndex);
  const sent = {
    physicalAddress,
    productType: product,
    analogCost: cents,
    numberOfPages: 1,
    envelopeWeight: 10,
  };
  const draft: Draft =
    product === 'RS'
      ? { category: 'SEND_SIMPLE_REGISTERED_LETTER', parts: { recIndex }, details: sent }
      : {
          category: 'SEND_ANALOG_DOMICILE',
          parts: { recIndex, attempt: progress.analogSends },
          details: {
            ...sent,
            serviceLevel: product === 'AR' ? 'AR_REGISTERED_LETTER' : 'REGISTERED_LETTER_890',
            sentAttemptMade: progress.analogSends,
          },
        };
  return {
    events: [
      ...timelineEvents(context, notification, [unrepeated(notification, draft)]),
      { type: 'paperSent', iun: notification.iun, recIndex, product, cents },
    ],
  };
}

const PRODUCTS = ['RS', 'AR', '890'];

/**
 * `{ iun, destinatario? }`: the recipient has the act printed at a RADD point, and pays 1.40 euro there (seed 004). It is the
 * recipient's own affair: neither the price nor a fee on GPD knows of it.
 */
function raddRetrieval(state: SendState, parameters: Given, context: Context): Effects {
  const notification = notificationOf(state, parameters);
  const { recIndex } = recipientOf(notification, parameters);
  return {
    events: timelineEvents(context, notification, [
      unrepeated(notification, {
        category: 'NOTIFICATION_RADD_RETRIEVED',
        parts: { recIndex },
        details: {
          raddType: 'ALT',
          raddTransactionId: state.ids.delivery.hex(16),
          eventTimestamp: isoInstant(context.clock.now()),
        },
      }),
    ]),
  };
}

/** `{ iun, destinatario? }`: SEND does not handle the notification; a notification just accepted ends cancelled (send.md §2.2). */
function notHandled(state: SendState, parameters: Given, context: Context): Effects {
  const notification = notificationOf(state, parameters);
  const { recIndex } = recipientOf(notification, parameters);
  return {
    events: timelineEvents(context, notification, [
      {
        category: 'NOT_HANDLED',
        parts: { recIndex },
        details: { reasonCode: 'PAPER_MESSAGE_NOT_HANDLED', reason: 'Paper message not handled' },
      },
    ]),
  };
}

/** `{ iun, destinatario? }`: SEND tells that it took elements back; the status stays what it is (send.md §2.5, version 2.8). */
function timelineReworked(state: SendState, parameters: Given, context: Context): Effects {
  const notification = notificationOf(state, parameters);
  const { recIndex } = recipientOf(notification, parameters);
  return {
    events: timelineEvents(context, notification, [
      unrepeated(notification, {
        category: 'NOTIFICATION_TIMELINE_REWORKED',
        parts: { recIndex },
        details: { sentAttemptMade: 0, invalidatedTimelineAndStatusHistory: [] },
      }),
    ]),
  };
}

/** The draft with an index where its id is taken: a scenario may ask the same thing twice. */
function unrepeated({ elementIds, iun }: Notification, draft: Draft): Draft {
  for (let idx = 0; ; idx++) {
    const parts = idx === 0 ? draft.parts : { ...draft.parts, idx };
    if (!elementIds.has(elementIdOf(draft.category, iun, parts ?? {})))
      return parts === undefined ? draft : { ...draft, parts };
  }
}

/** The accepted notification that `iun` names. */
function notificationOf(state: SendState, parameters: Given): Notification {
  const iun = text(parameters, 'iun');
  const notification = state.notifications.get(iun);
  if (notification === undefined) throw new RangeError(`SEND has no notification ${iun}`);
  if (notification.statusHistory.length === 0 || notification.refusal !== undefined)
    throw new RangeError(`notification ${iun} is not accepted: it is ${notification.status}`);
  if (notification.cancelledAt !== undefined) throw new RangeError(`notification ${iun} is cancelled`);
  return notification;
}

function recipientOf(
  notification: Notification,
  parameters: Given,
): { readonly recIndex: number; readonly progress: RecipientState } {
  const recIndex = optionalNumber(parameters, 'destinatario') ?? 0;
  const progress = notification.recipients[recIndex];
  if (progress === undefined)
    throw new RangeError(
      `notification ${notification.iun} has ${notification.recipients.length} recipients, no ${recIndex}`,
    );
  return { recIndex, progress };
}

const just = (event: SendEvent): Effects => ({ events: [event] });

function text(parameters: Given, name: string): string {
  const value = parameters[name];
  if (typeof value !== 'string') throw new RangeError(`a text expected in ${name}, got ${JSON.stringify(value)}`);
  return value;
}

function optionalText(parameters: Given, name: string): string | undefined {
  return parameters[name] === undefined ? undefined : text(parameters, name);
}

function number(parameters: Given, name: string): number {
  const value = parameters[name];
  if (typeof value !== 'number') throw new RangeError(`a number expected in ${name}, got ${JSON.stringify(value)}`);
  return value;
}

function optionalNumber(parameters: Given, name: string): number | undefined {
  return parameters[name] === undefined ? undefined : number(parameters, name);
}
