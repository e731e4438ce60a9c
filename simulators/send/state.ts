import type { StoredBody } from '../kernel/exchange.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Event } from '../kernel/platform.ts';
import type { NewNotificationRequest } from './contract/requests.ts';
import type { SendSettings } from './settings.ts';
import type { Completion, NotificationStatus } from './status.ts';
import type { StreamsState } from './streams.ts';
import type { RequestVersion } from './versions.ts';

/** An administration as SEND knows it. */
export interface Pa {
  /** SEND's own identifier of the administration (`senderPaId`). */
  readonly id: string;
  readonly denominazione: string;
  readonly codiceFiscale: string;
  /** Groups that exist at this administration. */
  readonly groups: readonly string[];
}

/** An API key; accepted when ENABLED or ROTATED (send.md §5.5). */
export interface ApiKey {
  readonly value: string;
  readonly pa: Pa;
  /** Groups it is bound to; none = a master key. */
  readonly groups: readonly string[];
  /** Whether a PDND voucher is required beside it; where not, it is forbidden. */
  readonly pdnd: boolean;
  status: 'CREATED' | 'ENABLED' | 'ROTATED' | 'BLOCKED';
}

/** Who calls: what authentication made of the credentials. Undefined on the object store, which knows only URLs. */
export interface Caller {
  readonly key: ApiKey;
}

/** A slot of the object store that a preload opened. */
export interface Upload {
  /** The secret part of the presigned URL. */
  readonly token: string;
  readonly key: string;
  readonly secret: string;
  readonly contentType: string;
  /** Declared at preload, base64 of 32 bytes. */
  readonly sha256: string;
  readonly expiresAt: number;
  readonly pa: Pa;
}

/** A file in the object store. */
export interface StoredFile {
  readonly key: string;
  readonly versionToken: string;
  readonly contentType: string;
  /** Base64 of the digest of the bytes received. */
  readonly sha256: string;
  readonly stored: StoredBody;
  readonly uploadedAt: number;
  /** Whether a notification took it while it was there: it is then kept beyond the seven days. */
  used: boolean;
}

/** A presigned URL for reading. */
export interface Download {
  readonly token: string;
  readonly source:
    { readonly kind: 'file'; readonly key: string } | { readonly kind: 'legalFact'; readonly key: string };
  readonly contentType: string;
  readonly expiresAt: number;
}

