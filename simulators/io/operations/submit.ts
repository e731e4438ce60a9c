import { jsonResponse } from '../../kernel/exchange.ts';
import type { WireResponse } from '../../kernel/exchange.ts';
import type { Answer, Context, Input, Operation } from '../../kernel/platform.ts';
import { createdMessage, newMessage, portalIssues } from '../contract/message.ts';
import type { NewMessage } from '../contract/message.ts';
import { FISCAL_CODE, isFiscalCode } from '../contract/primitives.ts';
import { positionStatus } from '../positions.ts';
import { badParameters, badPath, notAllowed, problem, recipientForbidden, violations } from '../problem.ts';
import { CARGO } from '../state.ts';
import type { Caller, IoEvent, IoState, Message } from '../state.ts';
import { ulidAt } from '../ulid.ts';
import { addressProblem, isAuthorized, isTrial, senderOf } from './sender.ts';
import type { Sender } from './sender.ts';

/** Sends a message; the recipient is in the body. */
export const submitMessageforUserWithFiscalCodeInBody: Operation<IoState, Caller> = {
  id: 'submitMessageforUserWithFiscalCodeInBody',
  method: 'POST',
  path: '/api/v1/messages',
  body: newMessage,
  answers: { 201: createdMessage },
  handle: submit,
};

/** The same with the recipient in the path, where it ends up in registers: deprecated. */
export const submitMessageforUser: Operation<IoState, Caller> = {
  ...submitMessageforUserWithFiscalCodeInBody,
  id: 'submitMessageforUser',
  path: '/api/v1/messages/{fiscal_code}',
};

/** Takes a message, or says why not, in the order in which IO looks (io.md §5.1, 7-16). Nobody asks whether the recipient is on IO. */
function submit({ body, path, caller }: Input<Caller>, state: IoState, context: Context): Answer {
  const message = body as NewMessage;
  const sender = senderOf(state, caller);
  const inPath = path['fiscal_code'];
  const refused =
    lengthProblem(message, state) ??
    (inPath !== undefined && !isFiscalCode(inPath)
      ? badPath(`string that matches the pattern "${FISCAL_CODE}"`, inPath)
      : undefined) ??
    permissionProblem(message, caller) ??
    addressProblem(sender, caller, state) ??
    recipientProblem(message, inPath) ??
    remoteContentProblem(message, caller, state) ??
    phaseProblem(sender, caller, inPath ?? message.fiscal_code!) ??
    amountProblem(message, sender);
  if (refused !== undefined) return { response: refused };

  const fiscalCode = inPath ?? message.fiscal_code!;
  const created: Message = {
    id: ulidAt(context.clock.now(), state.ids.ulid),
    fiscalCode,
    serviceId: sender.service.id,
    user: caller.user,
    createdAt: context.clock.now(),
    request: message,
    status: 'ACCEPTED',
    read: false,
    attempts: 0,
  };
  const event: IoEvent = {
    type: 'messageAccepted',
    id: created.id,
    fiscal_code: fiscalCode,
    service: sender.service.id,
    ...positionOf(message, sender, state),
    [CARGO]: created,
  };
  return {
    response: jsonResponse(201, { id: created.id }, { location: `/api/v1/messages/${fiscalCode}/${created.id}` }),
    events: [event],
    schedule: [{ afterMs: delayOf(fiscalCode, state), timer: { type: 'process', id: created.id } }],
  };
}

/** What pagoPA knew of the notice when the message came: nobody looks at it then, but the story is told by it. */
function positionOf({ content: { payment_data } }: NewMessage, { card }: Sender, state: IoState): object {
  if (payment_data === undefined) return {};
  const creditor = payment_data.payee?.fiscal_code ?? card.organization.fiscal_code;
  return { position: positionStatus(state, creditor, payment_data.notice_number) ?? 'unknown' };
}

function delayOf(fiscalCode: string, { personas, settings }: IoState): number {
  return settings.processingDelayMs + (personas.get(fiscalCode)?.slow === true ? settings.slowProcessingMs : 0);
}

/** Lengths that only the retired portal refused: the interface's own are looked at before. */
function lengthProblem({ content }: NewMessage, { settings }: IoState): WireResponse | undefined {
  const issues = settings.messageLimits === 'portal2021' ? portalIssues(content) : [];
  return issues.length === 0 ? undefined : problem(400, 'Invalid message structure', violations(issues));
}

/** What the groups of a user allow to be in a message (io.md §5.1, 8). */
function permissionProblem({ content, feature_level_type }: NewMessage, { user }: Caller): WireResponse | undefined {
  const lacks = (group: Caller['user']['groups'][number]): boolean => !user.groups.includes(group);
  if (content.eu_covid_cert !== undefined && lacks('ApiMessageWriteEUCovidCert'))
    return notAllowed('You do not have enough permissions to send an EUCovidCert message');
  if (content.payment_data?.payee !== undefined && lacks('ApiMessageWriteWithPayee'))
    return notAllowed('You do not have enough permissions to send a payment message with payee');
  if (feature_level_type === 'ADVANCED')
    return lacks('ApiMessageWriteAdvanced')
      ? notAllowed('You do not have enough permissions to send a Premium message')
      : undefined;
  return content.third_party_data !== undefined && lacks('ApiThirdPartyMessageWrite')
    ? notAllowed('You do not have enough permissions to send a third party message')
    : undefined;
}

function recipientProblem({ fiscal_code }: NewMessage, inPath: string | undefined): WireResponse | undefined {
  const where = 'The fiscalcode parameter must be specified in the path or in the payload';
  if (fiscal_code !== undefined && inPath !== undefined) return badParameters(`${where} but not in both`);
  return fiscal_code === undefined && inPath === undefined ? badParameters(where) : undefined;
}

function remoteContentProblem(
  { content: { third_party_data }, feature_level_type }: NewMessage,
  { user }: Caller,
  { configurations }: IoState,
): WireResponse | undefined {
  if (third_party_data === undefined) return undefined;
  const { configuration_id, has_attachments } = third_party_data;
  if (configuration_id === undefined)
    return problem(
      403,
      'No configuration id for remote content',
      'You did not send any configuration id for your remote content in third_party_data',
    );
  const configuration = configurations.get(configuration_id);
  if (configuration === undefined)
    return problem(
      404,
      'Remote Content Configuration NOT FOUND',
      'Cannot find any Remote Content Configuration with the given id',
    );
  if (configuration.user !== user)
    return problem(
      403,
      'Not your configuration',
      "You're not the owner of the configuration related to the given configuration_id",
    );
  return has_attachments === true && feature_level_type !== 'ADVANCED'
    ? problem(
        403,
        'Attachments call forbidden',
        'You are not allowed to send messages with attachmens with STANDARD messages, please use ADVANCED',
      )
    : undefined;
}

/** Trial: the listed recipients only. Who may write in production is known since the groups were looked at (io.md §5.1, 3 and 14). */
function phaseProblem(sender: Sender, caller: Caller, fiscalCode: string): WireResponse | undefined {
  return isTrial(caller) && !isAuthorized(sender, fiscalCode) ? recipientForbidden() : undefined;
}

function amountProblem({ content: { payment_data } }: NewMessage, { card }: Sender): WireResponse | undefined {
  const most = card.max_allowed_payment_amount ?? 0;
  return payment_data !== undefined && payment_data.amount > most
    ? problem(
        400,
        'Error while sending payment metadata',
        `The requested amount (${payment_data.amount} cents) exceeds the maximum allowed for this service (${most} cents)`,
      )
    : undefined;
}
