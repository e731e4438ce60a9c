import { describe, expect, test } from 'vitest';
import { DAY, desk, PDF, request, requestWithNotice, sha256Base64, troubles } from './send.fixture.ts';
import type { Desk } from './send.fixture.ts';
import { SYNCHRONOUS_CHECKS } from './validation/synchronous.ts';
import { ASYNCHRONOUS_STAGES } from './validation/asynchronous.ts';

const REQUESTS = '/delivery/v2.5/requests';
const codes = (reply: { json: { errors: { code: string }[] } }) => reply.json.errors.map(({ code }) => code);

async function outcomeOf(at: Desk, body: unknown, version = '2.5') {
  const created = await at.ask('POST', `/delivery/v${version}/requests`, body);
  expect(created.status, created.text).toBe(202);
  await at.clock.advance(at.state.settings.validationMs);
  const id = encodeURIComponent(created.json.notificationRequestId);
  return (await at.ask('GET', `/delivery/v${version}/requests?notificationRequestId=${id}`)).json;
}

describe('a request taken in charge', () => {
  test('is told by its identifiers: the request id is the IUN in base64', async () => {
    const at = desk();
    const document = await at.deposit();
    const created = await at.ask('POST', REQUESTS, request(document));
    expect(created.status).toBe(202);
    expect(created.json).toEqual({
      notificationRequestId: expect.stringMatching(/^[A-Za-z0-9+/=]{36}$/),
      paProtocolNumber: 'PROT-2026-0001',
      idempotenceToken: 't1',
    });
    const iun = Buffer.from(created.json.notificationRequestId, 'base64').toString();
    expect(iun).toMatch(/^[A-Z]{4}-[A-Z]{4}-[A-Z]{4}-202611-[A-Z]-1$/);
  });

  test('waits, then is accepted with its IUN', async () => {
    const at = desk();
    const document = await at.deposit();
    const { notificationRequestId } = (await at.ask('POST', REQUESTS, request(document))).json;
    const path = `${REQUESTS}?notificationRequestId=${encodeURIComponent(notificationRequestId)}`;
    const waiting = await at.ask('GET', path);
    expect(waiting.json).toMatchObject({
      notificationRequestStatus: 'WAITING',
      retryAfter: 10,
      subject: 'Avviso di prova',
    });
    expect(waiting.json.iun).toBeUndefined();
    const iun = Buffer.from(notificationRequestId, 'base64').toString();
    expect((await at.ask('GET', `/delivery/v2.8/notifications/sent/${iun}`)).status).toBe(404);
    await at.clock.advance(at.state.settings.validationMs);
    const accepted = await at.ask('GET', path);
    expect(accepted.json).toMatchObject({ notificationRequestStatus: 'ACCEPTED', iun });
    expect(accepted.json.retryAfter).toBeUndefined();
    expect(troubles(at)).toEqual([]);
  });

  test('is found by protocol and token together, not by one of the two', async () => {
    const at = desk();
    await at.ask('POST', REQUESTS, request(await at.deposit()));
    const both = await at.ask('GET', `${REQUESTS}?paProtocolNumber=PROT-2026-0001&idempotenceToken=t1`);
    expect(both.status).toBe(200);
    for (const query of ['paProtocolNumber=PROT-2026-0001', 'idempotenceToken=t1', '']) {
      const one = await at.ask('GET', `${REQUESTS}?${query}`);
      expect(one.status).toBe(400);
      expect(codes(one)).toContain('PN_GENERIC_INVALIDPARAMETER_REQUIRED');
    }
    expect((await at.ask('GET', `${REQUESTS}?paProtocolNumber=PROT-2026-0001&idempotenceToken=t2`)).status).toBe(404);
  });

  test('is seen by its sender only', async () => {
    const at = desk();
    const { notificationRequestId } = (await at.ask('POST', REQUESTS, request(await at.deposit()))).json;
    const path = `${REQUESTS}?notificationRequestId=${encodeURIComponent(notificationRequestId)}`;
    const other = await at.ask('GET', path, undefined, { 'x-api-key': at.state.creditore.value });
    expect(other.status).toBe(404);
  });

  test('gets the defaults of acceptance', async () => {
    const at = desk();
    const document = await at.deposit();
    const { pagoPaIntMode: _, ...plain } = request(document);
    const iun = await at.accepted(plain);
    expect((await at.ask('GET', `/delivery/v2.8/notifications/sent/${iun}`)).json).toMatchObject({
      pagoPaIntMode: 'NONE',
      vat: 22,
      paFee: 100,
      documents: [{ docIdx: '0', title: 'Atto' }],
    });
    const { pagoPaIntMode: __, ...priced } = requestWithNotice(document, await at.deposit(), { paProtocolNumber: '2' });
    const second = await at.accepted(priced);
    expect((await at.ask('GET', `/delivery/v2.8/notifications/sent/${second}`)).json.pagoPaIntMode).toBe('SYNC');
  });
});

