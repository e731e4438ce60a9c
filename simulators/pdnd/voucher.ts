import type { Simulation } from '../kernel/simulate.ts';
import { take } from './doors/jwt.ts';
import type { PdndState } from './state.ts';

/** Whether a voucher lets its bearer in, and if not, why: what was expected, what came (send.md §5.4). */
export type VoucherCheck =
  | { readonly ok: true; readonly jti: string }
  | { readonly ok: false; readonly expected: string; readonly observed: string };

/**
 * What a producer's authorizer finds in a voucher: type, signature, audience, expiry. A voucher that this PDND did not
 * issue, or that was altered, bears no signature of its.
 */
export function checkVoucher({ state, context }: Simulation, voucher: string): VoucherCheck {
  const { vouchers } = state as PdndState;
  const issued = vouchers.get(voucher);
  if (issued === undefined) {
    const taken = take(voucher);
    if (taken === undefined) return no('un voucher di PDND', 'altro');
    if (taken.header['typ'] !== 'at+jwt') return no('un voucher, di tipo at+jwt', String(taken.header['typ']));
    return no('un voucher firmato da questa PDND', 'un voucher che questa PDND non ha emesso, o alterato');
  }
  const now = context.clock.now();
  if (issued.expiresAt <= now)
    return no('un voucher valido', `un voucher scaduto alle ${new Date(issued.expiresAt).toISOString()}`);
  return { ok: true, jti: issued.jti };
}

function no(expected: string, observed: string): VoucherCheck {
  return { ok: false, expected, observed };
}
