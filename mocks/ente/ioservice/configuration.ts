/** What the ente is told by the Region: its code, and a key for every service. */
export interface IoserviceConfiguration {
  /** Where the gateway is reached, without a trailing slash. */
  readonly url: string;
  readonly ente: {
    readonly denominazione: string;
    readonly codiceFiscale: string;
    readonly codiceUtente: string;
    readonly servizi: readonly {
      readonly codice: string;
      readonly chiave: string;
      /** The second key: both are valid, so that one can be changed without a pause. */
      readonly chiaveDiRiserva?: string;
    }[];
  };
}
