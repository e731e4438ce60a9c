import { describe, expect, test } from 'vitest';
import { DAY, desk, NOTICE, request, requestWithNotice, troubles } from './send.fixture.ts';
import type { Desk } from './send.fixture.ts';
import { DETAILED_CATEGORIES } from './contract/timeline.ts';

interface Element {
  readonly elementId: string;
  readonly category: string;
  readonly timestamp: string;
  readonly legalFactsIds?: readonly { readonly key: string; readonly category: string }[];
  readonly details: Readonly<Record<string, unknown>>;
}

interface Detail {
  readonly notificationStatus: string;
  readonly notificationStatusHistory: readonly {
    readonly status: string;
    readonly activeFrom: string;
    readonly relatedTimelineElements: readonly string[];
  }[];
  readonly timeline: readonly Element[];
}

const detailOf = async (at: Desk, iun: string): Promise<Detail> =>
  (await at.ask('GET', `/delivery/v2.8/notifications/sent/${iun}`)).json;
const statuses = ({ notificationStatusHistory }: Detail) => notificationStatusHistory.map(({ status }) => status);
const categories = ({ timeline }: Detail) => timeline.map(({ category }) => category);
const only = ({ timeline }: Detail, category: string) => timeline.filter((element) => element.category === category);
const codes = (detail: Detail, category: string) =>
  only(detail, category).map(({ details }) => details['deliveryDetailCode']);
const price = async (at: Desk) => (await at.ask('GET', `/delivery/v2.3/price/12345678903/${NOTICE}`)).json;

const FAILING = { digitalDomicile: { type: 'PEC' as const, address: 'prova@fail.it' } };

async function sent(at: Desk, recipient: Parameters<typeof requestWithNotice>[3] = {}): Promise<string> {
  return at.accepted(requestWithNotice(await at.deposit(), await at.deposit(), {}, recipient));
}

