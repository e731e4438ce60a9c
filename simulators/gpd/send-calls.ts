import type { WireRequest } from '../kernel/exchange.ts';
import type { Simulation } from '../kernel/simulate.ts';
import type { Answer } from '../kernel/platform.ts';
import { SEND_BASE } from './operations/base.ts';
import { updateNotificationFee } from './operations/fee.ts';
import { lastingFaultAt } from './payment.ts';
import { optionOf } from './state.ts';
import type { GpdState } from './state.ts';

/** SEND's update of the fee of one notice; cents. `requestId` is `<creditor>_<nav>_<phase>_<uuid>` (send.md §4.4). */
export interface FeeUpdate {
  readonly creditore: string;
  readonly numeroAvviso: string;
  readonly notificationFee: number;
  readonly requestId: string;
}

/** SEND updates a fee on GPD: journalled as an exchange between platforms. Returns the status answered. */
export function updateFee(gpd: Simulation, { creditore, numeroAvviso, notificationFee, requestId }: FeeUpdate): number {
  const { platform, context } = gpd;
  const state = gpd.state as GpdState;
  const path = { organizationfiscalcode: creditore, nav: numeroAvviso };
  const request: WireRequest = {
    method: 'PUT',
    url: `${context.publicUrl}${SEND_BASE}/organizations/${creditore}/paymentoptions/${numeroAvviso}/notificationfee`,
    headers: {
      'content-type': 'application/json',
      'ocp-apim-subscription-key': state.sendKey,
      'x-request-id': requestId,
    },
    body: Buffer.from(JSON.stringify({ notificationFee })),
  };
  const at = context.clock.now();
  const { response, events = [] } = updateNotificationFee.handle(
    { request, path, query: {}, body: { notificationFee }, caller: undefined },
    state,
    context,
  ) as Answer;
  for (const event of events) platform.apply(state, event, context);
  gpd.record({
    at,
    elapsedMs: 0,
    direction: 'betweenPlatforms',
    operation: updateNotificationFee.id,
    path,
    request,
    response,
    events,
  });
  return response.status;
}

/** How a notice stands on GPD when SEND is asked to notify it. */
export type Standing = 'assente' | 'pagabile' | 'nonPagabile';

export function standingOf(gpd: Simulation, creditore: string, numeroAvviso: string): Standing {
  const found = optionOf(gpd.state as GpdState, creditore, numeroAvviso);
  if (found === undefined) return 'assente';
  const fault = lastingFaultAt(found.position, numeroAvviso, gpd.context.clock.now());
  return fault === undefined ? 'pagabile' : 'nonPagabile';
}
