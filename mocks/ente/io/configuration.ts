/** What the ente is told of IO when it joins. Nothing here changes while it works. */
export interface IoConfiguration {
  /** Base URL of IO, without a trailing slash and without the interface's own base. */
  readonly url: string;
  readonly ente: EnteIo;
  /** Base URL of the ente's own server of contents, without a trailing slash. */
  readonly contenuti: string;
}

/** The ente with its services, as IO registered them. */
export interface EnteIo {
  readonly denominazione: string;
  readonly codiceFiscale: string;
  /** Opens the management of services and of remote contents, and nothing else. */
  readonly chiaveManage: string;
  readonly servizi: readonly ServizioIo[];
}

export interface ServizioIo {
  readonly codice: string;
  readonly id: string;
  readonly nome: string;
  readonly chiavePrimaria: string;
  readonly chiaveSecondaria: string;
}
