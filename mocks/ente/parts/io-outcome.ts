import type { Reply } from '../client.ts';
import type { MessaggioIo } from '../io/archive.ts';

/** A message that IO has not worked yet is not asked about sooner than this, ms. */
const POLL_EVERY_MS = 60_000;

/** What IO's word for a state means; a word that is not known yet says nothing. */
export function ioOutcome(status: string): 'consegnato' | 'nonConsegnato' | undefined {
  if (status === 'PROCESSED') return 'consegnato';
  return status === 'REJECTED' || status === 'FAILED' ? 'nonConsegnato' : undefined;
}

/** How long to wait (ms) before a message may be asked about; `before` is when it was last. */
export function pollWait(before: number | undefined, now: number): number {
  return before === undefined ? 0 : Math.max(0, before + POLL_EVERY_MS - now);
}

/** Whether the citizen is told by another channel, by IO's outcome. */
export function otherChannelAfter(stato: MessaggioIo['stato']): boolean {
  return stato === 'nonConsegnato';
}

/** The service whose key the outcome is asked with: the one that wrote. */
export function serviceThatAsks(servizio: string, _servizi: readonly string[]): string {
  return servizio;
}

/** Address at which the outcome of a message is asked for. */
export function ioMessagePath(codiceFiscale: string, id: string): string {
  return `/messages/${codiceFiscale}/${id}`;
}

/** Whether the citizen read a Premium message. */
export function readingFrom({ read_status }: { readonly read_status?: unknown }): MessaggioIo['lettura'] {
  if (read_status === 'READ') return 'letto';
  if (read_status === 'UNREAD') return 'nonLetto';
  return read_status === 'UNAVAILABLE' ? 'nonDisponibile' : undefined;
}

/** Whether a Premium notice was paid; where IO cannot tell, what was known stays. */
export function paymentFrom(
  reply: Reply,
  { payment_status }: { readonly payment_status?: unknown },
  before: MessaggioIo['pagamento'],
): MessaggioIo['pagamento'] {
  if (reply.status !== 200) return before === undefined ? undefined : (before ?? 'sconosciuto');
  if (payment_status === 'PAID') return 'pagato';
  return payment_status === 'NOT_PAID' ? 'nonPagato' : before;
}

/** The state of a message of which the outcome could not be read: what was known. */
export function stateWhenUnread(stato: MessaggioIo['stato'], _status: number): MessaggioIo['stato'] {
  return stato;
}

/** The content of a message that IO read back; it may not be there yet. */
export function subjectReadBack(
  message: { readonly content?: { readonly subject?: string } } | undefined,
): string | undefined {
  return message?.content?.subject;
}
