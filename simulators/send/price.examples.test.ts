import { describe, expect, test } from 'vitest';
import { EXAMPLES, isPriced } from './price.examples.fixture.ts';
import type { PricedExample, UnpricedExample } from './price.examples.fixture.ts';
import { desk, NOTICE, requestWithNotice, troubles } from './send.fixture.ts';
import type { Desk } from './send.fixture.ts';

const CREDITOR = '12345678903';
const OTHER_NOTICE = '302011000000000278';

const priceOf = (at: Desk, notice: string) => at.ask('GET', `/delivery/v2.3/price/${CREDITOR}/${notice}`);

/** The notification of an example, its paper sent; returns the notice whose price is asked. */
async function sent(at: Desk, { policy, applyCost, paFee, vat, recapito, invii = [] }: PricedExample): Promise<string> {
  const [act, first, second] = [await at.deposit(), await at.deposit(), await at.deposit()];
  const notice = (noticeCode: string, attachment: typeof first, applies: boolean) => ({
    pagoPa: { noticeCode, creditorTaxId: CREDITOR, applyCost: applies, attachment },
  });
  const asked = requestWithNotice(act, first, {
    paFee,
    vat,
    ...(policy === undefined ? {} : { notificationFeePolicy: policy, pagoPaIntMode: 'NONE' }),
    ...(recapito?.codice.endsWith('890') === true ? { physicalCommunicationType: 'REGISTERED_LETTER_890' } : {}),
  });
  const { digitalDomicile, ...recipient } = asked.recipients[0]!;
  const byPec = recapito === undefined || recapito.codice.endsWith('RS');
  const iun = await at.accepted({
    ...asked,
    recipients: [
      {
        ...recipient,
        // who has no courtesy channel is written to at once
        taxId: 'MNDLCU98T68C933T',
        ...(byPec
          ? { digitalDomicile: recapito === undefined ? digitalDomicile! : { type: 'PEC', address: 'a@fail.it' } }
          : {}),
        ...(recapito === undefined
          ? {}
          : {
              physicalAddress: {
                address: `VIA @${recapito.codice}`,
                zip: recapito.cap,
                municipality: recapito.comune,
                province: recapito.provincia,
              },
            }),
        payments: [
          notice(NOTICE, first, policy === undefined),
          ...(applyCost === false ? [notice(OTHER_NOTICE, second, false)] : []),
        ],
      },
    ],
  });
  for (const centesimi of invii) at.simulation.stimulate('analogSend', { iun, centesimi, prodotto: '890' });
  await at.clock.runToIdle();
  return applyCost === false ? OTHER_NOTICE : NOTICE;
}

/** A notice that SEND tells no price of. */
async function withoutPrice(at: Desk, stato: UnpricedExample['stato']): Promise<void> {
  if (stato === 'unknown') return;
  const asked = requestWithNotice(await at.deposit(), await at.deposit());
  if (stato === 'cancelled') {
    const iun = await at.accepted(asked);
    await at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${iun}`);
    await at.clock.runToIdle();
    return;
  }
  if (stato === 'refused') at.simulation.stimulate('refuseNext', { codice: 'NOT_VALID_ADDRESS' });
  expect((await at.ask('POST', '/delivery/v2.5/requests', asked)).status).toBe(202);
  if (stato === 'refused') await at.clock.runToIdle();
}

describe('worked examples, asked of SEND', () => {
  test.each(EXAMPLES.filter(isPriced))('$id', async (example) => {
    const at = desk();
    const { paFee, vat, analogCost, partialPrice, totalPrice } = example;
    const reply = await priceOf(at, await sent(at, example));
    expect(reply.status).toBe(200);
    expect(reply.json).toMatchObject({ paFee, vat, sendFee: 100, analogCost, partialPrice, totalPrice });
    expect(troubles(at)).toEqual([]);
  });

  test.each(EXAMPLES.filter((example) => 'stato' in example))('$id', async ({ stato }) => {
    const at = desk();
    await withoutPrice(at, stato);
    expect((await priceOf(at, NOTICE)).status).toBe(404);
    expect(troubles(at)).toEqual([]);
  });
});
