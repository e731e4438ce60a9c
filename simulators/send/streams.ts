import type { Ids } from '../kernel/ids.ts';
import type { Context, Effects, Event } from '../kernel/platform.ts';
import { CATEGORIES, firstVersionOf } from './categories.ts';
import { ELEMENT_IN_STREAM, knowsCategory, knowsStatus } from './known-to.ts';
import { CURRENT_STREAMS } from './versions.ts';
import type { StreamVersion } from './versions.ts';

/**
 * The event streams of SEND: who listens, what was recorded for them, what they have read. Pure state, no wire.
 * Source: send.md §1.17; B2B bundle, tag Streams; pn-stream 1.4.0.
 */

/** The switches that streams obey; durations are nominal (ms): a scaled clock shortens them. */
export interface StreamSettings {
  /** Events in a page, at most. */
  readonly streamPageSize: number;
  /** What a client is told to wait after a page that ends what there is, ms. */
  readonly streamRetryAfterMs: number;
  /**
   * When a client is told to wait 0 ms (send.md §11.1): after any page with events, as the code does (the default), or
   * only while more events are queued, as the contract's text says.
   */
  readonly streamNoWait?: 'pageNotEmpty' | 'moreQueued';
  /** Refuse with 429 whoever comes back too early after an empty page. Off, as in PagoPA's own environments. */
  readonly enforceRetryAfter: boolean;
  /** What an empty filter lets through (send.md §11.2): everything of the stream's version, or what existed at version 1.0. */
  readonly emptyFilter: 'all' | 'ga1';
  /** Enabled streams a sender may have. */
  readonly maxStreams: number;
  /** What one nominal day lasts, ms. */
  readonly dayMs: number;
}

/** How many days an event waits to be read. */
const RETENTION_DAYS = 7;

/** How many days a disabled stream stays. */
const DISABLED_DAYS = 14;

/** How far ahead of the stream it replaces a new one starts to count. */
const REPLACEMENT_STEP = 1000;

/** As much of a timeline element as a stream looks at; the rest passes through. */
export interface StreamedElement {
  readonly elementId: string;
  readonly category: string;
  readonly timestamp?: string;
  readonly ingestionTimestamp?: string;
  readonly eventTimestamp?: string;
}

/** One timeline element with what it did to its notification. `at` is epoch ms, the instant it entered the timeline. */
export interface StreamEntry<Element extends StreamedElement = StreamedElement> {
  readonly iun?: string;
  readonly notificationRequestId: string;
  /** The notification's status after the element. */
  readonly newStatus: string;
  /** What a version tells that has no word for that status: the one before it. */
  readonly earlierStatus?: string;
  /** Whether the element changed it. */
  readonly statusChanged: boolean;
  readonly at: number;
  readonly element: Element;
  /** Whose notification it is: the same value that the caller of an operation carries. */
  readonly sender: string;
  readonly group?: string;
}

/** An event waiting to be read: its number in the stream, and what it tells. */
export interface RecordedEvent {
  readonly number: number;
  readonly entry: StreamEntry;
}

export interface StreamConfiguration {
  readonly title: string;
  readonly eventType: 'STATUS' | 'TIMELINE';
  readonly groups: readonly string[];
  readonly filterValues: readonly string[];
}

export interface Stream extends StreamConfiguration {
  readonly streamId: string;
  /** Of the path that created it, the only one through which it is reached. */
  readonly version: StreamVersion;
  readonly sender: string;
  readonly waitForAccepted: boolean;
  /** Epoch ms. */
  readonly activatedAt: number;
  readonly disabledAt?: number;
  /** Number of the last event recorded. */
  readonly counter: number;
  /** Epoch ms before which an early reader may be refused; 0 when nobody was told to wait. */
  readonly notBefore: number;
  /** An event that a scripted fault makes the next page tell again. */
  readonly repeated?: RecordedEvent;
}

interface Kept extends Stream {
  title: string;
  eventType: 'STATUS' | 'TIMELINE';
  groups: readonly string[];
  filterValues: readonly string[];
  disabledAt?: number;
  counter: number;
  notBefore: number;
  repeated?: RecordedEvent;
  passes: (entry: StreamEntry) => boolean;
  /** Recorded events in order of number; the first `deleted` are gone for good. */
  readonly events: RecordedEvent[];
  deleted: number;
  /** Entries withheld until their notification is accepted or refused, by notificationRequestId. */
  readonly withheld: Map<string, StreamEntry[]>;
}

export interface StreamsState {
  readonly byId: Map<string, Stream>;
  /** notificationRequestIds whose validation has ended. */
  readonly validated: Set<string>;
}

