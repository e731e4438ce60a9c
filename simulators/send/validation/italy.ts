import type { PhysicalAddress } from '../contract/requests.ts';

/** Whether an address is in Italy: no foreign state, or Italy itself by name. */
export function isItaly({ foreignState }: PhysicalAddress): boolean {
  const state = (foreignState ?? '').trim().toUpperCase();
  return state === '' || state === 'ITALIA' || state === 'ITALY' || state === 'IT';
}
