import type { PhysicalAddress } from '../contract/requests.ts';
import { personOf } from '../persons.ts';
import { envelopeOf, paperCents } from '../price-list.ts';
import type { PaperProduct } from '../price-list.ts';
import { SEND_FEE } from '../price.ts';
import { isoInstant } from '../rome.ts';
import type { Draft, ElementParts } from '../timeline.ts';
import { elementIdOf, factKey } from '../timeline.ts';
import { incoherence } from '../validation/asynchronous.ts';
import { isItaly } from '../validation/italy.ts';
import { paperStopped, physicalAddressOf } from './destination.ts';
import { DECEASED, endOf, outcomeAt } from './paper-outcomes.ts';
import type { PostalEvent } from './paper-outcomes.ts';
import { postalDetails, waitMs } from './postal-event.ts';
import { scheduleRefinement } from './refinement.ts';
import type { Carried, Outcome, Scene, Step } from './workflow.ts';

// Delivery on paper (send.md §2.7 SQ3-SQ11): a registered letter, a second one where the postman's inquiry on the spot or
// the registries know another address, deposit where nobody can be found. Steps carry which attempt they are of, and
// where its address comes from.

/** Where the address of an attempt comes from. */
type Origin = 'request' | 'inquiry' | 'registry';

/** Paper is chosen: whoever can be told first by courtesy is given some days to open the notification (send.md §2.8). */
export function startAnalog({ recIndex, recipient, state, context }: Scene): Outcome {
  const now = context.clock.now();
  const { courtesyWaitDays, dayMs } = state.settings;
  const { cortesia = [] } = personOf(state.settings, recipient.taxId);
  const afterMs = cortesia.length === 0 ? 0 : courtesyWaitDays * dayMs;
  const schedulingDate = isoInstant(now + context.clock.span(afterMs));
  const courtesy = cortesia.map((channel): Draft => ({
    category: 'SEND_COURTESY_MESSAGE',
    parts: { recIndex, courtesy: channel },
    details: {
      digitalAddress: { type: channel, address: 'destinatario@cortesia.example' },
      sendDate: isoInstant(now),
      ...(channel === 'APPIO' ? { ioSendMessageResult: 'SENT_COURTESY' } : {}),
    },
  }));
  return {
    drafts: [
      ...courtesy,
      ...(courtesy.length === 0
        ? []
        : [
            {
              category: 'PROBABLE_SCHEDULING_ANALOG_DATE',
              parts: { recIndex },
              details: { schedulingAnalogDate: schedulingDate },
            },
          ]),
      { category: 'SCHEDULE_ANALOG_WORKFLOW', parts: { recIndex }, details: { schedulingDate } },
    ],
    next: [{ step: 'prepare', afterMs, carried: { attempt: 0, origin: 'request' } }],
  };
}

const prepare: Step = (scene, carried) => {
  const physicalAddress = addressAt(scene, carried);
  if (physicalAddress === undefined || paperStopped(scene)) return {};
  return {
    drafts: [
      {
        category: 'PREPARE_ANALOG_DOMICILE',
        parts: partsOf(scene, carried),
        details: { physicalAddress, ...service(scene, carried) },
      },
    ],
    next: [{ step: 'paper', afterMs: scene.state.settings.letterMs, carried }],
  };
};

const paper: Step = (scene, carried) => {
  const { notification, recIndex, state } = scene;
  const physicalAddress = addressAt(scene, carried);
  if (physicalAddress === undefined || paperStopped(scene)) return {};
  const product = productTo(scene, physicalAddress);
  const envelope = envelopeOf(notification.request.documents.length);
  const cents = paperCents(product, physicalAddress, envelope.envelopeWeight, state.settings.prezziCartacei);
  const parts = partsOf(scene, carried);
  return {
    drafts: [
      {
        category: 'SEND_ANALOG_DOMICILE',
        parts,
        details: {
          physicalAddress,
          ...service(scene, carried),
          productType: product,
          analogCost: cents,
          ...envelope,
          prepareRequestId: elementIdOf('PREPARE_ANALOG_DOMICILE', notification.iun, parts),
        },
      },
    ],
    events: [{ type: 'paperSent', iun: notification.iun, recIndex, product, cents }],
    next: nextPost(scene, { ...carried, index: 0, ended: false }),
  };
};