/** As much of the SEND state as streams need. */
export interface HasStreams {
  readonly streams: StreamsState;
  readonly settings: StreamSettings;
  readonly ids: { readonly streams: Ids };
}

/** No streams yet. */
export function createStreams(): StreamsState {
  return { byId: new Map(), validated: new Set() };
}

// ------------------------------------------------------------------------------------------------- what a stream tells

/** Never streamed: they say how the platform works, not what became of a notification. */
const DIAGNOSTIC: ReadonlySet<string> = new Set([
  'VALIDATE_F24_REQUEST',
  'VALIDATED_F24',
  'GENERATE_F24_REQUEST',
  'GENERATED_F24',
  'NOTIFICATION_CANCELLED_DOCUMENT_CREATION_REQUEST',
  'SEND_ANALOG_TIMEOUT_CREATION_REQUEST',
  'SEND_ANALOG_TIMEOUT',
  'ANALOG_FAILURE_WORKFLOW_TIMEOUT',
]);

/** What `DEFAULT` stands for in the filter of a TIMELINE stream. */
export const DEFAULT_CATEGORIES: readonly string[] = [
  'REQUEST_REFUSED',
  'REQUEST_ACCEPTED',
  'SEND_DIGITAL_DOMICILE',
  'SEND_DIGITAL_FEEDBACK',
  'DIGITAL_SUCCESS_WORKFLOW',
  'DIGITAL_FAILURE_WORKFLOW',
  'SEND_SIMPLE_REGISTERED_LETTER',
  'SEND_SIMPLE_REGISTERED_LETTER_PROGRESS',
  'SEND_ANALOG_DOMICILE',
  'SEND_ANALOG_PROGRESS',
  'SEND_ANALOG_FEEDBACK',
  'ANALOG_SUCCESS_WORKFLOW',
  'ANALOG_FAILURE_WORKFLOW',
  'COMPLETELY_UNREACHABLE',
  'REFINEMENT',
  'NOTIFICATION_VIEWED',
  'NOTIFICATION_CANCELLED',
  'NOTIFICATION_RADD_RETRIEVED',
  'ANALOG_WORKFLOW_RECIPIENT_DECEASED',
];

/** Categories that came after version 1.0. */
const AFTER_GA1: ReadonlySet<string> = new Set(CATEGORIES.filter((category) => firstVersionOf(category) !== '1'));

/** Statuses a notification has before SEND has taken it in charge: no IUN is told with them. */
const WITHOUT_IUN: ReadonlySet<string> = new Set(['IN_VALIDATION', 'REFUSED']);

/** What ends a notification's validation; one cancelled while it lasts is never accepted, so it ends there too. */
const END_OF_VALIDATION: ReadonlySet<string> = new Set([
  'REQUEST_ACCEPTED',
  'REQUEST_REFUSED',
  'NOTIFICATION_CANCELLED',
]);

/** What a stream asks for, among what its version knows: a name of later is not heeded (pn-stream). */
function filterOf(
  { eventType, groups, filterValues }: StreamConfiguration,
  { version, waitForAccepted }: Pick<Stream, 'version' | 'waitForAccepted'>,
  { emptyFilter }: StreamSettings,
): (entry: StreamEntry) => boolean {
  const known = ELEMENT_IN_STREAM[version];
  const wanted = new Set(
    filterValues.flatMap((value) => (value === 'DEFAULT' && eventType === 'TIMELINE' ? DEFAULT_CATEGORIES : [value])),
  );
  const everything = filterValues.length === 0;
  return ({ element, newStatus, statusChanged, group }) => {
    if (DIAGNOSTIC.has(element.category)) return false;
    if (groups.length > 0 && (group === undefined || !groups.includes(group))) return false;
    if (eventType === 'TIMELINE')
      return (
        knowsCategory(known, element.category) &&
        (everything ? emptyFilter === 'all' || !AFTER_GA1.has(element.category) : wanted.has(element.category))
      );
    if (!knowsStatus(known, newStatus)) return false;
    if (!statusChanged || (waitForAccepted && newStatus === 'IN_VALIDATION')) return false;
    return everything || wanted.has(newStatus);
  };
}

/**
 * Records a timeline element in every enabled stream of its sender that asks for it. A stream that waits for acceptance
 * gets what belongs to the validation at once, and everything else only behind the element that ended the validation.
 */
