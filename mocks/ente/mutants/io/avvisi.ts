import { correctParts } from '../../parts.ts';
import { planMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

const ioMutant = planMutant('io');

/** Defects in payment notices that only what is recommended, or noted, finds. */
export const avvisi: readonly Mutant[] = [
  ioMutant('io-pulsante-paga', 'Nomina nel testo un pulsante «Paga», che nell’app non c’è.', 'IO-MST-011', {
    ioPaymentText: (...given) => correctParts.ioPaymentText(...given).replace('"Vedi Avviso"', '"Paga"'),
  }),
  ioMutant('io-marchio-storpiato', 'Scrive «PagoPA» al posto di «pagoPA».', 'IO-MST-011', {
    ioPaymentText: (...given) => `${correctParts.ioPaymentText(...given)} Puoi pagare con PagoPA.`,
  }),
  ioMutant('io-senza-rate', 'Non parla di rate, per quanto l’importo sia elevato.', 'IO-MST-012', {
    ioInstalments: () => '',
  }),
  ioMutant(
    'io-scade-senza-scadenza',
    'Dice che dopo la scadenza non si paga più, e la scadenza non la dice.',
    'IO-PAY-006 IO-MST-001 IO-MST-002',
    {
      ioBody: (fiscalCode, { due_date, ...content }, level) =>
        correctParts.ioBody(
          fiscalCode,
          content['payment_data'] === undefined
            ? { ...content, ...(due_date === undefined ? {} : { due_date }) }
            : { ...content, payment_data: { ...(content['payment_data'] as object), invalid_after_due_date: true } },
          level,
        ),
    },
  ),
];
