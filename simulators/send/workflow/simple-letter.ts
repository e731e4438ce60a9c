import { envelopeOf, paperCents } from '../price-list.ts';
import type { SendEvent } from '../state.ts';
import { elementIdOf } from '../timeline.ts';
import { isItaly } from '../validation/italy.ts';
import { paperStopped, physicalAddressOf } from './destination.ts';
import { outcomeAt } from './paper-outcomes.ts';
import type { PostalEvent } from './paper-outcomes.ts';
import { postalDetails, waitMs } from './postal-event.ts';
import { scheduleRefinement } from './refinement.ts';
import type { Carried, Outcome, Scene, Step } from './workflow.ts';

// The simple registered letter after a digital failure (send.md §2.7 SQ2, §3.2): it tells the recipient that the act is
// in SEND's archive. It adds a paper cost, and is not sent to who has opened the notification or paid meanwhile.

/** The letter is prepared, or left out; refinement counts from the failure either way. */
export function prepareLetter(scene: Scene, failedAt: number): Outcome {
  const { recIndex, state } = scene;
  const physicalAddress = physicalAddressOf(scene);
  if (physicalAddress === undefined || paperStopped(scene))
    return refinementOf(scene, failedAt, state.settings.pecStepMs);
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
  const physicalAddress = physicalAddressOf(scene);
  if (physicalAddress === undefined || paperStopped(scene)) return refinement;
  const product = isItaly(physicalAddress) ? 'RS' : 'RIS';
  // the letter tells where the act is, and holds nothing else
  const envelope = envelopeOf(0);
  const cents = paperCents(product, physicalAddress, envelope.envelopeWeight, settings.prezziCartacei);
  const sent: SendEvent = { type: 'paperSent', iun: notification.iun, recIndex, product, cents };
  return {
    drafts: [
      {
        category: 'SEND_SIMPLE_REGISTERED_LETTER',
        parts: { recIndex },
        details: {
          physicalAddress,
          productType: product,
          analogCost: cents,
          ...envelope,
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
  const { notification, recIndex } = scene;
  const index = carried['index'] as number;
  const events = eventsFor(scene);
  const event = events[index]!;
  const sendRequestId = elementIdOf('SEND_SIMPLE_REGISTERED_LETTER', notification.iun, { recIndex });
  return {
    drafts: [
      {
        category: 'SEND_SIMPLE_REGISTERED_LETTER_PROGRESS',
        parts: { recIndex, idx: index + 1 },
        ...postalDetails(scene, event, sendRequestId),
      },
    ],
    ...(index + 1 < events.length
      ? { next: [{ step: 'letterEvent', afterMs: waitMs(scene, events[index + 1]!), carried: { index: index + 1 } }] }
      : {}),
  };
};

/** The steps of the letter, for a workflow that may end with one. */
export const letterSteps: Readonly<Record<string, Step>> = { letter, letterEvent };

function refinementOf(scene: Scene, failedAt: number, agoMs: number): Outcome {
  return scheduleRefinement(scene, scene.state.settings.refinementAfterDigitalFailureDays, failedAt, agoMs);
}

/** The letter's own outcome: an address that tells one of another product has it delivered. */
function eventsFor(scene: Scene): readonly PostalEvent[] {
  const address = physicalAddressOf(scene)!;
  const usual = isItaly(address) ? 'OK_RS' : 'OK_RIS';
  const { first } = outcomeAt(address.address, usual);
  return first.some(({ code }) => code.startsWith('RECRS')) ? first : outcomeAt('', usual).first;
}
