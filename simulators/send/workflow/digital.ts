import { isoInstant } from '../rome.ts';
import type { Draft, ElementParts } from '../timeline.ts';
import { elementIdOf, factKey } from '../timeline.ts';
import { digitalRefinementDays, refine, scheduleRefinement } from './refinement.ts';
import { letterSteps, prepareLetter } from './simple-letter.ts';
import type { Carried, Outcome, Scene, Workflow } from './workflow.ts';

// Delivery to a special digital domicile (send.md §2.7, SQ1 and SQ2). Two cycles of attempts; after the second failure
// the notice goes to SEND's own archive and a simple registered letter says so.

const OK_CODES = ['C000', 'C001', 'C005', 'C003'] as const;
/** Any domain that begins with `fail.` fails, on every attempt (send.md §3.2). */
const KO_CODES = ['C000', 'C001', 'C007', 'C004'] as const;
const SOURCE = 'SPECIAL';

export const digital: Workflow = {
  id: 'digital',
  suits: ({ digitalDomicile }) => digitalDomicile !== undefined,
  start: (scene) => attempt(scene, 0),
  steps: { pec, attest, secondCycle: (scene) => attempt(scene, 1), failed, ...letterSteps, refine },
  evenIfCancelled: ['letterEvent'],
};

/** One cycle: the platform's own addresses are looked at, none; the special one is there; the message leaves. */
function attempt(scene: Scene, number: number): Outcome {
  const { notification, recIndex, context, state } = scene;
  const attemptDate = isoInstant(context.clock.now());
  const digitalAddress = addressOf(scene);
  return {
    drafts: [
      getAddress(recIndex, 'PLATFORM', false, number, attemptDate),
      getAddress(recIndex, 'SPECIAL', true, number, attemptDate),
      {
        category: 'PREPARE_DIGITAL_DOMICILE',
        parts: {
          recIndex,
          source: SOURCE,
          attempt: number,
          correlationId: elementIdOf('SEND_DIGITAL_DOMICILE', notification.iun, sendParts(recIndex, number)),
        },
        details: { digitalAddress, digitalAddressSource: SOURCE, retryNumber: number, attemptDate },
      },
      {
        category: 'SEND_DIGITAL_DOMICILE',
        parts: sendParts(recIndex, number),
        details: { digitalAddress, digitalAddressSource: SOURCE, retryNumber: number },
      },
    ],
    next: [{ step: 'pec', afterMs: state.settings.pecStepMs, carried: { attempt: number, index: 0 } }],
  };
}

/** One message of the PEC provider: three of progress, then the feedback, which ends the cycle. */
function pec(scene: Scene, { attempt, index }: Carried): Outcome {
  const { recIndex, state, context } = scene;
  const number = attempt as number;
  const at = index as number;
  const digitalAddress = addressOf(scene);
  const succeeds = !digitalAddress.address.toLowerCase().split('@').at(-1)!.startsWith('fail.');
  const deliveryDetailCode = (succeeds ? OK_CODES : KO_CODES)[at]!;
  const notificationDate = isoInstant(context.clock.now());
  const key = factKey(state, 'PN_EXTERNAL_LEGAL_FACTS', 'xml');
  // the provider gives no receipt of having been handed the message
  const receipt = at === 0 ? {} : { sendingReceipts: [{ id: key, system: 'PEC' }] };
  const fact = {
    key,
    category: 'PEC_RECEIPT',
    contentType: 'application/xml',
    data: { deliveryDetailCode, digitalAddress, attempt: number },
  } as const;
  if (at < OK_CODES.length - 1)
    return {
      drafts: [
        {
          category: 'SEND_DIGITAL_PROGRESS',
          parts: { ...sendParts(recIndex, number), idx: at + 1 },
          details: {
            digitalAddress,
            digitalAddressSource: SOURCE,
            deliveryDetailCode,
            shouldRetry: false,
            retryNumber: number,
            notificationDate,
            eventTimestamp: notificationDate,
            ...receipt,
          },
          ...(at === 0 ? {} : { fact }),
        },
      ],
      next: [{ step: 'pec', afterMs: state.settings.pecStepMs, carried: { attempt: number, index: at + 1 } }],
    };
  const feedback: Draft = {
    category: 'SEND_DIGITAL_FEEDBACK',
    parts: sendParts(recIndex, number),
    details: {
      digitalAddress,
      responseStatus: succeeds ? 'OK' : 'KO',
      notificationDate,
      deliveryDetailCode,
      ...receipt,
    },
    fact,
  };
  if (succeeds) return ended(scene, [feedback], 'SUCCESS', 'attest');
  const generalAddress = lookUpGeneral(scene, number);
  return number === 0
    ? retried(scene, [feedback, ...generalAddress])
    : ended(scene, [feedback, ...generalAddress], 'FAILURE', 'failed');
}

