import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../simulators/kernel/clock.ts';
import { idsFrom } from '../../simulators/kernel/ids.ts';
import { contract } from '../../simulators/kernel/json.ts';
import { parseNumeroAvviso } from '../../simulators/kernel/values/numero-avviso.ts';
import type { CommandAnswer } from '../../sut/commands/command.ts';
import { sendCommands } from '../../sut/commands/send.ts';
import type { CreateNotification, DebtPosition, NotificationHeld } from '../../sut/commands/send.ts';
import type { Configuration } from './configuration.ts';
import { createEnte } from './ente.ts';
import { bodyOf, event, FACT_BYTES, fakeSend, IUN, json, REQUEST_ID } from './fake-send.fixture.ts';
import { correctParts } from './parts.ts';
import { memoryStore } from './store.ts';

const MITTENTE = { denominazione: 'Comune di Esempio', codiceFiscale: '01234567897', apiKey: 'chiave-mittente' };
const CREDITORE = { denominazione: 'Riscossione Esempio', codiceFiscale: '77777777777', apiKey: 'chiave-creditore' };
const START = Date.UTC(2026, 10, 22, 9);

const NOTIFICA: CreateNotification = {
  protocollo: 'PROT-1',
  oggetto: 'Avviso di prova',
  codiceTassonomico: '010202N',
  spedizione: 'AR',
  destinatari: [
    {
      tipo: 'PF',
      codiceFiscale: 'BNRMHL75C06G702B',
      denominazione: 'Michelangelo Buonarroti',
      domicilioDigitale: 'prova@pec.it',
      indirizzo: { via: 'VIA ROMA 1', cap: '56100', comune: 'PISA', provincia: 'PI' },
    },
  ],
  spese: { modalita: 'forfettaria' },
  atti: 1,
};

function setUp(parts = correctParts, configuration: Pick<Configuration, 'senzaCosto'> = {}) {
  const send = fakeSend();
  const clock = new VirtualClock(START);
  const store = memoryStore();
  const ente = createEnte(
    {
      mittente: MITTENTE,
      creditore: CREDITORE,
      send: 'http://send.example',
      conti: [MITTENTE, CREDITORE].map(({ codiceFiscale }) => ({
        codiceFiscale,
        idBrokerPA: '99999000013',
        idStation: '99999000013_01',
      })),
      ...configuration,
    },
    { transport: send.transport, clock, ids: idsFrom('ente'), store },
    parts,
  );
  const give = async (name: string, parameters: unknown = {}): Promise<CommandAnswer> => {
    const answer = await ente.command(name, parameters);
    if (answer.status === 'done' && name !== 'restart') {
      const command = sendCommands.find((candidate) => candidate.name === name)!;
      expect(contract(command.result).check(answer.result), `result of ${name}`).toEqual([]);
    }
    return answer;
  };
  const held = async (protocollo = 'PROT-1') =>
    (await give('notification-status', { protocollo })).result as NotificationHeld;
  return { send, clock, store, ente, give, held };
}

async function withNotice(
  creditore: { denominazione: string; codiceFiscale: string } = MITTENTE,
  configuration: Pick<Configuration, 'senzaCosto'> = {},
) {
  const world = setUp(correctParts, configuration);
  const { denominazione, codiceFiscale } = creditore;
  const { numeroAvviso } = (
    await world.give('create-debt-position', {
      importo: 5000,
      causale: 'Sanzione',
      debitore: { codiceFiscale: 'BNRMHL75C06G702B', denominazione: 'Michelangelo Buonarroti' },
      creditore: { denominazione, codiceFiscale },
    })
  ).result as DebtPosition;
  const avvisi = [{ numeroAvviso, creditore: codiceFiscale, applicaCosti: true }];
  const parameters: CreateNotification = {
    ...NOTIFICA,
    codiceTassonomico: '010201P',
    spese: { modalita: 'perNotifica', paFee: 100, iva: 22 },
    destinatari: [{ ...NOTIFICA.destinatari[0]!, avvisi }],
  };
  const pay = async (operation: string, receiptId = 'ricevuta-1', amount = '52.00') => {
    const names = {
      verify: 'paVerifyPaymentNoticeReq',
      activate: 'paGetPaymentV2Request',
      receipt: 'paSendRTV2Request',
    };
    const name = names[operation as keyof typeof names];
    const inner =
      operation === 'receipt'
        ? `<receipt><receiptId>${receiptId}</receiptId><noticeNumber>${numeroAvviso}</noticeNumber><fiscalCode>${codiceFiscale}</fiscalCode><outcome>OK</outcome><paymentAmount>${amount}</paymentAmount></receipt>`
        : `<qrCode><fiscalCode>${codiceFiscale}</fiscalCode><noticeNumber>${numeroAvviso}</noticeNumber></qrCode>`;
    const response = await world.ente.receive({
      method: 'POST',
      url: 'http://ente.example/pagopa',
      headers: {},
      body: Buffer.from(
        `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><p:${name} xmlns:p="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd"><idPA>${codiceFiscale}</idPA><idBrokerPA>99999000013</idBrokerPA><idStation>99999000013_01</idStation>${inner}</p:${name}></s:Body></s:Envelope>`,
      ),
    });
    return Buffer.from(response!.body).toString();
  };
  const status = async () => (await world.give('payment-status', { numeroAvviso, creditore: codiceFiscale })).result;
  return { ...world, numeroAvviso, parameters, pay, status };
}

