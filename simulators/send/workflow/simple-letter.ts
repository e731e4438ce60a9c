import { isItaly } from '../validation/italy.ts';
import { isoInstant } from '../rome.ts';
import { elementIdOf, factKey } from '../timeline.ts';
import type { SendEvent } from '../state.ts';
import { scheduleRefinement } from './refinement.ts';
import type { Carried, Outcome, Scene, Step } from './workflow.ts';

// The simple registered letter after a digital failure (send.md §2.7 SQ2, §3.2): it tells the recipient that the act is
// in SEND's archive. It adds a paper cost, and is not sent to who has opened the notification or paid meanwhile.

interface PostalEvent {
  readonly code: string;
  readonly cause?: string;
  /** What the operator scans. */
  readonly document?: string;
}

/** What the postal operator tells, by the code in the physical address; `OK_RS` where there is none. */
const POSTAL_EVENTS: Readonly<Record<string, readonly PostalEvent[]>> = {
  OK_RS: [{ code: 'CON080' }, { code: 'CON020' }, { code: 'RECRS001C' }],
  FAIL_RS: [
    { code: 'CON080' },
    { code: 'CON020' },
    { code: 'RECRS002A', cause: 'M07' },
    { code: 'RECRS002B', document: 'Plico' },
    { code: 'RECRS002C' },
  ],
  OK_RIS: [{ code: 'CON080' }, { code: 'CON020' }, { code: 'RECRSI001' }, { code: 'RECRSI002' }, { code: 'RECRSI003' }],
  FAIL_RIS: [
    { code: 'CON080' },
    { code: 'CON020' },
    { code: 'RECRSI004A' },
    { code: 'RECRSI004B', document: 'Plico' },
    { code: 'RECRSI004C' },
  ],
};

const ADDRESS_CODE = /@([A-Z_]+)/i;

/** The letter is prepared, or left out; refinement counts from the failure either way. */
export function prepareLetter(scene: Scene, failedAt: number): Outcome {
  const { recIndex, state } = scene;
  const physicalAddress = addressOf(scene);
  if (physicalAddress === undefined || stopped(scene)) return refinementOf(scene, failedAt, state.settings.pecStepMs);
  return {
    drafts: [{ category: 'PREPARE_SIMPLE_REGISTERED_LETTER', parts: { recIndex }, details: { physicalAddress } }],
    next: [{ step: 'letter', afterMs: state.settings.letterMs, carried: { failedAt } }],
  };
}

const letter: Step = (scene: Scene, carried: Carried) => {
  const { notification, recIndex, state } = scene;
  const { settings } = state;
  const failedAt = carried['failedAt'] as number;
  const refinement = refinementOf(scene, failedAt, settings.pecStepMs + settings.letterMs);
  const physicalAddress = addressOf(scene);
  if (physicalAddress === undefined || stopped(scene)) return refinement;
  const cents = settings.simpleLetterCents;
  const sent: SendEvent = { type: 'paperSent', iun: notification.iun, recIndex, product: 'RS', cents };
  return {
    drafts: [
      {
        category: 'SEND_SIMPLE_REGISTERED_LETTER',
        parts: { recIndex },
        details: {
          physicalAddress,
          productType: isItaly(physicalAddress) ? 'RS' : 'RIS',
          analogCost: cents,
          numberOfPages: 1,
          envelopeWeight: 10,
          prepareRequestId: elementIdOf('PREPARE_SIMPLE_REGISTERED_LETTER', notification.iun, { recIndex }),
        },
      },
      ...(refinement.drafts ?? []),
    ],
    events: [sent, ...(refinement.events ?? [])],
    next: [{ step: 'letterEvent', afterMs: settings.postStepMs, carried: { index: 0 } }, ...(refinement.next ?? [])],
  };
};

const letterEvent: Step = (scene: Scene, carried: Carried) => {
  const { notification, recIndex, state, context } = scene;
  const index = carried['index'] as number;
  const events = eventsFor(scene);
  const { code, cause, document } = events[index]!;
  const notificationDate = isoInstant(context.clock.now());
  const key = factKey(state, 'PN_EXTERNAL_LEGAL_FACTS');
  return {
    drafts: [
      {
        category: 'SEND_SIMPLE_REGISTERED_LETTER_PROGRESS',
        parts: { recIndex, idx: index + 1 },
        details: {
          notificationDate,
          deliveryDetailCode: code,
          ...(cause === undefined ? {} : { deliveryFailureCause: cause }),
          ...(document === undefined
            ? {}
            : {
                attachments: [{ id: '0', documentType: document, url: `safestorage://${key}`, date: notificationDate }],
              }),
          sendRequestId: elementIdOf('SEND_SIMPLE_REGISTERED_LETTER', notification.iun, { recIndex }),
          registeredLetterCode: registeredLetterCode(scene),
        },
        ...(document === undefined
          ? {}
          : { fact: { key, category: 'ANALOG_DELIVERY', data: { deliveryDetailCode: code, documentType: document } } }),
      },
    ],
    ...(index + 1 < events.length
      ? { next: [{ step: 'letterEvent', afterMs: state.settings.postStepMs, carried: { index: index + 1 } }] }
      : {}),
  };
};

/** The steps of the letter, for a workflow that may end with one. */
export const letterSteps: Readonly<Record<string, Step>> = { letter, letterEvent };

function refinementOf(scene: Scene, failedAt: number, agoMs: number): Outcome {
  return scheduleRefinement(scene, scene.state.settings.refinementAfterDigitalFailureDays, failedAt, agoMs);
}

/** A view or a payment stops the paper that has not left yet. */
function stopped({ progress }: Scene): boolean {
  return progress.viewedAt !== undefined || progress.paid;
}

function addressOf({ notification, recipient, recIndex }: Scene) {
  return recipient.physicalAddress ?? notification.foundAddresses.get(recIndex);
}

function eventsFor(scene: Scene): readonly PostalEvent[] {
  const address = addressOf(scene)!;
  const code = ADDRESS_CODE.exec(address.address)?.[1]?.toUpperCase() ?? '';
  return POSTAL_EVENTS[code] ?? POSTAL_EVENTS[isItaly(address) ? 'OK_RS' : 'OK_RIS']!;
}

/** The same letter has the same code: it is read from its IUN, not drawn. */
function registeredLetterCode({ notification, recIndex }: Scene): string {
  let number = recIndex;
  for (const character of notification.iun) number = (number * 31 + character.charCodeAt(0)) % 1_000_000_000;
  return `RS${String(number).padStart(9, '0')}IT`;
}
