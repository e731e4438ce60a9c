import { createHash } from 'node:crypto';
import { checkSettings } from '../kernel/settings.ts';
import { composeItalianIban } from '../kernel/values/iban.ts';

/** A creditor as the node knows it: who runs its station, and the account it has declared. */
export interface EnteSettings {
  /** 11 digits. */
  readonly codiceFiscale: string;
  /** Who runs the station: the ente itself, or its technological partner. */
  readonly idBroker: string;
  readonly idStation: string;
  readonly iban: string;
}

export interface PagopaSettings {
  readonly enti: readonly EnteSettings[];
}

/** An ente that runs a station of its own, with an account drawn from its codice fiscale. */
export function enteFrom(given: Partial<EnteSettings> & { readonly codiceFiscale: string }): EnteSettings {
  const { codiceFiscale } = given;
  if (!/^[0-9]{11}$/.test(codiceFiscale))
    throw new RangeError(`il codiceFiscale di un creditore vuole 11 cifre, non ${JSON.stringify(codiceFiscale)}`);
  return {
    idBroker: codiceFiscale,
    idStation: `${codiceFiscale}_01`,
    iban: composeItalianIban({ abi: '07601', cab: '02800', conto: accountOf(codiceFiscale) }),
    ...given,
  };
}

/** Settings as given, defaults for the rest. @throws RangeError for a setting that does not exist, or an ente without codice fiscale. */
export function settingsFrom(given: Readonly<Record<string, unknown>>): PagopaSettings {
  checkSettings('pagoPA', { enti: DEFAULT_ENTI }, given);
  const enti = (given['enti'] ?? DEFAULT_ENTI) as readonly (Partial<EnteSettings> & { codiceFiscale: string })[];
  return { enti: enti.map((ente) => enteFrom(ente)) };
}

/** The enti of SEND's defaults: a sender, and a creditor that is somebody else. */
const DEFAULT_ENTI = [{ codiceFiscale: '12345678903' }, { codiceFiscale: '98765432103' }];

/** Twelve digits that tell one ente's account from another's. */
function accountOf(codiceFiscale: string): string {
  const digest = createHash('sha256').update(codiceFiscale).digest();
  return (digest.readUInt32BE(0) % 1_000_000_000).toString().padStart(12, '0');
}
