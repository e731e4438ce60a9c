import { describe, expect, it } from 'vitest';
import { expectations } from './expectations.ts';
import { exchange, IUN, journal, PROTOCOLLO, RICHIESTA } from './story.fixture.ts';

type Partial = Readonly<Record<string, unknown>>;

function judge(name: string, entries: readonly Partial[], parameters: Partial = {}) {
  return expectations[name]!.check(journal(entries), { protocollo: PROTOCOLLO, ...parameters });
}

const command = (name: string, parameters: Partial = {}) => ({
  kind: 'command',
  name,
  parameters: { protocollo: PROTOCOLLO, ...parameters },
});

const answer = (name: string, result: Partial = {}) => ({ kind: 'answer', name, answer: { status: 'done', result } });

const PERSON = {
  codiceFiscale: 'BNRMHL75C06Z999X',
  denominazione: 'Persona 0A1B2C3D',
  domicilioDigitale: '0123456789ab@redatto.example',
  indirizzo: { via: 'Via 0A1B2C3D', cap: '87100', comune: 'Reggio nell’Emilia', provincia: 'RE' },
};

const RECIPIENT = {
  taxId: PERSON.codiceFiscale,
  denomination: PERSON.denominazione,
  digitalDomicile: { type: 'PEC', address: PERSON.domicilioDigitale },
  physicalAddress: { address: 'Via 0A1B2C3D', zip: '87100', municipality: "REGGIO NELL'EMILIA", province: 'RE' },
};

const LOST = { fault: { kind: 'reset' } };

function deposit(send: Partial = {}, status = 202, more: Partial = {}) {
  const request = {
    paProtocolNumber: PROTOCOLLO,
    idempotenceToken: 't1',
    recipients: [RECIPIENT],
    documents: [{}],
    ...send,
  };
  const json = status === 202 ? { notificationRequestId: RICHIESTA } : { errors: [{ code: 'X' }] };
  return exchange('sendNewNotificationV25', 'http://send.example/delivery/v2.5/requests', request, status, json, more);
}

function question(token = 't1') {
  const url = `http://send.example/delivery/v2.5/requests?paProtocolNumber=${PROTOCOLLO}&idempotenceToken=${token}`;
  const json = { notificationRequestId: RICHIESTA };
  return exchange('retrieveNotificationRequestStatusV25', url, undefined, 200, json);
}

const order = (parameters: Partial = {}) => command('create-notification', { destinatari: [PERSON], ...parameters });
const done = answer('create-notification');
const held = (richiesta: string) => [
  command('notification-status'),
  answer('notification-status', { richiesta, stato: 'RICHIESTA', eventi: [] }),
];

describe('the recipient (SEND-INVIO-002)', () => {
  const asked = (recipient: Partial) =>
    judge('recipientComplete', [order(), deposit({ recipients: [recipient] }), done]);

  it('is the one the operator gave, however its town is written', () => {
    expect(asked(RECIPIENT).outcome).toBe('satisfied');
  });

  it.each([
    ['denominazione', { denomination: 'Persona FFFFFFFF' }],
    ['codice fiscale', { taxId: '99000000001' }],
    ['domicilio digitale', { digitalDomicile: { type: 'PEC', address: 'ffffffffffff@redatto.example' } }],
    ['domicilio digitale', { digitalDomicile: undefined }],
    ['via', { physicalAddress: { ...RECIPIENT.physicalAddress, address: 'Via FFFFFFFF' } }],
    ['CAP', { physicalAddress: { ...RECIPIENT.physicalAddress, zip: '00100' } }],
    ['comune', { physicalAddress: { ...RECIPIENT.physicalAddress, municipality: 'Roma' } }],
    ['provincia', { physicalAddress: { ...RECIPIENT.physicalAddress, province: 'RM' } }],
  ])('is not, where %s differs', (what, change) => {
    const judged = asked({ ...RECIPIENT, ...change });
    expect(judged.outcome).toBe('violated');
    expect(judged.observed).toContain(what);
  });
});

