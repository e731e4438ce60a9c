import Type from 'typebox';
import type { Static } from 'typebox';
import { contract } from '../../kernel/json.ts';

/**
 * Wire shapes of the event streams, version 2.9 of the paths. Source: send.md §1.17; B2B bundle, schemas
 * StreamCreationRequestV29, StreamRequestV29, StreamMetadataResponseV29, StreamListResponse, ProgressResponseV29.
 */

const Uuid = Type.String({ pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' });
const Title = Type.String({ maxLength: 256, pattern: '^.*$' });
const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$' });
/** 38 digits, zero padded on the left. */
const EventId = Type.String({ pattern: '^[0-9]{38}$' });

const requestMembers = {
  title: Title,
  eventType: Type.Union([Type.Literal('STATUS'), Type.Literal('TIMELINE')]),
  groups: Type.Array(Type.String()),
  filterValues: Type.Optional(Type.Array(Type.String({ minLength: 4, maxLength: 256, pattern: '^[A-Z_]+$' }))),
  waitForAccepted: Type.Optional(Type.Boolean()),
};

const StreamRequest = Type.Object(requestMembers);
const StreamCreationRequest = Type.Object({ ...requestMembers, replacedStreamId: Type.Optional(Uuid) });

const StreamMetadata = Type.Object(
  {
    ...requestMembers,
    streamId: Uuid,
    activationDate: Instant,
    disabledDate: Type.Optional(Instant),
    version: Type.String({ pattern: '^v\\d\\d\\d?$' }),
  },
  { additionalProperties: false },
);

const StreamList = Type.Array(Type.Object({ streamId: Uuid, title: Title }, { additionalProperties: false }));

// Categories stay open: a client must bear one it does not know, and a scenario may send it one.
const Element = Type.Object({
  elementId: Type.String({ maxLength: 512 }),
  category: Type.String({ pattern: '^[A-Z0-9_]+$' }),
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

const Progress = Type.Array(
  Type.Object(
    {
      eventId: EventId,
      notificationRequestId: Type.String(),
      iun: Type.Optional(Type.String({ maxLength: 25, pattern: '^[A-Z]{4}-[A-Z]{4}-[A-Z]{4}-[0-9]{6}-[A-Z]-[0-9]$' })),
      newStatus: Type.String({ pattern: '^[A-Z_]+$' }),
      element: Element,
    },
    { additionalProperties: false },
  ),
);

export type StreamRequest = Static<typeof StreamRequest>;
export type StreamCreationRequest = Static<typeof StreamCreationRequest>;
export type StreamMetadata = Static<typeof StreamMetadata>;

export const streamCreationRequest = contract(StreamCreationRequest);
export const streamRequest = contract(StreamRequest);
export const streamMetadata = contract(StreamMetadata);
export const streamList = contract(StreamList);
export const streamProgress = contract(Progress);
export const streamPath = contract(Type.Object({ streamId: Uuid }));
/** `lastEventId`: 38 characters, which the platform itself writes as digits. */
export const streamEventsQuery = contract(Type.Object({ lastEventId: Type.Optional(EventId) }));
