import { join } from 'node:path';
import { expect, test } from 'vitest';
import { desk, NOTICE, request, requestWithNotice } from '../../simulators/send/send.fixture.ts';
import type { Desk } from '../../simulators/send/send.fixture.ts';
import { newStream, openStream, readToEnd, streamsPath } from '../../simulators/send/streams.fixture.ts';
import { CURRENT_STREAMS, DETAIL_VERSIONS, segmentOf } from '../../simulators/send/versions.ts';
import { officialDivergences } from '../official-divergences.ts';
import { compare, SEND } from './compare.ts';
import { everyVersion } from './every-version.fixture.ts';
import { readOfficialFiles, SEND_FILES } from './files.ts';
import { report } from './report.ts';

const api = readOfficialFiles(join(import.meta.dirname, '../../../shared/contracts/send'), SEND_FILES);
if (api === undefined) console.warn('saltato: contratti ufficiali assenti');

const STREAMS = streamsPath(CURRENT_STREAMS);
const NOBODY = 'GPTG-NEPG-ZTET-202402-E-1';
const UNKNOWN_NOTICE = '302011000000000999';
const CREDITOR = '12345678903';
const timeline = newStream(CURRENT_STREAMS);

async function streams(at: Desk): Promise<string> {
  const streamId = await openStream(at, CURRENT_STREAMS, { waitForAccepted: true });
  const spare = await openStream(at, CURRENT_STREAMS, { eventType: 'STATUS' });
  await at.ask('POST', STREAMS, timeline);
  await at.ask('GET', STREAMS);
  await at.ask('GET', `${STREAMS}/${spare}`);
  await at.ask('PUT', `${STREAMS}/${spare}`, { ...timeline, filterValues: ['DEFAULT'] });
  await at.ask('PUT', `${STREAMS}/${spare}`, { ...timeline, groups: ['gruppo'] });
  await at.ask('POST', `${STREAMS}/${spare}/action/disable`);
  await at.ask('POST', `${STREAMS}/${spare}/action/disable`);
  await at.ask('DELETE', `${STREAMS}/${spare}`);
  await at.ask('DELETE', `${STREAMS}/${spare}`);
  await at.ask('GET', `${STREAMS}/${streamId}/events`);
  await at.ask('GET', `${STREAMS}/${streamId}/events`);
  await at.clock.advance(60_000);
  return streamId;
}

async function documents(at: Desk, iun: string): Promise<void> {
  const detail = await at.ask('GET', `/delivery/v2.8/notifications/sent/${iun}`);
  for (const path of ['documents/0', 'documents/9', 'payment/0/PAGOPA', 'payment/0/F24'])
    await at.ask('GET', `/delivery/notifications/sent/${iun}/attachments/${path}`);
  const facts = await at.ask('GET', `/delivery-push/v2.0/${iun}/legal-facts`);
  for (const { legalFactsId } of facts.json)
    await at.ask('GET', `/delivery-push/${iun}/download/legal-facts/${legalFactsId.key.replace('safestorage://', '')}`);
  await at.ask('GET', `/delivery-push/${iun}/download/legal-facts/assente.pdf`);
  const aar = detail.json.timeline.find(({ category }: { category: string }) => category === 'AAR_GENERATION');
  const documentId = encodeURIComponent(aar.details.generatedAarUrl);
  await at.ask('GET', `/delivery-push/${iun}/document/AAR?documentId=${documentId}`);
}