describe('a lost answer (SEND-INVIO-020, 022, 023)', () => {
  const lost = [order(), deposit({}, 202, LOST)];

  it('is recovered by asking, without sending again', () => {
    const story = [...lost, question(), done, ...held(RICHIESTA)];
    for (const name of ['requestRecovered', 'sameTokenOnRetry', 'onlyOneNotification'])
      expect(judge(name, story).outcome).toBe('satisfied');
  });

  it('is recovered after a conflict', () => {
    expect(judge('requestRecovered', [...lost, deposit({}, 409), question(), done, ...held(RICHIESTA)]).outcome).toBe(
      'satisfied',
    );
  });

  it('breaks no MUST where the ente does not try again', () => {
    for (const name of ['requestRecovered', 'sameTokenOnRetry', 'onlyOneNotification'])
      expect(judge(name, [...lost, done]).outcome).toBe('satisfied');
    const failed = [order(), deposit({}, 500), done];
    for (const name of ['sameTokenOnRetry', 'onlyOneNotification'])
      expect(judge(name, failed).outcome).toBe('satisfied');
  });

  it.each([
    ['a second notification', [...lost, deposit({ idempotenceToken: 't2' }), done]],
    ['a conflict and no question', [...lost, deposit({}, 409), done]],
    ['a question with another token', [...lost, question('t2'), done]],
    ['a request fetched and not kept', [...lost, question(), done, ...held(PROTOCOLLO)]],
  ])('is not recovered: %s', (_, story) => {
    expect(judge('requestRecovered', story).outcome).toBe('violated');
  });
});

describe('a deposit with a protocol of the ente’s own', () => {
  const own = { paProtocolNumber: '2026/77' };

  it('is attributed by the command, and the protocol is a recommendation', () => {
    const story = [order(), deposit(own), done, ...held(RICHIESTA)];
    expect(judge('takenInCharge', story).outcome).toBe('satisfied');
    expect(judge('requestKept', story).outcome).toBe('satisfied');
    expect(judge('protocolAndSubjectKept', story).outcome).toBe('violated');
  });

  it('is not that of another command', () => {
    const other = command('create-notification', { protocollo: 'PROT-2' });
    expect(judge('takenInCharge', [order(), done, other, deposit(own), done]).outcome).toBe('violated');
    expect(judge('takenInCharge', [order(), deposit({ paProtocolNumber: 'PROT-2' }), done, other, done])).toMatchObject(
      {
        outcome: 'violated',
        exchange: 3,
      },
    );
  });
});

describe('kept documents (SEND-DOC-001, 004)', () => {
  const KEY = 'PN_LEGAL_FACTS-1.pdf';
  const event = { eventId: '1', iun: IUN, element: { legalFactsIds: [{ key: KEY, category: 'SENDER_ACK' }] } };
  const page = exchange('consumeEventStreamV29', 'http://send.example/e', undefined, 200, [event]);
  const fact = exchange(
    'downloadLegalFactById',
    'http://send.example/f',
    undefined,
    200,
    { url: 'http://s/scarico/a' },
    {
      path: { iun: IUN, legalFactId: KEY },
    },
  );
  const file = exchange(
    'downloadFile',
    'http://s/scarico/a',
    undefined,
    200,
    {},
    {
      response: { status: 200, headers: {}, binary: { sha256: 'ab', size: 3, head: '' } },
    },
  );
  const list = (document: Partial) =>
    answer('download-documents', { documenti: [{ tipo: 'SENDER_ACK', ...document }] });
  const story = (document: Partial) => [
    order(),
    deposit(),
    done,
    page,
    command('download-documents'),
    fact,
    file,
    list(document),
  ];

  it('are known by their digest where no key is told', () => {
    for (const name of ['factsDownloaded', 'bytesIntact'])
      expect(judge(name, story({ sha256: 'AB', byte: 3 }))).toMatchObject({ outcome: 'satisfied' });
  });

  it('are altered or missing where neither digest nor key is known', () => {
    for (const name of ['factsDownloaded', 'bytesIntact'])
      expect(judge(name, story({ sha256: 'cd', byte: 3 })).outcome).toBe('violated');
    expect(judge('bytesIntact', story({ sha256: 'cd', byte: 3, chiave: KEY })).outcome).toBe('violated');
  });

  it('that were never fetched are found in the page that named them', () => {
    const judged = judge('factsDownloaded', [order(), deposit(), done, page, command('download-documents'), list({})]);
    expect(judged).toMatchObject({ outcome: 'violated', exchange: 4 });
  });
});

