import type { Headers, WireRequest, WireResponse } from '../../simulators/kernel/exchange.ts';
import { parseJson } from '../../simulators/kernel/json.ts';
import type { Parts } from './parts.ts';
import type { Ports } from './ports.ts';
import type { Vouchers } from './voucher.ts';

/** What came of a request. `status` is 0 and `failure` says why where no usable answer came. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
  readonly json: unknown;
  readonly failure?: 'TIMEOUT' | 'RESET' | 'UNREACHABLE' | 'UNREADABLE' | 'NO_VOUCHER';
}

export interface Question {
  /** The official operation, which decides deadline, number of attempts and unit of retry-after. */
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  /** Built anew for each attempt, counted from 1. */
  readonly body?: (attempt: number) => Uint8Array;
  /** What a 2xx answer carries. */
  readonly reads: 'json' | 'bytes' | 'nothing';
}

/** Asks SEND, again where it makes sense to. Never throws for what the peer or the network does. */
export interface Client {
  ask(question: Question): Promise<Reply>;
}

const NO_BYTES = new Uint8Array(0);

const NO_VOUCHER: Reply = { status: 0, headers: {}, body: NO_BYTES, json: undefined, failure: 'NO_VOUCHER' };

/** What a client decides: how long to wait for an answer, whether to ask again and when, and whether a voucher is borne. */
export type Patience = Pick<Parts, 'timeoutFor' | 'shouldRetry' | 'retryDelay' | 'bearsVoucher' | 'renewsVoucher'>;

/** `vouchers`: where the ente's keys ask for a PDND voucher beside them. */
export function clientOver({ transport, clock }: Ports, parts: Patience, vouchers?: Vouchers): Client {
  const once = async (question: Question, attempt: number): Promise<Reply> => {
    const timeoutMs = parts.timeoutFor(question.operation);
    const bearer = vouchers !== undefined && parts.bearsVoucher(question.operation) ? vouchers : undefined;
    const voucher = await bearer?.current();
    if (bearer !== undefined && voucher === undefined) return NO_VOUCHER;
    const request: WireRequest = {
      method: question.method,
      url: question.url,
      headers: { ...question.headers, ...(voucher === undefined ? {} : { authorization: `Bearer ${voucher}` }) },
      body: question.body?.(attempt) ?? NO_BYTES,
    };
    let response: WireResponse;
    try {
      response = await transport(request, timeoutMs === undefined ? {} : { timeoutMs });
    } catch (error) {
      return { status: 0, headers: {}, body: NO_BYTES, json: undefined, failure: failureOf(error) };
    }
    return read(response, question.reads);
  };
  return {
    async ask(question) {
      let renewed = false;
      for (let attempt = 1; ; attempt++) {
        const reply = await once(question, attempt);
        if (
          vouchers !== undefined &&
          !renewed &&
          parts.bearsVoucher(question.operation) &&
          parts.renewsVoucher(reply)
        ) {
          renewed = true;
          vouchers.drop();
          continue;
        }
        if (reply.failure === 'NO_VOUCHER' || !parts.shouldRetry(reply, attempt, question.operation)) return reply;
        await clock.sleep(parts.retryDelay(reply, attempt, question.operation));
      }
    },
  };
}

/** An answer that says yes and cannot be read is no answer: the connection was cut, or something stood in between. */
function read(response: WireResponse, reads: Question['reads']): Reply {
  const { status, headers, body } = response;
  const success = status >= 200 && status < 300;
  if (success && reads !== 'json') return { status, headers, body, json: undefined };
  const parsed = parseJson(body);
  if (success && !parsed.ok) return { status: 0, headers, body, json: undefined, failure: 'UNREADABLE' };
  return { status, headers, body, json: parsed.ok ? parsed.value : undefined };
}

function failureOf(error: unknown): NonNullable<Reply['failure']> {
  const code = (error as { code?: unknown }).code;
  if (code === 'TIMEOUT' || code === 'RESET' || code === 'UNREACHABLE') return code;
  throw error;
}
