import * as fc from 'fast-check';
import { creditorReferenceArbitrary } from '../../kernel/values/creditor-reference.arbitrary.ts';
import { iuvArbitrary } from '../../kernel/values/iuv.arbitrary.ts';
import { partitaIvaArbitrary } from '../../kernel/values/partita-iva.arbitrary.ts';
import { ESITI, sommaDi } from './flusso.ts';
import type { Flusso, SingoloPagamento } from './flusso.ts';
import type { Confronto } from './giudizio.ts';

const GIORNO_MS = 86_400_000;

/** Declares what its payments come to. */
function dichiarato(flusso: Flusso): Flusso {
  return { ...flusso, numeroDichiarato: flusso.pagamenti.length, totaleDichiarato: sommaDi(flusso.pagamenti) };
}

/** A flow as a PSP publishes it: every outcome, RF references among the IUVs, one to eight payments, the first one executed. */
export function flussoArbitrary(): fc.Arbitrary<Flusso> {
  return fc
    .record({
      giorno: fc.integer({ min: 20_500, max: 22_000 }),
      psp: fc.constantFrom('PSPWEB', 'SATYLUL1', 'BPPIITRRXXX'),
      progressivo: fc.stringMatching(/^[0-9A-Za-z_-]{1,9}$/),
      trn: fc.stringMatching(/^[0-9]{16}$/),
      dominio: partitaIvaArbitrary(),
      iuv: fc.uniqueArray(fc.oneof(iuvArbitrary(), creditorReferenceArbitrary()), { minLength: 1, maxLength: 8 }),
      importi: fc.array(fc.integer({ min: 2, max: 900_000 }), { minLength: 8, maxLength: 8 }),
      esiti: fc.array(fc.constantFrom(...ESITI), { minLength: 8, maxLength: 8 }),
    })
    .map(({ giorno, psp, progressivo, trn, dominio, iuv, importi, esiti }) => {
      const data = new Date(giorno * GIORNO_MS).toISOString().slice(0, 10);
      const pagamenti = iuv.map((uno, at): SingoloPagamento => ({
        iuv: uno,
        iur: `IUR${trn}${at}`,
        indice: 1,
        // a flow has a positive total: what is revoked is less than what the first brings in
        importo: at === 0 ? 9_000_000 : importi[at]!,
        esito: at === 0 ? '0' : esiti[at]!,
        data,
      }));
      return dichiarato({
        identificativo: `${data}${psp}-${progressivo}`.slice(0, 35),
        revisione: 1,
        dataOra: (giorno + 1) * GIORNO_MS,
        regolamento: `TRN${trn}`,
        dataRegolamento: data,
        psp: { codice: psp, denominazione: 'Prestatore di esempio' },
        dominio,
        denominazione: 'Comune di Esempio',
        iban: 'IT07N0503402801000000000665',
        numeroDichiarato: 0,
        totaleDichiarato: 0,
        pagamenti,
      });
    });
}

/** What a flow agrees with in everything. */
export function confrontoDi(flusso: Flusso): Confronto {
  return {
    dovuti: new Map(flusso.pagamenti.map(({ iuv, importo }) => [iuv, importo])),
    ente: flusso.dominio,
    riversato: flusso.totaleDichiarato,
    causale: `/PUR/LGPE-RIVERSAMENTO Cumulativo pagamenti del 20270131/URI/${flusso.identificativo}`,
  };
}

/** One way in which a flow, or what stands beside it, is wrong: made of any valid one. */
export interface AnomaliaSeminata {
  readonly nome: string;
  readonly requisito: string;
  /** As IRIS calls it, where it does. */
  readonly codice?: string;
  readonly flusso?: (flusso: Flusso) => Flusso;
  readonly confronto?: (confronto: Confronto, flusso: Flusso) => Confronto;
  /** The last word on the XML. */
  readonly xml?: (testo: string) => string;
}

const conPrimo = (flusso: Flusso, altro: Partial<SingoloPagamento>): Flusso =>
  dichiarato({ ...flusso, pagamenti: [{ ...flusso.pagamenti[0]!, ...altro }, ...flusso.pagamenti.slice(1)] });
/** A transfer follows the flow, so that only the payment is wrong. */
const riversatoCome =
  (cambia: (flusso: Flusso) => Flusso) =>
  (confronto: Confronto, flusso: Flusso): Confronto => ({
    ...confronto,
    riversato: cambia(flusso).totaleDichiarato,
  });

function suiPagamenti(
  nome: string,
  requisito: string,
  codice: string | undefined,
  cambia: (flusso: Flusso) => Flusso,
): AnomaliaSeminata {
  return {
    nome,
    requisito,
    ...(codice === undefined ? {} : { codice }),
    flusso: cambia,
    confronto: riversatoCome(cambia),
  };
}

/** The day after a flow's settlement. */
const dopo = ({ dataRegolamento }: Flusso): string =>
  new Date(Date.parse(dataRegolamento) + GIORNO_MS).toISOString().slice(0, 10);