/** One event of the post. What ends the attempt decides what follows; storage may tell more after it. */
const post: Step = (scene, carried) => {
  const { notification, recIndex, state } = scene;
  const index = carried['index'] as number;
  const events = eventsAt(scene, carried);
  const event = events[index]!;
  const ended = carried['ended'] as boolean;
  const end = ended || isDeath(events) ? undefined : endOf(event.code);
  const parts = partsOf(scene, carried);
  const told = postalDetails(scene, event, elementIdOf('SEND_ANALOG_DOMICILE', notification.iun, parts));
  const onward: Outcome = {
    next: nextPost(scene, { ...carried, index: index + 1, ended: ended || end !== undefined }),
  };
  if (end === undefined)
    return merged(
      {
        drafts: [
          {
            category: 'SEND_ANALOG_PROGRESS',
            parts: { ...parts, idx: index + 1 },
            ...told,
            details: { ...told.details, serviceLevel: notification.request.physicalCommunicationType },
          },
        ],
      },
      onward,
      index === events.length - 1 && isDeath(events) && notification.cancelledAt === undefined ? deceased(scene) : {},
    );
  const physicalAddress = addressAt(scene, carried)!;
  const inquiry = end === 'KO' ? inquiryAddress(scene, carried) : undefined;
  const feedback: Draft = {
    category: 'SEND_ANALOG_FEEDBACK',
    parts,
    ...told,
    details: {
      ...told.details,
      physicalAddress,
      ...service(scene, carried),
      responseStatus: end,
      ...(inquiry === undefined ? {} : { newAddress: inquiry }),
    },
  };
  const before: Outcome = { drafts: [feedback] };
  if (notification.cancelledAt !== undefined) return merged(before, onward);
  if (end === 'OK')
    return merged(
      before,
      { drafts: [{ category: 'ANALOG_SUCCESS_WORKFLOW', parts: { recIndex }, details: { physicalAddress } }] },
      scheduleRefinement(scene, state.settings.refinementAfterPaperDays, scene.context.clock.now(), 0),
      onward,
    );
  return merged(before, carried['attempt'] === 0 ? lookElsewhere(scene, inquiry) : unreachable(scene), onward);
};

/** After nobody was found: the postman's inquiry first, then the registries (seed 004). */
function lookElsewhere(scene: Scene, inquiry: PhysicalAddress | undefined): Outcome {
  if (paperStopped(scene)) return {};
  const { notification, recIndex, recipient, state, context } = scene;
  if (inquiry !== undefined)
    return { next: [{ step: 'prepare', afterMs: 0, carried: { attempt: 1, origin: 'inquiry' } }] };
  const { residenza } = personOf(state.settings, recipient.taxId);
  const sendDate = isoInstant(context.clock.now());
  const parts: ElementParts = { recIndex, deliveryMode: 'ANALOG', contactPhase: 'SEND_ATTEMPT', attempt: 0 };
  const looked: Outcome = {
    drafts: [
      {
        category: 'PUBLIC_REGISTRY_CALL',
        parts,
        details: { deliveryMode: 'ANALOG', contactPhase: 'SEND_ATTEMPT', sentAttemptMade: 0, sendDate },
      },
      {
        category: 'PUBLIC_REGISTRY_RESPONSE',
        parts: { recIndex, correlationId: elementIdOf('PUBLIC_REGISTRY_CALL', notification.iun, parts) },
        details: residenza === undefined ? {} : { physicalAddress: residenza },
      },
    ],
  };
  const failureCause = uselessness(residenza, physicalAddressOf(scene));
  if (failureCause === undefined)
    return { ...looked, next: [{ step: 'prepare', afterMs: 0, carried: { attempt: 1, origin: 'registry' } }] };
  return merged(
    looked,
    {
      drafts: [
        {
          category: 'PREPARE_ANALOG_DOMICILE_FAILURE',
          parts: { recIndex, attempt: 1 },
          details: {
            ...(residenza === undefined ? {} : { foundAddress: residenza }),
            failureCause,
            prepareRequestId: elementIdOf('PREPARE_ANALOG_DOMICILE', notification.iun, { recIndex, attempt: 1 }),
          },
        },
      ],
    },
    unreachable(scene),
  );
}

/** Why an address found is of no use: none, not valid, the one already tried (send.md §2.5). */
function uselessness(found: PhysicalAddress | undefined, tried: PhysicalAddress | undefined): string | undefined {
  if (found === undefined) return 'D00';
  if (incoherence(found) !== undefined) return 'D01';
  return found.address === tried?.address && found.municipality === tried.municipality ? 'D02' : undefined;
}

