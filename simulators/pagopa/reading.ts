import type { SeenExchange } from '../kernel/platform.ts';
import { ANSWER_ELEMENT, decodeAnswer, decodeRequest } from './contract/answer.ts';
import type { Answer, Asked } from './contract/answer.ts';

/** An exchange between node and station, decoded. */
export interface Reading {
  readonly asked: Asked;
  /** Undefined where no answer came, or none that is text. */
  readonly answer: Answer | undefined;
}

const readings = new WeakMap<SeenExchange, Reading | null>();

/** Decodes an exchange, once; undefined where the request is not one of the node's. */
export function readingOf(exchange: SeenExchange): Reading | undefined {
  let reading = readings.get(exchange);
  if (reading === undefined) {
    reading = read(exchange);
    readings.set(exchange, reading);
  }
  return reading ?? undefined;
}

/** The decoded answer, where it is the one that the call wants and keeps to the schema. */
export function conforming(reading: Reading): Extract<Answer, { kind: 'answer' }> | undefined {
  const { answer, asked } = reading;
  return answer?.kind === 'answer' && answer.element.name === ANSWER_ELEMENT[asked.call] && answer.issues.length === 0
    ? answer
    : undefined;
}

function read(exchange: SeenExchange): Reading | null {
  const asked = decodeRequest(Buffer.from(exchange.request.text ?? ''));
  if (asked === undefined) return null;
  const { text, binary } = exchange.response;
  const silent = exchange.failure !== undefined || binary !== undefined;
  return { asked, answer: silent ? undefined : decodeAnswer(Buffer.from(text ?? '')) };
}
