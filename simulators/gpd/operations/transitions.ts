import { jsonResponse } from '../../kernel/exchange.ts';
import type { Answer, Operation } from '../../kernel/platform.ts';
import { optionRead, positionModel } from '../answers.ts';
import { alreadyPaidBody, optionRead as optionAnswer, positionAnswer, problemAnswer } from '../contract.ts';
import { problem } from '../problem.ts';
import { optionOf, positionOf, saved, statusAt } from '../state.ts';
import type { GpdState, Position } from '../state.ts';
import { lastingFaultAt, paid } from '../payment.ts';
import { BASE, noOption, noPosition, REFUSALS } from './base.ts';

type GpdOperation = Operation<GpdState, undefined>;

const ONE = `${BASE}/organizations/{organizationfiscalcode}/debtpositions/{iupd}`;
const ANSWERS = { ...REFUSALS, 200: positionAnswer, 409: problemAnswer };

/** A draft becomes payable. */
export const publishPosition = transition('publishPosition', 'publish', ['DRAFT'], (position, now) => {
  const published: Position = { ...position, status: 'PUBLISHED', publishedAt: now, updatedAt: now };
  return statusAt(published, now) === 'VALID' ? { ...published, status: 'VALID' } : published;
});

/** What is no longer owed can no longer be paid. */
export const invalidatePosition = transition(
  'invalidatePosition',
  'invalidate',
  ['PUBLISHED', 'VALID', 'EXPIRED'],
  (position, now) => ({ ...position, status: 'INVALID', updatedAt: now }),
);

function transition(
  id: string,
  action: string,
  from: readonly string[],
  move: (position: Position, now: number) => Position,
): GpdOperation {
  return {
    id,
    method: 'POST',
    path: `${ONE}/${action}`,
    answers: ANSWERS,
    handle({ path }, state, { clock }): Answer {
      const { organizationfiscalcode: organization = '', iupd = '' } = path;
      const position = positionOf(state, organization, iupd);
      if (position === undefined) return noPosition(organization, iupd);
      const now = clock.now();
      const status = statusAt(position, now);
      if (!from.includes(status) || position.options.some(({ inPayment }) => inPayment))
        return { response: problem(409, `${id}: not for a ${status} debt position, nor while it is being paid`) };
      const moved = move(position, now);
      return { response: jsonResponse(200, positionModel(moved, now)), events: [saved(moved, id)] };
    },
  };
}

/** A payment that came to the creditor by another way: GPD must not have it paid again (send.md §7.1). */
export const setPaymentOptionAsAlreadyPaid: GpdOperation = {
  id: 'setPaymentOptionAsAlreadyPaid',
  method: 'POST',
  path: `${BASE}/organizations/{organizationfiscalcode}/paymentoptions/paids/{nav}`,
  body: alreadyPaidBody,
  answers: {
    ...REFUSALS,
    200: optionAnswer,
    409: problemAnswer,
    422: problemAnswer,
  },
  handle({ path, body }, state, { clock }) {
    const { organizationfiscalcode: organization = '', nav = '' } = path;
    const found = optionOf(state, organization, nav);
    if (found === undefined) return noOption(organization, nav);
    const { position, option } = found;
    if (option.status !== 'PO_UNPAID') return { response: problem(409, `Payment option ${nav} is paid already`) };
    const now = clock.now();
    const fault = lastingFaultAt(position, nav, now);
    if (fault !== undefined)
      return {
        response: problem(422, `Payment option ${nav} of a ${statusAt(position, now)} debt position: ${fault}`),
      };
    const { paymentDate } = body as { paymentDate?: string };
    const settled = paid(position, nav, paymentDate === undefined ? now : Date.parse(paymentDate), now);
    return {
      response: jsonResponse(
        200,
        optionRead(
          settled,
          settled.options.find((each) => each.nav === nav)!,
        ),
      ),
      events: [saved(settled, 'setPaymentOptionAsAlreadyPaid')],
    };
  },
};
