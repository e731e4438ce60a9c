import { describe, expect, test } from 'vitest';
import { interceptDoor } from '../../mocks/intercept.door.fixture.ts';
import { expressDoor, platformContract } from '../kernel/platform.contract.ts';
import { desk, ENTE, IUPD, NAV, option, position } from './gpd.fixture.ts';
import { gpd } from './index.ts';
import { BASE } from './operations/base.ts';
import { standingOf, updateFee } from './send-calls.ts';

const POSITIONS = `/organizations/${ENTE}/debtpositions`;
const ONE = `${POSITIONS}/${IUPD}`;
const SUBJECT = { creditore: ENTE, numeroAvviso: NAV };

platformContract(gpd, {
  doors: [expressDoor, interceptDoor],
  examples: {
    credentials: (identities) => ({ 'ocp-apim-subscription-key': identities['subscriptionKey'] as string }),
    creation: { method: 'POST', path: `${BASE}${POSITIONS}`, body: position() },
    unknown: {
      path: `${BASE}${POSITIONS}/uno/che-non-esiste`,
      named: '/organizations/{organizationfiscalcode}/debtpositions/{iupd}',
    },
    reading: () => ({ method: 'GET', path: `${BASE}${ONE}` }),
    canaries: ['Michelangelo Buonarroti', 'BNRMHL75C06G702B'],
    secrets: (identities) => [identities['subscriptionKey'] as string],
  },
});

async function published() {
  const at = desk();
  expect((await at.ask('POST', `${POSITIONS}?toPublish=true`, position())).status).toBe(201);
  return at;
}

const feeOf = (at: ReturnType<typeof desk>, notificationFee: number): number =>
  updateFee(at.simulation, { ...SUBJECT, notificationFee, requestId: `${ENTE}_${NAV}_VALIDATION_1` });

describe('a debt position', () => {
  test('is a draft until it is published, and valid at once where nothing delays it', async () => {
    const at = desk();
    const created = await at.ask('POST', POSITIONS, position());
    expect(created.json).toMatchObject({ status: 'DRAFT', iupd: IUPD });
    expect(standingOf(at.simulation, ENTE, NAV)).toBe('nonPagabile');
    expect((await at.ask('POST', `${ONE}/publish`)).json.status).toBe('VALID');
    expect(standingOf(at.simulation, ENTE, NAV)).toBe('pagabile');
    expect((await at.ask('POST', `${ONE}/publish`)).status).toBe(409);
  });

  test('waits for its validity date, and may expire', async () => {
    const at = desk();
    const validityDate = '2026-11-23T09:00:00.000Z';
    const later = position({ validityDate, switchToExpired: true });
    expect((await at.ask('POST', `${POSITIONS}?toPublish=true`, later)).json.status).toBe('PUBLISHED');
    await at.clock.advance(86_400_000);
    expect((await at.ask('GET', ONE)).json.status).toBe('VALID');
    await at.clock.advance(90 * 86_400_000);
    expect((await at.ask('GET', ONE)).json.status).toBe('EXPIRED');
    expect(standingOf(at.simulation, ENTE, NAV)).toBe('nonPagabile');
  });

  test.each<readonly [string, object, number]>([
    ['created twice', position(), 409],
    ['with the notice of another', position({ iupd: 'ALTRA' }), 409],
    ['without payment options', position({ iupd: 'ALTRA', paymentOption: [] }), 400],
    [
      'whose transfers do not add up',
      position({ iupd: 'B', paymentOption: [{ ...option(5, '301000000000000099'), amount: 6 }] }),
      400,
    ],
    [
      'without a transfer',
      position({ iupd: 'B', paymentOption: [option(5, '301000000000000099', { transfer: [] })] }),
      400,
    ],
    [
      'with the reserved metadata',
      position({
        iupd: 'B',
        paymentOption: [
          option(5, '301000000000000099', { paymentOptionMetadata: [{ key: 'NOTIFICATION_FEE', value: '1' }] }),
        ],
      }),
      409,
    ],
    ['of nothing', position({ iupd: 'B' }, 0, '301000000000000099'), 400],
    ['that is no position', { iupd: 'B' }, 400],
  ])('%s is refused', async (_, body, status) => {
    const at = await published();
    expect((await at.ask('POST', POSITIONS, body)).status).toBe(status);
  });

  test('is let in by its own key and for its own creditors', async () => {
    const at = await published();
    expect((await at.ask('GET', ONE, undefined, 'ignota')).status).toBe(401);
    expect((await at.ask('GET', `/organizations/00000000000/debtpositions/${IUPD}`)).status).toBe(403);
    // the interface for SEND is not the creditor's
    const send = `/pn-integration-gpd/api/v1/organizations/${ENTE}/paymentoptions/${NAV}`;
    expect((await at.ask('PUT', `${send}/notificationfee`, { notificationFee: 1 })).status).toBe(401);
    expect((await at.ask('GET', send, undefined, at.state.sendKey)).json).toMatchObject({
      amount: 5_000,
      debtPositionStatus: 'VALID',
      paymentOptionMetadata: [{ key: 'NOTIFICATION_FEE', value: '0' }],
    });
  });

  test('is listed page by page', async () => {
    const at = await published();
    const second = '301000000000000044';
    await at.ask('POST', POSITIONS, position({ iupd: 'ALTRA' }, 100, second));
    const page = await at.ask('GET', `${POSITIONS}?limit=1&page=1`);
    expect(page.json.payment_position_list.map(({ iupd }: { iupd: string }) => iupd)).toEqual(['ALTRA']);
    expect(page.json.page_info).toEqual({ page: 1, limit: 1, items_found: 1, total_pages: 2 });
    expect((await at.ask('GET', `${POSITIONS}?status=VALID`)).json.payment_position_list).toHaveLength(1);
    expect((await at.ask('GET', `${POSITIONS}?limit=0`)).status).toBe(400);
  });
});