export const anomalieSeminate: readonly AnomaliaSeminata[] = [
  {
    nome: 'totale diverso dalla somma',
    requisito: 'IRIS-FR-002',
    codice: 'E_IMPORTI_INCONGRUENTI',
    flusso: (flusso) => ({ ...flusso, totaleDichiarato: flusso.totaleDichiarato + 1 }),
    confronto: (confronto) => ({ ...confronto, riversato: confronto.riversato! + 1 }),
  },
  {
    nome: 'numero diverso dai pagamenti',
    requisito: 'IRIS-FR-003',
    flusso: (flusso) => ({ ...flusso, numeroDichiarato: flusso.numeroDichiarato + 1 }),
  },
  suiPagamenti('importo maggiore del dovuto', 'IRIS-FR-004', 'E_IMPORTO_ESI_MAGGIORE_IMPORTO_DIST', (flusso) =>
    conPrimo(flusso, { importo: flusso.pagamenti[0]!.importo + 1 }),
  ),
  suiPagamenti('importo minore del dovuto', 'IRIS-FR-004', 'E_IMPORTO_ESI_MINORE_IMPORTO_DIST', (flusso) =>
    conPrimo(flusso, { importo: flusso.pagamenti[0]!.importo - 1 }),
  ),
  suiPagamenti('IUV sconosciuto', 'IRIS-FR-005', 'E_IUV_NON_TROVATO', (flusso) =>
    conPrimo(flusso, { iuv: '99000000000009999' }),
  ),
  suiPagamenti('riferimento RF errato', 'IRIS-FR-006', 'E_IUV_RF_NON_VALIDO', (flusso) =>
    conPrimo(flusso, { iuv: 'RF19539007547034' }),
  ),
  {
    nome: 'riversamento maggiore',
    requisito: 'IRIS-FR-011',
    codice: 'E_IMPORTO_MOV_MAGGIORE_IMPORTO_REND',
    confronto: (confronto) => ({ ...confronto, riversato: confronto.riversato! + 1 }),
  },
  {
    nome: 'riversamento minore',
    requisito: 'IRIS-FR-011',
    codice: 'E_IMPORTO_MOV_MINORE_IMPORTO_REND',
    confronto: (confronto) => ({ ...confronto, riversato: confronto.riversato! - 1 }),
  },
  {
    nome: 'causale di un altro flusso',
    requisito: 'IRIS-FR-016',
    codice: 'E_RENDICONTAZIONE_NON_TROVATA',
    confronto: (confronto) => ({ ...confronto, causale: `${confronto.causale!.slice(0, -1)}/TXT/altro` }),
  },
  {
    nome: 'flusso di un altro ente',
    requisito: 'IRIS-FR-017',
    codice: 'E_ENTE_NON_TROVATO',
    flusso: (flusso) => ({ ...flusso, intestatoA: flusso.dominio === '00000010009' ? '12345678903' : '00000010009' }),
  },
  {
    nome: 'data e ora con il fuso',
    requisito: 'IRIS-FR-020',
    xml: (testo) => testo.replace(/(<f:dataOraFlusso>[^<]*)/, '$1Z'),
  },
  {
    nome: 'nessun pagamento',
    requisito: 'IRIS-FR-020',
    codice: 'E_ESITI_NDP_NON_TROVATI',
    xml: (testo) =>
      testo
        .replaceAll(/<f:datiSingoliPagamenti>[^]*<\/f:datiSingoliPagamenti>/g, '')
        .replace(/(<f:numeroTotalePagamenti>)\d+/, '$10')
        .replace(/(<f:importoTotalePagamenti>)[^<]*/, '$10.00'),
    confronto: ({ riversato: _, ...confronto }) => confronto,
  },
  {
    nome: 'identificativo senza il prestatore',
    requisito: 'IRIS-FR-021',
    codice: 'E_CHIAVI_FR_INCONGRUENTI',
    flusso: (flusso) => ({ ...flusso, identificativo: `${flusso.dataRegolamento}-1` }),
    confronto: (confronto, { dataRegolamento }) => ({ ...confronto, causale: `/PUR/LGPE/URI/${dataRegolamento}-1` }),
  },
  suiPagamenti('pagamento ripetuto', 'IRIS-FR-022', undefined, (flusso) =>
    dichiarato({ ...flusso, pagamenti: [...flusso.pagamenti, flusso.pagamenti[0]!] }),
  ),
  suiPagamenti('pagamento dopo il regolamento', 'IRIS-FR-023', undefined, (flusso) =>
    conPrimo(flusso, { data: dopo(flusso) }),
  ),
  {
    nome: 'flusso prima del regolamento',
    requisito: 'IRIS-FR-023',
    flusso: (flusso) => ({ ...flusso, dataOra: flusso.dataOra - 3 * GIORNO_MS }),
  },
  {
    nome: 'importo negativo di un pagamento eseguito',
    requisito: 'IRIS-FR-024',
    xml: (testo) => testo.replace(/(<f:singoloImportoPagato>)-?/, '$1-'),
  },
];
