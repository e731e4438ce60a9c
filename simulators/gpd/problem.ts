import { emptyResponse, jsonResponse } from '../kernel/exchange.ts';
import type { WireResponse } from '../kernel/exchange.ts';
import type { Refusal } from '../kernel/platform.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'BAD REQUEST',
  403: 'FORBIDDEN',
  404: 'NOT FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD TOO LARGE',
  422: 'UNPROCESSABLE ENTITY',
};

/** A problem of GPD's: `{ title, status, detail }` (send.md §7.1). */
export function problem(status: number, detail: string): WireResponse {
  return jsonResponse(status, { title: TITLES[status] ?? 'ERROR', status, detail });
}

/** Who presents no key that is known: the gateway answers, without a body. */
export function unauthorized(): WireResponse {
  return emptyResponse(401);
}

/** What a request gets that no operation could take. */
export function refuse(refusal: Refusal): WireResponse {
  switch (refusal.kind) {
    case 'unknownOperation':
      return problem(404, refusal.explanation);
    case 'tooLarge':
      return problem(413, `Il corpo supera ${refusal.capBytes} byte`);
    case 'truncated':
      return problem(400, 'Il corpo finisce prima della lunghezza dichiarata');
    case 'undecodable':
      return problem(400, refusal.problem);
    case 'invalid':
      return problem(400, refusal.issues.map(({ path, message }) => `${path} ${message}`.trim()).join('; '));
  }
}