/** The workflow has an outcome; the legal fact follows when it is drawn, and with it the workflow's own element. */
function ended(scene: Scene, before: readonly Draft[], endWorkflowStatus: string, step: string): Outcome {
  const { recIndex, context, state } = scene;
  const at = context.clock.now();
  const legalFact = factKey(state, 'PN_LEGAL_FACTS');
  return {
    drafts: [
      ...before,
      {
        category: 'DIGITAL_DELIVERY_CREATION_REQUEST',
        parts: { recIndex },
        details: {
          digitalAddress: addressOf(scene),
          endWorkflowStatus,
          completionWorkflowDate: isoInstant(at),
          legalFactId: `safestorage://${legalFact}`,
        },
      },
    ],
    next: [{ step, afterMs: state.settings.pecStepMs, carried: { endedAt: at, legalFact } }],
  };
}

function attest(scene: Scene, { endedAt, legalFact }: Carried): Outcome {
  const { recIndex, state } = scene;
  const digitalAddress = addressOf(scene);
  const deliveredAt = endedAt as number;
  const refinement = scheduleRefinement(
    scene,
    digitalRefinementDays(scene, deliveredAt),
    deliveredAt,
    state.settings.pecStepMs,
  );
  return {
    ...refinement,
    drafts: [
      {
        category: 'DIGITAL_SUCCESS_WORKFLOW',
        parts: { recIndex },
        details: { digitalAddress },
        fact: {
          key: legalFact as string,
          category: 'DIGITAL_DELIVERY',
          data: { outcome: 'SUCCESS', digitalAddress, deliveredAt },
        },
      },
      ...(refinement.drafts ?? []),
    ],
  };
}

function failed(scene: Scene, { endedAt, legalFact }: Carried): Outcome {
  const { recIndex } = scene;
  const letter = prepareLetter(scene, endedAt as number);
  return {
    ...letter,
    drafts: [
      {
        category: 'DIGITAL_FAILURE_WORKFLOW',
        parts: { recIndex },
        fact: {
          key: legalFact as string,
          category: 'DIGITAL_DELIVERY',
          data: { outcome: 'FAILURE', digitalAddress: addressOf(scene), failedAt: endedAt },
        },
      },
      ...(letter.drafts ?? []),
    ],
  };
}

function retried({ recIndex, recipient, state, context }: Scene, before: readonly Draft[]): Outcome {
  const now = context.clock.now();
  const afterMs = state.settings.secondCycleDays * state.settings.dayMs;
  return {
    drafts: [
      ...before,
      {
        category: 'SCHEDULE_DIGITAL_WORKFLOW',
        parts: { recIndex, source: SOURCE, attempt: 1 },
        details: {
          digitalAddress: recipient.digitalDomicile,
          digitalAddressSource: SOURCE,
          sentAttemptMade: 1,
          lastAttemptDate: isoInstant(now),
          schedulingDate: isoInstant(now + context.clock.span(afterMs)),
        },
      },
    ],
    next: [{ step: 'secondCycle', afterMs }],
  };
}

/** The general address is asked of the public registries, which have none. */
function lookUpGeneral({ notification, recIndex, context }: Scene, number: number): readonly Draft[] {
  const sendDate = isoInstant(context.clock.now());
  const parts: ElementParts = {
    recIndex,
    deliveryMode: 'DIGITAL',
    contactPhase: 'SEND_ATTEMPT',
    attempt: number,
  };
  return [
    {
      category: 'PUBLIC_REGISTRY_CALL',
      parts,
      details: { deliveryMode: 'DIGITAL', contactPhase: 'SEND_ATTEMPT', sentAttemptMade: number, sendDate },
    },
    {
      category: 'PUBLIC_REGISTRY_RESPONSE',
      parts: { recIndex, correlationId: elementIdOf('PUBLIC_REGISTRY_CALL', notification.iun, parts) },
    },
    getAddress(recIndex, 'GENERAL', false, number, sendDate),
  ];
}

/** An address of one source looked for: there, or not. */
export function getAddress(
  recIndex: number,
  source: NonNullable<ElementParts['source']>,
  isAvailable: boolean,
  number: number,
  attemptDate: string,
): Draft {
  return {
    category: 'GET_ADDRESS',
    parts: { recIndex, source, attempt: number },
    details: { digitalAddressSource: source, isAvailable, attemptDate },
  };
}

function sendParts(recIndex: number, number: number): ElementParts {
  return { recIndex, source: SOURCE, repeat: false, attempt: number };
}

function addressOf({ recipient }: Scene): { readonly type: string; readonly address: string } {
  return recipient.digitalDomicile!;
}