describe('versions of the request', () => {
  test('the first physical address: the schema wants it in 2.4, seed 004 in 2.5', async () => {
    const at = desk();
    const base = request(await at.deposit());
    const { physicalAddress: _, ...recipient } = base.recipients[0]!;
    const body = { ...base, recipients: [recipient] };
    const v24 = await at.ask('POST', '/delivery/v2.4/requests', body);
    expect([v24.status, codes(v24)]).toEqual([400, ['PN_INVALID_BODY']]);
    const v25 = await at.ask('POST', REQUESTS, body);
    expect([v25.status, codes(v25)]).toEqual([400, ['PN_GENERIC_INVALIDPARAMETER_REQUIRED']]);
    expect(v25.json.errors[0].element).toBe('recipients[0].physicalAddress');
  });

  test('told to read version 2.5 as it is, SEND looks the address up', async () => {
    const at = desk({ firstPhysicalAddress: 'optional' });
    const base = request(await at.deposit());
    const { physicalAddress: _, ...recipient } = base.recipients[0]!;
    const outcome = await outcomeOf(at, { ...base, recipients: [recipient] });
    expect(outcome.notificationRequestStatus).toBe('ACCEPTED');
    const id = encodeURIComponent(outcome.notificationRequestId);
    expect((await at.ask('GET', `/delivery/v2.4/requests?notificationRequestId=${id}`)).status).toBe(400);
    const detail = (await at.ask('GET', `/delivery/v2.8/notifications/sent/${outcome.iun}`)).json;
    expect(detail.usedServices).toEqual({ physicalAddressLookup: true });
    const categories = detail.timeline.map(({ category }: { category: string }) => category);
    expect(categories.slice(0, 4)).toEqual([
      'VALIDATE_NORMALIZE_ADDRESSES_REQUEST',
      'PUBLIC_REGISTRY_VALIDATION_CALL',
      'PUBLIC_REGISTRY_VALIDATION_RESPONSE',
      'NORMALIZED_ADDRESS',
    ]);
    expect(troubles(at)).toEqual([]);
  });

  test('both are served side by side, and a version can be switched off', async () => {
    const at = desk();
    expect((await outcomeOf(at, request(await at.deposit()), '2.4')).notificationRequestStatus).toBe('ACCEPTED');
    const only = desk({ requestVersions: ['2.4'] });
    const reply = await only.ask('POST', REQUESTS, request(await only.deposit()));
    expect(reply.status).toBe(404);
    expect(reply.json.errors[0].detail).toContain('servite: 2.4');
  });
});

