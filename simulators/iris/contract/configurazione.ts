import type { Header } from './header.ts';

/** The one version of the configuration messages (iris.md §2.6). */
export const VERSIONE_CONFIGURAZIONE = '01.00-00';

/** IdpConfigurazioneEnte: an ente is registered or changed. */
export interface IdpConfigurazioneEnte {
  readonly versione: string;
  readonly header?: Header;
  /** Insert or Update. */
  readonly tipoOperazione: string;
  readonly codiceEnte: string;
  readonly tipoEnte: string;
  readonly ragioneSociale: string;
  readonly codiceFiscale: string;
  readonly partitaIva?: string;
  readonly indirizzo?: IndirizzoEnte;
  readonly iuv?: ParametriIuvEnte;
}

export interface IndirizzoEnte {
  readonly indirizzo?: string;
  readonly comune?: string;
  readonly provincia?: string;
  readonly cap?: string;
  readonly nazione?: string;
  readonly numeroTelefono?: string;
  readonly numeroFax?: string;
  readonly casellaPostale?: string;
  readonly email?: string;
  readonly emailPec?: string;
}

export interface ParametriIuvEnte {
  readonly auxDigit: string;
  readonly codiceStazione: string;
  readonly codiceSegregazione: string;
}

/** IdpConfigurazioneTributi: a tributo of an ente is registered or changed. */
export interface IdpConfigurazioneTributi {
  readonly versione: string;
  readonly header?: Header;
  readonly tipoOperazione: string;
  readonly codiceEnte: string;
  readonly codiceTributo: string;
  readonly descrizione: string;
  readonly categoria: string;
  readonly codiceSilEnte: string;
  readonly ibanAccreditoBancario: string;
  readonly ibanAccreditoPostale: string;
  /** "Attivo" or "Non Attivo". */
  readonly stato: string;
  readonly pagamentoPressoPsp?: boolean;
  readonly iuvGenerato?: boolean;
  /** PrefissoGenerazioneIUV: a number to start from, not a prefix (iris.md §7.1). */
  readonly prefissoIuv?: string;
}