/** The act is deposited for whoever cannot be reached; the attestation follows when it is drawn. */
function unreachable(scene: Scene): Outcome {
  const { notification, recIndex, state } = scene;
  const aar = notification.timeline.find(
    ({ category, details }) => category === 'AAR_GENERATION' && details['recIndex'] === recIndex,
  );
  const key = factKey(state, 'PN_LEGAL_FACTS');
  return {
    drafts: [
      {
        category: 'ANALOG_FAILURE_WORKFLOW',
        parts: { recIndex },
        details: aar === undefined ? {} : { generatedAarUrl: aar.details['generatedAarUrl'] },
      },
      {
        category: 'COMPLETELY_UNREACHABLE_CREATION_REQUEST',
        parts: { recIndex },
        details: { endWorkflowStatus: 'FAILURE', legalFactId: `safestorage://${key}` },
      },
    ],
    next: [{ step: 'deposit', afterMs: state.settings.postStepMs, carried: { key } }],
  };
}

const deposit: Step = (scene, { key }) => {
  const { recIndex, state, context } = scene;
  const now = context.clock.now();
  return merged(
    {
      drafts: [
        {
          category: 'COMPLETELY_UNREACHABLE',
          parts: { recIndex },
          details: { legalFactGenerationDate: isoInstant(now) },
          fact: { key: key as string, category: 'ANALOG_FAILURE_DELIVERY' },
        },
      ],
    },
    scheduleRefinement(scene, state.settings.refinementAfterPaperFailureDays, now, 0),
  );
};

/** A deceased addressee ends the delivery for good: no refinement, the notification goes back to its sender (SQ8). */
function deceased(scene: Scene): Outcome {
  const physicalAddress = physicalAddressOf(scene);
  return {
    drafts: [
      {
        category: 'ANALOG_WORKFLOW_RECIPIENT_DECEASED',
        parts: { recIndex: scene.recIndex },
        details: { physicalAddress, notificationCost: SEND_FEE },
      },
    ],
  };
}

function isDeath(events: readonly PostalEvent[]): boolean {
  return events.some(({ cause }) => cause === DECEASED);
}

function nextPost(scene: Scene, carried: Carried): NonNullable<Outcome['next']> {
  const event = eventsAt(scene, carried)[carried['index'] as number];
  return event === undefined ? [] : [{ step: 'post', afterMs: waitMs(scene, event), carried }];
}

/** The second attempt where the inquiry led follows the first address's script; any other address tells its own. */
function eventsAt(scene: Scene, carried: Carried): readonly PostalEvent[] {
  const first = outcomeOf(scene, physicalAddressOf(scene)!);
  if (carried['origin'] === 'inquiry') return first.second ?? [];
  return carried['origin'] === 'registry' ? outcomeOf(scene, addressAt(scene, carried)!).first : first.first;
}

/** An address that tells the outcome of a simple letter, which no delivery on paper ends with, has this one delivered. */
function outcomeOf(scene: Scene, address: PhysicalAddress) {
  const usual = `OK_${productTo(scene, address)}`;
  const outcome = outcomeAt(address.address, usual);
  return outcome.first.some(({ code }) => code.startsWith('RECRS')) ? outcomeAt('', usual) : outcome;
}

/** The address of an attempt: none where there is nowhere to write to. */
function addressAt(scene: Scene, { origin }: Carried): PhysicalAddress | undefined {
  const first = physicalAddressOf(scene);
  switch (origin as Origin) {
    case 'inquiry':
      return first === undefined ? undefined : { ...first, address: 'VIA TROVATA SUL POSTO 7' };
    case 'registry':
      return personOf(scene.state.settings, scene.recipient.taxId).residenza;
    default:
      return first;
  }
}

/** Where the postman's inquiry leads, where the script has him find a new address. */
function inquiryAddress(scene: Scene, { attempt }: Carried): PhysicalAddress | undefined {
  const first = physicalAddressOf(scene)!;
  return attempt === 0 && outcomeOf(scene, first).second !== undefined
    ? addressAt(scene, { origin: 'inquiry' })
    : undefined;
}

function productTo({ notification }: Scene, address: PhysicalAddress): PaperProduct {
  if (!isItaly(address)) return 'RIR';
  return notification.request.physicalCommunicationType === 'AR_REGISTERED_LETTER' ? 'AR' : '890';
}

function service({ notification }: Scene, { attempt }: Carried): Readonly<Record<string, unknown>> {
  return { serviceLevel: notification.request.physicalCommunicationType, sentAttemptMade: attempt };
}

function partsOf({ recIndex }: Scene, { attempt }: Carried): ElementParts {
  return { recIndex, attempt: attempt as number };
}

function merged(...outcomes: readonly Outcome[]): Outcome {
  return {
    drafts: outcomes.flatMap(({ drafts = [] }) => drafts),
    events: outcomes.flatMap(({ events = [] }) => events),
    next: outcomes.flatMap(({ next = [] }) => next),
  };
}

/** The steps of delivery on paper. */
export const analogSteps: Readonly<Record<string, Step>> = { prepare, paper, post, deposit };