describe('synchronous checks', () => {
  test('are a list with a name each', () => {
    expect(SYNCHRONOUS_CHECKS.map(({ id }) => id)).toEqual([
      'recipientCount',
      'attachmentCount',
      'sameAttachmentTwice',
      'attachmentFamily',
      'taxId',
      'duplicatedRecipient',
      'duplicatedIuv',
      'feePolicy',
      'taxonomyCode',
      'firstPhysicalAddress',
      'province',
      'addressCharacters',
      'addressLines',
      'denominationCharacters',
      'additionalLanguages',
      'group',
      'sendingDisabled',
    ]);
  });

  test('all errors are said at once, and a 400 comes before a 403 and a 409', async () => {
    const at = desk();
    const document = await at.deposit();
    await at.ask('POST', REQUESTS, request(document));
    const reply = await at.ask(
      'POST',
      REQUESTS,
      request(document, { taxonomyCode: '999999P', senderTaxId: '77777777777' }, { taxId: 'BNRMHL75C06G702A' }),
    );
    expect(reply.status).toBe(400);
    expect(codes(reply)).toEqual(['PN_GENERIC_INVALIDPARAMETER', 'PN_GENERIC_INVALIDPARAMETER_TAXONOMYCODE']);
    const foreign = await at.ask('POST', REQUESTS, request(document, { senderTaxId: '77777777777' }));
    expect(foreign.status).toBe(403);
    expect((await at.ask('POST', REQUESTS, request(document))).status).toBe(409);
  });

  test.each(['BNRMHL75C06G702B', 'MNDLCU98T68C933T', 'FLPCPT69A65Z336P', 'FRMTTR76M06B715E', 'LVLDAA85T50G702B'])(
    'the test person %s is a person',
    async (taxId) => {
      const at = desk();
      expect((await at.ask('POST', REQUESTS, request(await at.deposit(), {}, { taxId }))).status).toBe(202);
    },
  );

  test.each(['20517490320', '12666810299'])('the test company %s is a company', async (taxId) => {
    const at = desk();
    const body = request(await at.deposit(), {}, { recipientType: 'PG', taxId });
    expect((await at.ask('POST', REQUESTS, body)).status).toBe(202);
  });

  test('an address abroad needs no province', async () => {
    const at = desk();
    const document = await at.deposit();
    const abroad = { address: 'RUE DE LA PAIX 1', municipality: 'PARIS', foreignState: 'FRANCIA' };
    const outcome = await outcomeOf(at, request(document, {}, { physicalAddress: abroad }));
    expect(outcome.notificationRequestStatus).toBe('ACCEPTED');
  });

  test('groups: a key of a group must name it, another may name one that exists', async () => {
    const at = desk({
      gruppi: ['tributi'],
      chiavi: [{ apiKey: 'chiave-polizia', ente: 'mittente', gruppi: ['polizia'] }],
    });
    const document = await at.deposit();
    const ask = (protocol: string, group: string | undefined, key: string) =>
      at.ask(
        'POST',
        REQUESTS,
        request(document, { paProtocolNumber: protocol, ...(group === undefined ? {} : { group }) }),
        { 'x-api-key': key },
      );
    expect((await ask('1', undefined, 'chiave-polizia')).status).toBe(400);
    expect((await ask('2', 'tributi', 'chiave-polizia')).status).toBe(400);
    const own = await ask('3', 'polizia', 'chiave-polizia');
    expect(own.status).toBe(202);
    expect((await ask('4', 'tributi', at.apiKey)).status).toBe(202);
    const unknown = await ask('5', 'anagrafe', at.apiKey);
    expect([unknown.status, codes(unknown)]).toEqual([400, ['PN_DELIVERY_INVALIDPARAMETER_GROUP']]);
    const byProtocol = (protocol: string, key: string) =>
      at.ask('GET', `${REQUESTS}?paProtocolNumber=${protocol}&idempotenceToken=t1`, undefined, { 'x-api-key': key });
    expect((await byProtocol('4', 'chiave-polizia')).status).toBe(404);
    expect((await byProtocol('3', at.apiKey)).status).toBe(200);
  });

  test('a sender that may not send is told so', async () => {
    const at = desk();
    const document = await at.deposit();
    at.simulation.stimulate('disableSending');
    const reply = await at.ask('POST', REQUESTS, request(document));
    expect([reply.status, codes(reply)]).toEqual([400, ['PN_DELIVERY_SEND_IS_DISABLED']]);
  });

  test('two additional languages: the gateway of 2.5, the application of 2.4', async () => {
    const at = desk();
    const body = request(await at.deposit(), { additionalLanguages: ['DE', 'FR'] });
    expect(codes(await at.ask('POST', REQUESTS, body))).toEqual(['PN_INVALID_BODY']);
    expect(codes(await at.ask('POST', '/delivery/v2.4/requests', body))).toEqual([
      'PN_DELIVERY_REQUIREDADDITIONALLANG',
    ]);
  });
});

