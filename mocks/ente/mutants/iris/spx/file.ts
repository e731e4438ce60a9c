import { correctParts } from '../../../parts.ts';
import { planMutant } from '../../mutant.ts';
import type { Mutant } from '../../mutant.ts';

const mutant = planMutant('iris-spx');

/** Defects in writing a file of positions. */
export const spxFile: readonly Mutant[] = [
  mutant('spx-senza-intestazione', 'Scrive il file senza l’intestazione.', 'IRIS-SPX-001', {
    csvBytes: (text) => correctParts.csvBytes(text.slice(text.indexOf('\n') + 1)),
  }),
  mutant('spx-intestazione-di-un-altro-tracciato', 'Scrive un’intestazione di 21 colonne.', 'IRIS-SPX-001', {
    csvHeader: () => correctParts.csvHeader().slice(0, -1),
  }),
  mutant('spx-data-senza-zeri', 'Scrive le date senza gli zeri (1/2/2027).', 'IRIS-SPX-001', {
    csvDate(day) {
      const [year, month, date] = day.split('-');
      return `${Number(date)}/${Number(month)}/${year}`;
    },
  }),
  mutant('spx-senza-virgolette', 'Non racchiude fra virgolette i testi con il separatore.', 'IRIS-SPX-001', {
    csvField: (text) => text,
  }),
  mutant('spx-separatore-tolto', 'Toglie dai testi il separatore.', 'IRIS-SPX-009', {
    csvField: (text) => correctParts.csvField(text.replaceAll('|', '')),
  }),
  mutant('spx-latin1', 'Scrive il file in ISO-8859-1.', 'IRIS-SPX-002', {
    csvBytes: (text) => Buffer.from(text, 'latin1'),
  }),
  mutant('spx-con-bom', 'Comincia il file con il BOM.', 'IRIS-SPX-011', {
    csvBytes: (text) => correctParts.csvBytes(`\uFEFF${text}`),
  }),
  mutant('spx-accenti-perduti', 'Sostituisce le lettere accentate con un punto interrogativo.', 'IRIS-SPX-009', {
    csvField: (text) => correctParts.csvField(text.replaceAll(/[^\x20-\x7e]/g, '?')),
  }),
  mutant('spx-formula', 'Fa precedere ogni causale da un segno di uguale.', 'IRIS-SPX-010 IRIS-SPX-009', {
    causale: (dati) => `=${correctParts.causale(dati)}`,
  }),
  mutant(
    'spx-importi-in-centesimi',
    'Scrive gli importi in centesimi.',
    'IRIS-SPX-007 IRIS-SPX-008 IRIS-SPX-034 IRIS-SPX-035',
    {
      csvAmount: String,
    },
  ),
  mutant(
    'spx-importi-in-virgola-mobile',
    'Calcola i millesimi con la virgola mobile e li tronca.',
    'IRIS-SPX-007 IRIS-SPX-008 IRIS-SPX-034',
    {
      csvAmount: (cents) => String(Math.floor((cents / 100) * 1000)),
    },
  ),
  mutant('spx-voci-in-centesimi', 'Scrive in centesimi gli importi delle voci.', 'IRIS-SPX-005', {
    csvItems: (rata) => correctParts.csvItems(rata, String),
  }),
  mutant('spx-validita-dopo-la-scadenza', 'Fa cominciare la validità il giorno dopo la scadenza.', 'IRIS-SPX-005', {
    csvValidity: (rata, today) => ({
      ...correctParts.csvValidity(rata, today),
      inizio: Temporal.PlainDate.from(rata.scadenza).add({ days: 1 }).toString(),
    }),
  }),
  mutant('spx-due-tributi-in-un-file', 'Mette in un solo file pendenze di tipi di debito diversi.', 'IRIS-SPX-003', {
    csvFiles: (richieste) => [richieste],
  }),
  mutant('spx-creditore-con-il-codice-fiscale', 'In CREDITORE scrive un codice che non è il suo.', 'IRIS-SPX-003', {
    csvCreditor: () => '12345678903',
  }),
  mutant('spx-rate-mescolate', 'Ordina le righe per numero di rata invece che per debito.', 'IRIS-SPX-006', {
    csvOrder: (debts) => {
      const longest = Math.max(...debts.map(({ length }) => length));
      return Array.from({ length: longest }, (_, n) => debts.flatMap((rows) => rows.slice(n, n + 1))).flat();
    },
  }),
  mutant(
    'spx-stesso-pagamento-per-ogni-rata',
    'Dà a tutte le rate lo stesso identificativo di pagamento.',
    'IRIS-SPX-004',
    {
      withIdentifiers(entered, held, names) {
        const dati = correctParts.withIdentifiers(entered, held, names);
        return { ...dati, rate: dati.rate.map((rata) => ({ ...rata, idPagamento: dati.rate[0]!.idPagamento })) };
      },
    },
  ),
  mutant('spx-sempre-da-pagare', 'Scrive DA_PAGARE qualunque operazione sia chiesta.', 'IRIS-SPX-023', {
    csvStatus: () => 'DA_PAGARE',
  }),
  mutant('spx-variazione-per-inserire', 'Inserisce i debiti come variazioni.', 'IRIS-SPX-012', {
    csvStatus: (operazione, stato) => correctParts.csvStatus(operazione === 'Insert' ? 'Replace' : operazione, stato),
  }),
  mutant(
    'spx-debito-con-un-altro-nome',
    'Dà al debito un identificativo nuovo a ogni variazione.',
    'IRIS-SPX-024 IRIS-SPX-012 IRIS-SPX-013 IRIS-SPX-017',
    {
      csvDebtId: (richiesta) =>
        richiesta.operazione === 'Insert'
          ? correctParts.csvDebtId(richiesta)
          : `${richiesta.dati.idPendenza.slice(0, 30)}.2`,
    },
  ),
];
