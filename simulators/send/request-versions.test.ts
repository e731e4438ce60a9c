import { describe, expect, test } from 'vitest';
import type { FirstRequest, NewNotificationRequest } from './contract/requests.ts';
import { desk, NOTICE, request, requestWithNotice, troubles } from './send.fixture.ts';
import type { Desk, Reply } from './send.fixture.ts';
import { REQUEST_VERSIONS, segmentOf } from './versions.ts';

const ALTERNATIVE = '302011000000000178';

/** A request of the first version: one payment, and a notice that may be paid in its place. */
async function first(at: Desk, alternative?: string): Promise<FirstRequest> {
  const { paFee: _fee, vat: _vat, recipients, ...rest } = requestWithNotice(await at.deposit(), await at.deposit());
  const { payments, physicalAddress, ...recipient } = recipients[0]!;
  const { noticeCode, creditorTaxId, attachment } = payments![0]!.pagoPa!;
  const payment = {
    noticeCode,
    creditorTaxId,
    pagoPaForm: attachment!,
    ...(alternative === undefined ? {} : { noticeCodeAlternative: alternative }),
  };
  return { ...rest, recipients: [{ ...recipient, physicalAddress: physicalAddress!, payment }] };
}

const detail = async (at: Desk, iun: string, version = 'v2.8/') =>
  (await at.ask('GET', `/delivery/${version}notifications/sent/${iun}`)).json as NewNotificationRequest;

const ask = (at: Desk, version: string, body: object): Promise<Reply> =>
  at.ask('POST', `/delivery/${version}requests`, body);

describe('versions of the request', () => {
  test.each(REQUEST_VERSIONS.filter((version) => version !== '2.6'))(
    '%s is taken in charge, read and refused',
    async (version) => {
      const at = desk();
      const asked = version === '1' ? await first(at) : requestWithNotice(await at.deposit(), await at.deposit());
      const iun = await at.accepted(asked, version);
      expect((await detail(at, iun)).recipients[0]!.payments![0]!.pagoPa).toMatchObject({
        noticeCode: NOTICE,
        applyCost: true,
      });
      const path = `/delivery/${segmentOf(version)}requests`;
      expect((await at.ask('POST', path, asked)).status).toBe(409);
      expect((await at.ask('POST', path, { ...asked, subject: 3 })).json.errors[0].code).toBe('PN_INVALID_BODY');

      const strict = desk({ deprecatedVersions: 'refused' });
      expect((await strict.ask('POST', path, asked)).status).toBe(['2.4', '2.5'].includes(version) ? 202 : 404);
      expect(troubles(at)).toEqual([]);
    },
  );

  test('the first has one payment, which the others tell as a list', async () => {
    const at = desk();
    const iun = await at.accepted(await first(at, ALTERNATIVE), '1');
    expect((await detail(at, iun)).recipients[0]!.payments!.map(({ pagoPa }) => pagoPa!.noticeCode)).toEqual([
      NOTICE,
      ALTERNATIVE,
    ]);
    const told = (await detail(at, iun, '')) as unknown as FirstRequest & { readonly paFee?: number };
    expect(told.recipients[0]!.payment).toMatchObject({ noticeCode: NOTICE, noticeCodeAlternative: ALTERNATIVE });
    expect(told.paFee).toBeUndefined();
    expect(await detail(at, iun)).toMatchObject({ paFee: 100, vat: 22, pagoPaIntMode: 'SYNC' });
  });

  test('the first knows neither asynchronous integration nor the list of payments', async () => {
    const at = desk();
    const asked = await first(at);
    expect((await ask(at, '', { ...asked, pagoPaIntMode: 'ASYNC' })).status).toBe(400);
    expect((await ask(at, '', await first(at, NOTICE))).json.errors[0].element).toContain('noticeCodeAlternative');
    expect((await ask(at, '', { ...asked, subject: 'Breve' })).json.errors[0].code).toBe('PN_INVALID_BODY');
    const { payment: _payment, ...recipient } = asked.recipients[0]!;
    const modern = requestWithNotice(await at.deposit(), await at.deposit());
    const { payments } = modern.recipients[0]!;
    const iun = await at.accepted(
      { ...asked, recipients: [{ ...recipient, payments }] } as unknown as FirstRequest,
      '1',
    );
    expect((await detail(at, iun)).recipients[0]!.payments).toBeUndefined();
  });

  test('until 2.3 a fee may be left to SEND, unless another writes it on the debt', async () => {
    const at = desk();
    const { paFee: _fee, vat: _vat, ...asked } = requestWithNotice(await at.deposit(), await at.deposit());
    expect((await ask(at, 'v2.3/', asked)).json.errors[0].element).toBe('paFee');
    expect((await ask(at, 'v2.1/', { ...asked, pagoPaIntMode: 'ASYNC' })).status).toBe(400);
    const iun = await at.accepted(asked, '2.1');
    expect(await detail(at, iun)).toMatchObject({ paFee: 100, vat: 22 });
  });

  test('what a version does not know is left out', async () => {
    for (const [version, languages] of [
      ['2.3', undefined],
      ['2.4', ['DE']],
    ] as const) {
      const at = desk();
      const iun = await at.accepted(request(await at.deposit(), { additionalLanguages: ['DE'] }), version);
      expect((await detail(at, iun)).additionalLanguages).toEqual(languages);
    }
  });

  test('a status read with a version that has no words for the request is refused', async () => {
    const at = desk({ firstPhysicalAddress: 'optional' });
    const asked = requestWithNotice(await at.deposit(), await at.deposit(), { pagoPaIntMode: 'ASYNC' });
    const created = await ask(at, 'v2.5/', asked);
    const read = async (version: string, id: string) =>
      (await at.ask('GET', `/delivery/${version}requests?notificationRequestId=${encodeURIComponent(id)}`)).status;
    const id: string = created.json.notificationRequestId;
    expect([await read('', id), await read('v2.1/', id), await read('v2.5/', id)]).toEqual([400, 200, 200]);
    const { physicalAddress: _none, ...recipient } = request(await at.deposit()).recipients[0]!;
    const other = await ask(at, 'v2.5/', {
      ...request(await at.deposit(), { paProtocolNumber: 'P2' }),
      recipients: [recipient],
    });
    const otherId: string = other.json.notificationRequestId;
    expect([await read('v2.3/', otherId), await read('v2.5/', otherId)]).toEqual([400, 200]);
  });

  test('2.6 is served where the settings say so, as numbers too', async () => {
    const at = desk({ requestVersions: [2.6] });
    await at.accepted(request(await at.deposit(), { physicalCommunicationPriority: 100 }), '2.6');
    expect((await ask(at, 'v2.5/', request(await at.deposit()))).json.errors[0].detail).toContain('2.6');
    expect(() => desk({ requestVersions: ['2.7'] })).toThrow('requestVersions');
    expect(() => desk({ deprecatedVersions: 'tollerate' })).toThrow('deprecatedVersions');
  });
});