describe('duplicates', () => {
  test('the same protocol: with another token yes, again no, from another administration yes', async () => {
    const at = desk();
    const document = await at.deposit();
    const { idempotenceToken: _, ...bare } = request(document);
    expect((await at.ask('POST', REQUESTS, bare)).status).toBe(202);
    const again = await at.ask('POST', REQUESTS, bare);
    expect(again.status).toBe(409);
    expect(again.json.errors).toEqual([
      {
        code: 'PN_GENERIC_INVALIDPARAMETER_DUPLICATED',
        element: 'Duplicated notification for senderPaId##paProtocolNumber##idempotenceToken',
        detail: expect.any(String),
      },
    ]);
    expect((await at.ask('POST', REQUESTS, { ...bare, idempotenceToken: 'x' })).status).toBe(202);
    const { pa, value } = at.state.creditore;
    const other = { ...bare, senderTaxId: pa.codiceFiscale, senderDenomination: pa.denominazione };
    expect((await at.ask('POST', REQUESTS, other, { 'x-api-key': value })).status).toBe(202);
  });

  test('a notice belongs to one live notification, whoever sends it; both reasons can be said', async () => {
    const at = desk();
    const [document, notice] = [await at.deposit(), await at.deposit()];
    const body = requestWithNotice(document, notice);
    expect((await at.ask('POST', REQUESTS, body)).status).toBe(202);
    expect(
      (await at.ask('POST', REQUESTS, body)).json.errors.map(({ element }: { element: string }) => element),
    ).toEqual([
      'Duplicated notification for senderPaId##paProtocolNumber##idempotenceToken',
      'Duplicated notification for creditorTaxId##noticeCode',
    ]);
    const other = await at.ask('POST', REQUESTS, { ...body, paProtocolNumber: 'altro' });
    expect(other.json.errors).toHaveLength(1);
  });

  test('a refusal and a cancellation give the notice back', async () => {
    const at = desk();
    const [document, notice] = [await at.deposit(), await at.deposit()];
    const body = (protocol: string) => requestWithNotice(document, notice, { paProtocolNumber: protocol });
    at.simulation.stimulate('refuseNext', { codice: 'PAYMENT_NOT_VALID' });
    expect((await outcomeOf(at, body('1'))).notificationRequestStatus).toBe('REFUSED');
    const iun = await at.accepted(body('2'));
    expect((await at.ask('POST', REQUESTS, body('3'))).status).toBe(409);
    await at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${iun}`);
    expect((await at.ask('POST', REQUESTS, body('3'))).status).toBe(409);
    await at.clock.advance(at.state.settings.cancellationMs);
    expect((await at.ask('POST', REQUESTS, body('3'))).status).toBe(202);
  });
});

describe('asynchronous validation', () => {
  test('may be held for one notification, which is then told neither accepted nor refused', async () => {
    const at = desk();
    at.simulation.stimulate('holdNextValidation');
    const document = await at.deposit();
    const held = (await at.ask('POST', REQUESTS, request(document))).json;
    const next = await at.accepted(request(document, { idempotenceToken: 't2' }));
    expect(next).toBeDefined();
    await at.clock.runToIdle();
    const { json } = await at.ask(
      'GET',
      `${REQUESTS}?notificationRequestId=${encodeURIComponent(held.notificationRequestId)}`,
    );
    expect(json).toMatchObject({ notificationRequestStatus: 'WAITING' });
  });

  test('has its stages in the official order', () => {
    expect(ASYNCHRONOUS_STAGES.map(({ id }) => id)).toEqual([
      'payments',
      'attachments',
      'taxIds',
      'weight',
      'f24',
      'addresses',
    ]);
  });

  test('a refusal tells why, shows no detail, and enters the timeline of nobody', async () => {
    const at = desk();
    at.simulation.stimulate('refuseNext', { codice: 'NOT_VALID_ADDRESS', dettaglio: 'CAP ignoto', recIndex: 0 });
    const outcome = await outcomeOf(at, request(await at.deposit()));
    expect(outcome).toMatchObject({
      notificationRequestStatus: 'REFUSED',
      errors: [{ code: 'NOT_VALID_ADDRESS', detail: 'CAP ignoto', recIndex: 0 }],
    });
    expect(outcome.iun).toBeUndefined();
    const iun = Buffer.from(outcome.notificationRequestId, 'base64').toString();
    expect((await at.ask('GET', `/delivery/v2.8/notifications/sent/${iun}`)).status).toBe(404);
    const notification = at.state.notifications.get(iun)!;
    expect(notification.timeline.map(({ category }) => category)).toEqual(['REQUEST_REFUSED']);
    await at.clock.runToIdle();
    expect(notification.timeline).toHaveLength(1);
    expect(troubles(at)).toEqual([]);
  });

  test('a scripted refusal strikes once', async () => {
    const at = desk();
    const document = await at.deposit();
    at.simulation.stimulate('refuseNext', { codice: 'TAXID_NOT_VALID' });
    expect((await outcomeOf(at, request(document))).notificationRequestStatus).toBe('REFUSED');
    const second = await outcomeOf(at, request(document, { idempotenceToken: 't2' }));
    expect(second.notificationRequestStatus).toBe('ACCEPTED');
  });

  test.each([
    ['FILE_PDF_INVALID_ERROR', Buffer.from('non un pdf'), {}],
    ['FILE_PDF_TOOBIG_ERROR', PDF, { maxDocumentBytes: 10 }],
  ])('%s', async (code, bytes, settings) => {
    const at = desk(settings);
    const outcome = await outcomeOf(at, request(await at.deposit(bytes)));
    expect(outcome.errors).toMatchObject([{ code }]);
  });

  test('a PDF header may come within the first kilobyte, and no later', async () => {
    const at = desk();
    const near = await at.deposit(Buffer.concat([Buffer.alloc(1000, 0x0a), PDF]));
    expect((await outcomeOf(at, request(near))).notificationRequestStatus).toBe('ACCEPTED');
    const far = await at.deposit(Buffer.concat([Buffer.alloc(1024, 0x0a), PDF]));
    const outcome = await outcomeOf(at, request(far, { idempotenceToken: 't2' }));
    expect(outcome.errors).toMatchObject([{ code: 'FILE_PDF_INVALID_ERROR' }]);
  });

  test('a file waits seven days for a notification, then is gone', async () => {
    const at = desk();
    const document = await at.deposit();
    await at.clock.advance(7 * DAY + 1);
    expect((await outcomeOf(at, request(document))).errors).toMatchObject([{ code: 'FILE_GONE' }]);
  });

  test('asynchronous payments need a payment for every recipient', async () => {
    const at = desk();
    const { payments: _, ...recipient } = requestWithNotice(await at.deposit(), await at.deposit()).recipients[0]!;
    const body = {
      ...requestWithNotice(await at.deposit(), await at.deposit(), { pagoPaIntMode: 'ASYNC' }),
      recipients: [recipient],
    };
    expect((await outcomeOf(at, body)).errors).toMatchObject([{ code: 'PAYMENT_NOT_VALID', recIndex: 0 }]);
  });

  test('F24 metadata must be one of the four kinds', async () => {
    const at = desk();
    const document = await at.deposit();
    const f24 = async (text: string, token: string) => {
      const bytes = Buffer.from(text);
      const { ref } = await at.deposit(bytes, 'application/json');
      const metadataAttachment = {
        digests: { sha256: sha256Base64(bytes) },
        contentType: 'application/json',
        ref,
      };
      return outcomeOf(
        at,
        request(
          document,
          { idempotenceToken: token },
          { payments: [{ f24: { title: 'F24', applyCost: false, metadataAttachment } }] },
        ),
      );
    };
    expect((await f24('{"f24Standard":{}}', '1')).notificationRequestStatus).toBe('ACCEPTED');
    expect((await f24('{"altro":{}}', '2')).errors).toMatchObject([{ code: 'F24_METADATA_NOT_VALID', recIndex: 0 }]);
    expect((await f24('{', '3')).errors).toMatchObject([{ code: 'F24_METADATA_NOT_VALID' }]);
  });

  test('refusals never repeat personal data', async () => {
    const at = desk();
    const body = request(
      await at.deposit(),
      {},
      {
        physicalAddress: { address: 'VIA SEGRETA 1', zip: '20019', municipality: 'PALERMO', province: 'MI' },
      },
    );
    const outcome = await outcomeOf(at, body);
    expect(JSON.stringify(outcome.errors)).not.toContain('SEGRETA');
    expect(outcome.errors).toMatchObject([{ code: 'NOT_VALID_ADDRESS' }]);
  });
});
