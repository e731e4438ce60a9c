import { DAY } from '../../kernel/clock.ts';
import { jsonResponse } from '../../kernel/exchange.ts';
import type { Operation } from '../../kernel/platform.ts';
import { dayPath } from '../contract/path.ts';
import { subscriptionsFeed } from '../contract/profile.ts';
import { problem } from '../problem.ts';
import type { Caller, IoState } from '../state.ts';

/** Who turned the service on or off on a day, by digest of the codice fiscale; readable from the next midnight, UTC. */
export const getSubscriptionsFeedForDate: Operation<IoState, Caller> = {
  id: 'getSubscriptionsFeedForDate',
  method: 'GET',
  path: '/api/v1/subscriptions-feed/{date}',
  parameters: dayPath,
  answers: { 200: subscriptionsFeed },
  handle({ path, caller }, { feed }, { clock }) {
    const day = path['date']!;
    const begins = Date.parse(`${day}T00:00:00Z`);
    if (Number.isNaN(begins)) return { response: problem(400, 'Bad parameters', `${day} is not a date`) };
    const readableFrom = begins + DAY;
    if (clock.now() < readableFrom)
      return {
        response: problem(
          404,
          'Data not available yet',
          `Data for this date will be available from ${new Date(readableFrom).toISOString()}`,
        ),
      };
    const serviceId = caller.subscription.kind === 'use' ? caller.subscription.serviceId : '';
    const { on, off } = feed.get(`${serviceId}/${day}`) ?? { on: [], off: [] };
    return { response: jsonResponse(200, { dateUTC: day, subscriptions: [...on], unsubscriptions: [...off] }) };
  },
};
