import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR } from '../kernel/clock.ts';
import { addressWith, detailOf } from './paper.fixture.ts';
import type { Detail, Element } from './paper.fixture.ts';
import { differences, inParallel, oneByOne, storyOf } from './parallel.fixture.ts';
import { DAY, desk, requestWithNotice, troubles } from './send.fixture.ts';
import type { Desk } from './send.fixture.ts';
import { isCompletion, statusAfter } from './status.ts';
import type { Completion, NotificationStatus } from './status.ts';
import { openStream, readToEnd } from './streams.fixture.ts';
import { CURRENT_STREAMS } from './versions.ts';
import { happeningsArbitrary, waysArbitrary } from './ways.fixture.ts';
import type { Happening, Way } from './ways.fixture.ts';
import { PAPER_CODES } from './workflow/paper-outcomes.ts';

const code = fc.constantFrom(...PAPER_CODES);

describe('any workflows, side by side', () => {
  test('go notification by notification as they would alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(code, { minLength: 2, maxLength: 12 }), async (codes) => {
        const together = await inParallel(codes);
        expect(differences(together.map(storyOf), await oneByOne(codes, storyOf))).toEqual([]);
      }),
      { seed: 42, numRuns: 12 },
    );
  });

  test('are told apart by whatever differs in one of them', async () => {
    const codes = ['OK_AR', 'FAIL-DISCOVERY_890', 'OK_RS'];
    const together = (await inParallel(codes)).map(storyOf);
    expect(differences(together, await oneByOne(['OK_AR', 'OK_890', 'OK_RS'], storyOf))).toEqual([1]);
    for (const [index, story] of together.entries())
      for (const [place, event] of story.entries()) {
        const without = together.with(index, story.toSpliced(place, 1));
        const altered = together.with(index, story.with(place, `${event}#`));
        expect([differences(without, together), differences(altered, together)]).toEqual([[index], [index]]);
      }
  });
});

const CREDITOR = '12345678903';

/** What of a notification bears on its way besides its recipients. */
interface Manner {
  readonly service: 'AR_REGISTERED_LETTER' | 'REGISTERED_LETTER_890';
  readonly policy: 'DELIVERY_MODE' | 'FLAT_RATE';
}

/** A notification to recipients whose ways are given, each with a notice. */
async function accepted(at: Desk, ways: readonly Way[], { service, policy }: Manner): Promise<string> {
  const asked = requestWithNotice(await at.deposit(), await at.deposit());
  const { digitalDomicile: _none, payments: _own, ...recipient } = asked.recipients[0]!;
  const recipients = [];
  for (const { person, special, paper, numeroAvviso: noticeCode } of ways)
    recipients.push({
      ...recipient,
      taxId: person.codiceFiscale,
      physicalAddress: addressWith(paper),
      ...(special === undefined ? {} : { digitalDomicile: { type: 'PEC' as const, address: special } }),
      payments: [
        {
          pagoPa: {
            noticeCode,
            creditorTaxId: CREDITOR,
            applyCost: policy === 'DELIVERY_MODE',
            attachment: await at.deposit(),
          },
        },
      ],
    });
  return at.accepted({ ...asked, physicalCommunicationType: service, notificationFeePolicy: policy, recipients });
}

/** Somebody who reads a stream and keeps what comes. */
async function reader(at: Desk): Promise<{ readonly read: string[]; drain(): Promise<void> }> {
  const streamId = await openStream(at, CURRENT_STREAMS);
  const read: string[] = [];
  let last: string | undefined;
  return {
    read,
    async drain() {
      const events = await readToEnd(at, CURRENT_STREAMS, streamId, last);
      read.push(...events.map(({ element }) => element!.elementId));
      last = events.at(-1)?.eventId ?? last;
    },
  };
}

/** Legal facts that elements owe (send.md §2.6). */
const OWED: Readonly<Record<string, string>> = {
  REQUEST_ACCEPTED: 'SENDER_ACK',
  SEND_DIGITAL_FEEDBACK: 'PEC_RECEIPT',
  DIGITAL_SUCCESS_WORKFLOW: 'DIGITAL_DELIVERY',
  DIGITAL_FAILURE_WORKFLOW: 'DIGITAL_DELIVERY',
  COMPLETELY_UNREACHABLE: 'ANALOG_FAILURE_DELIVERY',
  NOTIFICATION_VIEWED: 'RECIPIENT_ACCESS',
  NOTIFICATION_CANCELLED: 'NOTIFICATION_CANCELLED',
};

function owedBy({ category, details }: Element): string | undefined {
  return OWED[category] ?? (details['attachments'] === undefined ? undefined : 'ANALOG_DELIVERY');
}

/** The detail with what each status is of. */
type Told = Omit<Detail, 'notificationStatusHistory'> & {
  readonly notificationStatusHistory: readonly {
    readonly status: string;
    readonly relatedTimelineElements: readonly string[];
  }[];
};

/** Every change of status is one that the machine makes, at the element that made it. */
function expectMachine({ timeline, notificationStatusHistory: history }: Told, recipients: number): void {
  let status: NotificationStatus = 'IN_VALIDATION';
  const completions: Completion[] = [];
  const changes = new Map(history.map(({ status: to, relatedTimelineElements }) => [relatedTimelineElements[0]!, to]));
  // what came before acceptance is told with it
  changes.delete(history[0]!.relatedTimelineElements[0]!);
  changes.set(timeline.find(({ category }) => category === 'REQUEST_ACCEPTED')!.elementId, 'ACCEPTED');
  for (const { elementId, category } of timeline) {
    if (isCompletion(category)) completions.push(category);
    const next = statusAfter(status, category, completions, recipients);
    expect(changes.get(elementId) ?? status, `${status}, ${category}`).toBe(next);
    status = next;
  }
  expect(history.at(-1)!.status).toBe(status);
}

