import { describe, expect, test } from 'vitest';
import { desk, PDF, request, sha256Base64, troubles } from './send.fixture.ts';
import type { Reference } from './send.fixture.ts';

const DOCUMENT: Reference = {
  digests: { sha256: sha256Base64(PDF) },
  contentType: 'application/pdf',
  ref: { key: 'PN_NOTIFICATION_ATTACHMENTS-0.pdf', versionToken: '0' },
};
const REQUESTS = '/delivery/v2.5/requests';

describe('the four layers at which SEND says no (send.md §1.3)', () => {
  test('L1: no key, an unknown one, a blocked one, and a bearer with a key that knows no PDND', async () => {
    const at = desk();
    const none = await at.ask('GET', '/status', undefined, { 'x-api-key': '' });
    expect([none.status, none.json]).toEqual([401, { message: 'Unauthorized' }]);
    expect((await at.ask('GET', '/status', undefined, { 'x-api-key': 'sconosciuta' })).status).toBe(403);
    expect((await at.ask('GET', '/status', undefined, { authorization: 'Bearer x' })).status).toBe(403);
    expect((await at.ask('GET', '/status')).status).toBe(200);
    at.simulation.stimulate('keyStatus', { stato: 'BLOCKED' });
    const blocked = await at.ask('GET', '/status');
    expect(blocked.status).toBe(403);
    expect(blocked.json.message).toContain('explicit deny');
    at.simulation.stimulate('keyStatus', { stato: 'ROTATED' });
    expect((await at.ask('GET', '/status')).status).toBe(200);
    expect(troubles(at)).toEqual([]);
  });

  test('L1 comes before L2, and L2 before the application', async () => {
    const at = desk();
    const unknown = await at.ask('POST', REQUESTS, '{', { 'x-api-key': 'sconosciuta' });
    expect(unknown.status).toBe(403);
    const bad = { ...request(DOCUMENT), subject: 1, senderTaxId: '77777777777', taxonomyCode: '999999P' };
    const gateway = await at.ask('POST', REQUESTS, bad);
    expect(gateway.json).toMatchObject({
      status: 400,
      title: 'VALIDATION ERROR',
      errors: [{ code: 'PN_INVALID_BODY' }],
    });
    const application = await at.ask('POST', REQUESTS, { ...bad, subject: 'uno' });
    expect(application.json.errors.map(({ code }: { code: string }) => code)).toEqual([
      'PN_GENERIC_INVALIDPARAMETER_TAXONOMYCODE',
    ]);
  });

  test.each([
    ['a null', { abstract: null }, 'instance type'],
    ['a long text', { subject: 'a'.repeat(135) }, 'String is too long'],
    ['a short text', { senderDenomination: '' }, 'String is too short'],
    ['a wrong pattern', { senderTaxId: '1234567890a' }, 'ECMA 262 regex'],
    ['an unknown value', { notificationFeePolicy: 'FREE' }, 'not found in enum'],
    ['a number too large', { vat: 101 }, 'required maximum'],
    ['no elements', { documents: [] }, 'array is too short'],
  ])('L2 says %s in the words of its validator', async (_, change, words) => {
    const at = desk();
    const reply = await at.ask('POST', REQUESTS, { ...request(DOCUMENT), ...change });
    expect(reply.status).toBe(400);
    expect(reply.headers['content-type']).toBe('application/json');
    expect(reply.json.traceId).toMatch(/^1-[0-9a-f]{8}-[0-9a-f]{24}$/);
    expect(reply.json.errors[0].detail).toMatch(/^Validation errors: \[/);
    expect(reply.json.errors[0].detail).toContain(words);
  });

  test('L2 never repeats what it refuses: it may be personal', async () => {
    const at = desk();
    const reply = await at.ask(
      'POST',
      REQUESTS,
      request(DOCUMENT, {}, { denomination: `Mario Rossi ${'a'.repeat(80)}`, taxId: 'RSSMRA80A01H501' }),
    );
    expect(reply.text).not.toContain('Mario');
    expect(reply.text).not.toContain('RSSMRA');
  });

  test('L2 tells parameters from the body', async () => {
    const at = desk();
    const path = await at.ask('GET', '/delivery/v2.8/notifications/sent/non-uno-iun');
    expect(path.json.errors[0].code).toBe('PN_INVALID_PARAMETERS');
    const query = await at.ask('GET', `${REQUESTS}?notificationRequestId=corto`);
    expect(query.json.errors[0].code).toBe('PN_INVALID_PARAMETERS');
  });

  test('L3 is Problem JSON', async () => {
    const at = desk();
    const reply = await at.ask('GET', '/delivery/v2.8/notifications/sent/GPTG-NEPG-ZTET-202402-E-1');
    expect(reply.status).toBe(404);
    expect(reply.headers['content-type']).toBe('application/problem+json');
    expect(reply.json).toMatchObject({
      status: 404,
      title: 'Handled error',
      timestamp: '2026-11-22T09:00:00.000Z',
      errors: [{ code: 'PN_DELIVERY_NOTIFICATIONNOTFOUND' }],
    });
  });

  test.each([
    ['POST', '/delivery/requests', 'v2.5'],
    ['POST', '/delivery/v2.3/requests', 'v2.5'],
    ['GET', '/delivery/v2.7/notifications/sent/GPTG-NEPG-ZTET-202402-E-1', 'v2.8'],
    ['GET', '/delivery/notifications/sent/GPTG-NEPG-ZTET-202402-E-1', 'v2.8'],
    ['GET', '/delivery/price/77777777777/302011000000000177', 'v2.3'],
    ['POST', '/delivery/events/payment/f24', 'pagopa'],
    ['GET', '/delivery-push/GPTG-NEPG-ZTET-202402-E-1/legal-facts', 'v2.0'],
    ['GET', '/delivery-push/GPTG-NEPG-ZTET-202402-E-1/legal-facts/SENDER_ACK/x', 'download/legal-facts'],
    ['PUT', '/delivery-push/v2.3/notifications/cancel/GPTG-NEPG-ZTET-202402-E-1', 'v2.0'],
    ['POST', '/delivery-progresses/streams', 'v2.9'],
    ['GET', '/delivery-progresses/v2.8/streams/x/events', 'v2.9'],
  ])('%s %s is deprecated: the answer names %s', async (method, path, current) => {
    const at = desk({ deprecatedVersions: 'refused' });
    const reply = await at.ask(method, path);
    expect(reply.status).toBe(404);
    expect(reply.json.errors[0].code).toBe('COLLAUDO_UNKNOWN_OPERATION');
    expect(reply.json.errors[0].detail).toContain('deprecata');
    expect(reply.json.errors[0].detail.split('deprecata')[1]).toContain(current);
  });

  test('a path that never was is not called deprecated', async () => {
    const reply = await desk().ask('GET', '/delivery/v9/requests');
    expect(reply.json.errors[0].detail).not.toContain('deprecata');
  });
});
