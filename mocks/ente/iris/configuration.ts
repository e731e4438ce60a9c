/** What the ente is told of IRIS when it joins (the scheda anagrafica of iris.md §0). Nothing here changes while it works. */
export interface IrisConfiguration {
  /** Base URL of the Porta Delegata, without a trailing slash. */
  readonly url: string;
  readonly ente: EnteIris;
  /** Base URL of the ente's own pages, to which the citizen's browser comes back; no trailing slash. */
  readonly portale: string;
  /** With what it asks for its flows of rendicontazione; none are had where it is not given. */
  readonly rendicontazione?: {
    readonly intermediario: string;
    readonly stazione: string;
    readonly password: string;
    readonly chiave: string;
  };
  /** With what IRIS presents itself at the ente's Porta di Dominio; anybody is let in where it is not given. */
  readonly portaDelegata?: { readonly utente: string; readonly password: string };
}

/** The ente as IRIS registered it. */
export interface EnteIris {
  /** Its name as a subject of CART. */
  readonly codice: string;
  readonly denominazione: string;
  readonly codiceFiscale: string;
  /** Its system, which is also the user of the Porta Delegata. */
  readonly sil: string;
  readonly password: string;
  /** Accounts declared when it joined pagoPA; the first is used where the operator names none. */
  readonly ibans: readonly string[];
  readonly tributi: readonly TributoIris[];
}

/** A tributo as it was registered. */
export interface TributoIris {
  readonly codice: string;
  readonly descrizione?: string;
  /** Fields that the ente adds to IRIS's form; present where citizens fill it, empty for the standard form (iris.md §6). */
  readonly campi?: readonly { readonly nome: string; readonly etichetta: string; readonly obbligatorio: boolean }[];
}