describe('depositing a notification', () => {
  it('reserves, uploads and deposits, with mode NONE said aloud', async () => {
    const { send, give } = setUp();
    const answer = await give('create-notification', NOTIFICA);
    expect(answer).toMatchObject({ status: 'done', result: { richiesta: REQUEST_ID, stato: 'RICHIESTA', eventi: [] } });
    const [upload] = send.asked('PUT /caricamento/');
    expect(upload!.headers).toEqual({
      'content-type': 'application/pdf',
      'x-amz-meta-secret': 'segreto-1',
      'x-amz-checksum-sha256': createHash('sha256').update(upload!.body).digest('base64'),
    });
    expect(Buffer.from(upload!.body).toString('latin1')).toMatch(/^%PDF-1\.7\n/);
    const body = bodyOf(send.asked('POST /delivery/v2.5/requests')[0]!);
    expect(body).toMatchObject({
      pagoPaIntMode: 'NONE',
      notificationFeePolicy: 'FLAT_RATE',
      documents: [{ ref: { key: 'PN_NOTIFICATION_ATTACHMENTS-1.pdf', versionToken: 'v-1' } }],
    });
    expect(JSON.stringify(body)).not.toContain('null');
    expect(send.requests.every(({ timeoutMs }) => timeoutMs !== undefined)).toBe(true);
  });

  it('attaches the notice of each payment', async () => {
    const { send, give, parameters, numeroAvviso } = await withNotice();
    expect(parseNumeroAvviso(numeroAvviso).ok).toBe(true);
    await give('create-notification', parameters);
    expect(bodyOf(send.asked('POST /delivery/v2.5/requests')[0]!)).toMatchObject({
      pagoPaIntMode: 'SYNC',
      paFee: 100,
      vat: 22,
      recipients: [
        {
          payments: [
            {
              pagoPa: {
                noticeCode: numeroAvviso,
                creditorTaxId: MITTENTE.codiceFiscale,
                applyCost: true,
                attachment: { ref: { key: 'PN_NOTIFICATION_ATTACHMENTS-2.pdf' } },
              },
            },
          ],
        },
      ],
    });
  });

  it('retries what may have been lost with the same token, a bounded number of times', async () => {
    const { send, give, clock } = setUp();
    send.say('POST /delivery/v2.5', json(503, {}), { failure: 'RESET' }, json(429, {}, { 'retry-after': '30' }), {
      status: 202,
      headers: {},
      body: Buffer.from('{"noti'),
    });
    const first = await give('create-notification', NOTIFICA);
    expect(first.status).toBe('rejected');
    expect(first.messageToOperator).toContain('illeggibile');
    expect(clock.now() - START).toBe(1_000 + 2_000 + 30_000);
    send.say('POST /delivery/v2.5', json(409, { errors: [{ code: 'PN_GENERIC_INVALIDPARAMETER_DUPLICATED' }] }));
    expect(await give('create-notification', NOTIFICA)).toMatchObject({
      status: 'done',
      result: { richiesta: REQUEST_ID },
    });
    const tokens = send.asked('POST /delivery/v2.5').map((request) => bodyOf(request)['idempotenceToken']);
    expect(tokens).toHaveLength(5);
    expect(new Set(tokens).size).toBe(1);
    const [recovery] = send.asked('GET /delivery/v2.5/requests');
    expect(new URL(recovery!.url).searchParams.get('idempotenceToken')).toBe(tokens[0]);
    await give('create-notification', NOTIFICA);
    expect(send.asked('POST /delivery/v2.5')).toHaveLength(5);
  });

  it('tells the operator why SEND refuses, and does not insist', async () => {
    const { send, give, held } = setUp();
    send.say(
      'POST /delivery/v2.5',
      json(400, { errors: [{ code: 'PN_GENERIC_INVALIDPARAMETER', detail: 'Invalid taxId' }] }),
    );
    const answer = await give('create-notification', NOTIFICA);
    expect(answer).toMatchObject({ status: 'rejected' });
    expect(answer.messageToOperator).toContain('Invalid taxId');
    expect(send.asked('POST /delivery/v2.5')).toHaveLength(1);
    expect(await held()).toMatchObject({ stato: 'ERRORE', motiviRifiuto: [answer.messageToOperator] });
  });

  it('says that a notice is already in another notification when the conflict is not its own echo', async () => {
    const { send, give } = setUp();
    send.say('POST /delivery/v2.5', json(409, { errors: [{ code: 'PN_GENERIC_INVALIDPARAMETER_DUPLICATED' }] }));
    send.say('GET /delivery/v2.5/requests', json(404, {}));
    const answer = await give('create-notification', NOTIFICA);
    expect(answer.messageToOperator).toContain('DUPLICATED');
  });

  it('reserves again, once, when an upload is refused', async () => {
    const { send, give } = setUp();
    const refused = { status: 403, headers: {}, body: Buffer.from('<Error/>') };
    send.say('PUT /caricamento', refused);
    expect((await give('create-notification', NOTIFICA)).status).toBe('done');
    expect(send.asked('preload')).toHaveLength(2);
    send.say('PUT /caricamento', refused, refused);
    expect((await give('create-notification', { ...NOTIFICA, protocollo: 'PROT-2' })).status).toBe('rejected');
    expect(send.asked('POST /delivery/v2.5')).toHaveLength(1);
  });

  it('refuses data that are not those of the command', async () => {
    const { give } = setUp();
    expect((await give('create-notification', { protocollo: 'x' })).status).toBe('rejected');
    expect(await give('no-such-command')).toEqual({ status: 'notSupported' });
  });
});

