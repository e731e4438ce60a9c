import type { Amount } from './amount.ts';
import type { Moment } from './moment.ts';

/** Operations of a pendenza (iris.md §2.1); UpdateMassivo until 01.03-03. */
export const TIPI_OPERAZIONE = ['Insert', 'UpdateStatus', 'Replace', 'Delete', 'UpdateMassivo'] as const;
export type TipoOperazione = (typeof TIPI_OPERAZIONE)[number];

/** Element children of a pendenza that carry its data; Delete has none. */
export const TIPI_DATI = ['Insert', 'UpdateMassivo', 'UpdateStatus', 'Replace'] as const;
export type TipoDati = (typeof TIPI_DATI)[number];

export const TIPI_DESTINATARIO = ['Cittadino', 'Delegato', 'Altro'] as const;
export const TIPI_PAGAMENTO = ['Pagamento a Rate', 'Pagamento Unico'] as const;
export const STATI_PENDENZA = ['Aperta', 'Chiusa'] as const;
export const STATI_PAGAMENTO = [
  'Non Pagato',
  'Pagato',
  'Non Pagabile',
  'Pagamento Irregolare',
  'Pagamento Rimborsato',
] as const;
export const CODIFICHE_ALLEGATO = [
  'GIF_',
  'HTML',
  'JPEG',
  'LNK_',
  'MSWD',
  'MSEX',
  'MSPP',
  'PDF_',
  'PNG_',
  'TEXT',
  'XML_',
] as const;
export const TIPI_ALLEGATO = ['Documento', 'Ricevuta', 'Quietanza', 'NdC'] as const;

/**
 * A position as it came (Pendenza, iris.md §2.3). Texts are as written, without the blanks around them: whether they are
 * among those admitted is for the schema. What the schema wants and did not come reads as an empty text.
 */
export interface Pendenza {
  readonly idPendenza: string;
  /** The tributo's code. */
  readonly tipoPendenza: string;
  readonly tipoOperazione: string;
  readonly mittente: Mittente;
  readonly destinatari: readonly Destinatario[];
  readonly cartellaDiPagamento?: boolean;
  readonly note?: string;
  /** The data elements that came, by name: the schema lets several in, the engine only the one of `tipoOperazione`. */
  readonly dati: Readonly<Partial<Record<TipoDati, Dati>>>;
}

export interface Mittente {
  readonly id: string;
  readonly descrizione?: string;
}

export interface Destinatario {
  readonly tipo: string;
  readonly id: string;
  readonly descrizione?: string;
  readonly datiDestinatario?: DatiDestinatario;
  readonly identificativoAlternativo?: IdentificativoAlternativo;
}

export interface DatiDestinatario {
  readonly tipoSoggetto: string;
  readonly anagrafica: string;
  readonly eMail?: string;
  readonly indirizzo?: string;
  readonly numeroCivico?: string;
  readonly cap?: string;
  readonly localita?: string;
  readonly provincia?: string;
  readonly nazione?: string;
}

export interface IdentificativoAlternativo {
  readonly tipo: string;
  readonly codice: string;
}

/** The data of an operation. An Insert or a Replace has all but riscossore, dataModificaEnte and allegato. */
export interface Dati {
  readonly descrizioneCausale?: string;
  readonly riscossore?: Riscossore;
  readonly dataCreazione?: Moment;
  readonly dataEmissione?: Moment;
  readonly dataPrescrizione?: Moment;
  readonly annoRiferimento?: string;
  readonly dataModificaEnte?: Moment;
  readonly stato?: string;
  readonly importoTotale?: Amount;
  readonly divisa?: string;
  readonly infoPagamento: readonly InfoPagamento[];
  readonly allegato?: Allegato;
}

export interface Riscossore {
  readonly id: string;
  readonly riferimento: string;
}

export interface InfoPagamento {
  readonly tipoPagamento: string;
  readonly dettagli: readonly DettaglioPagamento[];
}

/** A condition of payment. In an Insert or a Replace dataScadenza, dataFineValidita and importo are always there. */
export interface DettaglioPagamento {
  readonly idPagamento: string;
  readonly cip?: Cip;
  readonly dataScadenza?: Moment;
  readonly dataInizioValidita?: Moment;
  readonly dataFineValidita?: Moment;
  readonly stato: string;
  readonly importo?: Amount;
  /** Voci of DettaglioImporto; empty where there is none. */
  readonly voci: readonly Voce[];
  readonly transazione?: DettaglioTransazione;
  readonly allegati: readonly Allegato[];
  readonly causalePagamento?: string;
  readonly accredito?: Accredito;
  /** UpdateStatus only: Insert or Update; absent means Update. */
  readonly tipoOperazione?: string;
}

export interface Cip {
  readonly tipo: string;
  readonly codice: string;
}

export interface Voce {
  readonly tipo: string;
  readonly codice: string;
  readonly descrizione: string;
  readonly importo: Amount;
  readonly capitoloBilancio?: string;
  readonly accertamento?: string;
}

export interface DettaglioTransazione {
  readonly dataPagamento: Moment;
  readonly canalePagamento: string;
  readonly mezzoPagamento?: string;
  readonly importoPagamento?: Amount;
  readonly notePagamento?: string;
}

export interface Accredito {
  readonly codiceIban: string;
  readonly beneficiario: string;
}

export interface Allegato {
  readonly tipo: string;
  readonly titolo?: string;
  readonly codifica: string;
  /** Base64, without the blanks in it. */
  readonly contenuto: string;
  readonly idAntifalsificazione?: string;
}

/** The data elements that came with a pendenza, in the order of the schema. */
export function tipiDatiOf({ dati }: Pendenza): readonly TipoDati[] {
  return TIPI_DATI.filter((tipo) => dati[tipo] !== undefined);
}

/** Whether the data that came are those of the operation: exactly one element, or none for a Delete (else A0000014). */
export function hasDatiOfOperazione(pendenza: Pendenza): boolean {
  const present = tipiDatiOf(pendenza);
  return pendenza.tipoOperazione === 'Delete'
    ? present.length === 0
    : present.length === 1 && present[0] === pendenza.tipoOperazione;
}

/** The data of the operation that the pendenza declares; undefined for a Delete, or where they did not come. */
export function datiOf({ tipoOperazione, dati }: Pendenza): Dati | undefined {
  const tipo = TIPI_DATI.find((name) => name === tipoOperazione);
  return tipo === undefined ? undefined : dati[tipo];
}

/** Every condition of some data, whatever the InfoPagamento it stands in. */
export function dettagliOf({ infoPagamento }: Dati): readonly DettaglioPagamento[] {
  return infoPagamento.flatMap(({ dettagli }) => dettagli);
}