describe('the digital way (SQ1)', () => {
  test('ids follow the grammar, and every detail has a contract', async () => {
    const at = desk();
    const iun = await sent(at);
    await at.clock.runToIdle();
    const { timeline } = await detailOf(at, iun);
    const special = `IUN_${iun}.RECINDEX_0.SOURCE_SPECIAL.REPEAT_false.ATTEMPT_0`;
    expect(timeline.map(({ elementId }) => elementId)).toEqual([
      `VALIDATE_NORMALIZE_ADDRESSES_REQUEST.IUN_${iun}`,
      `NORMALIZED_ADDRESS.IUN_${iun}.RECINDEX_0`,
      `SENDERACK_LEGALFACT_CREATION_REQUEST.IUN_${iun}`,
      `REQUEST_ACCEPTED.IUN_${iun}`,
      `AAR_CREATION_REQUEST.IUN_${iun}.RECINDEX_0`,
      `AAR_GEN.IUN_${iun}.RECINDEX_0`,
      `GET_ADDRESS.IUN_${iun}.RECINDEX_0.SOURCE_PLATFORM.ATTEMPT_0`,
      `GET_ADDRESS.IUN_${iun}.RECINDEX_0.SOURCE_SPECIAL.ATTEMPT_0`,
      `PREPARE_DIGITAL_DOMICILE.IUN_${iun}.RECINDEX_0.SOURCE_SPECIAL.ATTEMPT_0.CORRELATIONID_SEND_DIGITAL.${special}`,
      `SEND_DIGITAL.${special}`,
      `DIGITAL_PROG.${special}.IDX_1`,
      `DIGITAL_PROG.${special}.IDX_2`,
      `DIGITAL_PROG.${special}.IDX_3`,
      `SEND_DIGITAL_FEEDBACK.${special}`,
      `DIGITAL_DELIVERY_CREATION_REQUEST.IUN_${iun}.RECINDEX_0`,
      `DIGITAL_SUCCESS_WORKFLOW.IUN_${iun}.RECINDEX_0`,
      `SCHEDULE_REFINEMENT_WORKFLOW.IUN_${iun}.RECINDEX_0`,
      `REFINEMENT.IUN_${iun}.RECINDEX_0`,
    ]);
    for (const { category } of timeline) expect(DETAILED_CATEGORIES).toContain(category);
    expect(troubles(at)).toEqual([]);
  });

  test('provider codes, receipts and legal facts are those of a delivery', async () => {
    const at = desk();
    const iun = await sent(at);
    await at.clock.runToIdle();
    const detail = await detailOf(at, iun);
    expect(codes(detail, 'SEND_DIGITAL_PROGRESS')).toEqual(['C000', 'C001', 'C005']);
    expect(only(detail, 'SEND_DIGITAL_FEEDBACK')[0]!.details).toMatchObject({
      responseStatus: 'OK',
      deliveryDetailCode: 'C003',
    });
    expect(
      detail.timeline.flatMap(({ category, legalFactsIds = [] }) =>
        legalFactsIds.map((fact) => [category, fact.category]),
      ),
    ).toEqual([
      ['REQUEST_ACCEPTED', 'SENDER_ACK'],
      ['SEND_DIGITAL_PROGRESS', 'PEC_RECEIPT'],
      ['SEND_DIGITAL_PROGRESS', 'PEC_RECEIPT'],
      ['SEND_DIGITAL_FEEDBACK', 'PEC_RECEIPT'],
      ['DIGITAL_SUCCESS_WORKFLOW', 'DIGITAL_DELIVERY'],
    ]);
    expect(only(detail, 'DIGITAL_DELIVERY_CREATION_REQUEST')[0]!.details['legalFactId']).toBe(
      only(detail, 'DIGITAL_SUCCESS_WORKFLOW')[0]!.legalFactsIds![0]!.key,
    );
  });

  test('the status changes on the elements that change it', async () => {
    const at = desk();
    const iun = await sent(at);
    await at.clock.runToIdle();
    const { notificationStatusHistory, timeline } = await detailOf(at, iun);
    expect(
      notificationStatusHistory.map(({ relatedTimelineElements }) => relatedTimelineElements[0]!.split('.')[0]),
    ).toEqual([
      'VALIDATE_NORMALIZE_ADDRESSES_REQUEST',
      'SEND_DIGITAL',
      'DIGITAL_DELIVERY_CREATION_REQUEST',
      'REFINEMENT',
    ]);
    expect(notificationStatusHistory.flatMap(({ relatedTimelineElements }) => relatedTimelineElements)).toEqual(
      timeline.map(({ elementId }) => elementId),
    );
  });

  test('refinement comes seven days after delivery, to the millisecond', async () => {
    const at = desk();
    const iun = await sent(at);
    await at.clock.runToIdle();
    const detail = await detailOf(at, iun);
    const delivered = Date.parse(only(detail, 'SEND_DIGITAL_FEEDBACK')[0]!.timestamp);
    const refined = Date.parse(only(detail, 'REFINEMENT')[0]!.timestamp);
    expect(refined - delivered).toBe(7 * DAY);
    expect(only(detail, 'SCHEDULE_REFINEMENT')[0]!.details['schedulingDate']).toBe(new Date(refined).toISOString());
  });

  test.each([
    ['before nine in the evening in winter', Date.UTC(2026, 10, 22, 19, 50), 7],
    ['after nine in the evening in winter', Date.UTC(2026, 10, 22, 20, 0), 8],
    ['before nine in the evening in summer', Date.UTC(2026, 6, 22, 18, 50), 7],
    ['after nine in the evening in summer', Date.UTC(2026, 6, 22, 19, 0), 8],
    ['after midnight', Date.UTC(2026, 6, 22, 22, 30), 7],
  ])('delivered %s it counts from the right day', async (_, startAt, days) => {
    const at = desk({}, { startAt });
    const iun = await sent(at);
    await at.clock.runToIdle();
    const detail = await detailOf(at, iun);
    const delivered = Date.parse(only(detail, 'SEND_DIGITAL_FEEDBACK')[0]!.timestamp);
    expect(Date.parse(only(detail, 'REFINEMENT')[0]!.timestamp) - delivered).toBe(days * DAY);
  });

  test('a shorter day shortens what is counted in days', async () => {
    const at = desk({ dayMs: 60_000 });
    const iun = await sent(at);
    await at.clock.advance(10 * 60_000);
    expect((await detailOf(at, iun)).notificationStatus).toBe('EFFECTIVE_DATE');
  });
});

