import { correctParts } from '../parts.ts';
import { planMutant } from './mutant.ts';
import type { Mutant } from './mutant.ts';

const flussoMutant = planMutant('flussi');

/** Defects between the office that deals with IRIS and the one that writes on IO. */
export const flussiIo: readonly Mutant[] = [
  flussoMutant(
    'flusso-io-iuv-per-avviso',
    'Chiede su IO lo IUV della pendenza, con uno zero davanti, al posto del numero avviso.',
    'IO-PAY-001 IO-MST-008',
    { debtNotice: ({ iuv }) => iuv.padStart(18, '0') },
  ),
  flussoMutant('flusso-io-importo-in-euro', 'Chiede su IO gli euro interi della pendenza.', 'IO-PAY-001', {
    debtAmount: ({ importo }) => Math.round(importo / 100) * 100,
  }),
  flussoMutant('flusso-io-scade-subito', 'Mette nel messaggio il giorno in cui la pendenza è nata.', 'IO-PAY-010', {
    debtDeadline: ({ emesso }) => emesso,
  }),
  flussoMutant('flusso-io-prima-di-iris', 'Scrive su IO di pendenze che IRIS non ha.', 'IO-MST-008', {
    debtProblem: (debito) => correctParts.debtProblem({ ...debito, presente: true }),
  }),
  flussoMutant('flusso-io-chiede-il-pagato', 'Chiede su IO pendenze già pagate.', 'IO-PAY-007', {
    debtProblem: (debito) => correctParts.debtProblem({ ...debito, stato: 'daPagare' }),
  }),
  flussoMutant('flusso-io-pagamento-mai-letto', 'Non legge su IO che l’avviso è stato pagato.', 'IO-PAY-009', {
    paymentFrom: () => 'nonPagato',
  }),
];
