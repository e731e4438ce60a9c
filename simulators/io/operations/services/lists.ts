import { jsonResponse } from '../../../kernel/exchange.ts';
import type { Operation } from '../../../kernel/platform.ts';
import { historyQuery, pageQuery, serviceHistory, serviceList, topicList } from '../../contract/service.ts';
import type { Caller, IoState } from '../../state.ts';
import { TOPICS } from '../../status/topics.ts';
import { isTheirs, managed, service, SERVICES } from './service.ts';
import { historyItemOf, lifecycleOf } from './wire.ts';

/** The caller's services, oldest first; `count` is how many are in the page [reconstructed]. */
export const cmsGetServices: Operation<IoState, Caller> = {
  id: 'cmsGetServices',
  method: 'GET',
  path: SERVICES,
  query: pageQuery,
  answers: { 200: serviceList },
  handle({ query, caller }, state) {
    const refused = managed(caller, state);
    if (refused !== undefined) return refused;
    const limit = Number(query['limit'] ?? state.settings.defaultServicesLimit);
    const offset = Number(query['offset'] ?? 0);
    const page = [...state.services.values()]
      .filter((each) => isTheirs(each, caller) && each.status.value !== 'deleted')
      .slice(offset, offset + limit);
    return {
      response: jsonResponse(200, {
        value: page.map(lifecycleOf),
        pagination: { count: page.length, limit, offset },
      }),
    };
  },
};

export const getServiceTopics: Operation<IoState, Caller> = {
  id: 'getServiceTopics',
  method: 'GET',
  path: `${SERVICES}/topics`,
  answers: { 200: topicList },
  handle: () => ({ response: jsonResponse(200, { topics: TOPICS.map((name, id) => ({ id, name })) }) }),
};

const HISTORY_LIMIT = 10;

/** What happened to a service; newest first unless asked otherwise [reconstructed]. The token is a place in the list. */
export const cmsGetServiceHistory = service({
  id: 'cmsGetServiceHistory',
  method: 'GET',
  path: '/history',
  query: historyQuery,
  answers: { 200: serviceHistory },
  handle({ query }, { id, history }) {
    const limit = Number(query['limit'] ?? HISTORY_LIMIT);
    const from = Math.max(0, Number.parseInt(query['continuationToken'] ?? '0', 10) || 0);
    const ordered = query['order'] === 'ASC' ? history : history.toReversed();
    const next = from + limit;
    return {
      response: jsonResponse(200, {
        items: ordered.slice(from, next).map((item) => historyItemOf(id, item)),
        ...(next < ordered.length ? { continuationToken: String(next) } : {}),
      }),
    };
  },
});