describe('the notification fee', () => {
  test('takes the place of the one before, on the creditor’s first transfer', async () => {
    const at = await published();
    expect([feeOf(at, 200), feeOf(at, 437)]).toEqual([200, 200]);
    const { paymentOption } = (await at.ask('GET', ONE)).json;
    expect(paymentOption[0]).toMatchObject({ amount: 5_437, notificationFee: 437 });
    expect(paymentOption[0].transfer[0].amount).toBe(5_437);
  });

  test('survives an update by the creditor, whose amount is without it', async () => {
    const at = await published();
    feeOf(at, 437);
    expect((await at.ask('PUT', ONE, position({}, 6_350))).status).toBe(200);
    expect((await at.ask('GET', ONE)).json.paymentOption[0]).toMatchObject({ amount: 6_787, notificationFee: 437 });
  });

  test('is 209 while a payment is under way, 422 once it is over, 404 where there is no notice', async () => {
    const at = await published();
    at.simulation.stimulate('beginPayment', SUBJECT);
    expect(feeOf(at, 200)).toBe(209);
    expect((await at.ask('PUT', ONE, position({}, 1))).status).toBe(409);
    at.simulation.stimulate('settlePayment', SUBJECT);
    expect(feeOf(at, 300)).toBe(422);
    const nobody = { creditore: ENTE, numeroAvviso: '301000000000000099', notificationFee: 1, requestId: 'x' };
    expect(updateFee(at.simulation, nobody)).toBe(404);
    expect(() => at.simulation.stimulate('beginPayment', SUBJECT)).toThrow('PAA_PAGAMENTO_DUPLICATO');
  });

  test('wants a transfer of the creditor’s own', async () => {
    const at = desk();
    const foreign = option(5_000, NAV);
    const [transfer] = (foreign as { transfer: object[] }).transfer;
    const body = position({
      paymentOption: [{ ...foreign, transfer: [{ ...transfer, organizationFiscalCode: '98765432103' }] }],
    });
    await at.ask('POST', `${POSITIONS}?toPublish=true`, body);
    expect(feeOf(at, 200)).toBe(422);
  });

  test('is journalled as an exchange between platforms, without SEND’s key', async () => {
    const at = await published();
    feeOf(at, 200);
    const last = at.entries().findLast((entry) => entry.kind === 'exchange');
    expect(last).toMatchObject({ direction: 'betweenPlatforms', operation: 'updateNotificationFee', platform: 'gpd' });
    expect(JSON.stringify(last)).not.toContain(at.state.sendKey);
  });
});

describe('a payment', () => {
  test('received elsewhere closes the option, once', async () => {
    const at = await published();
    const paid = await at.ask('POST', `/organizations/${ENTE}/paymentoptions/paids/${NAV}`, {});
    expect(paid.json.status).toBe('PO_PAID');
    expect((await at.ask('GET', ONE)).json.status).toBe('PAID');
    expect((await at.ask('POST', `/organizations/${ENTE}/paymentoptions/paids/${NAV}`, {})).status).toBe(409);
    expect((await at.ask('DELETE', ONE)).status).toBe(409);
  });

  test('of one instalment leaves the others to pay', async () => {
    const at = desk();
    const second = '301000000000000044';
    const instalments = [NAV, second].map((nav) => option(2_500, nav, { isPartialPayment: true }));
    await at.ask('POST', `${POSITIONS}?toPublish=true`, position({ paymentOption: instalments }));
    at.simulation.stimulate('settlePayment', SUBJECT);
    expect((await at.ask('GET', ONE)).json.status).toBe('PARTIALLY_PAID');
    at.simulation.stimulate('settlePayment', { creditore: ENTE, numeroAvviso: second });
    expect((await at.ask('GET', ONE)).json.status).toBe('PAID');
  });

  test('is impossible where the position is invalid, deleted or a draft', async () => {
    const at = await published();
    const read = (): unknown => {
      at.simulation.stimulate('nodeReads', SUBJECT);
      const last = at.entries().at(-1) as unknown as { events: readonly { faultCode?: string; amount?: number }[] };
      return last.events[0]?.faultCode ?? last.events[0]?.amount;
    };
    expect(read()).toBe(5_000);
    expect((await at.ask('POST', `${ONE}/invalidate`)).json.status).toBe('INVALID');
    expect(read()).toBe('PAA_PAGAMENTO_ANNULLATO');
    expect((await at.ask('PUT', ONE, position())).status).toBe(409);
    expect((await at.ask('DELETE', ONE)).status).toBe(200);
    expect(read()).toBe('PAA_PAGAMENTO_SCONOSCIUTO');
    expect((await at.ask('GET', ONE)).status).toBe(404);
  });
});