test.skipIf(api === undefined)(
  'every operation of the SEND simulator, in its good answers and its refusals',
  async () => {
    const at = desk({
      maxStreams: 2,
      streamPageSize: 7,
      enforceRetryAfter: true,
      requestVersions: ['2.4', '2.5', '2.6'],
      detailVersions: ['2.8', '2.9'],
    });
    const streamId = await streams(at);

    const withNotice = requestWithNotice(await at.deposit(), await at.deposit(Buffer.from('%PDF-1.7 avviso')));
    const delivered = await at.accepted(withNotice);
    await at.ask('POST', '/delivery/v2.5/requests', withNotice);
    await at.ask('POST', '/delivery/v2.5/requests', { ...withNotice, subject: 3 });
    await at.ask('POST', '/delivery/v2.4/requests', { ...withNotice, paProtocolNumber: 'P1', taxonomyCode: '999999P' });
    for (const query of [
      'paProtocolNumber=PROT-2026-0001&idempotenceToken=t1',
      'paProtocolNumber=P',
      'paProtocolNumber=P&idempotenceToken=t',
    ])
      await at.ask('GET', `/delivery/v2.5/requests?${query}`);
    await at.ask('GET', `/delivery/v2.3/price/${CREDITOR}/${NOTICE}`);

    const failing = { digitalDomicile: { type: 'PEC', address: 'prova@fail.it' } } as const;
    const act = async (text: string) => at.deposit(Buffer.from(`%PDF-1.7 ${text}`));
    const failed = await at.accepted(request(await act('1'), { paProtocolNumber: 'P2' }, failing), '2.4');
    const cancelled = await at.accepted(request(await act('2'), { paProtocolNumber: 'P3' }));
    at.simulation.stimulate('refuseNext', { codice: 'NOT_VALID_ADDRESS', dettaglio: 'CAP incoerente', recIndex: 0 });
    const refused = await at.ask(
      'POST',
      '/delivery/v2.5/requests',
      request(await act('3'), { paProtocolNumber: 'P4' }),
    );
    await at.clock.advance(3_600_000);
    const requestId = encodeURIComponent(refused.json.notificationRequestId);
    await at.ask('GET', `/delivery/v2.5/requests?notificationRequestId=${requestId}`);

    at.simulation.stimulate('unknownElement', { iun: delivered, categoria: 'CATEGORIA_FUTURA' });
    at.simulation.stimulate('recipientViews', { iun: delivered });
    await at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${cancelled}`);
    await at.clock.advance(60_000);
    await at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${cancelled}`);
    await at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${NOBODY}`);
    for (const noticeCode of [NOTICE, UNKNOWN_NOTICE])
      await at.ask('POST', '/delivery/events/payment/pagopa', {
        events: [{ noticeCode, creditorTaxId: CREDITOR, paymentDate: '2026-11-22T12:00:00.000Z', amount: 10_000 }],
      });
    for (let week = 0; week <= 6; week++) {
      await readToEnd(at, CURRENT_STREAMS, streamId);
      await at.clock.advance(6 * 86_400_000);
    }
    for (const iun of [delivered, failed, cancelled]) await documents(at, iun);
    for (const version of DETAIL_VERSIONS.filter((each) => each !== '2.8'))
      for (const iun of [delivered, failed, cancelled, NOBODY])
        await at.ask('GET', `/delivery/${segmentOf(version)}notifications/sent/${iun}`);
    at.simulation.stimulate('holdDocuments', { times: 1, retryAfter: 5 });
    await documents(at, delivered);

    for (const noticeCode of [NOTICE, UNKNOWN_NOTICE, '30'])
      await at.ask('GET', `/delivery/v2.3/price/${CREDITOR}/${noticeCode}`);
    for (const noticeCode of [NOTICE, UNKNOWN_NOTICE]) await at.ask('GET', `/delivery/price/${CREDITOR}/${noticeCode}`);
    for (const iun of [NOBODY, 'non-uno-iun']) await at.ask('GET', `/delivery/v2.8/notifications/sent/${iun}`);
    await at.ask('POST', '/delivery/attachments/preload', []);
    await at.ask('POST', '/delivery/attachments/preload', '{"a":');
    await at.ask('GET', '/status');
    await at.ask('GET', '/status', undefined, { 'x-api-key': '' });
    await at.ask('GET', STREAMS, undefined, { 'x-api-key': 'ignota' });
    await at.ask('GET', `${STREAMS}/${streamId}/events`, undefined, { 'x-api-key': 'ignota' });

    const comparison = compare([...at.entries(), ...(await everyVersion()).entries()], api!, SEND);
    const { lines, unexplained } = report(comparison, officialDivergences, SEND);
    expect(unexplained, lines.join('\n')).toBe(0);
    // nothing is proven by operations that were not asked, or only refused
    const answered = new Set(
      [...comparison.exercised].filter((key) => / 20[0-9]$/.test(key)).map((key) => key.split(' ')[0]),
    );
    const told = at.simulation.platform.operations.map(({ id }) => id);
    const objectStore = ['uploadAttachment', 'downloadFile'];
    expect(told.filter((id) => !answered.has(id) && !objectStore.includes(id))).toEqual([]);
  },
);
