// What the payments office asks of SEND: the cost of a notification, and to be told of a payment.
import type { Position, Positions } from './positions.ts';

export interface Settings {
  /** Base URL of SEND, without a trailing slash. */
  readonly send: string;
  readonly key: string;
  /** Keys of creditors that have one of their own, by tax id. */
  readonly creditorKeys: Readonly<Record<string, string>>;
  readonly iban: string;
}

/** Whoever pays is waiting: pagoPA grants the creditor 7 seconds in all. */
const PRICE_MS = 3_000;
const EVENT_MS = 5_000;

/** The cost of a position's notification now, cents: asked at every verification and at every activation, once. */
export async function feeOf(settings: Settings, positions: Positions, position: Position): Promise<number> {
  const { creditore, numeroAvviso } = position;
  const key = settings.creditorKeys[creditore.codiceFiscale] ?? settings.key;
  const answer = await ask(
    `${settings.send}/delivery/v2.3/price/${creditore.codiceFiscale}/${numeroAvviso}`,
    PRICE_MS,
    {
      headers: { 'x-api-key': key, accept: 'application/json' },
    },
  );
  const total = answer?.status === 200 ? (answer.json as { totalPrice?: unknown }).totalPrice : undefined;
  if (typeof total === 'number' && Number.isSafeInteger(total) && total >= 0) {
    positions.save({ ...current(positions, position), ultimoCosto: total });
    return total;
  }
  // SEND says that there is no cost (not notified, not accepted, cancelled); otherwise it did not answer
  return answer?.status === 404 ? 0 : (position.ultimoCosto ?? 0);
}

/** Tells SEND of the payments of notified positions it does not know yet; what fails now is told next time. */
export async function tellPayments(settings: Settings, positions: Positions): Promise<void> {
  for (const position of positions.all()) {
    const { pagata, ultimoCosto } = position;
    if (pagata === undefined || pagata.comunicata === true || ultimoCosto === undefined) continue;
    const event = {
      noticeCode: position.numeroAvviso,
      creditorTaxId: position.creditore.codiceFiscale,
      paymentDate: pagata.istante,
      amount: pagata.importo,
    };
    const answer = await ask(`${settings.send}/delivery/events/payment/pagopa`, EVENT_MS, {
      method: 'POST',
      headers: { 'x-api-key': settings.key, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ events: [event] }),
    });
    if (answer !== undefined && answer.status < 500 && answer.status !== 429)
      positions.save({ ...current(positions, position), pagata: { ...pagata, comunicata: true } });
  }
}

/** A position as it stands now: something may have changed it while SEND was being asked. */
export function current(positions: Positions, position: Position): Position {
  return positions.get(position.creditore.codiceFiscale, position.numeroAvviso) ?? position;
}

/** Undefined where no answer that can be read came in time. */
async function ask(
  url: string,
  timeoutMs: number,
  init: RequestInit,
): Promise<{ readonly status: number; readonly json: unknown } | undefined> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    const text = await response.text();
    return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
  } catch {
    return undefined;
  }
}
