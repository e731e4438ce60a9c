import { isCreditorReference } from '../../kernel/values/creditor-reference.ts';
import { decimale, flussoIssues } from './flusso-xml.ts';
import type { FlussoLetto } from './flusso-xml.ts';
import { sommaDi } from './flusso.ts';

/** What is wrong with a flow, and where. */
export interface DifettoFlusso {
  readonly requirement: string;
  readonly dove: string;
  /** The anomaly of IRIS, where it has one (iris.md §8.3). */
  readonly codice?: string;
  readonly messaggio: string;
  readonly atteso: string;
  readonly osservato: string;
}

/** What a flow may be held against beside itself; amounts in cents. */
export interface Confronto {
  /** What was due, by IUV. */
  readonly dovuti?: ReadonlyMap<string, number>;
  /** Codice fiscale of the ente that received it. */
  readonly ente?: string;
  /** The transfer: its amount, its causale. */
  readonly riversato?: number;
  readonly causale?: string;
}

const FUSO = /(?:Z|[+-]\d\d:\d\d)$/;

/** Everything wrong with a flow, in its order (iris.md §8.1, §8.3). `bytes` are those it was read from. */
export function difettiFlusso(
  flusso: FlussoLetto,
  bytes: Uint8Array,
  confronto: Confronto = {},
): readonly DifettoFlusso[] {
  return [
    ...delloSchema(flusso, bytes),
    ...dellIdentita(flusso, confronto),
    ...delDichiarato(flusso),
    ...deiPagamenti(flusso, confronto),
    ...delRiversamento(flusso, confronto),
  ];
}

function delloSchema({ dataOra, pagamenti }: FlussoLetto, bytes: Uint8Array): readonly DifettoFlusso[] {
  const requirement = 'IRIS-FR-020';
  const senzaPagamenti = pagamenti.length === 0 ? { codice: 'E_ESITI_NDP_NON_TROVATI' } : {};
  return [
    ...flussoIssues(bytes).map(({ path, line, keyword, message, value }) => ({
      requirement,
      ...senzaPagamenti,
      dove: line === undefined ? path : `riga ${line}: ${path}`,
      messaggio: message,
      atteso: `un flusso conforme allo schema (${keyword})`,
      osservato: value ?? path.slice(path.lastIndexOf('/') + 1),
    })),
    ...(FUSO.test(dataOra)
      ? [
          {
            requirement,
            dove: 'dataOraFlusso',
            messaggio: 'La data e ora del flusso porta un fuso.',
            atteso: 'data e ora di Roma, senza fuso',
            osservato: dataOra,
          },
        ]
      : []),
  ];
}

function* dellIdentita(
  { identificativo, dataRegolamento, dataOra, psp, dominio }: FlussoLetto,
  { ente }: Confronto,
): Generator<DifettoFlusso> {
  const inizio = `${dataRegolamento}${psp}-`;
  if (!identificativo.startsWith(inizio) || identificativo.length === inizio.length)
    yield {
      requirement: 'IRIS-FR-021',
      codice: 'E_CHIAVI_FR_INCONGRUENTI',
      dove: 'identificativoFlusso',
      messaggio: 'L’identificativo non corrisponde a data del regolamento e prestatore.',
      atteso: `${inizio} e un progressivo`,
      osservato: identificativo,
    };
  if (dataOra.slice(0, 10) < dataRegolamento)
    yield {
      requirement: 'IRIS-FR-023',
      dove: 'dataOraFlusso',
      messaggio: 'Il flusso è di prima del suo regolamento.',
      atteso: `dal ${dataRegolamento} in poi`,
      osservato: dataOra,
    };
  if (ente !== undefined && dominio !== ente)
    yield {
      requirement: 'IRIS-FR-017',
      codice: 'E_ENTE_NON_TROVATO',
      dove: 'istitutoRicevente',
      messaggio: 'Il flusso è di un altro ente.',
      atteso: ente,
      osservato: dominio,
    };
}

function* delDichiarato({ numeroDichiarato, totaleDichiarato, pagamenti }: FlussoLetto): Generator<DifettoFlusso> {
  if (Number.isFinite(numeroDichiarato) && numeroDichiarato !== pagamenti.length)
    yield {
      requirement: 'IRIS-FR-003',
      dove: 'numeroTotalePagamenti',
      messaggio: 'Il numero dei pagamenti non è quello dichiarato.',
      atteso: String(numeroDichiarato),
      osservato: String(pagamenti.length),
    };
  const somma = sommaDi(pagamenti);
  if (Number.isFinite(totaleDichiarato) && Number.isFinite(somma) && somma !== totaleDichiarato)
    yield {
      requirement: 'IRIS-FR-002',
      codice: 'E_IMPORTI_INCONGRUENTI',
      dove: 'importoTotalePagamenti',
      messaggio: 'Il totale non è la somma dei pagamenti, con le revoche in meno.',
      atteso: `${inEuro(totaleDichiarato)} euro`,
      osservato: `${inEuro(somma)} euro`,
    };
}

