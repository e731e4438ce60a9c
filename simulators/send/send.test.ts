import { describe, expect, test } from 'vitest';
import { expressDoor, platformContract } from '../kernel/platform.contract.ts';
import { interceptDoor } from '../../mocks/intercept.door.fixture.ts';
import { send } from './index.ts';
import { examples } from './send.examples.fixture.ts';
import { desk, NOTICE, requestWithNotice, troubles } from './send.fixture.ts';

platformContract(send, { doors: [expressDoor, interceptDoor], examples });

describe('the walking line of a notification', () => {
  test('preload, upload, create, accepted, delivered by PEC, refined after seven days', async () => {
    const at = desk();
    const document = await at.deposit();
    const notice = await at.deposit();
    const iun = await at.accepted(requestWithNotice(document, notice));
    await at.clock.runToIdle();
    const detail = await at.ask('GET', `/delivery/v2.8/notifications/sent/${iun}`);
    expect(detail.status).toBe(200);
    expect(detail.json.timeline.map(({ category }: { category: string }) => category)).toEqual([
      'VALIDATE_NORMALIZE_ADDRESSES_REQUEST',
      'NORMALIZED_ADDRESS',
      'SENDER_ACK_CREATION_REQUEST',
      'REQUEST_ACCEPTED',
      'AAR_CREATION_REQUEST',
      'AAR_GENERATION',
      'GET_ADDRESS',
      'GET_ADDRESS',
      'PREPARE_DIGITAL_DOMICILE',
      'SEND_DIGITAL_DOMICILE',
      'SEND_DIGITAL_PROGRESS',
      'SEND_DIGITAL_PROGRESS',
      'SEND_DIGITAL_PROGRESS',
      'SEND_DIGITAL_FEEDBACK',
      'DIGITAL_DELIVERY_CREATION_REQUEST',
      'DIGITAL_SUCCESS_WORKFLOW',
      'SCHEDULE_REFINEMENT',
      'REFINEMENT',
    ]);
    expect(detail.json.notificationStatusHistory.map(({ status }: { status: string }) => status)).toEqual([
      'ACCEPTED',
      'DELIVERING',
      'DELIVERED',
      'EFFECTIVE_DATE',
    ]);
    const price = await at.ask('GET', `/delivery/v2.3/price/12345678903/${NOTICE}`);
    expect(price.json).toEqual({
      iun,
      partialPrice: 100,
      totalPrice: 200,
      vat: 22,
      paFee: 100,
      sendFee: 100,
      analogCost: 0,
      refinementDate: '2026-11-29T22:59:59.999999999Z',
    });
    expect(troubles(at)).toEqual([]);
  });
});
