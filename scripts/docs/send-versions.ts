import { CATEGORIES, firstVersionOf } from '../../simulators/send/categories.ts';
import { ELEMENT_IN_STREAM, knowsCategory, knowsStatus } from '../../simulators/send/known-to.ts';
import { sentTo } from '../../simulators/send/paper.fixture.ts';
import { desk, request } from '../../simulators/send/send.fixture.ts';
import type { Desk } from '../../simulators/send/send.fixture.ts';
import { categoryOf, openStream, readToEnd } from '../../simulators/send/streams.fixture.ts';
import { DETAIL_VERSIONS, segmentOf, STREAM_VERSIONS } from '../../simulators/send/versions.ts';
import type { DetailVersion, StreamVersion } from '../../simulators/send/versions.ts';

const LATE = [...CATEGORIES.filter((category) => firstVersionOf(category) !== '1'), 'RETURNED_TO_SENDER'];

/**
 * The categories and the status that not every version knows, as each version of the detail and of the streams was seen to tell
 * them.
 * @throws Error where a version tells what it does not know, or is silent about what it knows.
 */
export async function versionsTable(): Promise<readonly (readonly string[])[]> {
  const at = desk({ detailVersions: ['2.8', '2.9'], maxStreams: 20, firstPhysicalAddress: 'optional' });
  const streams = new Map<StreamVersion, string>();
  for (const version of STREAM_VERSIONS) streams.set(version, await openStream(at, version));
  const iuns = await story(at);
  const inDetail = new Map<DetailVersion, ReadonlySet<string>>();
  for (const version of DETAIL_VERSIONS) {
    const told = new Set<string>();
    // a version that cannot tell a notification without an address says so
    for (const iun of iuns) {
      const { json } = await at.ask('GET', `/delivery/${segmentOf(version)}notifications/sent/${iun}`);
      for (const { category } of (json.timeline ?? []) as { category: string }[]) told.add(category);
      for (const { status } of (json.notificationStatusHistory ?? []) as { status: string }[]) told.add(status);
    }
    inDetail.set(version, told);
  }
  const inStream = new Map<StreamVersion, ReadonlySet<string>>();
  for (const [version, streamId] of streams) {
    const events = await readToEnd(at, version, streamId);
    inStream.set(version, new Set(events.flatMap((event) => [event.newStatus, categoryOf(event) ?? ''])));
  }

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

/** Notifications that between them have everything that came after the first version; their IUNs. */
async function story(at: Desk): Promise<readonly string[]> {
  const dead = await sentTo(at, 'FAIL_DECEDUTO_AR');
  const asked = request(await at.deposit(), { paProtocolNumber: 'P2' });
  const { digitalDomicile: _pec, ...onPaper } = asked.recipients[0]!;
  const unreachable = await at.accepted({
    ...asked,
    recipients: [
      { ...onPaper, physicalAddress: { ...onPaper.physicalAddress!, address: 'VIA @FAIL-IRREPERIBILE_AR' } },
    ],
  });
  const another = request(await at.deposit(), { paProtocolNumber: 'P3' });
  const { physicalAddress: _none, ...recipient } = another.recipients[0]!;
  const unaddressed = await at.accepted({ ...another, recipients: [recipient] });
  // the courtesy message puts paper off by five days; events are kept for seven
  await at.clock.advance(6 * 86_400_000);
  at.simulation.stimulate('raddRetrieval', { iun: dead });
  at.simulation.stimulate('timelineReworked', { iun: unreachable });
  await at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${unreachable}`);
  await at.clock.advance(3_600_000);
  return [dead, unreachable, unaddressed];
}
