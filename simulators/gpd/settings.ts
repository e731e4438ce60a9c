import { checkSettings } from '../kernel/settings.ts';

/** The switches of a GPD simulation. */
export interface GpdSettings {
  /** Creditors that the subscription covers: one key can cover many (send.md §7.1). */
  readonly enti: readonly { readonly codiceFiscale: string }[];
  /** The subscription's key; drawn from the seed unless given. */
  readonly subscriptionKey?: string;
}

const ENTI: GpdSettings['enti'] = [{ codiceFiscale: '12345678903' }, { codiceFiscale: '98765432103' }];

/** Settings as given, defaults for the rest. @throws RangeError for a setting that does not exist, or a creditor without codice fiscale. */
export function settingsFrom(given: Readonly<Record<string, unknown>>): GpdSettings {
  checkSettings('GPD', { enti: ENTI, subscriptionKey: undefined }, given);
  const settings: GpdSettings = { enti: ENTI, ...(given as Partial<GpdSettings>) };
  for (const { codiceFiscale } of settings.enti)
    if (!/^[0-9]{11}$/.test(codiceFiscale))
      throw new RangeError(`il codiceFiscale di un creditore vuole 11 cifre, non ${JSON.stringify(codiceFiscale)}`);
  return settings;
}
