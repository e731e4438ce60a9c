import { jsonResponse } from '../../kernel/exchange.ts';
import type { Answer, Operation } from '../../kernel/platform.ts';
import { positionModel, positionRead as readPosition } from '../answers.ts';
import { doneAnswer, positionAnswer, positionBody, positionList, positionRead, problemAnswer } from '../contract.ts';
import type { PositionModel } from '../contract.ts';
import { problem } from '../problem.ts';
import { positionOf, saved, statusAt } from '../state.ts';
import type { GpdState, PaymentOption, Position } from '../state.ts';
import { navOf, rejectionOf } from '../validation.ts';
import { BASE, noPosition, REFUSALS } from './base.ts';

type GpdOperation = Operation<GpdState, undefined>;

const POSITIONS = `${BASE}/organizations/{organizationfiscalcode}/debtpositions`;
const ONE = `${POSITIONS}/{iupd}`;
const PAGE = 10;
const LARGEST_PAGE = 50;

/** States in which the creditor may still change a position (SANP 3.12.0, GPD). */
const CHANGEABLE: ReadonlySet<string> = new Set(['DRAFT', 'PUBLISHED', 'VALID', 'EXPIRED']);

export const createPosition: GpdOperation = {
  id: 'createPosition',
  method: 'POST',
  path: POSITIONS,
  body: positionBody,
  answers: { ...REFUSALS, 201: positionAnswer, 409: problemAnswer },
  handle({ path, query, body }, state, { clock }) {
    const organization = path['organizationfiscalcode']!;
    const model = body as PositionModel;
    const rejection = rejectionOf(state, organization, model, true);
    if (rejection !== undefined) return refused(rejection);
    const now = clock.now();
    const { paymentOption = [], status: _status, ...rest } = model;
    const publishes = query['toPublish'] === 'true';
    const position: Position = {
      organization,
      model: rest,
      options: paymentOption.map((option) => optionFrom(option, undefined, now)),
      status: publishes ? 'PUBLISHED' : 'DRAFT',
      insertedAt: now,
      ...(publishes ? { publishedAt: now } : {}),
      updatedAt: now,
    };
    return {
      response: jsonResponse(201, positionModel(position, now)),
      events: [saved(withStatusNow(position, now), 'createPosition')],
    };
  },
};

export const updatePosition: GpdOperation = {
  id: 'updatePosition',
  method: 'PUT',
  path: ONE,
  body: positionBody,
  answers: { ...REFUSALS, 200: positionAnswer, 409: problemAnswer },
  handle({ path, query, body }, state, { clock }) {
    const { organizationfiscalcode: organization = '', iupd = '' } = path;
    const model = body as PositionModel;
    const before = positionOf(state, organization, iupd);
    if (before === undefined) return noPosition(organization, iupd);
    if (model.iupd !== iupd) return { response: problem(400, 'The IUPD of the body is not that of the path') };
    const now = clock.now();
    const status = statusAt(before, now);
    if (!CHANGEABLE.has(status)) return { response: problem(409, `A ${status} debt position cannot be updated`) };
    if (before.options.some(({ inPayment }) => inPayment))
      return { response: problem(409, 'A payment of this debt position is under way') };
    const rejection = rejectionOf(state, organization, model, false);
    if (rejection !== undefined) return refused(rejection);
    const { paymentOption = [], status: _status, ...rest } = model;
    const publishes = query['toPublish'] === 'true' && before.status === 'DRAFT';
    const position: Position = {
      ...before,
      model: rest,
      // the fee is SEND's: an update by the creditor leaves it as it is (send.md §7.2)
      options: paymentOption.map((option) =>
        optionFrom(
          option,
          before.options.find(({ nav }) => nav === navOf(option)),
          now,
        ),
      ),
      status: publishes ? 'PUBLISHED' : before.status,
      ...(publishes ? { publishedAt: now } : {}),
      updatedAt: now,
    };
    return {
      response: jsonResponse(200, positionModel(position, now)),
      events: [saved(withStatusNow(position, now), 'updatePosition')],
    };
  },
};

export const readOne: GpdOperation = {
  id: 'getOrganizationDebtPositionByIUPD',
  method: 'GET',
  path: ONE,
  answers: { ...REFUSALS, 200: positionRead },
  handle({ path }, state, { clock }) {
    const { organizationfiscalcode: organization = '', iupd = '' } = path;
    const position = positionOf(state, organization, iupd);
    return position === undefined
      ? noPosition(organization, iupd)
      : { response: jsonResponse(200, readPosition(position, clock.now())) };
  },
};

export const readAll: GpdOperation = {
  id: 'getOrganizationDebtPositions',
  method: 'GET',
  path: POSITIONS,
  answers: { ...REFUSALS, 200: positionList },
  handle({ path, query }, state, { clock }) {
    const organization = path['organizationfiscalcode']!;
    const limit = Number(query['limit'] ?? PAGE);
    const page = Number(query['page'] ?? 0);
    if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_PAGE || !Number.isInteger(page) || page < 0)
      return { response: problem(400, `limit is 1 to ${LARGEST_PAGE}, page is 0 or more`) };
    const now = clock.now();
    const own = [...state.positions.values()].filter((position) => position.organization === organization);
    const wanted = query['status'];
    const found = wanted === undefined ? own : own.filter((position) => statusAt(position, now) === wanted);
    const shown = found.slice(page * limit, (page + 1) * limit);
    return {
      response: jsonResponse(200, {
        payment_position_list: shown.map((position) => readPosition(position, now)),
        page_info: { page, limit, items_found: shown.length, total_pages: Math.ceil(found.length / limit) },
      }),
    };
  },
};

export const deletePosition: GpdOperation = {
  id: 'deletePosition',
  method: 'DELETE',
  path: ONE,
  answers: { ...REFUSALS, 200: doneAnswer, 409: problemAnswer },
  handle({ path }, state) {
    const { organizationfiscalcode: organization = '', iupd = '' } = path;
    const position = positionOf(state, organization, iupd);
    if (position === undefined) return noPosition(organization, iupd);
    if (position.options.some(({ status, inPayment }) => inPayment || status !== 'PO_UNPAID'))
      return { response: problem(409, 'A debt position that is paid, or being paid, cannot be deleted') };
    return {
      response: jsonResponse(200, 'OK'),
      events: [{ type: 'positionDeleted', organization, iupd }],
    };
  },
};

function refused({ status, detail }: { readonly status: number; readonly detail: string }): Answer {
  return { response: problem(status, detail) };
}

/** An option as the creditor gives it now: what SEND and payments have done to it stays. */
function optionFrom(
  given: NonNullable<PositionModel['paymentOption']>[number],
  before: PaymentOption | undefined,
  now: number,
): PaymentOption {
  const { fee: _fee, notificationFee: _notificationFee, ...model } = given;
  return {
    fee: 0,
    status: 'PO_UNPAID',
    inPayment: false,
    ...before,
    nav: navOf(given),
    model,
    updatedAt: now,
  };
}

/** What is published and may be paid at once is valid at once (SANP 3.12.0, GPD). */
function withStatusNow(position: Position, now: number): Position {
  return position.status === 'PUBLISHED' && statusAt(position, now) === 'VALID'
    ? { ...position, status: 'VALID' }
    : position;
}
