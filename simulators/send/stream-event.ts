import type { FirstEvent } from './contract/streams.ts';
import { ELEMENT_IN_STREAM, elementKnownTo, knowsStatus } from './known-to.ts';
import type { TimelineElement } from './state.ts';
import { eventIdOf, toldIun } from './streams.ts';
import type { RecordedEvent, StreamEntry } from './streams.ts';
import type { StreamVersion } from './versions.ts';

/** An event as a version of streams tells it (send.md §1.17). */
export function inWordsOf(version: StreamVersion, { number, entry }: RecordedEvent): object {
  const iun = toldIun(entry);
  const known = ELEMENT_IN_STREAM[version];
  // a stream carries whatever stands in timelines
  const element = elementKnownTo(known, entry.element as TimelineElement);
  const head = {
    eventId: eventIdOf(number),
    notificationRequestId: entry.notificationRequestId,
    ...(iun === undefined ? {} : { iun }),
    newStatus: statusIn(entry, knowsStatus(known, entry.newStatus)),
  };
  return version === '1' ? { ...head, ...factsOf(element) } : { ...head, element };
}

function statusIn({ newStatus, earlierStatus }: StreamEntry, known: boolean): string {
  return known ? newStatus : (earlierStatus ?? newStatus);
}

/** What the first version picks out of an element (pn-stream, translation of events to v10). */
function factsOf({ category, timestamp, legalFactsIds, details }: TimelineElement): Partial<FirstEvent> {
  const { recIndex, analogCost, refusalReasons } = details;
  const channel = channelOf(category, details);
  return {
    timestamp,
    timelineEventCategory: category,
    ...(typeof recIndex === 'number' ? { recipientIndex: recIndex } : {}),
    ...(typeof analogCost === 'number' ? { analogCost } : {}),
    ...(channel === undefined ? {} : { channel }),
    ...(legalFactsIds === undefined
      ? {}
      : { legalfactIds: legalFactsIds.map(({ key }) => key.replace('safestorage://', '')) }),
    ...(category === 'REQUEST_REFUSED'
      ? { validationErrors: refusalReasons as NonNullable<FirstEvent['validationErrors']> }
      : {}),
  };
}

/** The channel that an element is about: paper, its simple letter, PEC, the courtesy message's own. */
function channelOf(category: string, details: TimelineElement['details']): string | undefined {
  switch (category) {
    case 'PREPARE_ANALOG_DOMICILE':
    case 'SEND_ANALOG_DOMICILE':
    case 'SEND_ANALOG_PROGRESS':
    case 'SEND_ANALOG_FEEDBACK':
      return details['serviceLevel'] as string | undefined;
    case 'PREPARE_SIMPLE_REGISTERED_LETTER':
    case 'SEND_SIMPLE_REGISTERED_LETTER':
      return 'SIMPLE_REGISTERED_LETTER';
    case 'SEND_DIGITAL_DOMICILE':
    case 'SEND_DIGITAL_PROGRESS':
    case 'SEND_DIGITAL_FEEDBACK':
      return 'PEC';
    case 'SEND_COURTESY_MESSAGE':
      return (details['digitalAddress'] as { readonly type: string }).type;
    default:
      return undefined;
  }
}