describe('the digital way that fails (SQ2)', () => {
  test('two cycles a week apart, then the simple registered letter and its cost', async () => {
    const at = desk();
    const iun = await sent(at, FAILING);
    await at.clock.runToIdle();
    const detail = await detailOf(at, iun);
    expect(categories(detail).slice(6)).toEqual([
      'GET_ADDRESS',
      'GET_ADDRESS',
      'PREPARE_DIGITAL_DOMICILE',
      'SEND_DIGITAL_DOMICILE',
      'SEND_DIGITAL_PROGRESS',
      'SEND_DIGITAL_PROGRESS',
      'SEND_DIGITAL_PROGRESS',
      'SEND_DIGITAL_FEEDBACK',
      'PUBLIC_REGISTRY_CALL',
      'PUBLIC_REGISTRY_RESPONSE',
      'GET_ADDRESS',
      'SCHEDULE_DIGITAL_WORKFLOW',
      'GET_ADDRESS',
      'GET_ADDRESS',
      'PREPARE_DIGITAL_DOMICILE',
      'SEND_DIGITAL_DOMICILE',
      'SEND_DIGITAL_PROGRESS',
      'SEND_DIGITAL_PROGRESS',
      'SEND_DIGITAL_PROGRESS',
      'SEND_DIGITAL_FEEDBACK',
      'PUBLIC_REGISTRY_CALL',
      'PUBLIC_REGISTRY_RESPONSE',
      'GET_ADDRESS',
      'DIGITAL_DELIVERY_CREATION_REQUEST',
      'DIGITAL_FAILURE_WORKFLOW',
      'PREPARE_SIMPLE_REGISTERED_LETTER',
      'SEND_SIMPLE_REGISTERED_LETTER',
      'SCHEDULE_REFINEMENT',
      'SEND_SIMPLE_REGISTERED_LETTER_PROGRESS',
      'SEND_SIMPLE_REGISTERED_LETTER_PROGRESS',
      'SEND_SIMPLE_REGISTERED_LETTER_PROGRESS',
      'REFINEMENT',
    ]);
    expect(statuses(detail)).toEqual(['ACCEPTED', 'DELIVERING', 'DELIVERED', 'EFFECTIVE_DATE']);
    expect(codes(detail, 'SEND_DIGITAL_PROGRESS')).toEqual(['C000', 'C001', 'C007', 'C000', 'C001', 'C007']);
    expect(codes(detail, 'SEND_DIGITAL_FEEDBACK')).toEqual(['C004', 'C004']);
    expect(codes(detail, 'SEND_SIMPLE_REGISTERED_LETTER_PROGRESS')).toEqual(['CON080', 'CON020', 'RECRS001C']);
    const [first, second] = only(detail, 'SEND_DIGITAL_FEEDBACK').map(({ timestamp }) => Date.parse(timestamp));
    expect(second! - first!).toBe(7 * DAY + 4 * 5000);
    const failed = Date.parse(only(detail, 'DIGITAL_DELIVERY_CREATION_REQUEST')[0]!.timestamp);
    expect(Date.parse(only(detail, 'REFINEMENT')[0]!.timestamp) - failed).toBe(15 * DAY);
    expect(await price(at)).toMatchObject({ analogCost: 194, partialPrice: 294, totalPrice: 437 });
    expect(new Set(detail.timeline.map(({ elementId }) => elementId)).size).toBe(detail.timeline.length);
    expect(troubles(at)).toEqual([]);
  });

  test('the letter may not be delivered: its code is in the address, its scan is a legal fact', async () => {
    const at = desk();
    const iun = await sent(at, {
      ...FAILING,
      physicalAddress: { address: 'Via @Fail_RS', zip: '87100', municipality: 'COSENZA', province: 'CS' },
    });
    await at.clock.runToIdle();
    const detail = await detailOf(at, iun);
    expect(codes(detail, 'SEND_SIMPLE_REGISTERED_LETTER_PROGRESS')).toEqual([
      'CON080',
      'CON020',
      'RECRS002A',
      'RECRS002B',
      'RECRS002C',
    ]);
    expect(
      only(detail, 'SEND_SIMPLE_REGISTERED_LETTER_PROGRESS').flatMap(({ legalFactsIds = [] }) => legalFactsIds),
    ).toMatchObject([{ category: 'ANALOG_DELIVERY' }]);
    expect(detail.notificationStatus).toBe('EFFECTIVE_DATE');
    expect(troubles(at)).toEqual([]);
  });

  test.each([
    ['a view', (at: Desk, iun: string) => at.simulation.stimulate('recipientViews', { iun })],
    [
      'a payment',
      (at: Desk) =>
        void at.ask('POST', '/delivery/events/payment/pagopa', {
          events: [
            { noticeCode: NOTICE, creditorTaxId: '12345678903', paymentDate: '2026-11-25T10:00:00Z', amount: 5000 },
          ],
        }),
    ],
  ])('%s before the letter suppresses it, and its cost', async (_, act) => {
    const at = desk();
    const iun = await sent(at, FAILING);
    await at.clock.advance(2 * DAY);
    act(at, iun);
    await at.clock.runToIdle();
    const detail = await detailOf(at, iun);
    expect(categories(detail)).toContain('DIGITAL_FAILURE_WORKFLOW');
    expect(categories(detail)).not.toContain('SEND_SIMPLE_REGISTERED_LETTER');
    expect((await price(at)).analogCost).toBe(0);
    expect(troubles(at)).toEqual([]);
  });
});

