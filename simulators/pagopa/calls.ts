import { SECOND } from '../kernel/clock.ts';
import type { WireResponse } from '../kernel/exchange.ts';
import type { Call, Context, Effects } from '../kernel/platform.ts';
import { decodeAnswer, faultOf, outcomeOf, paymentOf, verifiedAmount } from './contract/answer.ts';
import { encodeActivation, encodeReceipt, encodeVerify } from './contract/request.ts';
import type { CallId, Place, QrCode } from './contract/request.ts';
import type { XmlElement } from '../kernel/xml.ts';
import { enteOf, positionOf } from './state.ts';
import type { PagopaEvent, PagopaState } from './state.ts';

/** Milliseconds the node waits for an answer (SANP 3.12.0, Creditor Entity Service Levels; send.md §6.2). */
export const BUDGET_MS: Readonly<Record<CallId, number>> = {
  paVerifyPaymentNotice: 7 * SECOND,
  paGetPaymentV2: 7 * SECOND,
  paSendRTV2: 15 * SECOND,
};

/**
 * What a call is about: creditor (11 digits) and notice (18 digits). `idPA`, `idBrokerPA`, `idStation` stand in for the
 * right ones where a scenario makes the node err; `receiptId` (paSendRTV2) is the payment token unless told.
 */
interface Parameters {
  readonly creditore: string;
  readonly numeroAvviso: string;
  readonly place: Place;
  readonly receiptId?: string;
}

export const calls: readonly Call<PagopaState>[] = [
  {
    id: 'paVerifyPaymentNotice',
    budgetMs: BUDGET_MS.paVerifyPaymentNotice,
    encode(state, given) {
      const asked = parametersFrom(state, given);
      return encodeVerify(asked.place, qrOf(asked));
    },
    answered: (state, given, response) =>
      settled('paVerifyPaymentNotice', state, given, response, (asked, element) => {
        const importo = verifiedAmount(element);
        return importo === undefined ? [] : [{ type: 'verificata', ...asked, importo }];
      }),
  },
  {
    id: 'paGetPaymentV2',
    budgetMs: BUDGET_MS.paGetPaymentV2,
    encode(state, given) {
      const asked = parametersFrom(state, given);
      return encodeActivation(asked.place, qrOf(asked));
    },
    answered: (state, given, response, context) =>
      settled('paGetPaymentV2', state, given, response, (asked, element) => {
        const pagamento = paymentOf(element);
        return pagamento === undefined ? [] : [{ type: 'attivata', ...asked, token: tokenFrom(context), pagamento }];
      }),
  },
  {
    id: 'paSendRTV2',
    budgetMs: BUDGET_MS.paSendRTV2,
    encode(state, given, context) {
      const asked = parametersFrom(state, given);
      const { attivazione } = positionOf(state, asked.creditore, asked.numeroAvviso) ?? {};
      if (attivazione === undefined)
        throw new RangeError(
          `no receipt for notice ${asked.numeroAvviso} of ${asked.creditore}: no activation of it went well`,
        );
      return encodeReceipt(asked.place, {
        receiptId: asked.receiptId ?? attivazione.token,
        qrCode: qrOf(asked),
        payment: attivazione.pagamento,
        paidAt: context.clock.now(),
      });
    },
    answered: (state, given, response) =>
      settled('paSendRTV2', state, given, response, (asked) => {
        const receiptId =
          parametersFrom(state, given).receiptId ??
          positionOf(state, asked.creditore, asked.numeroAvviso)?.attivazione?.token;
        return receiptId === undefined ? [] : [{ type: 'ricevutaAcquisita', ...asked, receiptId }];
      }),
  },
];

type Subject = { readonly creditore: string; readonly numeroAvviso: string };

/** An answer the node can use becomes events; one outside the contract, or none, changes nothing. */
function settled(
  call: CallId,
  state: PagopaState,
  given: Readonly<Record<string, unknown>>,
  response: WireResponse | undefined,
  accepted: (asked: Subject, element: XmlElement) => PagopaEvent[],
): Effects {
  if (response === undefined || response.status !== 200) return {};
  const answer = decodeAnswer(response.body);
  if (answer.kind !== 'answer' || answer.issues.length > 0) return {};
  const { creditore, numeroAvviso } = parametersFrom(state, given);
  const asked = { creditore, numeroAvviso };
  if (outcomeOf(answer.element) === 'OK') return { events: accepted(asked, answer.element) };
  return {
    events: [{ type: 'rifiutata', ...asked, chiamata: call, faultCode: faultOf(answer.element)?.faultCode ?? '' }],
  };
}

/** 32 hexadecimal digits, as the node's payment tokens are. */
function tokenFrom({ ids }: Context): string {
  return ids.hex(32);
}

function qrOf({ creditore, numeroAvviso }: Subject): QrCode {
  return { fiscalCode: creditore, noticeNumber: numeroAvviso };
}

function parametersFrom(state: PagopaState, given: Readonly<Record<string, unknown>>): Parameters {
  const creditore = textIn(given, 'creditore', /^[0-9]{11}$/, '11 digits');
  const numeroAvviso = textIn(given, 'numeroAvviso', /^[0-9]{18}$/, '18 digits');
  const { idBroker, idStation } = enteOf(state, creditore);
  const receiptId = given['receiptId'];
  return {
    creditore,
    numeroAvviso,
    place: {
      idPA: insteadOf(given, 'idPA', creditore),
      idBrokerPA: insteadOf(given, 'idBrokerPA', idBroker),
      idStation: insteadOf(given, 'idStation', idStation),
    },
    ...(receiptId === undefined ? {} : { receiptId: textIn(given, 'receiptId', /^.{1,70}$/, '1 to 70 characters') }),
  };
}

function insteadOf(given: Readonly<Record<string, unknown>>, name: keyof Place, right: string): string {
  return given[name] === undefined ? right : textIn(given, name, /^.{1,35}$/, '1 to 35 characters');
}

function textIn(given: Readonly<Record<string, unknown>>, name: string, form: RegExp, expected: string): string {
  const value = given[name];
  if (typeof value !== 'string' || !form.test(value))
    throw new RangeError(`pagoPA parameter "${name}": ${expected} expected, got ${JSON.stringify(value)}`);
  return value;
}
