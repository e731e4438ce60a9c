import { readAmount } from '../contract/amount.ts';
import type { Amount } from '../contract/amount.ts';
import { dateOf, momentOf, readDate } from '../contract/moment.ts';
import type { Dati, DettaglioPagamento, Pendenza } from '../contract/pendenza.ts';
import type { Riga } from './riga.ts';
import type { StatoPagamentoCsv } from './tracciato.ts';

/** What a row declares of its condition, in words of RFC 127. CHIUSO, of the document alone, is no longer payable [reconstructed]. */
export const STATO_CONDIZIONE: Readonly<Record<StatoPagamentoCsv, string>> = {
  DA_PAGARE: 'Non Pagato',
  DA_PAGARE_VARIAZIONE: 'Non Pagato',
  CANCELLATO: 'Non Pagato',
  NON_PAGABILE: 'Non Pagabile',
  CHIUSO: 'Non Pagabile',
  PAGATO: 'Pagato',
  PAGATO_IRREGOLARE: 'Pagamento Irregolare',
};

const PRESCRIZIONE_MS = 10 * 365 * 86_400_000;
const CHIUSI: readonly StatoPagamentoCsv[] = ['PAGATO', 'CHIUSO', 'PAGATO_IRREGOLARE'];

/** A debt of a file as the engine takes positions, whatever door they come by (iris.md §5.2). */
export function pendenzaDaCsv(
  ente: string,
  tributo: string,
  righe: readonly Riga[],
  tipoOperazione: 'Insert' | 'Replace' | 'UpdateStatus' | 'Delete',
  now: number,
): Pendenza {
  const prima = righe[0]!;
  return {
    idPendenza: prima.idDebito,
    tipoPendenza: tributo,
    tipoOperazione,
    mittente: { id: ente },
    destinatari: prima.debitori.map(({ id, anagrafica }) => ({
      tipo: id.length === 11 ? 'Altro' : 'Cittadino',
      id,
      ...(anagrafica === undefined ? {} : { descrizione: anagrafica }),
    })),
    ...(prima.note === undefined ? {} : { note: prima.note }),
    dati: tipoOperazione === 'Delete' ? {} : { [tipoOperazione]: datiDi(righe, tipoOperazione, now) },
  };
}

function datiDi(righe: readonly Riga[], operazione: string, now: number): Dati {
  const prima = righe[0]!;
  const chiusa = righe.every(({ stato }) => CHIUSI.includes(stato));
  const comuni = { infoPagamento: [{ tipoPagamento: tipoPagamento(righe), dettagli: righe.map(dettaglio) }] };
  if (operazione === 'UpdateStatus') return { ...comuni, ...(chiusa ? { stato: 'Chiusa' } : {}) };
  return {
    ...comuni,
    descrizioneCausale: prima.causaleDebito,
    dataCreazione: momentOf(now),
    dataEmissione: momentOf(now),
    dataPrescrizione: momentOf(now + PRESCRIZIONE_MS),
    annoRiferimento: prima.anno,
    stato: chiusa ? 'Chiusa' : 'Aperta',
    importoTotale: euro(righe.reduce((somma, { importo }) => somma + importo, 0)),
    divisa: 'EUR',
  };
}

function tipoPagamento(righe: readonly Riga[]): string {
  return righe.length > 1 ? 'Pagamento a Rate' : 'Pagamento Unico';
}

function dettaglio(riga: Riga): DettaglioPagamento {
  const giorno = (data: string) => readDate(data.slice(0, 10));
  return {
    idPagamento: riga.idPagamento,
    dataScadenza: giorno(riga.scadenza),
    ...(riga.inizioValidita === undefined ? {} : { dataInizioValidita: giorno(riga.inizioValidita) }),
    dataFineValidita: giorno(riga.fineValidita ?? riga.scadenza),
    stato: STATO_CONDIZIONE[riga.stato],
    importo: euro(riga.importo),
    voci: riga.voci.map(({ codice, importo }) => ({
      tipo: 'Voce',
      codice,
      descrizione: codice,
      importo: euro(importo),
    })),
    allegati: [],
    ...(riga.causalePagamento === undefined ? {} : { causalePagamento: riga.causalePagamento }),
    ...(riga.iban === undefined ? {} : { accredito: { codiceIban: riga.iban, beneficiario: '' } }),
  };
}

/** Thousandths of euro as an amount of the engine. */
function euro(millesimi: number): Amount {
  const cifre = String(millesimi).padStart(4, '0');
  return readAmount(`${cifre.slice(0, -3)}.${cifre.slice(-3)}`);
}

/** The day of Rome of an instant, at midnight, as the tracciato writes it. */
export function giornoCsv(at: number): string {
  return dateOf(at).text;
}