describe('a view (SQ12)', () => {
  test('before refinement: no refinement, the view is the effect', async () => {
    const at = desk();
    const iun = await sent(at);
    await at.clock.advance(DAY);
    expect((await price(at)).refinementDate).toBe('2026-11-29T22:59:59.999999999Z');
    at.simulation.stimulate('recipientViews', { iun });
    await at.clock.runToIdle();
    const detail = await detailOf(at, iun);
    expect(statuses(detail)).toEqual(['ACCEPTED', 'DELIVERING', 'DELIVERED', 'VIEWED']);
    expect(categories(detail)).not.toContain('REFINEMENT');
    expect(only(detail, 'NOTIFICATION_VIEWED')[0]!.legalFactsIds).toMatchObject([{ category: 'RECIPIENT_ACCESS' }]);
    expect((await price(at)).notificationViewDate).toBe('2026-11-23T22:59:59.999999999Z');
  });

  test('before delivery is scheduled to take effect: the date is not scheduled at all', async () => {
    const at = desk();
    const iun = await sent(at);
    at.simulation.stimulate('recipientViews', { iun });
    await at.clock.runToIdle();
    const detail = await detailOf(at, iun);
    expect(detail.notificationStatus).toBe('VIEWED');
    expect(categories(detail)).not.toContain('SCHEDULE_REFINEMENT');
    expect((await price(at)).refinementDate).toBeUndefined();
  });

  test('after refinement: both stand; a second view does nothing', async () => {
    const at = desk();
    const iun = await sent(at);
    await at.clock.runToIdle();
    at.simulation.stimulate('recipientViews', { iun });
    const before = await detailOf(at, iun);
    at.simulation.stimulate('recipientViews', { iun });
    const detail = await detailOf(at, iun);
    expect(detail).toEqual(before);
    expect(statuses(detail)).toEqual(['ACCEPTED', 'DELIVERING', 'DELIVERED', 'EFFECTIVE_DATE', 'VIEWED']);
    expect(only(detail, 'NOTIFICATION_VIEWED')[0]!.details['notificationCost']).toBeUndefined();
  });
});

