import { describe, expect, test } from 'vitest';
import { detailOf, sentTo } from './paper.fixture.ts';
import type { Detail } from './paper.fixture.ts';
import { desk, request, troubles } from './send.fixture.ts';

const TOLERANT = { deprecatedVersions: 'tolerated' };

async function deceased(version: string) {
  const at = desk(TOLERANT);
  const iun = await sentTo(at, 'FAIL_DECEDUTO_AR');
  await at.clock.runToIdle();
  at.simulation.stimulate('raddRetrieval', { iun });
  const reply = await at.ask('GET', `/delivery/${version}notifications/sent/${iun}`);
  expect(reply.status).toBe(200);
  expect(troubles(at)).toEqual([]);
  return { old: reply.json as Detail, current: await detailOf(at, iun) };
}

describe('deprecated versions of the detail', () => {
  test.each([
    ['', false, false],
    ['v2.0/', false, false],
    ['v2.3/', true, false],
    ['v2.6/', true, true],
    ['v2.7/', true, true],
  ])('"%s" tells what it knows', async (version, radd, death) => {
    const { old, current } = await deceased(version);
    const categories = old.timeline.map(({ category }) => category);
    expect(categories.includes('NOTIFICATION_RADD_RETRIEVED')).toBe(radd);
    expect(categories.includes('ANALOG_WORKFLOW_RECIPIENT_DECEASED')).toBe(death);
    expect(old.notificationStatus).toBe(death ? 'RETURNED_TO_SENDER' : 'DELIVERING');
    expect(current.notificationStatus).toBe('RETURNED_TO_SENDER');
  });

  test('the first versions cannot tell an asynchronous notification, later ones can', async () => {
    const at = desk(TOLERANT);
    const iun = await at.accepted(request(await at.deposit(), { pagoPaIntMode: 'ASYNC' }));
    expect((await at.ask('GET', `/delivery/v2.0/notifications/sent/${iun}`)).status).toBe(400);
    expect((await at.ask('GET', `/delivery/notifications/sent/${iun}`)).status).toBe(400);
    expect((await at.ask('GET', `/delivery/v2.1/notifications/sent/${iun}`)).status).toBe(200);
  });

  test('are unknown unless tolerated', async () => {
    const at = desk();
    const iun = await sentTo(at, 'OK_AR');
    const reply = await at.ask('GET', `/delivery/v2.7/notifications/sent/${iun}`);
    expect([reply.status, reply.json.errors[0].code]).toEqual([404, 'COLLAUDO_UNKNOWN_OPERATION']);
  });
});