describe('reading events', () => {
  it('waits as SEND asks, goes on from the last event, keeps what is unknown, counts nothing twice', async () => {
    const { send, give, held, clock, ente } = setUp();
    await give('prepare-events');
    await give('create-notification', NOTIFICA);
    const accepted = event(1, 'REQUEST_ACCEPTED', 'ACCEPTED');
    send.pages.push(
      [accepted],
      [],
      [accepted, event(2, 'CATEGORIA_NUOVA', 'ACCEPTED'), event(3, 'SEND_DIGITAL_DOMICILE', 'DELIVERING')],
    );
    expect(await give('read-events')).toMatchObject({ result: { letti: 3 } });
    const reads = send.asked('/events').map(({ url }) => new URL(url).searchParams.get('lastEventId'));
    expect(reads).toEqual([null, '1', '1', '3', '3'].map((id) => id?.padStart(38, '0') ?? null));
    expect(clock.now() - START).toBe(60_000);
    ente.restart();
    expect(await held()).toMatchObject({
      iun: IUN,
      stato: 'DELIVERING',
      eventi: [
        { categoria: 'REQUEST_ACCEPTED' },
        { categoria: 'CATEGORIA_NUOVA' },
        { categoria: 'SEND_DIGITAL_DOMICILE' },
      ],
    });
  });

  it('gives a refusal to its request, which has no IUN, and shows the reasons', async () => {
    const { send, give } = setUp();
    await give('create-notification', NOTIFICA);
    const { iun: _, ...refused } = event(1, 'REQUEST_REFUSED', 'REFUSED', {
      details: { refusalReasons: [{ errorCode: 'NOT_VALID_ADDRESS', detail: 'CAP' }] },
    });
    send.pages.push([refused]);
    await give('read-events');
    expect(await give('notification-status', { protocollo: 'PROT-1' })).toMatchObject({
      result: { stato: 'REFUSED', motiviRifiuto: ['NOT_VALID_ADDRESS: CAP'] },
      messageToOperator: 'SEND ha rifiutato la notifica: NOT_VALID_ADDRESS: CAP.',
    });
    expect(send.asked('POST /delivery/v2.5')).toHaveLength(1);
  });

  it('uses its own stream again, makes another when it is gone, and catches up', async () => {
    const { send, give, held, store } = setUp();
    await give('prepare-events');
    await give('create-notification', NOTIFICA);
    store.set('stream', { streamId: 'perso' });
    send.say('/events', json(404, {}));
    send.say(
      'GET /delivery/v2.8',
      json(200, { notificationStatus: 'DELIVERED', timeline: [event(9, 'AAR_GENERATION', '')['element']] }),
    );
    await give('read-events');
    expect(send.asked('POST /delivery-progresses')).toHaveLength(1);
    expect(await held()).toMatchObject({ iun: IUN, stato: 'DELIVERED', eventi: [{ categoria: 'AAR_GENERATION' }] });
  });

  it('tells the operator that there is no room for another stream', async () => {
    const { send, give } = setUp();
    send.say('POST /delivery-progresses', json(409, {}));
    expect((await give('prepare-events')).messageToOperator).toContain('numero massimo di stream');
    expect(send.asked('POST /delivery-progresses')).toHaveLength(1);
  });

  it('waits after a read that came too early, and keeps its place', async () => {
    const { send, give, clock } = setUp();
    await give('prepare-events');
    send.say('/events', json(429, {}, { 'retry-after': '45000' }));
    await give('read-events');
    expect(clock.now() - START).toBe(45_000 + 60_000);
  });
});

