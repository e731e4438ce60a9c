import { jsonResponse } from '../kernel/exchange.ts';
import type { WireRequest, WireResponse } from '../kernel/exchange.ts';
import type { Refusal } from '../kernel/platform.ts';
import { pathOf } from '../kernel/simulate.ts';
import { gatewayError, problem, violations } from './problem.ts';

/** What a request gets that no operation could take. An unknown address gets the gateway's 404, and what was possible. */
export function refuse(refusal: Refusal, request: WireRequest): WireResponse {
  switch (refusal.kind) {
    case 'unknownOperation':
      return jsonResponse(404, {
        statusCode: 404,
        message: 'Resource not found',
        collaudo: `${refusal.explanation}${superseded(pathOf(request.url))}`,
      });
    case 'tooLarge':
      return gatewayError(413, `Il corpo supera i ${refusal.capBytes} byte che si leggono al massimo`);
    case 'truncated':
      return problem(400, titleFor(request), 'il corpo finisce prima della lunghezza dichiarata');
    case 'undecodable':
      return problem(400, titleFor(request), refusal.problem);
    case 'invalid':
      return problem(400, refusal.part === 'body' ? titleFor(request) : 'Bad parameters', violations(refusal.issues));
  }
}

/** The title of a body that cannot be decoded: what it should have been (io.md §4). */
function titleFor(request: WireRequest): string {
  const path = pathOf(request.url);
  if (path.startsWith('/api/v1/messages-sending/')) return 'Invalid RemoteContentConfiguration';
  if (path.startsWith('/api/v1/messages')) return 'Invalid message structure';
  if (path.startsWith('/api/v1/profiles')) return 'Invalid FiscalCodePayload';
  if (path.startsWith('/api/v1/activations')) return 'Invalid ActivationPayload';
  return path.endsWith('/logo') ? 'Image not valid' : 'Bad Request';
}

function superseded(path: string): string {
  return /^\/api\/v1\/services(\/|$)/.test(path)
    ? ' La gestione dei servizi sotto /services è stata tolta il 30 settembre 2023: usare /manage/services.'
    : '';
}
