import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  INVALID_IO_MESSAGES,
  INVALID_PROFILE_QUESTIONS,
  INVALID_SERVICE_CARDS,
  invalidIoMessageArbitrary,
  invalidProfileQuestionArbitrary,
  invalidServiceCardArbitrary,
  ioMessageArbitrary,
  profileQuestionArbitrary,
  serviceCardArbitrary,
} from './arbitraries.ts';
import { desk, troubles } from './io.fixture.ts';
import { EVERY_GROUP } from './settings.ts';
import { lifecycle } from './status/lifecycle.ts';
import type { Lifecycle } from './status/lifecycle.ts';

const SERVICES = '/manage/services';
const free = () => desk({ ente: { gruppi: [...EVERY_GROUP, 'ApiNoRateLimit'] } });

describe('what is generated as good is taken', () => {
  test('messages, questions about citizens, cards', { timeout: 120_000 }, async () => {
    const at = free();
    await fc.assert(
      fc.asyncProperty(
        ioMessageArbitrary(),
        profileQuestionArbitrary(),
        serviceCardArbitrary(),
        async (message, question, card) => {
          const sent = await at.ask('POST', '/messages', message);
          expect([sent.status, sent.json]).toEqual([201, { id: expect.any(String) }]);
          // a generated citizen is on IO by chance only
          expect([200, 404]).toContain((await at.ask('POST', '/profiles', question)).status);
          expect((await at.ask('POST', SERVICES, card)).status).toBe(201);
        },
      ),
      { seed: 42, numRuns: 150 },
    );
    expect(troubles(at)).toEqual([]);
  });
});

describe('what is generated as wrong is refused for what is wrong', () => {
  test.each([
    ['/messages', invalidIoMessageArbitrary, INVALID_IO_MESSAGES],
    ['/profiles', invalidProfileQuestionArbitrary, INVALID_PROFILE_QUESTIONS],
    [SERVICES, invalidServiceCardArbitrary, INVALID_SERVICE_CARDS],
  ] as const)('%s', { timeout: 120_000 }, async (path, invalid, classes) => {
    const at = free();
    const met = new Set<string>();
    await fc.assert(
      fc.asyncProperty(invalid(), async ({ name, told, value }) => {
        met.add(name);
        const refused = await at.ask('POST', path, value);
        expect([name, refused.status]).toEqual([name, 400]);
        expect([name, refused.json.detail]).toEqual([name, expect.stringContaining(told)]);
      }),
      { seed: 42, numRuns: 200 },
    );
    expect([...met].toSorted()).toEqual(classes.map(({ name }) => name).toSorted());
    expect(troubles(at)).toEqual([]);
  });
});

/** What may be done to a card, one after the other, in any order. */
const ACTS = ['edit', 'submit', 'delete', 'approve', 'reject'] as const;

test('a card lives as its machine says, whatever is done to it', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      serviceCardArbitrary(),
      fc.array(fc.constantFrom(...ACTS), { minLength: 1, maxLength: 14 }),
      async (card, acts) => {
        const at = free();
        const id = (await at.ask('POST', SERVICES, card)).json.id as string;
        const path = `${SERVICES}/${id}`;
        let state: Lifecycle = 'draft';
        let seen: 'published' | undefined;
        for (const act of acts) {
          const next = lifecycle.next(state, act);
          if (act === 'approve' || act === 'reject') {
            const decide = () =>
              at.simulation.stimulate('reviewNow', {
                servizio: id,
                decisione: act === 'approve' ? 'approva' : 'rifiuta',
              });
            if (next === undefined) expect(decide).toThrow(RangeError);
            else decide();
            if (next === 'approved') seen = 'published';
          } else {
            const reply =
              act === 'edit'
                ? await at.ask('PUT', path, card)
                : act === 'submit'
                  ? await at.ask('PUT', `${path}/review`, { auto_publish: true })
                  : await at.ask('DELETE', path);
            expect(reply.status < 300 ? next : reply.status).toBe(next ?? 409);
          }
          state = next ?? state;
          expect((await at.ask('GET', path)).json.status.value).toBe(state);
          const released = await at.ask('GET', `${path}/release`);
          expect(released.status === 200 ? released.json.status : released.status).toBe(
            state === 'deleted' ? 404 : (seen ?? 404),
          );
        }
        expect(troubles(at)).toEqual([]);
      },
    ),
    { seed: 42, numRuns: 60 },
  );
});