describe('fetching documents', () => {
  it('keeps the very bytes, with no key shown to the object store, waiting and asking again as needed', async () => {
    const { send, give, clock } = await withNotice();
    await give('create-notification', NOTIFICA);
    send.pages.push([
      event(1, 'REQUEST_ACCEPTED', 'ACCEPTED', {
        legalFactsIds: [{ key: 'safestorage://PN_LEGAL_FACTS-x.pdf', category: 'SENDER_ACK' }],
      }),
    ]);
    await give('read-events');
    const before = clock.now();
    send.say('/documents/0', json(200, { filename: 'atto.pdf', contentType: 'application/pdf', retryAfter: 5 }));
    send.say('GET /scarico/', { status: 403, headers: {}, body: Buffer.from('<Error/>') });
    const { result } = await give('download-documents', { protocollo: 'PROT-1' });
    const sha256 = createHash('sha256').update(FACT_BYTES).digest('hex');
    expect((result as { documenti: unknown }).documenti).toEqual([
      { nome: '0.pdf', tipo: 'ATTO', sha256, byte: FACT_BYTES.length },
      { nome: 'PAGOPA.pdf', tipo: 'PAGOPA', sha256, byte: FACT_BYTES.length },
      {
        nome: 'PN_LEGAL_FACTS-x.pdf.pdf',
        tipo: 'SENDER_ACK',
        chiave: 'PN_LEGAL_FACTS-x.pdf',
        sha256,
        byte: FACT_BYTES.length,
      },
    ]);
    expect(clock.now() - before).toBe(5_000);
    expect(send.asked('/documents/0')).toHaveLength(3);
    for (const download of send.asked('GET /scarico/')) expect(download.headers).toEqual({});
    send.say('/legal-facts/', json(404, {}));
    const partial = await give('download-documents', { protocollo: 'PROT-1' });
    expect((partial.result as { documenti: unknown[] }).documenti).toHaveLength(2);
    expect(partial.messageToOperator).toContain('404');
  });
});

