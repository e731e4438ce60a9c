import { describe, expect, test } from 'vitest';
import { detailOf, sentTo } from './paper.fixture.ts';
import type { Detail } from './paper.fixture.ts';
import { DAY, desk, request, troubles } from './send.fixture.ts';

async function deceased(version: string) {
  const at = desk();
  const iun = await sentTo(at, 'FAIL_DECEDUTO_AR');
  await at.clock.runToIdle();
  at.simulation.stimulate('raddRetrieval', { iun });
  const reply = await at.ask('GET', `/delivery/${version}notifications/sent/${iun}`);
  expect(reply.status).toBe(200);
  expect(troubles(at)).toEqual([]);
  return { old: reply.json as Detail, current: await detailOf(at, iun) };
}

describe('versions of the detail', () => {
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
    const at = desk();
    const iun = await at.accepted(request(await at.deposit(), { pagoPaIntMode: 'ASYNC' }));
    expect((await at.ask('GET', `/delivery/v2.0/notifications/sent/${iun}`)).status).toBe(400);
    expect((await at.ask('GET', `/delivery/notifications/sent/${iun}`)).status).toBe(400);
    expect((await at.ask('GET', `/delivery/v2.1/notifications/sent/${iun}`)).status).toBe(200);
  });

  test('an address left to SEND is told from 2.7 on', async () => {
    const at = desk({ firstPhysicalAddress: 'optional' });
    const asked = request(await at.deposit());
    const { physicalAddress: _none, ...recipient } = asked.recipients[0]!;
    const iun = await at.accepted({ ...asked, recipients: [recipient] });
    expect((await at.ask('GET', `/delivery/v2.6/notifications/sent/${iun}`)).status).toBe(400);
    expect((await at.ask('GET', `/delivery/v2.7/notifications/sent/${iun}`)).json.usedServices).toEqual({
      physicalAddressLookup: true,
    });
  });

  test.each([
    ['', { legalfactId: true, viewedAt: false, fact: undefined }],
    ['v2.3/', { legalfactId: true, viewedAt: true, fact: undefined }],
    ['v2.5/', { legalfactId: true, viewedAt: true, fact: 'NOTIFICATION_CANCELLED' }],
    ['v2.8/', { legalfactId: false, viewedAt: true, fact: 'NOTIFICATION_CANCELLED' }],
  ])('"%s" tells details and legal facts in its words', async (version, { legalfactId, viewedAt, fact }) => {
    const at = desk();
    const iun = await at.accepted(request(await at.deposit()));
    await at.clock.advance(DAY);
    at.simulation.stimulate('recipientViews', { iun });
    await at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${iun}`);
    await at.clock.runToIdle();
    const { timeline } = (await at.ask('GET', `/delivery/${version}notifications/sent/${iun}`)).json as Detail;
    const element = (category: string) => timeline.find((each) => each.category === category);
    expect('legalfactId' in element('DIGITAL_DELIVERY_CREATION_REQUEST')!.details).toBe(legalfactId);
    expect('eventTimestamp' in element('NOTIFICATION_VIEWED')!.details).toBe(viewedAt);
    expect('notificationRequestId' in element('REQUEST_ACCEPTED')!.details).toBe(version === 'v2.8/');
    // the first version does not know cancellation itself
    if (version !== '') expect(element('NOTIFICATION_CANCELLED')!.legalFactsIds?.[0]?.category).toBe(fact);
    expect(troubles(at)).toEqual([]);
  });

  test('a failed preparation of paper came with version 2.0', async () => {
    const at = desk();
    const iun = await sentTo(at, 'FAIL-IRREPERIBILE_AR');
    await at.clock.runToIdle();
    const told = async (version: string) =>
      ((await at.ask('GET', `/delivery/${version}notifications/sent/${iun}`)).json as Detail).timeline.some(
        ({ category }) => category === 'PREPARE_ANALOG_DOMICILE_FAILURE',
      );
    expect([await told(''), await told('v2.0/')]).toEqual([false, true]);
  });

  test('2.9 may be served, and tells the priority of the request', async () => {
    const asked = { physicalCommunicationPriority: 7 };
    const at = desk({ requestVersions: ['2.5', '2.6'], detailVersions: ['2.8', '2.9'] });
    const iun = await at.accepted(request(await at.deposit(), asked), '2.6');
    const told = async (version: string) =>
      (await at.ask('GET', `/delivery/v${version}/notifications/sent/${iun}`)).json.physicalCommunicationPriority;
    expect([await told('2.9'), await told('2.8')]).toEqual([7, undefined]);
    expect((await desk().ask('GET', `/delivery/v2.9/notifications/sent/${iun}`)).json.errors[0].code).toBe(
      'COLLAUDO_UNKNOWN_OPERATION',
    );
  });
});
