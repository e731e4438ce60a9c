import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressWith, detailOf, STRANGER } from './paper.fixture.ts';
import { inParallel, oneByOne } from './parallel.fixture.ts';
import { NOTICE, desk, requestWithNotice, troubles } from './send.fixture.ts';
import { statusAfter } from './status.ts';
import type { NotificationStatus } from './status.ts';
import { PAPER_CODES } from './workflow/paper-outcomes.ts';

const code = fc.constantFrom(...PAPER_CODES);

describe('any workflows, side by side', () => {
  test('go notification by notification as they would alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(code, { minLength: 2, maxLength: 12 }), async (codes) => {
        expect(await inParallel(codes)).toEqual(await oneByOne(codes));
      }),
      { seed: 42, numRuns: 12 },
    );
  });
});

const ONCE = ['REFINEMENT', 'NOTIFICATION_VIEWED', 'ANALOG_SUCCESS_WORKFLOW', 'COMPLETELY_UNREACHABLE'];
const action = fc.record({
  what: fc.constantFrom('recipientViews', 'raddRetrieval', 'cancel', 'wait'),
  who: fc.integer({ min: 0, max: 1 }),
  hours: fc.integer({ min: 0, max: 30 * 24 }),
});

describe('any interleaving of two recipients and of what they do', () => {
  test('keeps what must hold', async () => {
    await fc.assert(
      fc.asyncProperty(code, code, fc.array(action, { maxLength: 5 }), async (first, second, actions) => {
        const at = desk();
        const asked = requestWithNotice(await at.deposit(), await at.deposit());
        const { digitalDomicile: _none, ...recipient } = asked.recipients[0]!;
        const { payments: _noPayments, ...other } = recipient;
        const iun = await at.accepted({
          ...asked,
          notificationFeePolicy: 'FLAT_RATE',
          recipients: [
            {
              ...recipient,
              payments: recipient.payments!.map(({ pagoPa }) => ({ pagoPa: { ...pagoPa!, applyCost: false } })),
              taxId: STRANGER,
              physicalAddress: addressWith(first),
            },
            { ...other, physicalAddress: addressWith(second) },
          ],
        });
        const costs: number[] = [];
        const look = async (): Promise<void> => {
          const price = await at.ask('GET', `/delivery/v2.3/price/12345678903/${NOTICE}`);
          if (price.status === 200) costs.push(price.json.analogCost as number);
        };
        let cancelled = false;
        for (const { what, who, hours } of actions) {
          await at.clock.advance(hours * 3_600_000);
          await look();
          if (what === 'wait' || cancelled) continue;
          if (what === 'cancel') {
            await at.ask('PUT', `/delivery-push/v2.0/notifications/cancel/${iun}`);
            await at.clock.advance(60_000);
            cancelled = true;
          } else at.simulation.stimulate(what, { iun, destinatario: who });
        }
        await at.clock.runToIdle();
        await look();
        const { timeline, notificationStatusHistory } = await detailOf(at, iun);
        // cost only rises
        expect(costs).toEqual(costs.toSorted((a, b) => a - b));
        for (const recIndex of [0, 1]) {
          const own = timeline.filter(({ details }) => details['recIndex'] === recIndex);
          for (const category of ONCE)
            expect(own.filter((element) => element.category === category).length).toBeLessThan(2);
          const categories = own.map(({ category }) => category);
          // a view before the effect is the effect
          const view = categories.indexOf('NOTIFICATION_VIEWED');
          const refinement = categories.indexOf('REFINEMENT');
          if (view >= 0 && refinement >= 0) expect(refinement).toBeLessThan(view);
          if (categories.includes('ANALOG_WORKFLOW_RECIPIENT_DECEASED')) expect(refinement).toBe(-1);
        }
        for (const { category, legalFactsIds = [], details } of timeline)
          if (OWE_A_FACT.has(category) || details['attachments'] !== undefined)
            expect(legalFactsIds.length, category).toBeGreaterThan(0);
        // every change of status is one of the machine's
        const statuses = notificationStatusHistory.map(({ status }) => status as NotificationStatus);
        for (const [index, status] of statuses.entries())
          if (index > 0)
            expect(timeline.some(({ category }) => mayLead(statuses[index - 1]!, category) === status)).toBe(true);
        expect(troubles(at)).toEqual([]);
      }),
      { seed: 42, numRuns: 80 },
    );
  });
});

/** Elements that owe a legal fact (send.md §2.6). */
const OWE_A_FACT = new Set([
  'REQUEST_ACCEPTED',
  'COMPLETELY_UNREACHABLE',
  'NOTIFICATION_VIEWED',
  'NOTIFICATION_CANCELLED',
]);

function mayLead(from: NotificationStatus, category: string): NotificationStatus {
  return statusAfter(from, category, [category, category] as never, 2);
}
