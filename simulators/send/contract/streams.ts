import Type from 'typebox';
import type { Static } from 'typebox';
import { contract } from '../../kernel/json.ts';
import { age, WAITING_SINCE } from '../versions.ts';
import type { StreamVersion } from '../versions.ts';

/**
 * Wire shapes of the event streams in every version. Source: send.md §1.17; B2B bundle, schemas StreamCreationRequest,
 * StreamRequest, StreamMetadataResponse, StreamListResponse, ProgressResponse.
 */

const Uuid = Type.String({ pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' });
const Title = Type.String({ maxLength: 256, pattern: '^.*$' });
const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$' });
/** 38 digits, zero padded on the left. */
const EventId = Type.String({ pattern: '^[0-9]{38}$' });

const members = {
  title: Title,
  eventType: Type.Union([Type.Literal('STATUS'), Type.Literal('TIMELINE')]),
  filterValues: Type.Optional(Type.Array(Type.String({ minLength: 4, maxLength: 256, pattern: '^[A-Z_]+$' }))),
};
const grouped = { ...members, groups: Type.Array(Type.String()) };
const waiting = { ...grouped, waitForAccepted: Type.Optional(Type.Boolean()) };

/** What a version lets a stream be configured with: groups from 2.3, the wait for acceptance from {@link WAITING_SINCE}. */
function membersOf(version: StreamVersion) {
  if (version === '1') return members;
  return age(version) < age(WAITING_SINCE) ? grouped : waiting;
}

const whole = Type.Object({ ...waiting, groups: Type.Optional(waiting.groups), replacedStreamId: Type.Optional(Uuid) });

const made = { streamId: Uuid, activationDate: Instant };

const StreamList = Type.Array(Type.Object({ streamId: Uuid, title: Title }, { additionalProperties: false }));

const EventHead = {
  eventId: EventId,
  notificationRequestId: Type.String(),
  iun: Type.Optional(Type.String({ maxLength: 25, pattern: '^[A-Z]{4}-[A-Z]{4}-[A-Z]{4}-[0-9]{6}-[A-Z]-[0-9]$' })),
  newStatus: Type.String({ pattern: '^[A-Z_]+$' }),
};
// categories stay open: a client must bear one it does not know, and a scenario may send it one
const Category = Type.String({ pattern: '^[A-Z0-9_]+$' });

const Element = Type.Object({
  elementId: Type.String({ maxLength: 512 }),
  category: Category,
  timestamp: Type.Optional(Instant),
  ingestionTimestamp: Type.Optional(Instant),
  eventTimestamp: Type.Optional(Instant),
  notificationSentAt: Type.Optional(Instant),
  legalFactsIds: Type.Optional(
    Type.Array(
      Type.Object({
        key: Type.String({ maxLength: 512, pattern: '^(safestorage://)?[A-Za-z0-9._-]+$' }),
        category: Type.String(),
      }),
    ),
  ),
  details: Type.Optional(Type.Object({})),
});

/** ProgressResponseElement of the first version: the element's own facts, one by one. */
const FirstEvent = Type.Object(
  {
    ...EventHead,
    timestamp: Instant,
    timelineEventCategory: Category,
    recipientIndex: Type.Optional(Type.Integer({ minimum: 0 })),
    analogCost: Type.Optional(Type.Integer({ minimum: 0 })),
    channel: Type.Optional(Type.String()),
    legalfactIds: Type.Optional(Type.Array(Type.String())),
    validationErrors: Type.Optional(
      Type.Array(Type.Object({ errorCode: Type.String(), detail: Type.String() }, { additionalProperties: false })),
    ),
  },
  { additionalProperties: false },
);

const StreamEvent = Type.Object({ ...EventHead, element: Element }, { additionalProperties: false });

export type FirstEvent = Static<typeof FirstEvent>;
/** A request in any version: what its own does not know is not there. */
export type StreamCreationRequest = Static<typeof whole>;
export type StreamRequest = Omit<StreamCreationRequest, 'replacedStreamId'>;

export const streamRequest = (version: StreamVersion) => contract(Type.Object(membersOf(version)));
export const streamCreationRequest = (version: StreamVersion) =>
  contract(
    Type.Object({ ...membersOf(version), ...(version === '1' ? {} : { replacedStreamId: Type.Optional(Uuid) }) }),
  );
export const streamMetadata = (version: StreamVersion) =>
  contract(
    Type.Object(
      {
        ...membersOf(version),
        ...made,
        ...(version === '1'
          ? {}
          : { disabledDate: Type.Optional(Instant), version: Type.String({ pattern: '^v\\d\\d\\d?$' }) }),
      },
      { additionalProperties: false },
    ),
  );
export const streamList = contract(StreamList);
export const streamProgress = (version: StreamVersion) =>
  contract(Type.Array(version === '1' ? FirstEvent : StreamEvent));
export const streamPath = contract(Type.Object({ streamId: Uuid }));
/** `lastEventId`: 38 characters, which the platform itself writes as digits. */
export const streamEventsQuery = contract(Type.Object({ lastEventId: Type.Optional(EventId) }));
