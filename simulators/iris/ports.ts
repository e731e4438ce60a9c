import type { Context } from '../kernel/platform.ts';
import type { Posizione } from './posizione.ts';
import type { IrisState } from './state.ts';

/** What IRIS asks of other platforms; bound in simulators/compose.ts. */
export interface IrisPorts {
  /** What SEND adds to a notice of a creditor, in cents; nothing where it was not notified. */
  readonly noticeCost?: (creditor: string, noticeNumber: string) => number;
}

/**
 * Cents to add to what a position asks: the cost of its notification. No document of IRIS's says how it takes it in; what SEND
 * says of the technological partner that answers the node for the creditor is taken to hold for IRIS (send.md §4.5).
 */
export function notificationCost(
  { enti, iuv }: IrisState,
  { ports }: Context,
  { riga, condizione }: Posizione,
): number {
  const { noticeCost } = (ports ?? {}) as IrisPorts;
  if (noticeCost === undefined) return 0;
  const emesso = [...iuv.emessi.values()].find((each) => each.iuv === condizione.idPagamento);
  const ente = enti.get(riga.ente);
  return emesso === undefined || ente === undefined ? 0 : noticeCost(ente.codiceFiscale, emesso.numeroAvviso);
}