export function recordInStreams(state: HasStreams, entry: StreamEntry): void {
  const { byId, validated } = state.streams;
  const { category } = entry.element;
  const ends = END_OF_VALIDATION.has(category);
  if (ends) validated.add(entry.notificationRequestId);
  for (const stream of byId.values() as Iterable<Kept>) {
    if (stream.sender !== entry.sender || stream.disabledAt !== undefined) continue;
    const early = stream.waitForAccepted && entry.newStatus !== 'IN_VALIDATION';
    if (early && !validated.has(entry.notificationRequestId)) {
      const waiting = stream.withheld.get(entry.notificationRequestId);
      if (waiting === undefined) stream.withheld.set(entry.notificationRequestId, [entry]);
      else waiting.push(entry);
      continue;
    }
    record(stream, entry);
    if (!ends) continue;
    for (const waited of stream.withheld.get(entry.notificationRequestId) ?? []) record(stream, waited);
    stream.withheld.delete(entry.notificationRequestId);
  }
}

function record(stream: Kept, entry: StreamEntry): void {
  if (stream.passes(entry)) stream.events.push({ number: ++stream.counter, entry });
}

// ------------------------------------------------------------------------------------------------------------- reading

/** The number of an event as clients see it: 38 digits. */
export function eventIdOf(number: number): string {
  return String(number).padStart(38, '0');
}

/** The position that a `lastEventId` names; 0 where there is none. A value never issued is a position all the same. */
export function positionOf(lastEventId: string | undefined): number {
  return lastEventId === undefined ? 0 : Number(lastEventId);
}

/** A stream of this sender that has not been purged; `now` is epoch ms. */
export function findStream(state: HasStreams, sender: string, streamId: string, context: Context): Stream | undefined {
  const stream = state.streams.byId.get(streamId.toLowerCase());
  return stream === undefined || stream.sender !== sender || purged(stream, state.settings, context)
    ? undefined
    : stream;
}

/** The streams of this sender that have not been purged, oldest first. */
export function streamsOf(state: HasStreams, sender: string, context: Context): readonly Stream[] {
  return [...state.streams.byId.values()].filter(
    (stream) => stream.sender === sender && !purged(stream, state.settings, context),
  );
}

function purged(stream: Stream, settings: StreamSettings, { clock }: Context): boolean {
  return (
    stream.disabledAt !== undefined && clock.now() >= stream.disabledAt + clock.span(DISABLED_DAYS * settings.dayMs)
  );
}

export interface StreamPage {
  readonly events: readonly RecordedEvent[];
  /** Whether events are queued that did not fit. */
  readonly more: boolean;
}

/** The next page after a position: at most `streamPageSize` events, in order of number, none older than the retention. */
export function pageOf(state: HasStreams, stream: Stream, position: number, { clock }: Context): StreamPage {
  const { events, deleted, repeated } = stream as Kept;
  const { streamPageSize, dayMs } = state.settings;
  const horizon = clock.now() - clock.span(RETENTION_DAYS * dayMs);
  const page: RecordedEvent[] = repeated !== undefined && repeated.number <= position ? [repeated] : [];
  let at = Math.max(deleted, firstAfter(events, position));
  for (; at < events.length && page.length < streamPageSize; at++) {
    const event = events[at]!;
    if (event.entry.at > horizon) page.push(event);
  }
  return { events: page, more: at < events.length };
}

/** Index of the first event whose number is greater than `position`. */
function firstAfter(events: readonly RecordedEvent[], position: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle]!.number <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The IUN that goes with an event: none until the notification is accepted. */
export function toldIun({ iun, newStatus }: StreamEntry): string | undefined {
  return WITHOUT_IUN.has(newStatus) ? undefined : iun;
}

// -------------------------------------------------------------------------------------------------------------- events

export type StreamEvent =
  | {
      readonly type: 'streamCreated';
      readonly streamId: string;
      readonly version: StreamVersion;
      readonly sender: string;
      readonly configuration: StreamConfiguration;
      readonly waitForAccepted: boolean;
      readonly at: number;
      /** The stream it takes the place of: disabled from now on, its count goes on here. */
      readonly replaces?: string;
    }
  | { readonly type: 'streamUpdated'; readonly streamId: string; readonly configuration: StreamConfiguration }
  | { readonly type: 'streamDisabled'; readonly streamId: string; readonly at: number }
  | { readonly type: 'streamDeleted'; readonly streamId: string }
  | {
      readonly type: 'streamConsumed';
      readonly streamId: string;
      /** Everything up to here is deleted for good. */
      readonly upTo: number;
      /** How many events were told. */
      readonly told: number;
      readonly notBefore: number;
      /** Number of an event that the next page tells again (a scripted fault). */
      readonly repeat?: number;
    };

