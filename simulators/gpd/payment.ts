import { isPayable, statusAt } from './state.ts';
import type { Position } from './state.ts';

/**
 * A position after one of its options was paid. With instalments it is partially paid until the last one; a single
 * payment settles it, whatever other ways to pay there were.
 */
export function paid(position: Position, nav: string, paidAt: number, now: number): Position {
  const options = position.options.map((option) =>
    option.nav === nav ? { ...option, status: 'PO_PAID' as const, inPayment: false, paidAt, updatedAt: now } : option,
  );
  const isUnpaid = ({ status }: (typeof options)[number]): boolean => status === 'PO_UNPAID';
  const instalments = options.filter(({ model }) => model.isPartialPayment);
  const wholes = options.filter(({ model }) => !model.isPartialPayment);
  const settled = !wholes.every(isUnpaid) || !instalments.some(isUnpaid);
  return { ...position, options, status: settled ? 'PAID' : 'PARTIALLY_PAID', updatedAt: now };
}

/** Fault codes by which GPD's station tells the node that an option cannot be paid (send.md §7.2). */
const FAULTS: Readonly<Record<string, string>> = {
  EXPIRED: 'PAA_PAGAMENTO_SCADUTO',
  INVALID: 'PAA_PAGAMENTO_ANNULLATO',
  DRAFT: 'PAA_PAGAMENTO_SCONOSCIUTO',
  PUBLISHED: 'PAA_PAGAMENTO_SCONOSCIUTO',
  PAID: 'PAA_PAGAMENTO_DUPLICATO',
  REPORTED: 'PAA_PAGAMENTO_DUPLICATO',
};

const IN_PAYMENT = 'PAA_PAGAMENTO_IN_CORSO';

/** Why the node cannot have an option paid now; undefined where it can. */
export function faultAt(position: Position | undefined, nav: string, now: number): string | undefined {
  const option = position?.options.find((each) => each.nav === nav);
  if (position === undefined || option === undefined) return 'PAA_PAGAMENTO_SCONOSCIUTO';
  if (option.status !== 'PO_UNPAID') return 'PAA_PAGAMENTO_DUPLICATO';
  const status = statusAt(position, now);
  // once an instalment is paid, what is left is paid by instalments: the whole was the other way (send.md §6.3)
  if (status === 'PARTIALLY_PAID' && !option.model.isPartialPayment) return 'PAA_PAGAMENTO_SCONOSCIUTO';
  if (!isPayable(status)) return FAULTS[status];
  return option.inPayment ? IN_PAYMENT : undefined;
}

/** As {@link faultAt}, a payment under way apart: it lasts minutes, and may come to nothing. */
export function lastingFaultAt(position: Position | undefined, nav: string, now: number): string | undefined {
  const fault = faultAt(position, nav, now);
  return fault === IN_PAYMENT ? undefined : fault;
}
