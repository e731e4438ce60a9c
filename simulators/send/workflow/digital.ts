import { isoInstant } from '../rome.ts';
import type { Draft, DigitalSource, ElementParts } from '../timeline.ts';
import { elementIdOf, factKey } from '../timeline.ts';
import { startAnalog } from './analog.ts';
import { DIGITAL_SOURCES, digitalAddressOf } from './destination.ts';
import { digitalRefinementDays, scheduleRefinement } from './refinement.ts';
import { prepareLetter } from './simple-letter.ts';
import type { Carried, Outcome, Scene, Step } from './workflow.ts';

// Delivery to a digital domicile (send.md §2.7, SQ1 and SQ2): SEND's own, the request's, the registries', each tried
// where it exists until one takes the message. After a second cycle of failures the notice goes to SEND's own archive and
// a simple registered letter says so; where there is no domicile at all, delivery is on paper.

const OK_CODES = ['C000', 'C001', 'C005', 'C003'] as const;
/** Any domain that begins with `fail.` fails, on every attempt (send.md §3.2). */
const KO_CODES = ['C000', 'C001', 'C007', 'C004'] as const;

/** Looks for a digital domicile, and starts there; on paper where there is none. */
export const startDelivery: Step = (scene) => search(scene, 0, 0, undefined);

/**
 * One cycle from a source on: those that have no domicile are told, the message leaves to the first that has one. Where
 * none is left, what follows depends on whether any was `tried`.
 */
function search(scene: Scene, number: number, from: number, tried: DigitalSource | undefined): Outcome {
  const before: Draft[] = [];
  for (const source of DIGITAL_SOURCES.slice(from)) {
    const address = digitalAddressOf(scene, source);
    before.push(...looked(scene, source, number, tried === undefined ? 'CHOOSE_DELIVERY' : 'SEND_ATTEMPT'));
    if (address !== undefined) return attempt(scene, number, source, before);
  }
  if (tried === undefined) {
    const paper = startAnalog(scene);
    return { ...paper, drafts: [...before, ...(paper.drafts ?? [])] };
  }
  return number === 0 ? retried(scene, before, tried) : ended(scene, before, 'FAILURE', 'failed', tried);
}

/** A source that was looked at; the general one is asked of the public registries. */
function looked(
  { notification, recIndex, context, ...scene }: Scene,
  source: DigitalSource,
  number: number,
  contactPhase: 'CHOOSE_DELIVERY' | 'SEND_ATTEMPT',
): readonly Draft[] {
  const sendDate = isoInstant(context.clock.now());
  const digitalAddress = digitalAddressOf({ notification, recIndex, context, ...scene }, source);
  const told: Draft = {
    category: 'GET_ADDRESS',
    parts: { recIndex, source, attempt: number },
    details: { digitalAddressSource: source, isAvailable: digitalAddress !== undefined, attemptDate: sendDate },
  };
  if (source !== 'GENERAL') return [told];
  const parts: ElementParts = { recIndex, deliveryMode: 'DIGITAL', contactPhase, attempt: number };
  return [
    {
      category: 'PUBLIC_REGISTRY_CALL',
      parts,
      details: { deliveryMode: 'DIGITAL', contactPhase, sentAttemptMade: number, sendDate },
    },
    {
      category: 'PUBLIC_REGISTRY_RESPONSE',
      parts: { recIndex, correlationId: elementIdOf('PUBLIC_REGISTRY_CALL', notification.iun, parts) },
      ...(digitalAddress === undefined ? {} : { details: { digitalAddress } }),
    },
    told,
  ];
}

/** The message leaves to one source. */
function attempt(scene: Scene, number: number, source: DigitalSource, before: readonly Draft[]): Outcome {
  const { notification, recIndex, context, state } = scene;
  const digitalAddress = digitalAddressOf(scene, source);
  const parts = sendParts(recIndex, number, source);
  return {
    drafts: [
      ...before,
      {
        category: 'PREPARE_DIGITAL_DOMICILE',
        parts: {
          recIndex,
          source,
          attempt: number,
          correlationId: elementIdOf('SEND_DIGITAL_DOMICILE', notification.iun, parts),
        },
        details: {
          digitalAddress,
          digitalAddressSource: source,
          retryNumber: number,
          attemptDate: isoInstant(context.clock.now()),
        },
      },
      {
        category: 'SEND_DIGITAL_DOMICILE',
        parts,
        details: { digitalAddress, digitalAddressSource: source, retryNumber: number },
      },
    ],
    next: [{ step: 'pec', afterMs: state.settings.pecStepMs, carried: { attempt: number, index: 0, source } }],
  };
}

