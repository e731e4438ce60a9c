import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DAY, desk, PDF, PUBLIC_URL, request, requestWithNotice, sha256Base64, troubles } from './send.fixture.ts';
import type { Desk } from './send.fixture.ts';

const sent = async (at: Desk): Promise<string> =>
  at.accepted(requestWithNotice(await at.deposit(), await at.deposit(Buffer.concat([PDF, Buffer.from('avviso')]))));
const documentPath = (iun: string, index: number | string = 0) =>
  `/delivery/notifications/sent/${iun}/attachments/documents/${index}`;
const paymentPath = (iun: string, name: string, recipient = 0, query = '') =>
  `/delivery/notifications/sent/${iun}/attachments/payment/${recipient}/${name}${query}`;
/** The object store is asked without key, voucher or content type. */
const fetched = (at: Desk, url: string) => at.ask('GET', url, undefined, { 'x-api-key': '', 'content-type': '' });

describe('what the sender attached', () => {
  test('comes back byte for byte, by a URL that asks for nothing', async () => {
    const at = desk();
    const iun = await sent(at);
    const metadata = await at.ask('GET', documentPath(iun));
    expect(metadata.json).toEqual({
      filename: `${iun}__Atto.pdf`,
      contentType: 'application/pdf',
      contentLength: PDF.length,
      sha256: sha256Base64(PDF),
      url: expect.stringContaining(`${PUBLIC_URL}/scarico/`),
    });
    const file = await fetched(at, metadata.json.url);
    expect([file.status, file.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(Buffer.from(file.body)).toEqual(Buffer.from(PDF));
    expect(troubles(at)).toEqual([]);
  });

  test('a notice is a payment attachment of its recipient', async () => {
    const at = desk();
    const iun = await sent(at);
    const metadata = await at.ask('GET', paymentPath(iun, 'PAGOPA'));
    expect(metadata.json).toMatchObject({ filename: `${iun}__PAGOPA_0_0.pdf`, contentLength: PDF.length + 6 });
    expect((await fetched(at, metadata.json.url)).body.length).toBe(PDF.length + 6);
  });

  test.each([
    ['a document that is not there', (iun: string) => documentPath(iun, 1), 'PN_DELIVERY_FILEINFONOTFOUND'],
    ['a recipient that is not there', (iun: string) => paymentPath(iun, 'PAGOPA', 1), 'PN_DELIVERY_FILEINFONOTFOUND'],
    [
      'an F24 there is none of',
      (iun: string) => paymentPath(iun, 'F24'),
      'PN_DELIVERY_NOTIFICATIONWITHOUTPAYMENTATTACHMENT',
    ],
    [
      'a second payment there is none of',
      (iun: string) => paymentPath(iun, 'PAGOPA', 0, '?attachmentIdx=1'),
      'PN_DELIVERY_NOTIFICATIONWITHOUTPAYMENTATTACHMENT',
    ],
    ['an unknown notification', () => documentPath('GPTG-NEPG-ZTET-202402-E-1'), 'PN_DELIVERY_NOTIFICATIONNOTFOUND'],
  ])('%s is not found', async (_, path, code) => {
    const at = desk();
    const iun = await sent(at);
    const reply = await at.ask('GET', path(iun));
    expect([reply.status, reply.json.errors[0].code]).toEqual([404, code]);
    expect(troubles(at)).toEqual([]);
  });

  test('an index that is no number, or a form that is neither notice nor F24, is the gateway’s to refuse', async () => {
    const at = desk();
    const iun = await sent(at);
    expect((await at.ask('GET', documentPath(iun, 'primo'))).json.errors[0].code).toBe('PN_INVALID_PARAMETERS');
    expect((await at.ask('GET', paymentPath(iun, 'BOLLETTINO'))).status).toBe(400);
  });

  test('a URL lasts an hour, and with the fault expiry not at all', async () => {
    const at = desk();
    const iun = await sent(at);
    const { url } = (await at.ask('GET', documentPath(iun))).json;
    await at.clock.advance(3_600_000);
    const late = await fetched(at, url);
    expect([late.status, late.text]).toEqual([403, expect.stringContaining('Request has expired')]);
    at.simulation.faults.script({ operation: 'retrieveSentNotificationDocument', fault: { kind: 'expiry' } });
    const dead = (await at.ask('GET', documentPath(iun))).json;
    expect((await fetched(at, dead.url)).status).toBe(403);
    const alive = (await at.ask('GET', documentPath(iun))).json;
    expect((await fetched(at, alive.url)).status).toBe(200);
    expect((await fetched(at, `${PUBLIC_URL}/scarico/inventato`)).status).toBe(403);
    expect(troubles(at)).toEqual([]);
  });

  test('held documents are only a wait, as many times as told', async () => {
    const at = desk();
    const iun = await sent(at);
    at.simulation.stimulate('holdDocuments', { times: 2, retryAfter: 30 });
    for (let time = 0; time < 2; time++) {
      const { url, retryAfter } = (await at.ask('GET', documentPath(iun))).json;
      expect([url, retryAfter]).toEqual([undefined, 30]);
    }
    expect((await at.ask('GET', documentPath(iun))).json.url).toBeDefined();
    expect(troubles(at)).toEqual([]);
  });

  test('stays a hundred and twenty days after the effect; the cancelled is still readable', async () => {
    const at = desk();
    const iun = await sent(at);
    await at.clock.runToIdle();
    await at.clock.advance(120 * DAY);
    expect((await at.ask('GET', documentPath(iun))).status).toBe(200);
    await at.clock.advance(1);
    expect((await at.ask('GET', documentPath(iun))).status).toBe(404);
    expect((await at.ask('GET', `/delivery/v2.8/notifications/sent/${iun}`)).json.documentsAvailable).toBe(false);
    const cancelled = desk();
    const other = await sent(cancelled);
    await cancelled.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${other}`);
    await cancelled.clock.runToIdle();
    expect((await cancelled.ask('GET', documentPath(other))).status).toBe(200);
  });

  test('an F24 is drawn when first asked for', async () => {
    const at = desk();
    const bytes = Buffer.from('{"f24Simplified":{}}');
    const { ref } = await at.deposit(bytes, 'application/json');
    const f24 = {
      title: 'IMU',
      applyCost: false,
      metadataAttachment: { digests: { sha256: sha256Base64(bytes) }, contentType: 'application/json', ref },
    };
    const iun = await at.accepted(request(await at.deposit(), {}, { payments: [{ f24 }] }));
    const first = await at.ask('GET', paymentPath(iun, 'F24'));
    expect([first.status, first.json.url, first.json.retryAfter]).toEqual([200, undefined, 1]);
    const second = await at.ask('GET', paymentPath(iun, 'F24'));
    const file = await fetched(at, second.json.url);
    expect(Buffer.from(file.body).toString('latin1', 0, 5)).toBe('%PDF-');
    expect(file.body.length).toBe(second.json.contentLength);
    expect(createHash('sha256').update(file.body).digest('base64')).toBe(second.json.sha256);
    expect((await at.ask('GET', `/delivery-push/v2.0/${iun}/legal-facts`)).json).toHaveLength(1);
    expect(troubles(at)).toEqual([]);
  });
});

describe('what SEND attests', () => {
  test('is listed, and each fact is a file of the kind and length told', async () => {
    const at = desk();
    const iun = await sent(at);
    await at.clock.advance(DAY);
    at.simulation.stimulate('recipientViews', { iun });
    const list = (await at.ask('GET', `/delivery-push/v2.0/${iun}/legal-facts`)).json;
    expect(list.map((fact: { legalFactsId: { category: string } }) => fact.legalFactsId.category)).toEqual([
      'SENDER_ACK',
      'PEC_RECEIPT',
      'PEC_RECEIPT',
      'PEC_RECEIPT',
      'DIGITAL_DELIVERY',
      'RECIPIENT_ACCESS',
    ]);
    expect(list[0].taxId).toBeUndefined();
    expect(list[1].taxId).toBe('BNRMHL75C06G702B');
    for (const { legalFactsId } of list) {
      const key = legalFactsId.key.replace('safestorage://', '');
      const metadata = await at.ask('GET', `/delivery-push/${iun}/download/legal-facts/${key}`);
      expect(metadata.status, metadata.text).toBe(200);
      const file = await fetched(at, metadata.json.url);
      expect(file.body.length).toBe(metadata.json.contentLength);
      const start = Buffer.from(file.body).toString('latin1', 0, 5);
      expect(start).toBe(legalFactsId.category === 'PEC_RECEIPT' ? '<?xml' : '%PDF-');
    }
    expect(troubles(at)).toEqual([]);
  });

  test('the AAR is asked for by its own key, and is no legal fact', async () => {
    const at = desk();
    const iun = await sent(at);
    await at.clock.advance(DAY);
    const { timeline } = (await at.ask('GET', `/delivery/v2.8/notifications/sent/${iun}`)).json;
    const { generatedAarUrl } = timeline.find(
      ({ category }: { category: string }) => category === 'AAR_GENERATION',
    ).details;
    const metadata = await at.ask(
      'GET',
      `/delivery-push/${iun}/document/AAR?documentId=${encodeURIComponent(generatedAarUrl)}`,
    );
    expect(metadata.status, metadata.text).toBe(200);
    expect((await fetched(at, metadata.json.url)).body.length).toBe(metadata.json.contentLength);
    const key = generatedAarUrl.replace('safestorage://', '');
    expect((await at.ask('GET', `/delivery-push/${iun}/download/legal-facts/${key}`)).status).toBe(404);
    expect((await at.ask('GET', `/delivery-push/${iun}/document/AAR`)).status).toBe(400);
    expect(troubles(at)).toEqual([]);
  });

  test('a fact of another notification is not found in this one', async () => {
    const at = desk();
    const iun = await sent(at);
    const other = await at.accepted(request(await at.deposit(), { paProtocolNumber: 'altro' }));
    const [fact] = (await at.ask('GET', `/delivery-push/v2.0/${other}/legal-facts`)).json;
    const key = fact.legalFactsId.key.replace('safestorage://', '');
    expect((await at.ask('GET', `/delivery-push/${iun}/download/legal-facts/${key}`)).status).toBe(404);
    expect((await at.ask('GET', `/delivery-push/${other}/download/legal-facts/${key}`)).status).toBe(200);
  });

  test('the same document, asked for twice, has the same bytes', async () => {
    const at = desk();
    const iun = await sent(at);
    const [fact] = (await at.ask('GET', `/delivery-push/v2.0/${iun}/legal-facts`)).json;
    const path = `/delivery-push/${iun}/download/legal-facts/${fact.legalFactsId.key.replace('safestorage://', '')}`;
    const [one, two] = [await at.ask('GET', path), await at.ask('GET', path)];
    expect(Buffer.from((await fetched(at, one.json.url)).body)).toEqual(
      Buffer.from((await fetched(at, two.json.url)).body),
    );
  });
});
