import type { Richiesta } from '../archive.ts';
import type { IrisDesk } from '../desk.ts';

/** A row of the esito of a file (iris.md §5.3). */
export interface EsitoLetto {
  readonly esito: string;
  readonly idDebito: string;
  readonly codice: string;
  readonly descrizione: string;
}

/** A payment as a file tells it (iris.md §5.4); amounts as written. */
export interface RigaInformativa {
  readonly tributo: string;
  readonly idDebito: string;
  readonly idPagamento: string;
  readonly pagato: string;
  readonly valuta: string;
  readonly causale: string;
}

/** The file of some requests. */
export function fileFor(
  { configuration: { ente }, parts, ports }: IrisDesk,
  richieste: readonly Richiesta[],
): Uint8Array {
  const today = parts.irisDay(ports.clock.now());
  const debts = richieste.map((richiesta) => {
    const { dati, operazione, stato } = richiesta;
    return dati.rate.map((rata) => {
      const { inizio, fine } = parts.csvValidity(rata, today);
      const status = parts.csvStatus(operazione, stato);
      return [
        parts.csvCreditor(ente),
        parts.tipoPendenza(dati),
        parts.csvDebtor(dati),
        parts.csvDebtId(richiesta),
        rata.idPagamento,
        parts.csvDate(rata.scadenza),
        parts.csvDate(inizio),
        parts.csvDate(fine),
        parts.paymentCausale(rata, dati),
        status,
        parts.csvAmount(parts.amountOf(rata)),
        parts.csvItems(rata, parts.csvAmount),
        today.slice(0, 4),
        dati.note ?? '',
        parts.causale(dati).slice(0, 256),
        rata.iban ?? '',
        status === 'PAGATO' ? parts.csvAmount(rata.importo) : '',
        '',
        '',
        '',
        '',
        'No',
      ];
    });
  });
  return parts.csvBytes(
    [parts.csvHeader(), ...parts.csvOrder(debts)].map((row) => `${row.map(parts.csvField).join('|')}\n`).join(''),
  );
}

/** The rows of an esito. */
export function readEsitoCsv({ parts }: IrisDesk, text: string): readonly EsitoLetto[] {
  return linesOf(text).map((line) => {
    const [esito = '', idDebito = '', codice = '', descrizione = ''] = parts.csvSplit(line);
    return { esito, idDebito, codice, descrizione };
  });
}

/** The rows of a file of payments. */
export function readInformativaCsv({ parts }: IrisDesk, text: string): readonly RigaInformativa[] {
  return linesOf(text).map((line) => {
    const fields = parts.csvSplit(line);
    const field = (at: number): string => fields[at - 1] ?? '';
    return {
      tributo: field(2),
      idDebito: field(4),
      idPagamento: field(5),
      pagato: field(17),
      valuta: field(18),
      causale: field(15),
    };
  });
}

/** What follows the header. */
function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '');
}