function* deiPagamenti({ dataRegolamento, pagamenti }: FlussoLetto, { dovuti }: Confronto): Generator<DifettoFlusso> {
  const visti = new Map<string, number>();
  for (const [at, { iuv, iur, indice, importo, esito, data, negativo }] of pagamenti.entries()) {
    const dove = `pagamento n. ${at + 1} (IUV ${iuv})`;
    const chiave = `${iuv}/${iur}/${indice}/${esito}`;
    const prima = visti.get(chiave);
    if (prima === undefined) visti.set(chiave, at + 1);
    else
      yield {
        requirement: 'IRIS-FR-022',
        dove,
        messaggio: `È il pagamento n. ${prima}, ripetuto.`,
        atteso: 'ogni pagamento una volta sola',
        osservato: `IUR ${iur}, indice ${indice}`,
      };
    if (negativo && esito !== '3')
      yield {
        requirement: 'IRIS-FR-024',
        dove,
        messaggio: 'Un pagamento che non è revocato ha un importo negativo.',
        atteso: 'un importo senza segno',
        osservato: `esito ${esito}, -${inEuro(importo)}`,
      };
    if (data > dataRegolamento)
      yield {
        requirement: 'IRIS-FR-023',
        dove,
        messaggio: 'Il pagamento è successivo al regolamento.',
        atteso: `entro il ${dataRegolamento}`,
        osservato: data,
      };
    if (iuv.startsWith('RF') && !isCreditorReference(iuv))
      yield {
        requirement: 'IRIS-FR-006',
        codice: 'E_IUV_RF_NON_VALIDO',
        dove,
        messaggio: 'Il riferimento ISO 11649 non ha le cifre di controllo esatte.',
        atteso: 'RF, due cifre di controllo esatte e il riferimento',
        osservato: iuv,
      };
    else if (dovuti !== undefined) yield* delDovuto(dove, importo, dovuti.get(iuv));
  }
}

function* delDovuto(dove: string, importo: number, dovuto: number | undefined): Generator<DifettoFlusso> {
  if (dovuto === undefined)
    yield {
      requirement: 'IRIS-FR-005',
      codice: 'E_IUV_NON_TROVATO',
      dove,
      messaggio: 'Lo IUV non è fra i dovuti.',
      atteso: 'uno IUV fra i dovuti',
      osservato: 'nessun dovuto',
    };
  else if (importo !== dovuto)
    yield {
      requirement: 'IRIS-FR-004',
      codice: `E_IMPORTO_ESI_${importo > dovuto ? 'MAGGIORE' : 'MINORE'}_IMPORTO_DIST`,
      dove,
      messaggio: `L’importo è ${importo > dovuto ? 'maggiore' : 'minore'} del dovuto.`,
      atteso: `${inEuro(dovuto)} euro`,
      osservato: `${inEuro(importo)} euro`,
    };
}

function* delRiversamento(
  { identificativo, totaleDichiarato }: FlussoLetto,
  { riversato, causale }: Confronto,
): Generator<DifettoFlusso> {
  if (causale !== undefined && flussoIn(causale)?.toUpperCase() !== identificativo.toUpperCase())
    yield {
      requirement: 'IRIS-FR-016',
      codice: 'E_RENDICONTAZIONE_NON_TROVATA',
      dove: 'causale del riversamento',
      messaggio: 'Il riversamento non nomina questo flusso.',
      atteso: `/URI/${identificativo}`,
      osservato: flussoIn(causale) ?? 'nessun identificativo dopo /URI/',
    };
  if (riversato !== undefined && Number.isFinite(totaleDichiarato) && riversato !== totaleDichiarato)
    yield {
      requirement: 'IRIS-FR-011',
      codice: `E_IMPORTO_MOV_${riversato > totaleDichiarato ? 'MAGGIORE' : 'MINORE'}_IMPORTO_REND`,
      dove: 'importo del riversamento',
      messaggio: `Il riversamento è ${riversato > totaleDichiarato ? 'maggiore' : 'minore'} del totale del flusso.`,
      atteso: `${inEuro(totaleDichiarato)} euro`,
      osservato: `${inEuro(riversato)} euro`,
    };
}

/** The flow that a transfer names in its causale, AT-05 (iris.md §7.1). */
export function flussoIn(causale: string): string | undefined {
  return /\/URI\/([^/\s]+)/i.exec(causale)?.[1];
}

function inEuro(cents: number): string {
  return `${cents < 0 ? '-' : ''}${decimale(Math.abs(cents)).replace('.', ',')}`;
}
