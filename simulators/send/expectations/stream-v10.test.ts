import { describe, expect, it } from 'vitest';
import { exchange, IUN, journal, PROTOCOLLO, RICHIESTA } from '../story.fixture.ts';
import { documenti } from './documenti.ts';
import { percorsi } from './percorsi.ts';

const KEY = 'PN_LEGAL_FACTS-1.pdf';

const deposited = exchange(
  'sendNewNotification',
  'http://send.example/delivery/requests',
  { paProtocolNumber: PROTOCOLLO },
  202,
  { notificationRequestId: RICHIESTA },
);
const telling = (...categories: readonly string[]) =>
  exchange(
    'consumeEventStream',
    'http://send.example/delivery-progresses/streams/s1/events',
    undefined,
    200,
    categories.map((timelineEventCategory, index) => ({
      eventId: String(index),
      iun: IUN,
      timelineEventCategory,
      legalfactIds: [KEY],
    })),
  );
const streamed = telling('REQUEST_ACCEPTED');
const detailed = exchange(
  'retrieveSentNotification',
  `http://send.example/delivery/notifications/sent/${IUN}`,
  undefined,
  200,
  { timeline: [{ legalFactsIds: [{ key: `safestorage://${KEY}`, category: 'SENDER_ACK' }] }] },
  { path: { iun: IUN } },
);
const fetched = [
  exchange(
    'downloadLegalFactById',
    `http://send.example/delivery-push/${IUN}/download/legal-facts/${KEY}`,
    undefined,
    200,
    { url: 'http://send.example/scarico/a' },
    { path: { iun: IUN, legalFactId: KEY } },
  ),
  {
    ...exchange('downloadFile', 'http://send.example/scarico/a', undefined, 200, undefined),
    response: { status: 200, headers: {}, binary: { sha256: 'ab', size: 3, head: '' } },
  },
];
const kept = [
  { kind: 'command', name: 'download-documents', parameters: { protocollo: PROTOCOLLO } },
  {
    kind: 'answer',
    name: 'download-documents',
    answer: { status: 'done', result: { documenti: [{ tipo: 'SENDER_ACK', chiave: KEY, sha256: 'AB', byte: 3 }] } },
  },
];

const status = [
  { kind: 'command', name: 'notification-status', parameters: { protocollo: PROTOCOLLO } },
  {
    kind: 'answer',
    name: 'notification-status',
    answer: {
      status: 'done',
      result: { iun: IUN, stato: 'DELIVERED', eventi: [{ id: '0', categoria: 'SEND_ANALOG_PROGRESS' }] },
    },
  },
];

function judge(...entries: readonly object[]) {
  return documenti['factsDownloaded']!.check(journal([deposited, ...entries]), { protocollo: PROTOCOLLO });
}

function judgePaper(...entries: readonly object[]) {
  return percorsi['paperFactsKept']!.check(journal([deposited, ...entries, ...status]), { protocollo: PROTOCOLLO });
}

describe('attestations that a stream of the first version tells (SEND-DOC-001, SEND-PERC-006)', () => {
  it('are due by their key, which is all it tells', () => {
    expect(judge(streamed, ...fetched, ...kept).outcome).toBe('satisfied');
    expect(judge(streamed)).toMatchObject({ outcome: 'violated', expected: KEY, exchange: 2 });
  });

  it.each([
    ['before', [detailed, streamed]],
    ['after', [streamed, detailed]],
  ])('have the category that the detail tells, read %s', (_, read) => {
    expect(judge(...read)).toMatchObject({ outcome: 'violated', expected: `SENDER_ACK (${KEY})` });
  });

  it('are of paper where their element is', () => {
    expect(judgePaper(telling('SEND_ANALOG_PROGRESS'), ...fetched, ...kept).outcome).toBe('satisfied');
    expect(judgePaper(telling('SEND_ANALOG_PROGRESS')).outcome).toBe('violated');
    expect(judgePaper(telling('SEND_DIGITAL_FEEDBACK')).outcome).toBe('notObserved');
  });
});

it('whose events are is not told by the first version: nothing is said of each recipient (SEND-PERC-004)', () => {
  const read = telling('REQUEST_ACCEPTED', 'REFINEMENT', 'REFINEMENT');
  const { outcome } = percorsi['everyRecipientKept']!.check(journal([deposited, read, ...status]), {
    protocollo: PROTOCOLLO,
  });
  expect(outcome).toBe('notObserved');
});
