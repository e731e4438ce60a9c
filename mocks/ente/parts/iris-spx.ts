import type { Headers } from '../../../simulators/kernel/exchange.ts';
import type { DatiPendenza, Operazione, RataTenuta, Richiesta, Stadio } from '../iris/archive.ts';
import type { EnteIris } from '../iris/configuration.ts';
import type { Errore } from '../iris/esito.ts';
import type { EsitoLetto, RigaInformativa } from '../iris/spx/csv.ts';
import type { RispostaSpx } from '../iris/spx/servizio.ts';
import { validity } from './iris-pendenza.ts';

/** The columns of the tracciato, in order (iris.md §5.2). */
const COLUMNS =
  'CREDITORE TIPO_DEBITO DEBITORI ID_DEBITO ID_PAGAMENTO DATA_SCADENZA DATA_INIZIO_VALIDITA DATA_FINE_VALIDITA CAUSALE_PAGAMENTO STATO_PAGAMENTO IMPORTO_PAGAMENTO VOCI_PAGAMENTO ANNO_RIFERIMENTO NOTE_DEBITO CAUSALE_DEBITO IBAN_RIACCREDITO IMPORTO_PAGATO DATA_VALUTA_ACCREDITO CANALE_PAGAMENTO DATA_PAGAMENTO NOTE_PAGAMENTO PAGATO_IDP'.split(
    ' ',
  );

/** The first row of a file. */
export function csvHeader(): readonly string[] {
  return COLUMNS;
}

