import type { PhysicalAddress } from '../contract/requests.ts';
import type { DigitalSource } from '../timeline.ts';
import { personOf } from '../persons.ts';
import type { Scene } from './workflow.ts';

export interface DigitalAddress {
  readonly type: 'PEC';
  readonly address: string;
}

/** In the order in which they are tried (send.md §2.7). */
export const DIGITAL_SOURCES: readonly DigitalSource[] = ['PLATFORM', 'SPECIAL', 'GENERAL'];

/** The digital domicile of one source: SEND's own, the request's, the public registries'. */
export function digitalAddressOf({ recipient, state }: Scene, source: DigitalSource): DigitalAddress | undefined {
  const { pecPiattaforma, pecGenerale } = personOf(state.settings, recipient.taxId);
  const address = {
    PLATFORM: pecPiattaforma,
    SPECIAL: recipient.digitalDomicile?.address,
    GENERAL: pecGenerale,
  }[source];
  return address === undefined ? undefined : { type: 'PEC', address };
}

/** Where paper goes first: the request's address, or the one that SEND looked up. */
export function physicalAddressOf({ notification, recipient, recIndex }: Scene): PhysicalAddress | undefined {
  return recipient.physicalAddress ?? notification.foundAddresses.get(recIndex);
}

/** A view or a payment stops the paper that has not left yet (send.md §2.7 SQ12, SQ13). */
export function paperStopped({ progress, notification }: Scene): boolean {
  return progress.viewedAt !== undefined || progress.paid || notification.cancelledAt !== undefined;
}
