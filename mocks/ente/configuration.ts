import type { IoConfiguration } from './io/configuration.ts';
import type { IoserviceConfiguration } from './ioservice/configuration.ts';
import type { IrisConfiguration } from './iris/configuration.ts';
import type { PdndClient } from './voucher.ts';

/** A public body: codice fiscale of 11 digits; `apiKey` is its key of SEND, absent where it has none of its own. */
export interface Soggetto {
  readonly denominazione: string;
  readonly codiceFiscale: string;
  readonly apiKey?: string;
}

/** What the ente is told when it is installed. Nothing here changes while it works. */
export interface Configuration {
  readonly mittente: Soggetto & { readonly apiKey: string };
  /** Another body on whose behalf the ente collects payments (TC-COSTO-01, scenario 2). */
  readonly creditore?: Soggetto;
  /** Base URL of SEND, without a trailing slash. */
  readonly send: string;
  /** How each creditor collects; one that is not listed collects on {@link DEFAULT_IBAN}. */
  readonly conti: readonly Conto[];
  /**
   * What a payer is asked for while SEND does not tell the price: the last cost known, the amount without costs, or nothing,
   * since the payment does not proceed. No public document settles it (send.md §6.3), so whoever installs the ente chooses.
   * Default: the last cost known.
   */
  readonly senzaCosto?: 'ultimoCosto' | 'importoBase' | 'esitoNegativo';
  /** Where positions are left for GPD to have them paid: base URL without a trailing slash, and the subscription's key. */
  readonly gpd?: { readonly url: string; readonly subscriptionKey: string };
  /** The client on PDND, where the keys ask for a voucher. */
  readonly pdnd?: PdndClient;
}

/** What an ente is told: what it needs to deal with SEND and the pagoPA node, with IRIS, IO or IOService, or with several of them. */
export type EnteConfiguration = Partial<Configuration> & {
  readonly iris?: IrisConfiguration;
  readonly io?: IoConfiguration;
  readonly ioservice?: IoserviceConfiguration;
};

/** Whether an ente is told what it needs to deal with SEND. */
export function dealsWithSend(configuration: EnteConfiguration): configuration is Configuration {
  const { mittente, send, conti } = configuration;
  return mittente !== undefined && send !== undefined && conti !== undefined;
}

/** How a creditor collects through pagoPA; identifiers of broker and station are verified only where they are given. */
export interface Conto {
  readonly codiceFiscale: string;
  readonly iban?: string;
  readonly idBrokerPA?: string;
  readonly idStation?: string;
}

/** The account of a creditor that named none: well formed, and nobody's. */
export const DEFAULT_IBAN = 'IT27R0760102800000000000000';

/** How a creditor collects, by its tax id. */
export function contoOf({ conti }: Configuration, codiceFiscale: string): Conto & { readonly iban: string } {
  return { codiceFiscale, iban: DEFAULT_IBAN, ...conti.find((conto) => conto.codiceFiscale === codiceFiscale) };
}