describe('the final cost', () => {
  const call = (amount: string) =>
    exchange('paVerifyPaymentNotice', 'http://ente/', undefined, 200, undefined, {
      platform: 'pagopa',
      direction: 'fromPlatform',
      request: { method: 'POST', url: 'http://ente/', headers: {}, text: '<noticeNumber>302</noticeNumber>' },
      response: { status: 200, headers: {}, text: `<outcome>OK</outcome><amount>${amount}</amount>` },
    });
  const asked = { numeroAvviso: '302', creditore: '77777777777', importo: 5_000, atteso: 5_200 };

  it('is due whole, whether or not it was asked again', () => {
    for (const name of ['finalPriceUsed', 'amountAtVerify']) {
      expect(judge(name, [call('52.00')], asked).outcome).toBe('satisfied');
      const wrong = judge(name, [call('53.00')], asked);
      expect(wrong.outcome).toBe('violated');
      expect(wrong.message).toContain('non è quello dovuto');
    }
  });
});

describe('too many readings (SEND-EVENTI-017)', () => {
  const read = (streamId: string, status: number, json: unknown) =>
    exchange('consumeEventStreamV29', `http://send.example/${streamId}`, undefined, status, json, {
      path: { streamId },
    });

  it('are judged stream by stream', () => {
    const status = [
      command('notification-status'),
      answer('notification-status', { iun: IUN, stato: 'ACCEPTED', eventi: [] }),
    ];
    const story = [order(), deposit(), done, read('s1', 429, {}), read('s2', 200, [])];
    expect(judge('tooManyReads', [...story, ...status]).outcome).toBe('violated');
    expect(judge('tooManyReads', [...story, read('s1', 200, []), ...status]).outcome).toBe('satisfied');
  });
});

