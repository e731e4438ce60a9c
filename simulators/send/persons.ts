import type { PhysicalAddress } from './contract/requests.ts';
import type { SendSettings } from './settings.ts';

/** What SEND and the public registries know of a person or a company that nobody's request tells. */
export interface KnownPerson {
  readonly codiceFiscale: string;
  /** PEC chosen on SEND itself (source PLATFORM). */
  readonly pecPiattaforma?: string;
  /** PEC of the public registries (source GENERAL). */
  readonly pecGenerale?: string;
  /** Address of the registries, looked up when the first attempt finds nobody. */
  readonly residenza?: PhysicalAddress;
  /** Courtesy channels that are told before paper leaves. */
  readonly cortesia?: readonly ('EMAIL' | 'SMS' | 'APPIO')[];
}

/** The recipients of PagoPA's test environment (send.md §3.1). */
export const TEST_PERSONS: readonly KnownPerson[] = [
  { codiceFiscale: 'BNRMHL75C06G702B', cortesia: ['EMAIL'] },
  { codiceFiscale: 'MNDLCU98T68C933T' },
  { codiceFiscale: 'FLPCPT69A65Z336P', pecPiattaforma: 'pectest@pec.pagopa.it' },
];

/** What is known of a tax id; of a stranger, nothing. */
export function personOf({ persone }: SendSettings, codiceFiscale: string): KnownPerson {
  return persone.find((person) => person.codiceFiscale === codiceFiscale) ?? { codiceFiscale };
}
