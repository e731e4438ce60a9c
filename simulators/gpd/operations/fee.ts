import { jsonResponse } from '../../kernel/exchange.ts';
import type { Operation } from '../../kernel/platform.ts';
import { optionRead, optionWithDebtor } from '../answers.ts';
import { feeBody, optionRead as optionAnswer, problemAnswer } from '../contract.ts';
import { problem } from '../problem.ts';
import { optionOf, ownTransfer, saved } from '../state.ts';
import type { GpdState, Position } from '../state.ts';
import { noOption, REFUSALS, SEND_BASE } from './base.ts';

type GpdOperation = Operation<GpdState, undefined>;

const OPTION = `${SEND_BASE}/organizations/{organizationfiscalcode}/paymentoptions/{nav}`;

/**
 * SEND says what a notification costs now (send.md §7.2): the new fee takes the place of the old one. 209 where a payment
 * is under way, and the payer may still be paying the old amount.
 */
export const updateNotificationFee: GpdOperation = {
  id: 'updateNotificationFee',
  method: 'PUT',
  path: `${OPTION}/notificationfee`,
  body: feeBody,
  answers: {
    ...REFUSALS,
    200: optionAnswer,
    209: optionAnswer,
    422: problemAnswer,
  },
  handle({ path, body }, state, { clock }) {
    const { organizationfiscalcode: organization = '', nav = '' } = path;
    const found = optionOf(state, organization, nav);
    if (found === undefined) return noOption(organization, nav);
    const { position, option } = found;
    if (option.status !== 'PO_UNPAID')
      return { response: problem(422, `Payment option ${nav} is ${option.status}: its fee cannot change`) };
    if (ownTransfer(organization, option.model) === undefined)
      return { response: problem(422, `Payment option ${nav} has no transfer of organization ${organization}`) };
    const now = clock.now();
    const updated = { ...option, fee: (body as { notificationFee: number }).notificationFee, updatedAt: now };
    const after: Position = {
      ...position,
      options: position.options.map((each) => (each === option ? updated : each)),
      updatedAt: now,
    };
    return {
      response: jsonResponse(option.inPayment ? 209 : 200, optionRead(after, updated)),
      events: [saved(after, 'updateNotificationFee')],
    };
  },
};

/** One option with its debtor, for SEND. */
export const getOrganizationPaymentOptionByNAV: GpdOperation = {
  id: 'getOrganizationPaymentOptionByNAV',
  method: 'GET',
  path: OPTION,
  answers: { ...REFUSALS, 200: optionAnswer },
  handle({ path }, state, { clock }) {
    const { organizationfiscalcode: organization = '', nav = '' } = path;
    const found = optionOf(state, organization, nav);
    return found === undefined
      ? noOption(organization, nav)
      : { response: jsonResponse(200, optionWithDebtor(found.position, found.option, clock.now())) };
  },
};