describe('the cost at payment time', () => {
  const NOTICE = { creditore: '12345678903', numeroAvviso: '302000000000000001', importo: 2_500 };
  const OTHER = '302000000000000002';
  const price = (noticeCode: string, json: Partial, more: Partial = {}) =>
    exchange('retrieveNotificationPriceV23', 'http://send.example/price', undefined, 200, json, {
      path: { paTaxId: NOTICE.creditore, noticeCode },
      ...more,
    });
  const answering = (operation: string, text: string, more: Partial = {}) => ({
    ...exchange(operation, 'http://ente.example/pagopa', undefined, 200, {}),
    platform: 'pagopa',
    direction: 'fromPlatform',
    request: { method: 'POST', url: 'http://ente.example/pagopa', headers: {}, text: `<n>${NOTICE.numeroAvviso}</n>` },
    response: { status: 200, headers: {}, text: `<r>${text}</r>` },
    ...more,
  });
  const called = (operation: string, amount: string, more: Partial = {}) =>
    answering(
      operation,
      `<outcome>OK</outcome><amount>${amount}</amount><paymentAmount>${amount}</paymentAmount>`,
      more,
    );

  describe('bears the cost of its own recipient (SEND-COSTO-020)', () => {
    const bears = (amount: string, prices: readonly Partial[]) =>
      judge('ownCostOnly', [...prices, called('paVerifyPaymentNotice', amount)], { ...NOTICE, atteso: 3_137 });
    const own = price(NOTICE.numeroAvviso, { totalPrice: 637 });
    const other = price(OTHER, { totalPrice: 437 });

    it.each([
      ['its own', '31.37', 'satisfied'],
      ['the other’s', '29.37', 'violated'],
      ['both', '35.74', 'violated'],
      ['something else', '30.00', 'notObserved'],
    ])('%s', (_, amount, outcome) => {
      expect(bears(amount, [other, own]).outcome).toBe(outcome);
    });

    it('what SEND told of the notice itself is nobody else’s, though it comes to both', () => {
      const dearer = price(NOTICE.numeroAvviso, { totalPrice: 1_074 });
      expect(bears('35.74', [other, own, dearer]).outcome).toBe('notObserved');
    });

    it('says what is due, and whose cost was found', () => {
      expect(bears('29.37', [other, own])).toMatchObject({
        expected: '31,37 euro (25,00 euro più 6,37 euro di costo)',
        observed: `29,37 euro, con i 4,37 euro di costo dell’avviso ${OTHER}`,
      });
    });

    it.each([
      ['forgotten, where another has none', '25.00', [price(OTHER, { totalPrice: 0 }), own]],
      [
        'kept too long, where another’s is the same',
        '27.00',
        [price(OTHER, { totalPrice: 200 }), price(NOTICE.numeroAvviso, { totalPrice: 200 }), own],
      ],
    ])('%s: that is another matter', (_, amount, prices) => {
      expect(bears(amount, prices).outcome).toBe('notObserved');
    });
  });

  describe('is final for the recipient that read, or whose terms elapsed (SEND-COSTO-001, 004, 013, 021)', () => {
    const recipient = (noticeCode: string) => ({
      ...RECIPIENT,
      payments: [{ pagoPa: { noticeCode, creditorTaxId: NOTICE.creditore, applyCost: true } }],
    });
    const sent = deposit({ recipients: [recipient(OTHER), recipient(NOTICE.numeroAvviso)] });
    const told = (category: string, recIndex: number) =>
      exchange('consumeEventStreamV29', 'http://send.example/e', undefined, 200, [
        { eventId: '1', iun: IUN, element: { category, details: { recIndex } } },
      ]);
    // SEND tells the end of the day in Rome: at the instants of this story, in the evening of the day, it is still to come
    const today = { iun: IUN, totalPrice: 200, refinementDate: '1970-01-01T23:00:00Z' };
    const story = (events: readonly Partial[], json: Partial, again: boolean) => [
      sent,
      ...events,
      price(NOTICE.numeroAvviso, json),
      called('paVerifyPaymentNotice', '27.00', { at: 20_000, elapsedMs: 10 }),
      // an exchange is written when it ends: what is asked during a call comes before it
      ...(again ? [price(NOTICE.numeroAvviso, { ...json, totalPrice: 637 }, { at: 60_000 })] : []),
      called('paGetPaymentV2', '31.37', { at: 60_000, elapsedMs: 10 }),
    ];
    const outcomes = (entries: readonly Partial[]) =>
      ['priceAskedAtVerify', 'priceAskedAtActivation', 'futureDateNotFinal', 'ownEndOnly'].map(
        (name) => judge(name, entries, NOTICE).outcome,
      );

    it.each([
      ['its own refinement, the same day', [told('REFINEMENT', 1)]],
      ['its own reading, the same day', [told('NOTIFICATION_VIEWED', 1)]],
    ])('%s', (_, events) => {
      expect(outcomes(story(events, today, false))).toEqual(['satisfied', 'satisfied', 'notObserved', 'notObserved']);
    });

    it.each([
      ['the other’s refinement', [told('REFINEMENT', 0)]],
      ['the other’s reading', [told('NOTIFICATION_VIEWED', 0)]],
      ['another event of its own', [told('SEND_DIGITAL_DOMICILE', 1)]],
      ['no event', []],
    ])('not after %s: it is asked again', (_, events) => {
      expect(outcomes(story(events, today, false))).toEqual(['violated', 'violated', 'violated', 'violated']);
      expect(outcomes(story(events, today, true)).slice(1)).toEqual(['satisfied', 'satisfied', 'satisfied']);
    });

    it('where SEND told when it was read', () => {
      const viewed = { ...today, notificationViewDate: '1970-01-01T23:00:00Z' };
      expect(judge('ownEndOnly', story([], viewed, false), NOTICE).outcome).toBe('notObserved');
    });

    it('and is nobody’s where nobody had asked', () => {
      const never = [sent, called('paGetPaymentV2', '25.00', { at: 60_000 })];
      expect(judge('ownEndOnly', never, NOTICE)).toMatchObject({
        outcome: 'notObserved',
        message: 'Prima di questa richiesta SEND non aveva comunicato un costo.',
      });
    });
  });

  describe('is the total, whatever the version it is asked with (SEND-COSTO-006)', () => {
    const bears = (amount: string, told: Partial, more: Partial = {}) =>
      judge('totalNotPartial', [price(NOTICE.numeroAvviso, told), called('paVerifyPaymentNotice', amount)], {
        ...NOTICE,
        ...more,
      }).outcome;
    const first = { amount: 200 };

    it.each([
      ['the total', bears('31.37', { partialPrice: 400, totalPrice: 637 }), 'satisfied'],
      ['the partial', bears('29.00', { partialPrice: 400, totalPrice: 637 }), 'violated'],
      ['both, where they are one', bears('27.00', { partialPrice: 200, totalPrice: 200 }), 'notObserved'],
      ['the first version’s partial', bears('27.00', first, { atteso: 3_137 }), 'violated'],
      ['the total where the first version told the partial', bears('31.37', first, { atteso: 3_137 }), 'satisfied'],
      ['the first version’s, which is the total', bears('27.00', first, { atteso: 2_700 }), 'notObserved'],
      ['the first version’s, the total unknown', bears('27.00', first), 'notObserved'],
    ])('%s: %s', (_, outcome, wanted) => {
      expect(outcome).toBe(wanted);
    });
  });

  describe('while SEND does not tell it (SEND-COSTO-018, 019)', () => {
    const asked = (fault: Partial | undefined, json: Partial = { totalPrice: 637 }) =>
      price(NOTICE.numeroAvviso, json, { at: 60_000, ...(fault === undefined ? {} : { fault }) });
    const ko = answering('paGetPaymentV2', '<outcome>KO</outcome>', { at: 60_000, elapsedMs: 10 });
    const paid = (amount: string, fee: string) =>
      answering(
        'paGetPaymentV2',
        `<outcome>OK</outcome><paymentAmount>${amount}</paymentAmount><key>NOTIFICATION_FEE</key><value>${fee}</value>`,
        { at: 60_000, elapsedMs: 10 },
      );
    const summed = (...story: readonly Partial[]) =>
      judge('feeAsSummed', story, { ...NOTICE, politica: 'esitoNegativo' }).outcome;
    const late = { kind: 'delay', ms: 10 };

    it('the payment does not proceed, where that is what was declared', () => {
      expect(summed(asked({ kind: 'hang' }), ko)).toBe('satisfied');
      expect(judge('feeAsSummed', [asked({ kind: 'hang' }), ko], NOTICE).outcome).toBe('notObserved');
    });

    it('and only then: where SEND told a price a payment that does not proceed is not excused', () => {
      expect(summed(asked(undefined), ko)).toBe('notObserved');
    });

    it('a price that came late may be summed, and is then told', () => {
      expect(summed(asked(late), paid('31.37', '637'))).toBe('satisfied');
      expect(summed(asked(late), paid('31.37', '0'))).toBe('violated');
    });

    it('a price that came late may be used whatever was declared; another amount may not', () => {
      const kept = (amount: string) =>
        judge('policyKept', [asked(late), paid(amount, '637')], { ...NOTICE, politica: 'importoBase' }).outcome;
      expect(kept('31.37')).toBe('notObserved');
      expect(kept('25.00')).toBe('satisfied');
      expect(kept('27.00')).toBe('violated');
    });
  });
});

