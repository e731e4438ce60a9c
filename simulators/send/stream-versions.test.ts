import { describe, expect, test } from 'vitest';
import { sentTo } from './paper.fixture.ts';
import { DAY, desk, NOTICE, request, requestWithNotice, troubles } from './send.fixture.ts';
import type { Desk } from './send.fixture.ts';
import { segmentOf, STREAM_VERSIONS } from './versions.ts';
import type { StreamVersion } from './versions.ts';

const path = (version: StreamVersion) => `/delivery-progresses/${segmentOf(version)}streams`;
const made = (version: StreamVersion, over: object = {}) => ({
  title: 'Avanzamento',
  eventType: 'TIMELINE',
  ...(version === '1' ? {} : { groups: [] }),
  ...over,
});

async function open(at: Desk, version: StreamVersion, over: object = {}): Promise<string> {
  const reply = await at.ask('POST', path(version), made(version, over));
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.json.streamId as string;
}

interface Told {
  readonly eventId: string;
  readonly newStatus: string;
  readonly timelineEventCategory?: string;
  readonly element?: { readonly category: string; readonly details: Readonly<Record<string, unknown>> };
}

async function events(at: Desk, version: StreamVersion, streamId: string): Promise<readonly Told[]> {
  const all: Told[] = [];
  for (;;) {
    const last = all.at(-1)?.eventId;
    const page = await at.ask(
      'GET',
      `${path(version)}/${streamId}/events${last === undefined ? '' : `?lastEventId=${last}`}`,
    );
    if (page.status !== 200) throw new Error(page.text);
    if (page.json.length === 0) return all;
    all.push(...(page.json as readonly Told[]));
  }
}

const categoryOf = (event: Told) => event.element?.category ?? event.timelineEventCategory;

