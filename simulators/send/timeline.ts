import type { Context } from '../kernel/platform.ts';
import { isCompletion, statusAfter } from './status.ts';
import type { Completion } from './status.ts';
import { isoInstant } from './rome.ts';
import { CARGO } from './state.ts';
import type { LegalFact, Notification, SendEvent, SendState, TimelineElement } from './state.ts';

/** Where a digital domicile is known from. */
export type DigitalSource = 'PLATFORM' | 'SPECIAL' | 'GENERAL';

/** The parts of an elementId after its prefix and IUN, in the order of the grammar (send.md §2.4). */
export interface ElementParts {
  readonly recIndex?: number;
  readonly courtesy?: 'EMAIL' | 'SMS' | 'APPIO';
  readonly source?: DigitalSource;
  readonly deliveryMode?: 'DIGITAL' | 'ANALOG';
  readonly contactPhase?: 'CHOOSE_DELIVERY' | 'SEND_ATTEMPT';
  readonly repeat?: boolean;
  readonly attempt?: number;
  readonly idx?: number;
  /** Notice code and creditor's tax id, one after the other. */
  readonly payment?: string;
  readonly correlationId?: string;
}

/** Prefixes that are not the category itself (send.md §2.4). */
const PREFIXES: Readonly<Record<string, string>> = {
  SENDER_ACK_CREATION_REQUEST: 'SENDERACK_LEGALFACT_CREATION_REQUEST',
  AAR_GENERATION: 'AAR_GEN',
  SEND_DIGITAL_DOMICILE: 'SEND_DIGITAL',
  SEND_DIGITAL_PROGRESS: 'DIGITAL_PROG',
  SCHEDULE_REFINEMENT: 'SCHEDULE_REFINEMENT_WORKFLOW',
  PAYMENT: 'NOTIFICATION_PAID',
  PUBLIC_REGISTRY_CALL: 'NATIONAL_REGISTRY_CALL',
  PUBLIC_REGISTRY_RESPONSE: 'NATIONAL_REGISTRY_RESPONSE',
};

/** The id of a timeline element: prefix, IUN, then what tells it from its like. */
export function elementIdOf(category: string, iun: string, parts: ElementParts = {}): string {
  let id = PREFIXES[category] ?? category;
  if (category === 'PUBLIC_REGISTRY_RESPONSE') return `${id}.CORRELATIONID_${parts.correlationId ?? ''}`;
  id += `.IUN_${iun}`;
  if (parts.recIndex !== undefined) id += `.RECINDEX_${parts.recIndex}`;
  if (parts.courtesy !== undefined) id += `.COURTESYADDRESSTYPE_${parts.courtesy}`;
  if (parts.source !== undefined) id += `.SOURCE_${parts.source}`;
  if (parts.deliveryMode !== undefined) id += `.DELIVERYMODE_${parts.deliveryMode}`;
  if (parts.contactPhase !== undefined) id += `.CONTACTPHASE_${parts.contactPhase}`;
  if (parts.repeat !== undefined) id += `.REPEAT_${parts.repeat}`;
  if (parts.attempt !== undefined) id += `.ATTEMPT_${parts.attempt}`;
  if (parts.idx !== undefined) id += `.IDX_${parts.idx}`;
  if (parts.payment !== undefined) id += `.CODE_PPA${parts.payment}`;
  if (parts.correlationId !== undefined) id += `.CORRELATIONID_${parts.correlationId}`;
  return id;
}

/** An element about to enter a timeline. `details` are as send.md §2.5 lists them, without `recIndex`, which comes from the parts. */
export interface Draft {
  readonly category: string;
  readonly parts?: ElementParts;
  readonly details?: Readonly<Record<string, unknown>>;
  /** The document that the element makes known. */
  readonly fact?: FactDraft;
  /** When it happened, where that is not now: epoch ms. */
  readonly happenedAt?: number;
}

export interface FactDraft {
  readonly key: string;
  readonly category: string;
  readonly contentType?: LegalFact['contentType'];
  readonly data?: LegalFact['data'];
}

/** Key families (send.md §1.13): what a document is can be read from its key. */
export function factKey(
  state: SendState,
  family: 'PN_LEGAL_FACTS' | 'PN_EXTERNAL_LEGAL_FACTS' | 'PN_AAR' | 'PN_PRINTED' | 'PN_F24',
  extension: 'pdf' | 'xml' | 'zip' = 'pdf',
): string {
  return `${family}-${state.ids.facts.hex(32)}.${extension}`;
}

/**
 * The events by which drafts enter a notification's timeline, in their order, at the clock's instant: each element, the
 * status it leads to where that changes, and the legal fact it makes. An element already there is left out.
 */
export function timelineEvents({ clock }: Context, notification: Notification, drafts: readonly Draft[]): SendEvent[] {
  if (drafts.length === 0) return [];
  const at = clock.now();
  const events: SendEvent[] = [];
  const completions: Completion[] = [...notification.completions];
  let { status } = notification;
  const timestamp = isoInstant(at);
  const notificationSentAt = isoInstant(notification.sentAt);
  for (const { category, parts, details, fact, happenedAt } of drafts) {
    const elementId = elementIdOf(category, notification.iun, parts);
    if (notification.elementIds.has(elementId)) continue;
    if (isCompletion(category)) completions.push(category);
    const next = statusAfter(status, category, completions, notification.request.recipients.length);
    const eventTimestamp = happenedAt === undefined ? timestamp : isoInstant(happenedAt);
    const recIndex = parts?.recIndex;
    const own = recIndex === undefined ? { ...details } : { recIndex, ...details };
    const told = {
      elementId,
      timestamp: eventTimestamp,
      ingestionTimestamp: timestamp,
      eventTimestamp,
      notificationSentAt,
    };
    const element: TimelineElement =
      fact === undefined
        ? { ...told, category, details: own }
        : {
            ...told,
            legalFactsIds: [{ key: `safestorage://${fact.key}`, category: fact.category }],
            category,
            details: own,
          };
    if (fact !== undefined) events.push(factMade(notification.iun, fact, elementId, recIndex, happenedAt ?? at));
    // the rest of the element is journalled with the exchange that first tells it
    const code = details?.['deliveryDetailCode'];
    events.push({
      type: 'timelineElement',
      iun: notification.iun,
      elementId,
      category,
      ...(code === undefined ? {} : { deliveryDetailCode: code }),
      ...(next === status ? {} : { newStatus: next }),
      [CARGO]: element,
    });
    status = next;
  }
  return events;
}

/** A document that SEND has made; its bytes are drawn when somebody first asks for them. */
export function factMade(
  iun: string,
  { key, category, contentType, data }: FactDraft,
  elementId: string,
  recIndex: number | undefined,
  at: number,
): SendEvent {
  const fact: LegalFact = {
    key,
    category,
    contentType: contentType ?? 'application/pdf',
    iun,
    ...(recIndex === undefined ? {} : { recIndex }),
    at,
    elementId,
    data: data ?? {},
  };
  return { type: 'legalFactMade', iun, key, category, elementId, [CARGO]: fact };
}
