import type { Colonna, StatoPagamentoCsv, Tracciato } from './tracciato.ts';
import { leggiData } from './date.ts';

/** One row of a file, read. Amounts are thousandths of euro, dates `yyyy-MM-ddTHH:mm:ss`. */
export interface Riga {
  /** Line of the file, from 1. */
  readonly riga: number;
  readonly debitori: readonly { readonly id: string; readonly anagrafica?: string }[];
  readonly idDebito: string;
  readonly idPagamento: string;
  readonly scadenza: string;
  readonly inizioValidita?: string;
  readonly fineValidita?: string;
  readonly causalePagamento?: string;
  readonly stato: StatoPagamentoCsv;
  readonly importo: number;
  readonly voci: readonly { readonly codice: string; readonly importo: number }[];
  readonly anno: string;
  readonly note?: string;
  readonly causaleDebito: string;
  readonly iban?: string;
  readonly pagatoIdp: boolean;
}

/** Reads a field that is a list `chiave=valore;…`; a key may stand alone. */
export function coppie(testo: string): readonly (readonly [chiave: string, valore: string | undefined])[] {
  if (testo === '') return [];
  return testo.split(';').map((parte) => {
    const at = parte.indexOf('=');
    return at < 0 ? [parte, undefined] : [parte.slice(0, at), parte.slice(at + 1)];
  });
}

/** A row that the check found well written, as a value. `indice` says where each column stands. */
export function rigaDi(
  campi: readonly string[],
  riga: number,
  indice: Readonly<Partial<Record<Colonna, number>>>,
  { millesimi }: Tracciato,
): Riga {
  const campo = (colonna: Colonna): string => campi[indice[colonna] ?? -1] ?? '';
  const facoltativo = <Nome extends string>(nome: Nome, valore: string): { readonly [_ in Nome]?: string } =>
    valore === '' ? {} : ({ [nome]: valore } as { readonly [_ in Nome]: string });
  return {
    riga,
    debitori: coppie(campo('DEBITORI')).map(([id, anagrafica]) => ({
      id,
      ...(anagrafica === undefined || anagrafica === '' ? {} : { anagrafica }),
    })),
    idDebito: campo('ID_DEBITO'),
    idPagamento: campo('ID_PAGAMENTO'),
    scadenza: leggiData(campo('DATA_SCADENZA')),
    ...facoltativo('inizioValidita', leggiData(campo('DATA_INIZIO_VALIDITA'))),
    ...facoltativo('fineValidita', leggiData(campo('DATA_FINE_VALIDITA'))),
    ...facoltativo('causalePagamento', campo('CAUSALE_PAGAMENTO')),
    stato: campo('STATO_PAGAMENTO') as StatoPagamentoCsv,
    importo: millesimi(campo('IMPORTO_PAGAMENTO')) ?? 0,
    voci: coppie(campo('VOCI_PAGAMENTO')).map(([codice, importo]) => ({
      codice,
      importo: millesimi(importo ?? '') ?? 0,
    })),
    anno: campo('ANNO_RIFERIMENTO'),
    ...facoltativo('note', campo('NOTE_DEBITO')),
    causaleDebito: campo('CAUSALE_DEBITO'),
    ...facoltativo('iban', campo('IBAN_RIACCREDITO').split(';')[0]!),
    pagatoIdp: campo('PAGATO_IDP').toLowerCase() === 'si',
  };
}