describe('the documents of a payment (SEND-INVIO-012)', () => {
  const attachment = { ref: { key: 'PN_NOTIFICATION_ATTACHMENTS-1' } };
  const payment = { creditorTaxId: '12345678903', noticeCode: '302000000000000001', pagoPaForm: attachment };
  const asked = (given: Partial) =>
    judge('paymentDocuments', [order(), deposit({ recipients: [{ ...RECIPIENT, payment: given }] }), done]).outcome;

  it.each([
    ['a notice with its own', payment, 'satisfied'],
    ['an alternative, which needs none', { ...payment, noticeCodeAlternative: '302000000000000002' }, 'satisfied'],
    ['a notice without', { ...payment, pagoPaForm: undefined }, 'violated'],
    [
      'a notice without, and its alternative',
      { ...payment, pagoPaForm: undefined, noticeCodeAlternative: '302000000000000002' },
      'violated',
    ],
    [
      'a notice without, given as its own alternative',
      { ...payment, pagoPaForm: undefined, noticeCodeAlternative: payment.noticeCode },
      'violated',
    ],
  ])('%s: %s', (_, given, outcome) => {
    expect(asked(given)).toBe(outcome);
  });
});

describe('a cost held apart (SEND-COSTO-022)', () => {
  const NOTICE = { creditore: '12345678903', numeroAvviso: '302000000000000001' };
  const story = (result: Partial) => [command('payment-status', NOTICE), answer('payment-status', result)];
  const asked = { ...NOTICE, importo: 5_000, costo: 437 };

  it.each([
    ['apart', { stato: 'pagata', importo: 5_437, costoNotifica: 437 }, 'satisfied'],
    ['in the debt', { stato: 'pagata', importo: 5_437, costoNotifica: 0 }, 'violated'],
    ['not said', { stato: 'pagata', importo: 5_437 }, 'notObserved'],
    [
      'of another amount, which is another matter',
      { stato: 'pagata', importo: 5_000, costoNotifica: 0 },
      'notObserved',
    ],
  ])('is %s', (_, result, outcome) => {
    expect(judge('costApart', story(result), asked).outcome).toBe(outcome);
  });

  it('is looked for in the pendenza where IRIS knows the payment', () => {
    const held = { idPendenza: 'P', pagamenti: [{ idPagamento: 'RF1', pagato: 5_437, costoNotifica: 437 }] };
    const told = [command('pendenza-status', { idPendenza: 'P' }), answer('pendenza-status', held)];
    expect(judge('costApart', told, { idPagamento: 'RF1', importo: 5_000, costo: 437 }).outcome).toBe('satisfied');
    expect(judge('costApart', told, { idPagamento: 'RF2', importo: 5_000, costo: 437 }).outcome).toBe('notObserved');
  });
});

