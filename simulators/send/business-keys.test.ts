import { describe, expect, it } from 'vitest';
import type { SeenExchange } from '../kernel/platform.ts';
import { businessKeys } from './business-keys.ts';

const exchange = (given: Partial<SeenExchange>, request: unknown, response: unknown): SeenExchange => ({
  seq: 1,
  at: 0,
  elapsedMs: 0,
  platform: 'send',
  direction: 'toPlatform',
  operation: undefined,
  path: {},
  query: {},
  ...given,
  request: { method: 'GET', url: '/', headers: {}, json: request },
  response: { status: 200, headers: {}, json: response },
});

describe('business keys', () => {
  it('name the notification by protocol, IUN and notices', () => {
    const request = {
      paProtocolNumber: 'P1',
      recipients: [{ payments: [{ pagoPa: { noticeCode: '301000000000000144' } }] }],
    };
    const response = { notificationRequestId: Buffer.from('GPTG-NEPG-ZTET-202402-E-1').toString('base64') };
    expect(businessKeys(exchange({ operation: 'sendNewNotificationV25' }, request, response))).toEqual([
      'avviso:301000000000000144',
      'iun:GPTG-NEPG-ZTET-202402-E-1',
      'protocollo:P1',
    ]);
  });

  it('are those of the path where there is no body', () => {
    expect(businessKeys(exchange({ path: { iun: 'X' } }, undefined, undefined))).toEqual(['iun:X']);
    expect(businessKeys(exchange({ path: { noticeCode: 'N', paTaxId: 'C' } }, undefined, undefined))).toEqual([
      'avviso:N',
    ]);
  });

  it('are none for a page of a stream, which speaks of many', () => {
    expect(
      businessKeys(
        exchange({ operation: 'consumeEventStreamV29', path: { streamId: 's' } }, undefined, [{ iun: 'X' }]),
      ),
    ).toEqual([]);
  });
});
