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
  /** Account on which payments are collected. */
  readonly iban: string;
  /** The creditor's station as pagoPA knows it; identifiers are verified only where they are given. */
  readonly stazione?: { readonly idBrokerPA?: string; readonly idStation?: string };
  /**
   * What a payer is asked for while SEND does not tell the price: the last cost known, or the amount without costs.
   * No public document settles it (send.md §6.3), so whoever installs the ente chooses. Default: the last cost known.
   */
  readonly senzaCosto?: 'ultimoCosto' | 'importoBase';
}
