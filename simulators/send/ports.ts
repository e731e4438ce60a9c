import type { Context } from '../kernel/platform.ts';

/** Whether a voucher lets its bearer in, and if not, why. */
export type VoucherCheck =
  { readonly ok: true } | { readonly ok: false; readonly expected: string; readonly observed: string };

/** What SEND's authorizer asks about a voucher (send.md §5.4). */
export type VoucherPort = (voucher: string) => VoucherCheck;

/** What SEND asks GPD (send.md §4.4, §7.2). */
export interface GpdPort {
  /** Writes the fee of a notice, in cents; the HTTP status that GPD answered. */
  updateFee(update: {
    readonly creditore: string;
    readonly numeroAvviso: string;
    readonly notificationFee: number;
    readonly requestId: string;
  }): number;
  /** Whether the notice has a position there, and one that can be paid. */
  standing(creditore: string, numeroAvviso: string): 'assente' | 'pagabile' | 'nonPagabile';
}

/** What SEND asks of other platforms; bound in simulators/compose.ts. */
export interface SendPorts {
  readonly vouchers?: VoucherPort;
  readonly gpd?: GpdPort;
}

/** PDND, where it stands beside SEND; without it no voucher is good. */
export function voucherPort({ ports }: Context): VoucherPort {
  return (ports as SendPorts | undefined)?.vouchers ?? (() => NOBODY_KNOWS);
}

const NOBODY_KNOWS: VoucherCheck = {
  ok: false,
  expected: 'un voucher di PDND',
  observed: 'un voucher che nessuna PDND può riconoscere: la simulazione di PDND non è in funzione',
};