describe('versions of streams', () => {
  test('a stream is reached through the version that created it', async () => {
    const at = desk();
    for (const mine of STREAM_VERSIONS) {
      const streamId = await open(at, mine);
      for (const version of STREAM_VERSIONS) {
        const expected = version === mine ? 200 : version === '1' ? 400 : 403;
        const stream = `${path(version)}/${streamId}`;
        expect((await at.ask('GET', stream)).status, `${version} of ${mine}`).toBe(expected);
        expect((await at.ask('GET', `${stream}/events`)).status).toBe(expected);
        expect((await at.ask('PUT', stream, made(version))).status).toBe(expected);
        if (version !== mine) expect((await at.ask('DELETE', stream)).status).toBe(expected);
        const listed = (await at.ask('GET', path(version))).json as readonly { readonly streamId: string }[];
        expect(listed.map((each) => each.streamId)).toContain(streamId);
      }
      if (mine !== '1') expect((await at.ask('POST', `${path(mine)}/${streamId}/action/disable`)).status).toBe(200);
      expect((await at.ask('DELETE', `${path(mine)}/${streamId}`)).status).toBe(204);
    }
    expect(troubles(at)).toEqual([]);
  });

  test('each describes a stream with what it knows', async () => {
    const at = desk();
    const told = async (version: StreamVersion) =>
      Object.keys(
        (await at.ask('POST', path(version), made(version, { waitForAccepted: true }))).json as object,
      ).sort();
    const first = ['activationDate', 'eventType', 'filterValues', 'streamId', 'title'];
    expect(await told('1')).toEqual(first);
    expect(await told('2.6')).toEqual([...first, 'groups', 'version'].sort());
    expect(await told('2.7')).toEqual([...first, 'groups', 'version', 'waitForAccepted'].sort());
  });

  test.each([
    ['1', { cancelled: false, radd: false, deceased: false }],
    ['2.3', { cancelled: true, radd: true, deceased: false }],
    ['2.6', { cancelled: true, radd: true, deceased: true }],
    ['2.9', { cancelled: true, radd: true, deceased: true }],
  ] as const)(
    '%s hides events of later, even where the filter names them',
    async (version, { cancelled, radd, deceased }) => {
      const at = desk();
      const wanted = ['NOTIFICATION_CANCELLED', 'NOTIFICATION_RADD_RETRIEVED', 'ANALOG_WORKFLOW_RECIPIENT_DECEASED'];
      const all = await open(at, version);
      const named = await open(at, version, { filterValues: wanted });
      const statuses = await open(at, version, { eventType: 'STATUS' });
      const iun = await sentTo(at, 'FAIL_DECEDUTO_AR');
      await at.clock.runToIdle();
      at.simulation.stimulate('raddRetrieval', { iun });
      await at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${iun}`);
      await at.clock.runToIdle();
      for (const streamId of [all, named]) {
        const categories = (await events(at, version, streamId)).map(categoryOf);
        expect(wanted.map((category) => categories.includes(category))).toEqual([cancelled, radd, deceased]);
      }
      const told = (await events(at, version, statuses)).map(({ newStatus }) => newStatus);
      expect(told.includes('RETURNED_TO_SENDER')).toBe(deceased);
      expect(told.at(-1)).toBe('CANCELLED');
      expect(troubles(at)).toEqual([]);
    },
  );

  test('a status that a version does not know is told as the one before it', async () => {
    const at = desk();
    const [older, newer] = [await open(at, '2.5'), await open(at, '2.6')];
    const iun = await sentTo(at, 'FAIL_DECEDUTO_AR');
    await at.clock.runToIdle();
    at.simulation.stimulate('raddRetrieval', { iun });
    const last = async (version: StreamVersion, streamId: string) => (await events(at, version, streamId)).at(-1)!;
    expect(await last('2.5', older)).toMatchObject({
      newStatus: 'DELIVERING',
      element: { category: 'NOTIFICATION_RADD_RETRIEVED' },
    });
    expect((await last('2.6', newer)).newStatus).toBe('RETURNED_TO_SENDER');
  });

  test('the first tells an element fact by fact', async () => {
    const at = desk();
    const streamId = await open(at, '1');
    await at.accepted(requestWithNotice(await at.deposit(), await at.deposit()));
    at.simulation.stimulate('refuseNext', { codice: 'NOT_VALID_ADDRESS', dettaglio: 'CAP incoerente', recIndex: 0 });
    await at.ask('POST', '/delivery/v2.5/requests', request(await at.deposit(), { paProtocolNumber: 'P2' }));
    await at.ask('POST', '/delivery/events/payment/pagopa', {
      events: [{ noticeCode: NOTICE, creditorTaxId: '12345678903', paymentDate: '2026-11-22T10:00:00Z', amount: 100 }],
    });
    await at.clock.advance(DAY);
    const told = await events(at, '1', streamId);
    const of = (category: string) => told.find((event) => categoryOf(event) === category);
    expect(of('SEND_DIGITAL_DOMICILE')).toMatchObject({ channel: 'PEC', recipientIndex: 0 });
    expect(of('SEND_DIGITAL_DOMICILE')).not.toHaveProperty('element');
    expect(of('REQUEST_ACCEPTED')).toMatchObject({ legalfactIds: [expect.stringMatching(/^PN_LEGAL_FACTS-/)] });
    expect(of('REQUEST_REFUSED')).toMatchObject({
      newStatus: 'REFUSED',
      validationErrors: [{ errorCode: 'NOT_VALID_ADDRESS', detail: 'CAP incoerente' }],
    });
    expect(troubles(at)).toEqual([]);
  });

  test('the first tells channel and cost of paper', async () => {
    const at = desk();
    const streamId = await open(at, '1');
    await sentTo(at, 'OK_890');
    await at.clock.advance(DAY);
    const sent = (await events(at, '1', streamId)).find((event) => categoryOf(event) === 'SEND_ANALOG_DOMICILE');
    expect(sent).toMatchObject({ channel: 'REGISTERED_LETTER_890', analogCost: 857 });
  });

  test('groups are of the later versions: the first ignores those of the key', async () => {
    const at = desk({ gruppi: ['uno'], chiavi: [{ apiKey: 'k1', ente: 'mittente', gruppi: ['uno'] }] });
    const ask = (version: StreamVersion) => at.ask('POST', path(version), made(version), { 'x-api-key': 'k1' });
    expect([(await ask('1')).status, (await ask('2.3')).status]).toEqual([200, 403]);
  });

  test('a stream of a newer version takes the place of an older one', async () => {
    const at = desk();
    const older = await open(at, '2.3');
    await at.accepted(request(await at.deposit()));
    const read = await events(at, '2.3', older);
    const newer = await open(at, '2.9', { replacedStreamId: older });
    expect((await at.ask('GET', `${path('2.3')}/${older}`)).json.disabledDate).toBeDefined();
    await at.clock.runToIdle();
    const next = await events(at, '2.9', newer);
    expect(Number(next[0]!.eventId)).toBeGreaterThan(Number(read.at(-1)!.eventId) + 1000);
  });
});
