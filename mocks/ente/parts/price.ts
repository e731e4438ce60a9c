import type { Posizione, StreamEvent } from '../archive.ts';
import type { Reply } from '../client.ts';
import type { Configuration } from '../configuration.ts';

/** Asks SEND the notification cost of a position now; cents. Undefined where without it the payment does not proceed. */
export type AskFee = () => Promise<number | undefined>;

/** Version of the price in use, as a path has it: the one in force (send.md §1.2). */
export function priceVersion(): string {
  return 'v2.3/';
}

/** Whose tax id the price is asked with: the creditor of the notice, who need not be the sender (send.md §1.16). */
export function paTaxIdFor(posizione: Posizione, _configuration: Configuration): string {
  return posizione.creditore.codiceFiscale;
}

/** The notice whose price is asked: the position's own, whatever other notices travel with it and to whomever (send.md §4.1). */
export function noticeForPrice({ numeroAvviso }: Posizione, _sameNotification: readonly Posizione[]): string {
  return numeroAvviso;
}

/** Which key the price is asked with: the creditor's own where it has one, otherwise the sender's (send.md §4.5). */
export function priceKeyFor(posizione: Posizione, { mittente, creditore }: Configuration): string {
  return (
    (posizione.creditore.codiceFiscale === creditore?.codiceFiscale ? creditore.apiKey : undefined) ?? mittente.apiKey
  );
}

/**
 * Whether the costs of a notification may burden this position. A notice may also travel with a notification that somebody loaded by
 * hand on SEND's portal: only SEND knows, so it is always asked.
 */
export function costsMayApply(_posizione: Posizione): boolean {
  return true;
}

/** The cost to add, from SEND's price: the total, VAT and sender's fee included (send.md §4.1). Undefined if absent. */
export function feeOf(price: unknown): number | undefined {
  const total = (price as { totalPrice?: unknown } | undefined)?.totalPrice;
  return typeof total === 'number' && Number.isSafeInteger(total) && total >= 0 ? total : undefined;
}

/** The cost of a notice, given what SEND told of it and the other notices of its notification: its own, whatever theirs. Cents. */
export function feeAmong(told: number, _others: readonly Posizione[]): number {
  return told;
}

/** The cost at verification: asked of SEND there and then. */
export function priceAtVerify(ask: AskFee, _posizione: Posizione): Promise<number | undefined> {
  return ask();
}

/** The cost at activation: asked again, since it may have risen since verification (send.md §4.3), whatever events were told. */
export function priceAtActivation(
  ask: AskFee,
  _posizione: Posizione,
  _events: readonly StreamEvent[],
): Promise<number | undefined> {
  return ask();
}

/**
 * The cost where SEND gave none: nothing where it says there is none (not accepted, cancelled, unknown), and never an old
 * cost after a cancellation; where it did not answer, what the configuration says. Undefined: the payment does not proceed.
 */
export function priceFallback(
  reply: Reply,
  posizione: Posizione,
  policy: Configuration['senzaCosto'],
): number | undefined {
  if (reply.status === 404 || posizione.annullata === true || policy === 'importoBase') return 0;
  return policy === 'esitoNegativo' ? undefined : (posizione.ultimoCosto ?? 0);
}

/** A position whose notification has been cancelled: what it cost is owed no more. */
export function afterCancellation(posizione: Posizione): Posizione {
  return { ...posizione, annullata: true };
}

/** What of a payment is the cost of the notification: all that exceeds the debt, which stays what it was. Cents. */
export function notificationCostIn(paid: number, debt: number): number {
  return Math.max(0, paid - debt);
}

/** What is due: amount of the act plus notification cost; whole cents. */
export function amountDue(importo: number, fee: number): number {
  return importo + fee;
}
