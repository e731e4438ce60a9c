/** Who pays, where it is not the debtor (DATI_VERSANTE, iris.md §2.2). */
export interface Versante {
  readonly tipoSoggetto: string;
  readonly idFiscale: string;
  readonly anagrafica: string;
  readonly eMail?: string;
  readonly indirizzo?: string;
  readonly numeroCivico?: string;
  readonly cap?: string;
  readonly localita?: string;
  readonly provincia?: string;
  readonly nazione?: string;
}

/** What an ente asks of a payment on the fly (IdpOTF of the header, iris.md §2.2). */
export interface IdpOtf {
  readonly urlBack: string;
  readonly urlCancel: string;
  /** Absent where the ente does not say: IRIS takes it as true (iris.md §3.3). */
  readonly offlinePaymentMethods?: boolean;
  readonly idPsp?: string;
  readonly versante?: Versante;
}

/** The session that IRIS opened (IdpOTF of the esito, iris.md §2.4). */
export interface SessioneGateway {
  readonly versione: string;
  readonly idSessioneGW: string;
  readonly urlGW: string;
}
