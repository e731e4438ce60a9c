import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expectations } from './expectations.ts';
import { percorsi } from './expectations/percorsi.ts';
import { exchange, IUN, journal, PROTOCOLLO, RICHIESTA } from './story.fixture.ts';

/** An event of the stream, written short: what is not told is as the category says. */
interface Read {
  readonly categoria: string;
  /** What follows the IUN in the element's identifier. */
  readonly parti?: string;
  /** The status that the event leads to. */
  readonly stato?: string;
  /** Category of the legal fact that the element makes known. */
  readonly atto?: string;
}

interface Case {
  readonly name: string;
  /** What the ente read, oldest first. */
  readonly letti: readonly Read[];
  /** The status that it says the notification has. */
  readonly stato: string;
  /** Places of the events that it did not keep. */
  readonly persi?: readonly number[];
  /** How it knows events: by the element's identifier unless told. */
  readonly conosciuti?: 'evento';
  /** Places of the events whose legal fact it fetched, and kept. */
  readonly scaricati?: readonly number[];
  readonly tenuti?: readonly number[];
}

interface Vector {
  readonly expectation: string;
  readonly requirement: string;
  readonly meets: readonly Case[];
  readonly breaks: readonly Case[];
  readonly silent: readonly Case[];
}

const vectors = JSON.parse(
  readFileSync(new URL('vectors/expectations/percorsi.json', import.meta.url), 'utf8'),
) as Vector[];

const factOf = (index: number): string => `PN_LEGAL_FACTS-${index}.pdf`;

const asked = (name: string, result: object): readonly object[] => [
  { kind: 'command', name, parameters: { protocollo: PROTOCOLLO } },
  { kind: 'answer', name, answer: { status: 'done', result } },
];

const bytes = (index: number) => ({ sha256: `ab${index}`, size: index + 1 });

/** The journal of a notification that went as the case says. */
function journalOf({ letti, stato, persi = [], conosciuti, scaricati = [], tenuti = [] }: Case): readonly object[] {
  const events = letti.map(({ categoria, parti, stato: newStatus, atto }, index) => {
    return {
      eventId: String(index + 1).padStart(38, '0'),
      notificationRequestId: RICHIESTA,
      iun: IUN,
      ...(newStatus === undefined ? {} : { newStatus }),
      element: {
        elementId: `${categoria}.IUN_${IUN}${parti === undefined ? '' : `.${parti}`}`,
        category: categoria,
        ...(atto === undefined ? {} : { legalFactsIds: [{ key: factOf(index), category: atto }] }),
      },
    };
  });
  const kept = events.filter((_, index) => !persi.includes(index));
  const held = {
    richiesta: RICHIESTA,
    iun: IUN,
    stato,
    eventi: kept.map(({ eventId, element: { elementId, category } }) => ({
      id: conosciuti === 'evento' ? eventId : elementId,
      categoria: category,
    })),
  };
  const fetched = scaricati.flatMap((index) => [
    exchange(
      'downloadLegalFactById',
      'http://send.example/f',
      undefined,
      200,
      { url: `http://store.example/${index}` },
      { path: { iun: IUN, legalFactId: factOf(index) } },
    ),
    exchange('downloadFile', `http://store.example/${index}`, undefined, 200, undefined, {
      response: { status: 200, headers: {}, binary: { ...bytes(index), head: '' } },
    }),
  ]);
  const documenti = tenuti.map((index) => {
    const { sha256, size } = bytes(index);
    return { tipo: letti[index]!.atto, chiave: factOf(index), nome: factOf(index), sha256, byte: size };
  });
  return [
    ...asked('create-notification', {}).slice(0, 1),
    exchange(
      'sendNewNotificationV25',
      'http://send.example/delivery/v2.5/requests',
      { paProtocolNumber: PROTOCOLLO, idempotenceToken: 't1', recipients: [], documents: [] },
      202,
      { notificationRequestId: RICHIESTA },
    ),
    ...asked('create-notification', {}).slice(1),
    exchange('consumeEventStreamV29', 'http://send.example/e', undefined, 200, events),
    ...fetched,
    ...asked('download-documents', { documenti }),
    ...asked('notification-status', held),
  ];
}

function outcome({ expectation }: Vector, each: Case): string {
  return expectations[expectation]!.check(journal(journalOf(each)), { protocollo: PROTOCOLLO }).outcome;
}

describe('what an ente makes of the ways of a notification', () => {
  it('has vectors, met and broken, for every expectation', () => {
    const known = Object.entries(percorsi).map(([name, { requirement }]) => `${requirement} ${name}`);
    const proven = vectors.map(({ expectation, requirement }) => `${requirement} ${expectation}`);
    expect(proven.toSorted()).toEqual(known.toSorted());
    for (const { meets, breaks } of vectors) expect(Math.min(meets.length, breaks.length)).toBeGreaterThan(0);
  });

  for (const vector of vectors)
    describe(`${vector.requirement}, ${vector.expectation}`, () => {
      it.each(vector.meets)('is met: $name', (each) => expect(outcome(vector, each)).toBe('satisfied'));
      it.each(vector.breaks)('is broken: $name', (each) => expect(outcome(vector, each)).toBe('violated'));
      it.each(vector.silent)('has nothing to say: $name', (each) => expect(outcome(vector, each)).toBe('notObserved'));
    });
});
