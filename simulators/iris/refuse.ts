import { textResponse } from '../kernel/exchange.ts';
import type { WireRequest, WireResponse } from '../kernel/exchange.ts';
import type { Refusal } from '../kernel/platform.ts';
import { pathOf } from '../kernel/simulate.ts';
import { isCart } from './operations/addresses.ts';
import { isSmartProxy } from './spx/accesso.ts';
import { faultCart, faultDiretto } from './operations/soap.ts';

/** What no operation saw: a body too large or cut is a fault of the address it came to; an unknown address is explained. */
export function refuse(refusal: Refusal, request: WireRequest): WireResponse {
  if (refusal.kind === 'unknownOperation') return textResponse(404, 'text/plain; charset=utf-8', refusal.explanation);
  const perche = percheDi(refusal);
  if (isSmartProxy(pathOf(request.url))) return textResponse(400, 'text/plain; charset=utf-8', perche);
  return isCart(pathOf(request.url)) ? faultCart('CON001', perche) : faultDiretto(perche);
}

function percheDi(refusal: Exclude<Refusal, { kind: 'unknownOperation' }>): string {
  switch (refusal.kind) {
    case 'tooLarge':
      return `il corpo supera i ${refusal.capBytes} byte che si leggono al massimo`;
    case 'truncated':
      return 'il corpo finisce prima della lunghezza dichiarata';
    case 'undecodable':
      return refusal.problem;
    case 'invalid':
      return refusal.issues.map(({ path, message }) => `${path} ${message}`).join('; ');
  }
}
