import { jsonResponse } from '../../kernel/exchange.ts';
import type { Operation } from '../../kernel/platform.ts';
import { platformStatus } from '../contract/notifications.ts';
import type { Caller, SendState } from '../state.ts';

/** Whether SEND works (send.md §1.2 row 20). */
export const status: Operation<SendState, Caller> = {
  id: 'status',
  method: 'GET',
  path: '/status',
  answers: { 200: platformStatus },
  handle: () => ({
    response: jsonResponse(
      200,
      {
        status: 200,
        title: 'OK',
        functionalities: ['NOTIFICATION_CREATE', 'NOTIFICATION_VISUALIZATION', 'NOTIFICATION_WORKFLOW'],
        openIncidents: [],
      },
      { 'content-type': 'application/problem+json' },
    ),
  }),
};