describe('cancellation (SQ14)', () => {
  const cancel = (at: Desk, iun: string) => at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${iun}`);

  test('is taken in charge, then done; the cost is that of whom it had not reached', async () => {
    const at = desk();
    const iun = await sent(at);
    const reply = await cancel(at, iun);
    expect([reply.status, reply.json]).toMatchObject([
      202,
      { status: 'OK', details: [{ code: 'NOTIFICATION_CANCELLATION_ACCEPTED', level: 'INFO' }] },
    ]);
    expect((await price(at)).totalPrice).toBe(200);
    await at.clock.runToIdle();
    const detail = await detailOf(at, iun);
    expect(categories(detail).slice(-2)).toEqual(['NOTIFICATION_CANCELLATION_REQUEST', 'NOTIFICATION_CANCELLED']);
    expect(only(detail, 'NOTIFICATION_CANCELLED')[0]).toMatchObject({
      details: { notificationCost: 100, notRefinedRecipientIndexes: [0] },
      legalFactsIds: [{ category: 'NOTIFICATION_CANCELLED' }],
    });
    const gone = await at.ask('GET', `/delivery/v2.3/price/12345678903/${NOTICE}`);
    expect([gone.status, gone.json.errors[0].code]).toEqual([404, 'PN_DELIVERYPUSH_NOTIFICATION_CANCELLED']);
    expect((await cancel(at, iun)).json.details).toMatchObject([
      { code: 'NOTIFICATION_ALREADY_CANCELLED', level: 'WARN' },
    ]);
    expect(troubles(at)).toEqual([]);
  });

  test.each(['VIEWED', 'EFFECTIVE_DATE', 'DELIVERED'])('is allowed when %s', async (status) => {
    const at = desk();
    const iun = await sent(at);
    if (status === 'EFFECTIVE_DATE') await at.clock.runToIdle();
    else await at.clock.advance(DAY);
    if (status === 'VIEWED') at.simulation.stimulate('recipientViews', { iun });
    expect((await detailOf(at, iun)).notificationStatus).toBe(status);
    await cancel(at, iun);
    await at.clock.runToIdle();
    const detail = await detailOf(at, iun);
    expect(detail.notificationStatus).toBe('CANCELLED');
    expect(only(detail, 'NOTIFICATION_CANCELLED')[0]!.details['notificationCost']).toBe(
      status === 'DELIVERED' ? 100 : 0,
    );
  });

  test('is allowed during validation, which then never ends', async () => {
    const at = desk();
    const { notificationRequestId } = (await at.ask('POST', '/delivery/v2.5/requests', request(await at.deposit())))
      .json;
    const iun = Buffer.from(notificationRequestId, 'base64').toString();
    expect((await cancel(at, iun)).status).toBe(202);
    await at.clock.runToIdle();
    const detail = await detailOf(at, iun);
    expect(categories(detail)).toEqual(['NOTIFICATION_CANCELLATION_REQUEST', 'NOTIFICATION_CANCELLED']);
    expect(troubles(at)).toEqual([]);
  });

  test('of a refused request is only a warning; of an unknown or foreign one, not found', async () => {
    const at = desk();
    at.simulation.stimulate('refuseNext', { codice: 'TAXID_NOT_VALID' });
    const { notificationRequestId } = (await at.ask('POST', '/delivery/v2.5/requests', request(await at.deposit())))
      .json;
    await at.clock.runToIdle();
    const refused = await cancel(at, Buffer.from(notificationRequestId, 'base64').toString());
    expect(refused.json.details).toMatchObject([{ code: 'NOTIFICATION_REFUSED', level: 'WARN' }]);
    expect((await cancel(at, 'GPTG-NEPG-ZTET-202402-E-1')).status).toBe(404);
    const iun = await at.accepted(request(await at.deposit(), { idempotenceToken: 't2' }));
    const path = `/delivery-push/v2.0/notifications/cancel/${iun}`;
    expect((await at.ask('PUT', path, undefined, { 'x-api-key': at.state.creditore.value })).status).toBe(404);
  });

  test('stops the delivery, but not the paper that has left', async () => {
    const at = desk();
    const iun = await sent(at, FAILING);
    const letterSent = () => at.state.notifications.get(iun)!.recipients[0]!.analogSends > 0;
    while (!letterSent()) await at.clock.runToNext();
    await cancel(at, iun);
    await at.clock.runToIdle();
    const detail = await detailOf(at, iun);
    expect(detail.notificationStatus).toBe('CANCELLED');
    expect(codes(detail, 'SEND_SIMPLE_REGISTERED_LETTER_PROGRESS')).toEqual(['CON080', 'CON020', 'RECRS001C']);
    expect(categories(detail)).not.toContain('REFINEMENT');
  });
});

describe('several recipients (SQ16)', () => {
  const two = async (at: Desk, secondPec: string) => {
    const base = request(await at.deposit());
    const [first] = base.recipients;
    const second = {
      ...first!,
      taxId: 'FRMTTR76M06B715E',
      denomination: 'Ettore Fieramosca',
      digitalDomicile: { type: 'PEC' as const, address: secondPec },
    };
    return at.accepted({ ...base, recipients: [first!, second] });
  };

  test('delivered when all are, effective with the first', async () => {
    const at = desk();
    const iun = await two(at, 'altro@fail.it');
    await at.clock.advance(DAY);
    expect((await detailOf(at, iun)).notificationStatus).toBe('DELIVERING');
    await at.clock.runToIdle();
    const detail = await detailOf(at, iun);
    expect(statuses(detail)).toEqual(['ACCEPTED', 'DELIVERING', 'EFFECTIVE_DATE']);
    expect(only(detail, 'REFINEMENT').map(({ details }) => details['recIndex'])).toEqual([0, 1]);
    expect(troubles(at)).toEqual([]);
  });

  test('a view of one moves the notification, and leaves the other its refinement', async () => {
    const at = desk();
    const iun = await two(at, 'altro@pec.it');
    await at.clock.advance(DAY);
    at.simulation.stimulate('recipientViews', { iun, destinatario: 1 });
    await at.clock.runToIdle();
    const detail = await detailOf(at, iun);
    expect(statuses(detail)).toEqual(['ACCEPTED', 'DELIVERING', 'DELIVERED', 'VIEWED']);
    expect(only(detail, 'REFINEMENT').map(({ details }) => details['recIndex'])).toEqual([0]);
  });
});

describe('payments', () => {
  const pay = (at: Desk, over: object = {}) =>
    at.ask('POST', '/delivery/events/payment/pagopa', {
      events: [
        {
          noticeCode: NOTICE,
          creditorTaxId: '12345678903',
          paymentDate: '2026-11-22T11:00:00+01:00',
          amount: 5200,
          ...over,
        },
      ],
    });

  test('enter the timeline once, with the code of the notice, and change no status', async () => {
    const at = desk();
    const iun = await sent(at);
    expect((await pay(at)).status).toBe(204);
    expect((await pay(at)).status).toBe(204);
    const detail = await detailOf(at, iun);
    expect(only(detail, 'PAYMENT')).toMatchObject([
      {
        elementId: `NOTIFICATION_PAID.IUN_${iun}.RECINDEX_0.CODE_PPA${NOTICE}12345678903`,
        details: { recipientType: 'PF', amount: 5200, noticeCode: NOTICE, eventTimestamp: '2026-11-22T10:00:00.000Z' },
      },
    ]);
    expect(detail.notificationStatus).toBe('ACCEPTED');
    expect(troubles(at)).toEqual([]);
  });

  test('of an unknown notice are not found, and a date without zone is not a date', async () => {
    const at = desk();
    await sent(at);
    expect((await pay(at, { noticeCode: '302011000000000999' })).status).toBe(404);
    expect((await pay(at, { paymentDate: '2026-11-22' })).status).toBe(400);
  });
});

describe('the price', () => {
  test('follows the paper that leaves between verify and activation', async () => {
    const at = desk();
    const iun = await sent(at);
    expect((await price(at)).totalPrice).toBe(200);
    at.simulation.stimulate('analogSend', { iun, centesimi: 806, prodotto: '890' });
    expect(await price(at)).toMatchObject({ analogCost: 806, totalPrice: 1183 });
    at.simulation.stimulate('analogSend', { iun, centesimi: 761, prodotto: '890' });
    expect(await price(at)).toMatchObject({ analogCost: 1567, partialPrice: 1667, totalPrice: 2112 });
    const detail = await detailOf(at, iun);
    expect(only(detail, 'SEND_ANALOG_DOMICILE').map(({ elementId }) => elementId)).toEqual([
      `SEND_ANALOG_DOMICILE.IUN_${iun}.RECINDEX_0.ATTEMPT_0`,
      `SEND_ANALOG_DOMICILE.IUN_${iun}.RECINDEX_0.ATTEMPT_1`,
    ]);
    expect(troubles(at)).toEqual([]);
  });

  test('is told to whoever knows the pair; the pair is the creditor’s, and each answer leaves its proof', async () => {
    const at = desk();
    const iun = await sent(at, {
      payments: [{ pagoPa: { noticeCode: NOTICE, creditorTaxId: '98765432103', applyCost: true } }],
    });
    const asked = (taxId: string, key: string) =>
      at.ask('GET', `/delivery/v2.3/price/${taxId}/${NOTICE}`, undefined, { 'x-api-key': key });
    const { mittente, creditore } = at.state;
    expect((await asked('98765432103', creditore.value)).json.iun).toBe(iun);
    expect((await asked('98765432103', mittente.value)).json.iun).toBe(iun);
    const wrong = await asked('12345678903', mittente.value);
    expect([wrong.status, wrong.json.errors[0].code]).toEqual([404, 'PN_DELIVERY_NOTIFICATIONCOSTNOTFOUND']);
    const proofs = at
      .entries()
      .flatMap((entry) => (entry.kind === 'exchange' ? (entry.events ?? []) : []))
      .filter(({ type }) => type === 'priceAsseverated');
    expect(proofs).toMatchObject([
      { iun, creditorTaxId: '98765432103', noticeCode: NOTICE, recipientIdx: 0, askedBy: '98765432103' },
      { iun, askedBy: '12345678903' },
    ]);
  });

  test('is not found while the request is in validation, and after a refusal', async () => {
    const at = desk();
    const body = requestWithNotice(await at.deposit(), await at.deposit());
    at.simulation.stimulate('refuseNext', { codice: 'PAYMENT_NOT_VALID' });
    await at.ask('POST', '/delivery/v2.5/requests', body);
    for (let time = 0; time < 2; time++) {
      const reply = await at.ask('GET', `/delivery/v2.3/price/12345678903/${NOTICE}`);
      expect([reply.status, reply.json.errors[0].code]).toEqual([404, 'PN_DELIVERY_PUSH_NOTIFICATION_NOT_ACCEPTED']);
      await at.clock.runToIdle();
    }
  });

  test('its dates end the day in Rome, whatever the season', async () => {
    const summer = desk({}, { startAt: Date.UTC(2026, 6, 1, 9) });
    await sent(summer);
    await summer.clock.runToIdle();
    expect((await price(summer)).refinementDate).toBe('2026-07-08T21:59:59.999999999Z');
    // delivered on the Sunday before clocks go back: refined on a day of twenty-five hours
    const autumn = desk({}, { startAt: Date.UTC(2026, 9, 18, 9) });
    await sent(autumn);
    await autumn.clock.runToIdle();
    expect((await price(autumn)).refinementDate).toBe('2026-10-25T22:59:59.999999999Z');
  });
});

describe('stimuli refuse what cannot happen', () => {
  test.each([
    ['recipientViews', { iun: 'GPTG-NEPG-ZTET-202402-E-1' }],
    ['analogSend', { iun: 'GPTG-NEPG-ZTET-202402-E-1', centesimi: 1, prodotto: 'RS' }],
    ['refuseNext', {}],
    ['keyStatus', { stato: 'SPENTA' }],
    ['keyStatus', { apiKey: 'altra', stato: 'BLOCKED' }],
  ])('%s %j', (name, parameters) => {
    expect(() => desk().simulation.stimulate(name, parameters)).toThrow(RangeError);
  });

  test('no paper after the view, half cents never', async () => {
    const at = desk();
    const iun = await sent(at);
    const paper =
      (centesimi: number, prodotto = 'RS') =>
      () =>
        at.simulation.stimulate('analogSend', { iun, centesimi, prodotto });
    expect(paper(0.5)).toThrow(RangeError);
    expect(paper(100, 'PIEGO')).toThrow(RangeError);
    at.simulation.stimulate('recipientViews', { iun });
    expect(paper(100)).toThrow(RangeError);
  });

  test('an element nobody knows enters the timeline', async () => {
    const at = desk();
    const iun = await sent(at);
    at.simulation.stimulate('unknownElement', { iun, categoria: 'QUALCOSA_DI_NUOVO' });
    at.simulation.stimulate('unknownElement', { iun, categoria: 'QUALCOSA_DI_NUOVO' });
    expect(only(await detailOf(at, iun), 'QUALCOSA_DI_NUOVO')).toHaveLength(2);
    expect(troubles(at)).toEqual([]);
  });
});

test('two runs with one seed are the same to the byte, another seed is not', async () => {
  const run = async (seed: string) => {
    const at = desk({}, { seed });
    await sent(at, FAILING);
    await at.clock.runToIdle();
    return at.journal.head;
  };
  expect(await run('a')).toBe(await run('a'));
  expect(await run('a')).not.toBe(await run('b'));
});
