import { jsonResponse } from '../../kernel/exchange.ts';
import type { Answer, Context, Input, Operation } from '../../kernel/platform.ts';
import { messageRead } from '../contract/message.ts';
import { FISCAL_CODE, isFiscalCode } from '../contract/primitives.ts';
import { positionStatus } from '../positions.ts';
import { badPath, internal, notAllowed, problem } from '../problem.ts';
import type { Caller, IoState, Message } from '../state.ts';
import { addressProblem, senderOf } from './sender.ts';

/** Tells a sender what became of a message (io.md §3.4.3). */
export const getMessage: Operation<IoState, Caller> = {
  id: 'getMessage',
  method: 'GET',
  path: '/api/v1/messages/{fiscal_code}/{id}',
  answers: { 200: messageRead },
  handle({ path, caller }: Input<Caller>, state: IoState, _context: Context): Answer {
    const fiscalCode = path['fiscal_code']!;
    if (!isFiscalCode(fiscalCode))
      return { response: badPath(`string that matches the pattern "${FISCAL_CODE}"`, fiscalCode) };
    const sender = senderOf(state, caller);
    const refused = addressProblem(sender, caller, state);
    if (refused !== undefined) return { response: refused };
    const message = state.messages.get(path['id']!);
    if (message === undefined || message.fiscalCode !== fiscalCode)
      return {
        response: problem(404, 'Message not found', 'The message that you requested was not found in the system.'),
      };
    if (message.serviceId !== sender.service.id)
      return {
        response: notAllowed('You are not allowed to read this message, you can only read messages that you have sent'),
      };
    const premium = premiumMembers(message, caller, state);
    if (premium === undefined)
      return { response: internal('Cannot retrieve the payment status. Service unreachable.') };
    return { response: jsonResponse(200, { ...read(message, state), ...premium }) };
  },
};

function read(message: Message, { notificationField, pendingWord }: IoState): object {
  const { id, fiscalCode, createdAt, serviceId, request, status, content } = message;
  return {
    message: {
      id,
      fiscal_code: fiscalCode,
      created_at: new Date(createdAt).toISOString(),
      sender_service_id: serviceId,
      feature_level_type: request.feature_level_type ?? 'STANDARD',
      time_to_live: request.time_to_live ?? 3_600,
      ...(content === undefined ? {} : { content }),
    },
    status: status === 'ACCEPTED' ? pendingWord : status,
    ...(notificationField && status === 'PROCESSED' ? { notification: { email: 'SENT', webhook: 'SENT' } } : {}),
  };
}

/** What only Premium messages tell, to whoever may read it; undefined where pagoPA does not answer. */
function premiumMembers(message: Message, { user }: Caller, state: IoState): object | undefined {
  const { request, status, fiscalCode, read: wasRead, content } = message;
  if (
    request.feature_level_type !== 'ADVANCED' ||
    status === 'ACCEPTED' ||
    !user.groups.includes('ApiMessageReadAdvanced')
  )
    return {};
  const tells = state.personas.get(fiscalCode)?.reads !== 'unavailable';
  const read_status = tells ? (wasRead ? 'READ' : 'UNREAD') : 'UNAVAILABLE';
  const payment = content?.payment_data;
  if (status !== 'PROCESSED' || payment === undefined) return { read_status };
  if (state.pagoPaDown) return undefined;
  const paid = positionStatus(state, payment.payee!.fiscal_code, payment.notice_number) === 'paid';
  return { read_status, payment_status: paid ? 'PAID' : 'NOT_PAID' };
}
