import { CATEGORIES, firstVersionOf } from '../../simulators/send/categories.ts';
import { ELEMENT_IN_STREAM, knowsCategory, knowsStatus } from '../../simulators/send/known-to.ts';
import { sentTo } from '../../simulators/send/paper.fixture.ts';
import { desk, request } from '../../simulators/send/send.fixture.ts';
import type { Desk } from '../../simulators/send/send.fixture.ts';
import { DETAIL_VERSIONS, segmentOf, STREAM_VERSIONS } from '../../simulators/send/versions.ts';
import type { DetailVersion, StreamVersion } from '../../simulators/send/versions.ts';

const LATE = [...CATEGORIES.filter((category) => firstVersionOf(category) !== '1'), 'RETURNED_TO_SENDER'];

interface Told {
  readonly newStatus: string;
  readonly element?: { readonly category: string };
  readonly timelineEventCategory?: string;
}

/**
 * The categories and the status that not every version knows, as each version of the detail and of the streams was seen to tell
 * them.
 * @throws Error where a version tells what it does not know, or is silent about what it knows.
 */
export async function versionsTable(): Promise<readonly (readonly string[])[]> {
  const at = desk({ detailVersions: ['2.8', '2.9'], maxStreams: 20, firstPhysicalAddress: 'optional' });
  const streams = new Map<StreamVersion, string>();
  for (const version of STREAM_VERSIONS) {
    const asked = { title: 'Tabelle', eventType: 'TIMELINE', ...(version === '1' ? {} : { groups: [] }) };
    streams.set(version, (await at.ask('POST', streamsPath(version), asked)).json.streamId as string);
  }
  const { dead, others, unaddressed } = await story(at);
  const inDetail = new Map<DetailVersion, ReadonlySet<string>>();
  for (const version of DETAIL_VERSIONS) {
    const told = new Set<string>();
    // a version that cannot tell a notification without an address says so
    for (const iun of [dead, ...others, unaddressed]) {
      const { json } = await at.ask('GET', `/delivery/${segmentOf(version)}notifications/sent/${iun}`);
      for (const { category } of (json.timeline ?? []) as { category: string }[]) told.add(category);
      for (const { status } of (json.notificationStatusHistory ?? []) as { status: string }[]) told.add(status);
    }
    inDetail.set(version, told);
  }
  const inStream = new Map<StreamVersion, ReadonlySet<string>>();
  for (const [version, streamId] of streams) inStream.set(version, await toldBy(at, version, streamId));

  const rows = LATE.map((name) => {
    const known = (version: DetailVersion) =>
      name === 'RETURNED_TO_SENDER' ? knowsStatus(version, name) : knowsCategory(version, name);
    const cell = (seen: boolean, expected: boolean, where: string): string => {
      if (seen !== expected) throw new Error(`SEND, ${where}: ${name} is ${expected ? 'missing' : 'told'}`);
      return seen ? 'sì' : '–';
    };
    return [
      `\`${name}\``,
      ...DETAIL_VERSIONS.map((version) => cell(inDetail.get(version)!.has(name), known(version), `detail ${version}`)),
      ...STREAM_VERSIONS.map((version) =>
        cell(inStream.get(version)!.has(name), known(ELEMENT_IN_STREAM[version]), `streams ${version}`),
      ),
    ];
  });
  return [
    [
      'Categoria o stato',
      ...DETAIL_VERSIONS.map((version) => `dettaglio ${version}`),
      ...STREAM_VERSIONS.map((version) => `stream ${version === '1' ? '1 (v10)' : version}`),
    ],
    ...rows,
  ];
}

const streamsPath = (version: StreamVersion): string => `/delivery-progresses/${segmentOf(version)}streams`;

/** Notifications that between them have everything that came after the first version. */
async function story(at: Desk) {
  const dead = await sentTo(at, 'FAIL_DECEDUTO_AR');
  const others: string[] = [];
  const unreachable = request(await at.deposit(), { paProtocolNumber: 'P2' });
  const { digitalDomicile: _pec, ...onPaper } = unreachable.recipients[0]!;
  others.push(
    await at.accepted({
      ...unreachable,
      recipients: [
        { ...onPaper, physicalAddress: { ...onPaper.physicalAddress!, address: 'VIA @FAIL-IRREPERIBILE_AR' } },
      ],
    }),
  );
  const unaddressed = request(await at.deposit(), { paProtocolNumber: 'P3' });
  const { physicalAddress: _none, ...recipient } = unaddressed.recipients[0]!;
  const last = await at.accepted({ ...unaddressed, recipients: [recipient] });
  // the courtesy message puts paper off by five days; events are kept for seven
  await at.clock.advance(6 * 86_400_000);
  at.simulation.stimulate('raddRetrieval', { iun: dead });
  at.simulation.stimulate('timelineReworked', { iun: others[0]! });
  await at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${others[0]!}`);
  await at.clock.advance(3_600_000);
  return { dead, others, unaddressed: last };
}

/** Every category and status of the events of a stream. */
async function toldBy(at: Desk, version: StreamVersion, streamId: string): Promise<ReadonlySet<string>> {
  const told = new Set<string>();
  for (let last = ''; ;) {
    const page = await at.ask('GET', `${streamsPath(version)}/${streamId}/events${last}`);
    const events = page.json as readonly (Told & { readonly eventId: string })[];
    if (events.length === 0) return told;
    for (const { newStatus, element, timelineEventCategory } of events) {
      told.add(newStatus);
      told.add(element?.category ?? timelineEventCategory ?? '');
    }
    last = `?lastEventId=${events.at(-1)!.eventId}`;
  }
}
