import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GpdPort } from './ports.ts';
import { desk, NOTICE, requestWithNotice, troubles } from './send.fixture.ts';
import type { Desk } from './send.fixture.ts';

const CREDITOR = '12345678903';
const ASYNC = { pagoPaIntMode: 'ASYNC' } as const;

interface Told {
  readonly numeroAvviso: string;
  readonly notificationFee: number;
  readonly phase: string | undefined;
}

/** A SEND with a GPD that notes what it is told, and answers a status. */
function beside(status: number | (() => number) = 200): { readonly at: Desk; readonly told: Told[] } {
  const told: Told[] = [];
  const gpd: GpdPort = {
    updateFee({ numeroAvviso, notificationFee, requestId }) {
      const phase = /^\d{11}_\d{18}_([A-Z0-9_]+)_[0-9a-f-]{36}$/.exec(requestId)?.[1];
      told.push({ numeroAvviso, notificationFee, phase });
      return typeof status === 'number' ? status : status();
    },
    standing: () => 'pagabile',
  };
  return { at: desk({}, { ports: { gpd } }), told };
}

async function notified(at: Desk, over: object = {}): Promise<string> {
  return at.accepted(requestWithNotice(await at.deposit(), await at.deposit(), { ...ASYNC, ...over }));
}

const fees = (told: readonly Told[]): unknown[] => told.map(({ phase, notificationFee }) => [phase, notificationFee]);

describe('the fee on GPD', () => {
  test('follows validation and paper sends, VAT rounded once on their sum', async () => {
    const { at, told } = beside();
    const iun = await notified(at);
    for (const centesimi of [806, 761]) {
      at.simulation.stimulate('analogSend', { iun, centesimi, prodotto: '890' });
      await at.clock.advance(1_000);
    }
    expect(fees(told)).toEqual([
      ['VALIDATION', 200],
      ['SEND_ANALOG_DOMICILE_ATTEMPT_0', 100 + 983 + 100],
      ['SEND_ANALOG_DOMICILE_ATTEMPT_1', 2_112],
    ]);
    expect(troubles(at)).toEqual([]);
  });

  test('follows the simple letter after a digital failure', async () => {
    const { at, told } = beside();
    const failing = { digitalDomicile: { type: 'PEC', address: 'prova@fail.it' } } as const;
    const { recipients } = requestWithNotice(await at.deposit(), await at.deposit());
    await notified(at, { recipients: recipients.map((each) => ({ ...each, ...failing })) });
    await at.clock.advance(9 * 86_400_000);
    expect(fees(told)).toEqual([
      ['VALIDATION', 200],
      ['SEND_SIMPLE_REGISTERED_LETTER', 437],
    ]);
  });

  test('is nothing once the notification is cancelled', async () => {
    const { at, told } = beside();
    const iun = await notified(at);
    await at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${iun}`);
    await at.clock.advance(60_000);
    expect(fees(told).at(-1)).toEqual(['NOTIFICATION_CANCELLED', 0]);
  });

  test.each([404, 422, 500])('that GPD answers with %i at validation makes the notification void', async (status) => {
    const { at, told } = beside(status);
    await expect(notified(at)).rejects.toThrow('PAYMENT_NOT_VALID');
    await at.clock.advance(1_000);
    expect(fees(told).slice(0, 2)).toEqual([
      ['VALIDATION', 200],
      ['REQUEST_REFUSED', 0],
    ]);
  });

  test('that GPD takes while a payment is under way is taken', async () => {
    const { at } = beside(209);
    expect(await notified(at)).toMatch(/^[A-Z]{4}-/);
  });

  test('that GPD cannot take now is tried again, and in the end no more', async () => {
    let status = 200;
    const { at, told } = beside(() => status);
    const iun = await notified(at);
    status = 503;
    at.simulation.stimulate('analogSend', { iun, centesimi: 358, prodotto: 'AR' });
    await at.clock.advance(86_400_000);
    expect(told.filter(({ phase }) => phase === 'SEND_ANALOG_DOMICILE_ATTEMPT_0')).toHaveLength(6);
  });

  test.each<readonly [string, object]>([
    ['synchronous', { pagoPaIntMode: 'SYNC' }],
    ['flat-rate', { notificationFeePolicy: 'FLAT_RATE', paFee: undefined, vat: undefined }],
  ])('is nobody’s to tell with a %s notification', async (name, over) => {
    const { at, told } = beside();
    const attachment = await at.deposit();
    const pagoPa = { noticeCode: NOTICE, creditorTaxId: CREDITOR, applyCost: name === 'synchronous', attachment };
    const asked = requestWithNotice(await at.deposit(), attachment, { ...ASYNC, ...over }, { payments: [{ pagoPa }] });
    await at.accepted(JSON.parse(JSON.stringify(asked)));
    expect(told).toEqual([]);
  });

  test('where each notice stands is noted when the request is taken in charge', async () => {
    const { at } = beside();
    await notified(at, { pagoPaIntMode: 'SYNC' });
    const noted = at.entries().flatMap((entry) => (entry.kind === 'exchange' ? (entry.events ?? []) : []));
    expect(noted.filter(({ type }) => type === 'noticesOnGpd')).toMatchObject([
      { modalita: 'SYNC', avvisi: [{ numeroAvviso: NOTICE, applicaCosti: true, suGpd: 'pagabile' }] },
    ]);
  });
});

describe('whatever happens to a notification', () => {
  const story = fc.record({
    paFee: fc.integer({ min: 0, max: 100 }),
    vat: fc.integer({ min: 0, max: 100 }),
    sends: fc.array(
      fc.record({ centesimi: fc.integer({ min: 0, max: 5_000 }), prodotto: fc.constantFrom('RS', 'AR', '890') }),
      {
        maxLength: 4,
      },
    ),
    cancels: fc.boolean(),
  });

  test('GPD is told what the price interface would say, never less than before, and nothing after a cancellation', async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ paFee, vat, sends, cancels }) => {
        const { at, told } = beside();
        const iun = await notified(at, { paFee, vat });
        const price = async (): Promise<unknown> =>
          (await at.ask('GET', `/delivery/v2.3/price/${CREDITOR}/${NOTICE}`)).json.totalPrice;
        expect(told.at(-1)?.notificationFee).toBe(await price());
        for (const send of sends) {
          at.simulation.stimulate('analogSend', { iun, ...send });
          await at.clock.advance(1_000);
          expect(told.at(-1)?.notificationFee).toBe(await price());
        }
        const before = told.map(({ notificationFee }) => notificationFee);
        expect(before).toEqual(before.toSorted((a, b) => a - b));
        expect(before).toHaveLength(1 + sends.length);
        if (!cancels) return;
        await at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${iun}`);
        await at.clock.advance(60_000);
        expect(told.at(-1)).toMatchObject({ notificationFee: 0, phase: 'NOTIFICATION_CANCELLED' });
      }),
      { numRuns: 40, seed: 2026 },
    );
  });
});