/** A field as it stands in a row: in quotes where it holds what would break the row, line ends as blanks. */
export function csvField(text: string): string {
  const line = text.replaceAll(/\s*[\r\n]+\s*/g, ' ');
  return /[|"]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}

/** The bytes of a file: UTF-8, no byte order mark. */
export function csvBytes(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

/** An amount of cents in thousandths of euro. */
export function csvAmount(cents: number): string {
  return String(cents * 10);
}

/** A day as the tracciato writes it. */
export function csvDate(day: string): string {
  return `${day}T00:00:00`;
}

/** From when to when a row can be paid: its validity begins no later than its term, whatever was entered. */
export function csvValidity(rata: RataTenuta, today: string): { readonly inizio: string; readonly fine: string } {
  const { inizio, fine } = validity(rata, today);
  return { inizio: inizio > rata.scadenza ? rata.scadenza : inizio, fine };
}

/** STATO_PAGAMENTO of an operation (iris.md §5.2). */
export function csvStatus(operazione: Operazione, stato: string | undefined): string {
  switch (operazione) {
    case 'Insert':
      return 'DA_PAGARE';
    case 'Replace':
      return 'DA_PAGARE_VARIAZIONE';
    case 'Delete':
      return 'CANCELLATO';
    default:
      return stato === 'Pagato'
        ? 'PAGATO'
        : stato === 'Pagamento Irregolare'
          ? 'PAGATO_IRREGOLARE'
          : stato === 'Non Pagabile'
            ? 'NON_PAGABILE'
            : 'DA_PAGARE';
  }
}

/** DEBITORI: the codice fiscale, and the name without what divides the list. */
export function csvDebtor({ debitore: { codiceFiscale, denominazione } }: DatiPendenza): string {
  return `${codiceFiscale}=${denominazione.replaceAll(/[;=]/g, ' ')}`;
}

/** VOCI_PAGAMENTO. */
export function csvItems({ voci = [] }: RataTenuta, amount: (cents: number) => string): string {
  return voci.map(({ codice, importo }) => `${codice}=${amount(importo)}`).join(';');
}

/** ID_DEBITO: the same for the life of the debt. */
export function csvDebtId({ dati }: Richiesta): string {
  return dati.idPendenza;
}

/** Rows in the order of the file: the instalments of a debt one after the other. */
export function csvOrder<Row>(debts: readonly (readonly Row[])[]): readonly Row[] {
  return debts.flat();
}

/** The files that carry some requests: a file has one tributo only (BS000018). */
export function csvFiles(richieste: readonly Richiesta[]): readonly (readonly Richiesta[])[] {
  return [...Map.groupBy(richieste, ({ dati }) => dati.tributo).values()];
}

/** CREDITORE: the ente as IRIS knows it. */
export function csvCreditor({ codice }: EnteIris): string {
  return codice;
}

/** The name of the file's part in the form. */
export function spxPart(): string {
  return 'flusso';
}

/** HTTP Basic of the SIL, on every request. */
export function spxHeaders({ sil, password }: EnteIris): Headers {
  return { authorization: `Basic ${Buffer.from(`${sil}:${password}`).toString('base64')}` };
}

/** Whether to ask again at once: the network or the service failed, and it may be for a moment. */
export function spxAgain({ status }: RispostaSpx, attempt: number): boolean {
  return (status === 0 || status === 503) && attempt < 3;
}

/** How long to wait before asking again, nominal ms. */
export function spxWait(attempt: number): number {
  return attempt * 30_000;
}

/** What the operator reads where SmartProxy does not do what was asked. */
export function spxTrouble(action: string, { status, text }: RispostaSpx): string {
  if (status === 0) return `${action}: SmartProxy non risponde. Si riproverà.`;
  if (status === 503) return `${action}: SmartProxy non è al momento disponibile. Si riproverà.`;
  if (status === 401) return `${action}: SmartProxy non riconosce il sistema dell’ente; verificare utente e password.`;
  return `${action}: SmartProxy risponde «${text.slice(0, 200)}» (${status}).`;
}

/** What came of the sending of a file: a file without an id may have arrived all the same. */
export function spxFate({ status }: RispostaSpx): 'taken' | 'refused' | 'unknown' {
  if (status >= 200 && status < 300) return 'taken';
  return status === 0 || status >= 500 ? 'unknown' : 'refused';
}

/** Whether a file is still being worked, by the sentence of its state (iris.md §5.1). */
export function spxWorked(sentence: string): boolean {
  return /Elaborato\s?(?:Correttamente|Con\s?Errori)/i.test(sentence);
}

/** Errors of the debts of a file by its esito: a row without a debt refuses all of them; what is not listed was taken. */
export function discardedByCsv(
  rows: readonly EsitoLetto[],
  ids: readonly string[],
): ReadonlyMap<string, readonly Errore[]> {
  const errors = new Map<string, Errore[]>();
  const bad = rows.filter(({ esito }) => esito === 'KO');
  for (const { idDebito, codice, descrizione } of bad)
    for (const id of idDebito === '' ? ids : [idDebito])
      errors.set(id, [...(errors.get(id) ?? []), { codice, descrizione }]);
  return errors;
}

/** Whether errors of some debts refuse the whole file: those of its check do, those of the archive do not (iris.md §5.1). */
export function refusesWholeFile(rows: readonly EsitoLetto[]): boolean {
  return rows.some(({ esito, codice }) => esito === 'KO' && /^ERRORE_|^BS0000(?:1[013-9]|20)$/.test(codice));
}

/** The files of payments to draw: those of the list, and those drawn before that never came whole. */
export function informativeToDraw(listed: readonly string[], open: readonly string[]): readonly string[] {
  return [...new Set([...open, ...listed])];
}

/** Whether what came is a whole file of payments. */
export function isWholeInformativa(text: string): boolean {
  return text.endsWith('\n') && text.startsWith('CREDITORE|');
}

/** The rows of a file of payments that are read: all of them. */
export function informativaRows(rows: readonly RigaInformativa[]): readonly RigaInformativa[] {
  return rows;
}

/** The fields of a row: one that begins with a quote ends at the next quote before a separator. */
export function csvSplit(line: string): readonly string[] {
  const fields: string[] = [];
  for (let from = 0; from <= line.length;) {
    if (line[from] === '"') {
      let to = line.indexOf('"', from + 1);
      while (to >= 0 && line[to + 1] === '"') to = line.indexOf('"', to + 2);
      if (to >= 0 && (to + 1 === line.length || line[to + 1] === '|')) {
        fields.push(line.slice(from + 1, to).replaceAll('""', '"'));
        from = to + 2;
        continue;
      }
    }
    const end = line.indexOf('|', from);
    fields.push(end < 0 ? line.slice(from) : line.slice(from, end));
    from = end < 0 ? line.length + 1 : end + 1;
  }
  return fields;
}

/** The amount of a payment, cents, of thousandths of euro. */
export function csvCents(text: string): number | undefined {
  return /^\d{1,13}$/.test(text) && text.endsWith('0') ? Number(text) / 10 : undefined;
}

/** How far the money has come: the value date is known once it has moved. */
export function csvStage({ valuta }: Pick<RigaInformativa, 'valuta'>): Stadio {
  return valuta === '' ? 'ESEGUITO' : 'REGOLATO';
}

/** The payment that a row is of: the one it names. */
export function csvInstalment(
  { idPagamento }: RigaInformativa,
  _first: (idDebito: string) => string | undefined,
): string {
  return idPagamento;
}

/** Whether to draw a file of payments again at once. */
export function drawsAgain({ status }: RispostaSpx, attempt: number): boolean {
  return (status === 0 || status === 503) && attempt < 3;
}

/** Whether a file of payments that did not come whole is given up: never, since IRIS does not list it again. */
export function forgetsLost(): boolean {
  return false;
}

/** What is kept of the answer to a file: its idTrasmissione, all of it. */
export function transmissionKept(id: string): string {
  return id;
}

/** Whether a file whose answer was lost is kept to be sent again. */
export function keepsLostFile(): boolean {
  return true;
}

/** What the operator is shown of the debts that were refused. */
export function discardsShown(errors: readonly string[]): readonly string[] {
  return errors;
}