describe('what is due at payment time', () => {
  it('asks SEND at verification and again at activation, and records a receipt once', async () => {
    const { send, give, parameters, pay, status, numeroAvviso } = await withNotice();
    await give('create-notification', parameters);
    send.pages.push([event(1, 'REQUEST_ACCEPTED', 'ACCEPTED')]);
    await give('read-events');
    const verified = await pay('verify');
    expect(verified).toContain('<outcome>OK</outcome>');
    expect(verified).toContain('<amount>52.00</amount><options>EQ</options>');
    send.price = 437;
    const activated = await pay('activate');
    expect(activated).toContain('<paymentAmount>54.37</paymentAmount>');
    expect(activated).toContain('<transferAmount>54.37</transferAmount>');
    expect(activated).toContain('<key>NOTIFICATION_FEE</key><value>437</value>');
    expect(send.asked(`/price/${MITTENTE.codiceFiscale}/${numeroAvviso}`)).toHaveLength(2);
    expect(await status()).toEqual({ stato: 'aperta', importo: 5437, ricevute: 0 });
    expect(await pay('receipt', 'r1', '54.37')).toContain('<outcome>OK</outcome>');
    expect(await pay('receipt', 'r1', '54.37')).toContain('<outcome>OK</outcome>');
    expect(await status()).toEqual({ stato: 'pagata', importo: 5437, costoNotifica: 437, ricevute: 1 });
    expect(send.asked('/payment/pagopa').map((request) => bodyOf(request))).toEqual([
      {
        events: [
          {
            noticeCode: numeroAvviso,
            creditorTaxId: MITTENTE.codiceFiscale,
            amount: 5437,
            paymentDate: expect.stringMatching(/Z$/) as string,
          },
        ],
      },
    ]);
    expect(await pay('verify')).toContain('PAA_PAGAMENTO_DUPLICATO');
  });

  it('asks with the creditor’s tax id and key when the creditor is another body', async () => {
    const { send, give, parameters, pay, numeroAvviso } = await withNotice(CREDITORE);
    await give('create-notification', parameters);
    await pay('verify');
    const [price] = send.asked(`/price/${CREDITORE.codiceFiscale}/${numeroAvviso}`);
    expect(price!.headers['x-api-key']).toBe(CREDITORE.apiKey);
  });

  it('answers in time with the last cost when SEND is silent, and with no cost after a cancellation', async () => {
    const { send, give, parameters, pay } = await withNotice();
    await give('create-notification', parameters);
    await pay('verify');
    send.say('/price/', { failure: 'TIMEOUT' }, json(500, {}));
    expect(await pay('verify')).toContain('<amount>52.00</amount>');
    expect(await pay('activate')).toContain('<paymentAmount>52.00</paymentAmount>');
    expect(
      send.requests.filter(({ url }) => url.includes('/price/')).every(({ timeoutMs }) => timeoutMs === 3_000),
    ).toBe(true);
    send.pages.push([event(1, 'REQUEST_ACCEPTED', 'ACCEPTED')]);
    await give('read-events');
    await give('cancel-notification', { protocollo: 'PROT-1' });
    send.say('/price/', json(500, {}));
    expect(await pay('verify')).toContain('<amount>50.00</amount>');
    send.price = undefined;
    expect(await pay('activate')).toContain('<key>NOTIFICATION_FEE</key><value>0</value>');
  });

  it.each([
    ['ultimoCosto', '<amount>52.00</amount>', '<paymentAmount>52.00</paymentAmount>'],
    ['importoBase', '<amount>50.00</amount>', '<paymentAmount>50.00</paymentAmount>'],
    ['esitoNegativo', 'PAA_SYSTEM_ERROR', 'PAA_SYSTEM_ERROR'],
  ] as const)('%s, where SEND is silent, fails or cannot be read', async (senzaCosto, verified, activated) => {
    const { send, give, parameters, pay } = await withNotice(MITTENTE, { senzaCosto });
    await give('create-notification', parameters);
    await pay('verify');
    send.say('/price/', { failure: 'TIMEOUT' }, json(500, {}), json(429, {}), { failure: 'UNREACHABLE' });
    expect(await pay('verify')).toContain(verified);
    expect(await pay('verify')).toContain(verified);
    expect(await pay('activate')).toContain(activated);
    expect(await pay('activate')).toContain(activated);
    // what SEND says it does not know is no silence: nothing is owed for it, whatever the policy
    send.price = undefined;
    expect(await pay('verify')).toContain('<amount>50.00</amount>');
  });

  it('refuses what is not its own in pagoPA’s words', async () => {
    const { ente, pay } = await withNotice();
    expect(await pay('verify')).toContain('<amount>52.00</amount>');
    const ask = async (body: string) => {
      const response = await ente.receive({
        method: 'POST',
        url: 'http://ente.example/pagopa',
        headers: {},
        body: Buffer.from(body),
      });
      return `${response!.status} ${Buffer.from(response!.body).toString()}`;
    };
    expect(await ask('<a>')).toMatch(/^500 .*Fault/);
    const verify = (idPA: string, notice: string) =>
      ask(
        `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><p:paVerifyPaymentNoticeReq xmlns:p="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd"><idPA>${idPA}</idPA><idBrokerPA>99999000013</idBrokerPA><idStation>99999000013_01</idStation><qrCode><fiscalCode>01234567897</fiscalCode><noticeNumber>${notice}</noticeNumber></qrCode></p:paVerifyPaymentNoticeReq></s:Body></s:Envelope>`,
      );
    expect(await verify('01234567897', '300000000000000000')).toContain('PAA_PAGAMENTO_SCONOSCIUTO');
    expect(await verify('77777777777', '300000000000000000')).toContain('PAA_ID_DOMINIO_ERRATO');
  });
});