describe('scans in an archive (SEND-DOC-020)', () => {
  const KEY = 'PN_EXTERNAL_LEGAL_FACTS-1.zip';
  const story = (document: Partial) => [
    order(),
    deposit(),
    done,
    exchange(
      'downloadLegalFactById',
      'http://send.example/f',
      undefined,
      200,
      { url: 'http://s/scarico/z', filename: `${IUN}__ANALOG_DELIVERY.zip` },
      { path: { iun: IUN, legalFactId: KEY } },
    ),
    exchange(
      'downloadFile',
      'http://s/scarico/z',
      undefined,
      200,
      {},
      {
        response: { status: 200, headers: {}, binary: { sha256: 'cd', size: 9, head: '' } },
      },
    ),
    command('download-documents'),
    answer('download-documents', { documenti: [{ tipo: 'ANALOG_DELIVERY', chiave: KEY, ...document }] }),
  ];

  it.each([
    ['kept', { nome: 'a.zip', sha256: 'CD', byte: 9 }, 'satisfied'],
    ['named as a PDF', { nome: 'a.pdf', sha256: 'CD', byte: 9 }, 'violated'],
    ['opened', { nome: 'AR.pdf', sha256: 'ef', byte: 5 }, 'violated'],
    ['not kept, which is another matter', { nome: 'x.pdf', chiave: 'altra', sha256: '00', byte: 1 }, 'notObserved'],
  ])('are %s', (_, document, outcome) => {
    expect(judge('archivesKept', story(document)).outcome).toBe(outcome);
  });
});