/** An element of the timeline as version 2.8 of the detail gives it (send.md §1.12, §2.5). */
export interface TimelineElement {
  readonly elementId: string;
  readonly timestamp: string;
  readonly ingestionTimestamp: string;
  readonly eventTimestamp: string;
  readonly notificationSentAt: string;
  readonly legalFactsIds?: readonly { readonly key: string; readonly category: string }[];
  /** One of the official categories; open, since a stimulus may give one that clients do not know. */
  readonly category: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What streams are told of, one for each element of a timeline. */
export interface TimelineEntry {
  /** Absent while IN_VALIDATION and for a refused request. */
  readonly iun?: string;
  readonly notificationRequestId: string;
  readonly newStatus: string;
  readonly statusChanged: boolean;
  readonly at: number;
  readonly element: TimelineElement;
  /** `id` of the sender's administration. */
  readonly sender: string;
  readonly group?: string;
}

/** An attestation that can be opposed to third parties, or another document that SEND makes; rendered when first asked for. */
export interface LegalFact {
  /** Without `safestorage://`: PN_LEGAL_FACTS-..., PN_EXTERNAL_LEGAL_FACTS-..., PN_AAR-... */
  readonly key: string;
  /** SENDER_ACK, DIGITAL_DELIVERY, PEC_RECEIPT, RECIPIENT_ACCESS, NOTIFICATION_CANCELLED, ANALOG_DELIVERY, ...; AAR, F24. */
  readonly category: string;
  readonly contentType: 'application/pdf' | 'application/xml' | 'application/zip';
  readonly iun: string;
  /** Absent where the fact is about the whole notification. */
  readonly recIndex?: number;
  readonly at: number;
  readonly elementId: string;
  /** What the document says beyond the notification's own data. Plain JSON. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface RefusalReason {
  readonly errorCode: string;
  readonly detail: string;
  readonly recIndex?: number;
}

/** What is particular to one recipient's delivery. */
export interface RecipientState {
  /** Net cost in cents of every paper send so far. */
  analogCost: number;
  /** How many paper sends were made. */
  analogSends: number;
  /** Instant of the first view. */
  viewedAt?: number;
  /** Instant for which refinement is scheduled. */
  refinementDueAt?: number;
  /** Instant of refinement. */
  refinedAt?: number;
  paid: boolean;
}

export interface StatusHistoryElement {
  readonly status: NotificationStatus;
  readonly activeFrom: string;
  readonly relatedTimelineElements: string[];
}

export interface Notification {
  readonly iun: string;
  readonly notificationRequestId: string;
  /** Version of /requests that created it. */
  readonly version: RequestVersion;
  /** As received, in current words, with the defaults of acceptance applied (send.md §1.7). */
  readonly request: NewNotificationRequest;
  readonly sender: Pa;
  readonly sentAt: number;
  status: NotificationStatus;
  readonly statusHistory: StatusHistoryElement[];
  readonly timeline: TimelineElement[];
  readonly elementIds: Set<string>;
  /** One for each recipient whose delivery is completed, for the multi-recipient rule. */
  readonly completions: Completion[];
  readonly recipients: RecipientState[];
  /** Recipients whose physical address SEND looked up. */
  readonly foundAddresses: Map<number, NonNullable<NewNotificationRequest['recipients'][number]['physicalAddress']>>;
  /** The refusal that a scenario scripted for it, taken when it was requested: a later one is not struck in its place. */
  scriptedRefusal?: RefusalReason;
  refusal?: readonly RefusalReason[];
  cancellationRequestedAt?: number;
  cancelledAt?: number;
  /** Keys of the legal facts and documents made for it, oldest first. */
  readonly legalFactKeys: string[];
  /** F24 payments whose generation was asked for: `recIndex/index` -> key of the document. */
  readonly f24Requested: Map<string, string>;
}

/** Where a notice stands: SEND allows it in one live notification at a time, whoever the sender (send.md §1.8). */
export interface NoticePlace {
  readonly iun: string;
  readonly recIndex: number;
  readonly paymentIndex: number;
}

/** Everything a SEND simulation knows. Changed by `apply` only. */
export interface SendState {
  readonly settings: SendSettings;
  readonly ids: SendIds;
  readonly mittente: ApiKey;
  readonly creditore: ApiKey;
  /** By the key's value. */
  readonly keys: Map<string, ApiKey>;
  /** By the token of the presigned URL. */
  readonly uploads: Map<string, Upload>;
  /** By key, without `safestorage://`: the last version. */
  readonly files: Map<string, StoredFile>;
  readonly downloads: Map<string, Download>;
  /** By IUN. */
  readonly notifications: Map<string, Notification>;
  /** `senderPaId##paProtocolNumber##idempotenceToken` -> IUN. */
  readonly byProtocol: Map<string, string>;
  /** `creditorTaxId##noticeCode` -> place in a live notification. */
  readonly byNotice: Map<string, NoticePlace>;
  readonly legalFacts: Map<string, LegalFact>;
  readonly streams: StreamsState;
  /** Refusals that a scenario scripted for the next notifications to be requested, oldest first. */
  readonly refusals: RefusalReason[];
  /** How many of the next notifications to be requested stay in validation for good. */
  heldValidations: number;
  /** Administrations that may not send, by id. */
  readonly disabledSenders: Set<string>;
  /** The next metadata answers carry only a wait. */
  hold: { times: number; readonly retryAfter: number };
}

/** Independent sources of identifiers: what one draws never shifts the others. */
export interface SendIds {
  readonly iun: Ids;
  readonly store: Ids;
  readonly facts: Ids;
  readonly streams: Ids;
  readonly delivery: Ids;
}

/**
 * What an event carries besides its journalled members, which a reader of the journal needs: objects that stand already
 * in the exchange the event is part of, or that an answer will tell. A symbol, so that no JSON holds it.
 */
export const CARGO: unique symbol = Symbol('cargo');

export type SendEvent = Event & { readonly [CARGO]?: unknown };
