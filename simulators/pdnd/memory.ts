import type { RuleMemory, SeenExchange } from '../kernel/platform.ts';

/** A voucher as rules remember it; instants are epoch ms. */
export interface Issued {
  readonly at: number;
  readonly expiresAt: number;
}

/** What rules remember: the vouchers given, by client, latest last. */
export type PdndMemory = Map<string, readonly Issued[]>;

/** Vouchers remembered of a client: more say nothing more. */
const REMEMBERED = 8;

export const memory: RuleMemory<PdndMemory> = {
  create: () => new Map(),
  remember(past, exchange) {
    const issued = issuedIn(exchange);
    if (issued !== undefined)
      past.set(issued.clientId, [...(past.get(issued.clientId) ?? []), issued].slice(-REMEMBERED));
  },
};

/** The voucher that an exchange gave. */
export function issuedIn({ at, events = [] }: SeenExchange): (Issued & { readonly clientId: string }) | undefined {
  const event = events.find(({ type }) => type === 'voucherIssued');
  return event === undefined
    ? undefined
    : { at, clientId: String(event['clientId']), expiresAt: Number(event['expiresAt']) };
}
