import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FILES_NEEDED,
  INVALID_CLASSES,
  invalidSubmissionArbitrary,
  refusedSubmissionArbitrary,
  submissionArbitrary,
} from './arbitraries.ts';
import type { Ground } from './arbitraries.ts';
import { desk, troubles } from './send.fixture.ts';
import type { Desk, Reference } from './send.fixture.ts';

/** A fresh SEND with the files that a generated notification attaches: same seed, same files, every time. */
async function prepared(): Promise<{ readonly at: Desk; readonly ground: Ground }> {
  const at = desk();
  const files: Reference[] = [];
  while (files.length < FILES_NEEDED) files.push(await at.deposit());
  return { at, ground: { sender: at.state.mittente.pa, files } };
}

const { ground } = await prepared();

async function outcome(at: Desk, version: string, notificationRequestId: string) {
  await at.clock.advance(at.state.settings.validationMs);
  const query = `notificationRequestId=${encodeURIComponent(notificationRequestId)}`;
  return (await at.ask('GET', `/delivery/v${version}/requests?${query}`)).json;
}

describe('a generated notification', () => {
  test('that is valid is taken in charge and accepted, and its whole story keeps to the contracts', async () => {
    await fc.assert(
      fc.asyncProperty(submissionArbitrary(ground), async ({ version, request }) => {
        const { at } = await prepared();
        const created = await at.ask('POST', `/delivery/v${version}/requests`, request);
        expect(created.status, created.text).toBe(202);
        const status = await outcome(at, version, created.json.notificationRequestId);
        expect(status).toMatchObject({ notificationRequestStatus: 'ACCEPTED' });
        await at.clock.runToIdle();
        const detail = await at.ask('GET', `/delivery/v2.8/notifications/sent/${status.iun}`);
        expect(detail.status).toBe(200);
        expect(troubles(at)).toEqual([]);
      }),
      { seed: 20261122, numRuns: 100 },
    );
  });

  test.each(INVALID_CLASSES.map((each) => [each.label, each] as const))(
    'of the class %s is refused by the right layer, with the right status and code',
    async (_, invalid) => {
      const { at } = await prepared();
      await fc.assert(
        fc.asyncProperty(
          invalidSubmissionArbitrary(ground, [invalid]),
          async ({ version, body, layer, status, code }) => {
            const reply = await at.ask('POST', `/delivery/v${version}/requests`, body);
            expect(reply.status, reply.text).toBe(status);
            expect(reply.headers['content-type']).toBe(
              layer === 'gateway' ? 'application/json' : 'application/problem+json',
            );
            expect(reply.json.errors.map((error: { code: string }) => error.code)).toContain(code);
            expect(at.state.notifications.size).toBe(0);
          },
        ),
        { seed: 7, numRuns: 12 },
      );
      expect(troubles(at)).toEqual([]);
    },
  );

  test('that only validation can find wrong is taken in charge and then refused with its code', async () => {
    await fc.assert(
      fc.asyncProperty(refusedSubmissionArbitrary(ground), async ({ version, request, code }) => {
        const { at } = await prepared();
        const created = await at.ask('POST', `/delivery/v${version}/requests`, request);
        expect(created.status, created.text).toBe(202);
        const { notificationRequestStatus, errors } = await outcome(at, version, created.json.notificationRequestId);
        expect(notificationRequestStatus).toBe('REFUSED');
        expect(errors.map((error: { code: string }) => error.code)).toContain(code);
        expect(troubles(at)).toEqual([]);
      }),
      { seed: 99, numRuns: 60 },
    );
  });
});