/** Applies an event of the streams; false when it is not one of theirs. */
export function applyStreamEvent(state: HasStreams, event: Event, context: Context): boolean {
  if (!isStreamEvent(event)) return false;
  const { settings } = state;
  const { byId } = state.streams;
  for (const stream of byId.values()) if (purged(stream, settings, context)) byId.delete(stream.streamId);
  if (event.type === 'streamCreated') {
    byId.set(event.streamId, created(event, byId, settings));
    return true;
  }
  const stream = byId.get(event.streamId) as Kept | undefined;
  if (stream === undefined) return true;
  switch (event.type) {
    case 'streamUpdated':
      Object.assign(stream, event.configuration);
      stream.passes = filterOf(stream, stream, settings);
      break;
    case 'streamDisabled':
      stream.disabledAt = event.at;
      stream.withheld.clear();
      break;
    case 'streamDeleted':
      byId.delete(event.streamId);
      break;
    case 'streamConsumed':
      consumed(stream, event);
      break;
  }
  return true;
}

const TYPES: ReadonlySet<string> = new Set<StreamEvent['type']>([
  'streamCreated',
  'streamUpdated',
  'streamDisabled',
  'streamDeleted',
  'streamConsumed',
]);

function isStreamEvent(event: Event): event is StreamEvent {
  return TYPES.has(event.type);
}

function created(
  event: Extract<StreamEvent, { type: 'streamCreated' }>,
  byId: ReadonlyMap<string, Stream>,
  settings: StreamSettings,
): Kept {
  const replaced = event.replaces === undefined ? undefined : (byId.get(event.replaces) as Kept | undefined);
  if (replaced !== undefined) {
    replaced.disabledAt = event.at;
    replaced.withheld.clear();
  }
  return {
    ...event.configuration,
    streamId: event.streamId,
    version: event.version,
    sender: event.sender,
    waitForAccepted: event.waitForAccepted,
    activatedAt: event.at,
    counter: replaced === undefined ? 0 : replaced.counter + REPLACEMENT_STEP,
    notBefore: 0,
    passes: filterOf(event.configuration, event, settings),
    events: [],
    deleted: 0,
    withheld: new Map(),
  };
}

/** Deleted events stay at the head of the array until they are half of it: shifting at each page would cost its square. */
const WORTH_COMPACTING = 1024;

function consumed(stream: Kept, event: Extract<StreamEvent, { type: 'streamConsumed' }>): void {
  stream.notBefore = event.notBefore;
  if (event.repeat === undefined) delete stream.repeated;
  else if (event.repeat !== stream.repeated?.number) {
    const repeated = stream.events[firstAfter(stream.events, event.repeat - 1)];
    if (repeated !== undefined) stream.repeated = repeated;
  }
  stream.deleted = Math.max(stream.deleted, firstAfter(stream.events, event.upTo));
  if (stream.deleted >= WORTH_COMPACTING && stream.deleted * 2 >= stream.events.length) {
    stream.events.splice(0, stream.deleted);
    stream.deleted = 0;
  }
}

// ------------------------------------------------------------------------------------------------- what the world does

/** Stimulus `removeStreams`: every stream of the sender is gone. */
export function removeStreams(state: HasStreams, sender: string, context: Context): Effects {
  return {
    events: streamsOf(state, sender, context).map(({ streamId }): Event => ({ type: 'streamDeleted', streamId })),
  };
}

const OTHER_SOFTWARE = 'Altro applicativo';

/** The streams that `fillStreams` made give their places back. */
export function freeStreams(state: HasStreams, sender: string, context: Context): readonly Event[] {
  return streamsOf(state, sender, context)
    .filter(({ title }) => title.startsWith(OTHER_SOFTWARE))
    .map(({ streamId }): Event => ({ type: 'streamDeleted', streamId }));
}

/** Stimulus `fillStreams`: somebody else in the Ente has taken every place that was free. */
export function fillStreams(state: HasStreams, sender: string, context: Context): Effects {
  const enabled = streamsOf(state, sender, context).filter(({ disabledAt }) => disabledAt === undefined).length;
  return {
    events: Array.from({ length: Math.max(0, state.settings.maxStreams - enabled) }, (_, index): Event => ({
      type: 'streamCreated',
      streamId: state.ids.streams.uuid(),
      version: CURRENT_STREAMS,
      sender,
      configuration: { title: `${OTHER_SOFTWARE} ${index + 1}`, eventType: 'STATUS', groups: [], filterValues: [] },
      waitForAccepted: false,
      at: context.clock.now(),
    })),
  };
}
