import { jsonResponse } from '../kernel/exchange.ts';
import type { Headers, WireResponse } from '../kernel/exchange.ts';
import type { Context, Refusal } from '../kernel/platform.ts';

/** The one code that every refusal of a token request bears: the reason is told in PDND's back office only (send.md §5.3). */
export const NO_TOKEN = '015-0008';

/** A problem of PDND's (send.md §5.3). */
export function problem(
  status: number,
  code: string,
  detail: string,
  { ids }: Context,
  headers: Headers = {},
): WireResponse {
  return jsonResponse(
    status,
    {
      type: 'about:blank',
      status,
      title: TITLES[status] ?? 'Error',
      correlationId: ids.uuid(),
      detail,
      errors: [{ code, detail }],
    },
    { 'content-type': 'application/problem+json', ...headers },
  );
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  404: 'Not found',
  413: 'Payload too large',
  429: 'Too many requests',
};

/** What a request gets that no operation could take. */
export function refuse(refusal: Refusal, _: unknown, context: Context): WireResponse {
  switch (refusal.kind) {
    case 'unknownOperation':
      return problem(404, '015-0404', refusal.explanation, context);
    case 'tooLarge':
      return problem(413, '015-0413', `Il corpo supera ${refusal.capBytes} byte`, context);
    case 'truncated':
      return problem(400, '015-0400', 'Il corpo finisce prima della lunghezza dichiarata', context);
    case 'undecodable':
      return problem(400, '015-0400', refusal.problem, context);
    case 'invalid':
      return problem(400, '015-0400', refusal.issues.map(({ message }) => message).join('; '), context);
  }
}
