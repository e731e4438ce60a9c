/** Faults of the services for IUVs and notices (iris.md §3.8, EnumTipiErrori): number, meaning, when. */
export const GUASTI_AVVISI = {
  '01': 'Intervallo di generazione degli IUV assente per il tributo',
  '02': 'Ente creditore inesistente',
  '03': 'Tributo inesistente',
  '04': 'Errore della base dati',
  '05': 'Errore nella generazione dello IUV',
  '06': 'Richiesta non valida',
  '07': 'Dimensione del lotto superiore al massimo',
  '08': 'Ente non trovato',
  '09': 'Errore nella generazione del bollettino',
  '10': 'Condizione di pagamento non trovata',
  '11': 'Intestatario non trovato',
  '12': 'Aux digit non valido',
  '13': 'Codice stazione assente',
  '14': 'IUV non numerico',
  '15': 'IUV non conforme',
  '16': 'Nessuna configurazione per la generazione degli IUV',
  '17': 'Lunghezza dello IUV diversa da 15',
  '18': 'Lunghezza dello IUV diversa da 17',
  '19': 'Cifre di controllo dello IUV errate',
} as const;

export type NumeroGuasto = keyof typeof GUASTI_AVVISI;

/** A fault, with what is wrong in the case at hand. FaultCode is the number [reconstructed: the sources give numbers alone]. */
export interface GuastoAvviso {
  readonly numero: NumeroGuasto;
  readonly perche: string;
}

export function guastoAvviso(numero: NumeroGuasto, perche: string): GuastoAvviso {
  return { numero, perche };
}

/** Faults that no request brings about: they are of IRIS's own inside, and come only when a scenario scripts them (semantics.md 6). */
export const GUASTI_INTERNI: readonly NumeroGuasto[] = ['04', '05', '09'];
