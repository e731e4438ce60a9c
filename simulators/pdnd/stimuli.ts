import type { Effects, Stimulus } from '../kernel/platform.ts';
import type { PdndState } from './state.ts';

/** What happens on PDND without the ente's asking. */
export const stimuli: Readonly<Record<string, Stimulus<PdndState>>> = {
  /** The client's key is removed: what is signed with it no longer counts. */
  removeKey: ({ client }): Effects => ({
    events: [...client.keys.keys()].map((kid) => ({ type: 'keyRemoved', kid })),
  }),
  /** `what`: agreement, descriptor or purpose. @throws RangeError for anything else. */
  suspend: (state, { what }) => ({ events: [{ type: 'suspended', what: subject(state, what) }] }),
  resume: (state, { what }) => ({ events: [{ type: 'resumed', what: subject(state, what) }] }),
  /** Vouchers issued from now on last `seconds`. */
  voucherLifetime(_, { seconds }) {
    if (!Number.isInteger(seconds) || Number(seconds) < 1)
      throw new RangeError(`a voucher lasts a whole number of seconds, not ${String(seconds)}`);
    return { events: [{ type: 'lifetimeSet', seconds: Number(seconds) }] };
  },
};

function subject({ client }: PdndState, what: unknown): string {
  if (!Object.hasOwn(client.purpose.status, String(what)))
    throw new RangeError(`PDND suspends ${Object.keys(client.purpose.status).join(', ')}, not ${String(what)}`);
  return String(what);
}
