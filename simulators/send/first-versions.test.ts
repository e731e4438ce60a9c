import { describe, expect, test } from 'vitest';
import { DAY, desk, NOTICE, request, requestWithNotice, troubles } from './send.fixture.ts';
import { sentTo } from './paper.fixture.ts';

describe('the first version of price, legal facts and payments', () => {
  test('the price is one amount, without VAT and fee of the sender', async () => {
    const at = desk();
    await sentTo(at, 'OK_AR');
    await at.clock.runToIdle();
    const price = async (version: string) =>
      (await at.ask('GET', `/delivery/${version}price/12345678903/${NOTICE}`)).json;
    const { partialPrice, totalPrice, iun, refinementDate } = await price('v2.3/');
    expect(partialPrice).toBeLessThan(totalPrice);
    expect(await price('')).toEqual({ iun, amount: partialPrice, refinementDate });
    expect(
      at
        .entries()
        .flatMap((entry) => (entry.kind === 'exchange' ? (entry.events ?? []) : []))
        .filter(({ type }) => type === 'priceAsseverated'),
    ).toHaveLength(2);
    expect((await at.ask('GET', `/delivery/price/12345678903/302011000000000999`)).status).toBe(404);
  });

  test('legal facts are listed and given by category, cancellation being of later', async () => {
    const at = desk();
    const iun = await at.accepted(request(await at.deposit()));
    await at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${iun}`);
    await at.clock.runToIdle();
    const list = async (version: string) =>
      (await at.ask('GET', `/delivery-push/${version}${iun}/legal-facts`)).json as {
        legalFactsId: { category: string; key: string };
      }[];
    const categories = (facts: Awaited<ReturnType<typeof list>>) =>
      facts.map(({ legalFactsId }) => legalFactsId.category);
    expect(categories(await list('v2.0/'))).toContain('NOTIFICATION_CANCELLED');
    const [fact, ...others] = await list('');
    expect([fact!.legalFactsId.category, others]).toEqual(['SENDER_ACK', []]);
    const key = fact!.legalFactsId.key.replace('safestorage://', '');
    const download = (category: string) => at.ask('GET', `/delivery-push/${iun}/legal-facts/${category}/${key}`);
    expect((await download('SENDER_ACK')).json.url).toContain('/scarico/');
    expect((await download('PEC_RECEIPT')).status).toBe(404);
    expect((await download('NOTIFICATION_CANCELLED')).json.errors[0].code).toBe('PN_INVALID_PARAMETERS');
  });

  test('an F24 that was paid stops the paper of its recipient', async () => {
    const at = desk();
    const asked = requestWithNotice(await at.deposit(), await at.deposit());
    const iun = await at.accepted(asked);
    const { taxId, recipientType } = asked.recipients[0]!;
    const paid = (recipientTaxId: string) =>
      at.ask('POST', '/delivery/events/payment/f24', {
        events: [{ iun, recipientTaxId, recipientType, paymentDate: '2026-11-22T12:00:00Z', amount: 5000 }],
      });
    expect((await paid('MNDLCU98T68C933T')).status).toBe(404);
    expect((await paid(taxId)).status).toBe(204);
    await at.clock.advance(DAY);
    const { timeline } = (await at.ask('GET', `/delivery/v2.8/notifications/sent/${iun}`)).json;
    expect(timeline.filter(({ category }: { category: string }) => category === 'PAYMENT')).toMatchObject([
      { elementId: `NOTIFICATION_PAID.IUN_${iun}.RECINDEX_0`, details: { recIndex: 0, amount: 5000 } },
    ]);
    expect(at.state.notifications.get(iun)!.recipients[0]!.paid).toBe(true);
    expect(troubles(at)).toEqual([]);
  });
});