const ONCE = [
  'REFINEMENT',
  'NOTIFICATION_VIEWED',
  'ANALOG_SUCCESS_WORKFLOW',
  'DIGITAL_SUCCESS_WORKFLOW',
  'DIGITAL_FAILURE_WORKFLOW',
  'COMPLETELY_UNREACHABLE',
  'ANALOG_WORKFLOW_RECIPIENT_DECEASED',
];

describe('any ways of a few recipients, whatever they do meanwhile, read by pages of any size', () => {
  async function lived(
    ways: readonly Way[],
    happenings: readonly Happening[],
    manner: Manner,
    streamPageSize: number,
  ): Promise<void> {
    const at = desk({ streamPageSize, persone: ways.map(({ person }) => person) });
    const { read, drain } = await reader(at);
    const iun = await accepted(at, ways, manner);
    const { recipients } = at.state.notifications.get(iun)!;
    let cancelled = false;
    const prices = ways.map((): number[] => []);
    const reached: boolean[] = [];
    /** Looks at every price: never less than before, and the last one once the recipient is reached. */
    const look = async (): Promise<void> => {
      await drain();
      for (const [index, { numeroAvviso }] of ways.entries()) {
        const reply = await at.ask('GET', `/delivery/v2.3/price/${CREDITOR}/${numeroAvviso}`);
        expect(reply.status).toBe(cancelled ? 404 : 200);
        if (cancelled) continue;
        const { totalPrice, analogCost, refinementDate, notificationViewDate } = reply.json;
        expect(totalPrice > 0).toBe(manner.policy === 'DELIVERY_MODE');
        const before = prices[index]!.at(-1) ?? 0;
        const { viewedAt, refinedAt } = recipients[index]!;
        expect(analogCost).toBeGreaterThanOrEqual(before);
        if (reached[index] === true) expect(analogCost).toBe(before);
        prices[index]!.push(analogCost);
        reached[index] = viewedAt !== undefined || refinedAt !== undefined;
        if (refinedAt !== undefined) expect(refinementDate).toBeDefined();
        expect(notificationViewDate === undefined).toBe(viewedAt === undefined);
      }
    };
    /** Time goes by, no longer at once than events stay in a stream. */
    const wait = async (ms: number): Promise<void> => {
      for (let left = ms; left > 0; left -= 6 * DAY) {
        await at.clock.advance(Math.min(left, 6 * DAY));
        await look();
      }
    };
    for (const { what, who, after } of happenings) {
      await wait(after * HOUR);
      const destinatario = who % ways.length;
      if (what === 'cancel' && !cancelled) {
        await at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${iun}`);
        cancelled = true;
        await at.clock.advance(60_000);
      } else if (what === 'pay')
        await at.ask('POST', '/delivery/events/payment/pagopa', {
          events: [
            {
              noticeCode: ways[destinatario]!.numeroAvviso,
              creditorTaxId: CREDITOR,
              paymentDate: new Date(at.clock.now()).toISOString(),
              amount: 5_000,
            },
          ],
        });
      else if (what !== 'wait' && what !== 'cancel' && !cancelled) at.simulation.stimulate(what, { iun, destinatario });
      await look();
    }
    while (at.clock.nextAt() !== undefined) await wait(6 * DAY);
    const detail = (await detailOf(at, iun)) as Told;
    const { timeline } = detail;
    expectMachine(detail, ways.length);
    for (const recIndex of ways.keys()) {
      const own = timeline.filter(({ details }) => details['recIndex'] === recIndex);
      const categories = own.map(({ category }) => category);
      for (const category of ONCE) expect(categories.filter((each) => each === category).length).toBeLessThan(2);
      const [view, refinement, death] = ['NOTIFICATION_VIEWED', 'REFINEMENT', 'ANALOG_WORKFLOW_RECIPIENT_DECEASED'].map(
        (category) => categories.indexOf(category),
      ) as [number, number, number];
      // a view before the effect is the effect, and the dead have none
      if (view >= 0 && refinement >= 0) expect(refinement).toBeLessThan(view);
      if (death >= 0) expect(refinement).toBe(-1);
      // whoever is not stopped is reached, one way or the other
      if (!cancelled && !recipients[recIndex]!.paid)
        expect(Math.max(view, refinement, death)).toBeGreaterThanOrEqual(0);
    }
    for (const element of timeline) {
      const owed = owedBy(element);
      if (owed !== undefined) expect(element.legalFactsIds?.[0]?.category, element.category).toBe(owed);
      for (const { key } of element.legalFactsIds ?? [])
        expect(at.state.legalFacts.has(key.replace('safestorage://', ''))).toBe(true);
    }
    // page by page the whole timeline, each element once, in its order
    expect(read).toEqual(at.state.notifications.get(iun)!.timeline.map(({ elementId }) => elementId));
    expect(troubles(at)).toEqual([]);
  }

  test('keeps what must hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        waysArbitrary(),
        happeningsArbitrary(),
        fc.record({
          service: fc.constantFrom('AR_REGISTERED_LETTER', 'REGISTERED_LETTER_890'),
          policy: fc.constantFrom('DELIVERY_MODE', 'FLAT_RATE'),
        }),
        fc.integer({ min: 1, max: 9 }),
        lived,
      ),
      { seed: 42, numRuns: 80 },
    );
  });
});
