import { describe, expect, test } from 'vitest';
import { sentTo } from './paper.fixture.ts';
import { DAY, desk, NOTICE, request, requestWithNotice, troubles } from './send.fixture.ts';
import { categoryOf, newStream, openStream, readToEnd, streamsPath } from './streams.fixture.ts';
import { STREAM_VERSIONS } from './versions.ts';
import type { StreamVersion } from './versions.ts';

describe('versions of streams', () => {
  test('a stream is reached through the version that created it', async () => {
    const at = desk();
    for (const mine of STREAM_VERSIONS) {
      const streamId = await openStream(at, mine);
      for (const version of STREAM_VERSIONS) {
        const expected = version === mine ? 200 : version === '1' ? 400 : 403;
        const stream = `${streamsPath(version)}/${streamId}`;
        expect((await at.ask('GET', stream)).status, `${version} of ${mine}`).toBe(expected);
        expect((await at.ask('GET', `${stream}/events`)).status).toBe(expected);
        expect((await at.ask('PUT', stream, newStream(version))).status).toBe(expected);
        if (version !== mine) expect((await at.ask('DELETE', stream)).status).toBe(expected);
        const listed = (await at.ask('GET', streamsPath(version))).json as readonly { readonly streamId: string }[];
        expect(listed.map((each) => each.streamId)).toContain(streamId);
      }
      if (mine !== '1')
        expect((await at.ask('POST', `${streamsPath(mine)}/${streamId}/action/disable`)).status).toBe(200);
      expect((await at.ask('DELETE', `${streamsPath(mine)}/${streamId}`)).status).toBe(204);
    }
    expect(troubles(at)).toEqual([]);
  });

  test('each describes a stream with what it knows', async () => {
    const at = desk();
    const told = async (version: StreamVersion) =>
      Object.keys(
        (await at.ask('POST', streamsPath(version), newStream(version, { waitForAccepted: true }))).json as object,
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
      const all = await openStream(at, version);
      const named = await openStream(at, version, { filterValues: wanted });
      const statuses = await openStream(at, version, { eventType: 'STATUS' });
      const iun = await sentTo(at, 'FAIL_DECEDUTO_AR');
      await at.clock.runToIdle();
      at.simulation.stimulate('raddRetrieval', { iun });
      await at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${iun}`);
      await at.clock.runToIdle();
      for (const streamId of [all, named]) {
        const categories = (await readToEnd(at, version, streamId)).map(categoryOf);
        expect(wanted.map((category) => categories.includes(category))).toEqual([cancelled, radd, deceased]);
      }
      const told = (await readToEnd(at, version, statuses)).map(({ newStatus }) => newStatus);
      expect(told.includes('RETURNED_TO_SENDER')).toBe(deceased);
      expect(told.at(-1)).toBe('CANCELLED');
      expect(troubles(at)).toEqual([]);
    },
  );

  test('a status that a version does not know is told as the one before it', async () => {
    const at = desk();
    const [older, newer] = [await openStream(at, '2.5'), await openStream(at, '2.6')];
    const iun = await sentTo(at, 'FAIL_DECEDUTO_AR');
    await at.clock.runToIdle();
    at.simulation.stimulate('raddRetrieval', { iun });
    const last = async (version: StreamVersion, streamId: string) => (await readToEnd(at, version, streamId)).at(-1)!;
    expect(await last('2.5', older)).toMatchObject({
      newStatus: 'DELIVERING',
      element: { category: 'NOTIFICATION_RADD_RETRIEVED' },
    });
    expect((await last('2.6', newer)).newStatus).toBe('RETURNED_TO_SENDER');
  });

  test('the first tells an element fact by fact', async () => {
    const at = desk();
    const streamId = await openStream(at, '1');
    await at.accepted(requestWithNotice(await at.deposit(), await at.deposit()));
    at.simulation.stimulate('refuseNext', { codice: 'NOT_VALID_ADDRESS', dettaglio: 'CAP incoerente', recIndex: 0 });
    await at.ask('POST', '/delivery/v2.5/requests', request(await at.deposit(), { paProtocolNumber: 'P2' }));
    await at.ask('POST', '/delivery/events/payment/pagopa', {
      events: [{ noticeCode: NOTICE, creditorTaxId: '12345678903', paymentDate: '2026-11-22T10:00:00Z', amount: 100 }],
    });
    await at.clock.advance(DAY);
    const told = await readToEnd(at, '1', streamId);
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
    const streamId = await openStream(at, '1');
    await sentTo(at, 'OK_890');
    await at.clock.advance(DAY);
    const sent = (await readToEnd(at, '1', streamId)).find((event) => categoryOf(event) === 'SEND_ANALOG_DOMICILE');
    expect(sent).toMatchObject({ channel: 'REGISTERED_LETTER_890', analogCost: 857 });
  });

  test('groups are of the later versions: the first ignores those of the key', async () => {
    const at = desk({ gruppi: ['uno'], chiavi: [{ apiKey: 'k1', ente: 'mittente', gruppi: ['uno'] }] });
    const ask = (version: StreamVersion) =>
      at.ask('POST', streamsPath(version), newStream(version), { 'x-api-key': 'k1' });
    expect([(await ask('1')).status, (await ask('2.3')).status]).toEqual([200, 403]);
  });

  test('a stream of a newer version takes the place of an older one', async () => {
    const at = desk();
    const older = await openStream(at, '2.3');
    await at.accepted(request(await at.deposit()));
    const read = await readToEnd(at, '2.3', older);
    const newer = await openStream(at, '2.9', { replacedStreamId: older });
    expect((await at.ask('GET', `${streamsPath('2.3')}/${older}`)).json.disabledDate).toBeDefined();
    await at.clock.runToIdle();
    const next = await readToEnd(at, '2.9', newer);
    expect(Number(next[0]!.eventId)).toBeGreaterThan(Number(read.at(-1)!.eventId) + 1000);
  });
});