/** One message of the PEC provider: three of progress, then the feedback, which ends the cycle. */
function pec(scene: Scene, carried: Carried): Outcome {
  const { recIndex, state, context } = scene;
  const number = carried['attempt'] as number;
  const source = sourceIn(carried);
  const at = carried['index'] as number;
  const digitalAddress = digitalAddressOf(scene, source)!;
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
          parts: { ...sendParts(recIndex, number, source), idx: at + 1 },
          details: {
            digitalAddress,
            digitalAddressSource: source,
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
      next: [{ step: 'pec', afterMs: state.settings.pecStepMs, carried: { attempt: number, index: at + 1, source } }],
    };
  const feedback: Draft = {
    category: 'SEND_DIGITAL_FEEDBACK',
    parts: sendParts(recIndex, number, source),
    details: {
      digitalAddress,
      responseStatus: succeeds ? 'OK' : 'KO',
      notificationDate,
      deliveryDetailCode,
      ...receipt,
    },
    fact,
  };
  if (succeeds) return ended(scene, [feedback], 'SUCCESS', 'attest', source);
  const onward = search(scene, number, DIGITAL_SOURCES.indexOf(source) + 1, source);
  return { ...onward, drafts: [feedback, ...(onward.drafts ?? [])] };
}

/** The workflow has an outcome; the legal fact follows when it is drawn, and with it the workflow's own element. */
function ended(
  scene: Scene,
  before: readonly Draft[],
  endWorkflowStatus: 'SUCCESS' | 'FAILURE',
  step: string,
  source: DigitalSource,
): Outcome {
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
          digitalAddress: digitalAddressOf(scene, source),
          endWorkflowStatus,
          completionWorkflowDate: isoInstant(at),
          legalFactId: `safestorage://${legalFact}`,
        },
      },
    ],
    next: [{ step, afterMs: state.settings.pecStepMs, carried: { endedAt: at, legalFact, source } }],
  };
}

function attest(scene: Scene, carried: Carried): Outcome {
  const { endedAt, legalFact } = carried;
  const { recIndex, state } = scene;
  const digitalAddress = digitalAddressOf(scene, sourceIn(carried));
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

function failed(scene: Scene, carried: Carried): Outcome {
  const { endedAt, legalFact } = carried;
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
          data: {
            outcome: 'FAILURE',
            digitalAddress: digitalAddressOf(scene, sourceIn(carried)),
            failedAt: endedAt,
          },
        },
      },
      ...(letter.drafts ?? []),
    ],
  };
}

function retried(scene: Scene, before: readonly Draft[], source: DigitalSource): Outcome {
  const { recIndex, state, context } = scene;
  const now = context.clock.now();
  const afterMs = state.settings.secondCycleDays * state.settings.dayMs;
  return {
    drafts: [
      ...before,
      {
        category: 'SCHEDULE_DIGITAL_WORKFLOW',
        parts: { recIndex, source, attempt: 1 },
        details: {
          digitalAddress: digitalAddressOf(scene, source),
          digitalAddressSource: source,
          sentAttemptMade: 1,
          lastAttemptDate: isoInstant(now),
          schedulingDate: isoInstant(now + context.clock.span(afterMs)),
        },
      },
    ],
    next: [{ step: 'secondCycle', afterMs }],
  };
}

function sendParts(recIndex: number, number: number, source: DigitalSource): ElementParts {
  return { recIndex, source, repeat: false, attempt: number };
}

function sourceIn(carried: Carried): DigitalSource {
  return carried['source'] as DigitalSource;
}

/** The steps of digital delivery. */
export const digitalSteps: Readonly<Record<string, Step>> = {
  pec,
  attest,
  secondCycle: (scene) => search(scene, 1, 0, undefined),
  failed,
};
