import { correctParts } from '../../parts.ts';
import { sendMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

/** Defects of the creditor's station. */
export const stazione: readonly Mutant[] = [
  sendMutant(
    'versamento-senza-costo',
    'Aggiunge il costo all’importo ma non al versamento: la somma non torna.',
    'PAGOPA-STAZ-012',
    {
      transfersFor: (amount, fee, posizione, iban) => correctParts.transfersFor(amount - fee, fee, posizione, iban),
    },
  ),
  sendMutant('iban-con-spazi', 'Scrive l’IBAN a gruppi di quattro caratteri, come si stampa.', 'PAGOPA-STAZ-014', {
    transfersFor: (amount, fee, posizione, iban) =>
      correctParts.transfersFor(amount, fee, posizione, iban.replaceAll(/.{4}(?=.)/g, '$& ')),
  }),
  sendMutant(
    'versamento-al-mittente',
    'Destina il versamento a un ente che non è il creditore dell’avviso.',
    'PAGOPA-STAZ-016',
    {
      transfersFor: (amount, fee, posizione, iban) =>
        correctParts
          .transfersFor(amount, fee, posizione, iban)
          .map((transfer) => ({ ...transfer, codiceFiscale: '00000000000' })),
    },
  ),
  sendMutant('importo-minimo', 'Comunica un importo che si può pagare anche in parte.', 'PAGOPA-STAZ-007', {
    amountOption: () => 'LS',
  }),
  sendMutant(
    'ordine-degli-elementi',
    'Scrive gli elementi della risposta di verifica in un ordine che lo schema non ammette.',
    'PAGOPA-STAZ-002 PAGOPA-STAZ-026',
    { inSchemaOrder: (members) => members.toReversed() },
  ),
  sendMutant(
    'creditore-della-verifica',
    'Nella verifica riporta il codice fiscale del mittente al posto di quello del creditore.',
    'PAGOPA-STAZ-010',
    { payeeAtVerify: (_, { mittente }) => mittente.codiceFiscale },
  ),
  sendMutant(
    'riferimento-con-aux',
    'Come riferimento del creditore riporta l’intero numero avviso invece dello IUV.',
    'PAGOPA-STAZ-015',
    { creditorReference: (numeroAvviso) => numeroAvviso },
  ),
  sendMutant(
    'avviso-ignoto-errore-generico',
    'Per un avviso che non conosce risponde con un errore interno.',
    'PAGOPA-STAZ-021',
    {
      paymentFault: (posizione) =>
        posizione === undefined ? 'PAA_SYSTEM_ERROR' : correctParts.paymentFault(posizione),
    },
  ),
  sendMutant(
    'codice-di-errore-inventato',
    'Usa codici di errore propri, che pagoPA non pubblica.',
    'PAGOPA-STAZ-017 PAGOPA-STAZ-021 PAGOPA-STAZ-022',
    {
      paymentFault: (posizione) =>
        correctParts.paymentFault(posizione) === undefined ? undefined : 'AVVISO_NON_PAGABILE',
    },
  ),
  sendMutant('pagato-ancora-pagabile', 'Dopo la ricevuta lascia pagare di nuovo l’avviso.', 'PAGOPA-STAZ-022', {
    paymentFault: (posizione) => (posizione === undefined ? 'PAA_PAGAMENTO_SCONOSCIUTO' : undefined),
  }),
  sendMutant(
    'chiusa-all-attivazione',
    'Chiude la posizione all’attivazione, senza attendere la ricevuta.',
    'PAGOPA-STAZ-026',
    {
      afterActivation: (posizione, importo, istante) => ({ ...posizione, pagata: { importo, istante } }),
    },
  ),
  sendMutant('ricevuta-registrata-due-volte', 'Registra come nuova una ricevuta già arrivata.', 'PAGOPA-STAZ-020', {
    onReceipt: (posizione, { receiptId, ...pagata }) => ({
      ...posizione,
      ricevute: [...posizione.ricevute, receiptId],
      pagata,
    }),
  }),
  sendMutant(
    'ricevuta-ripetuta-respinta',
    'Respinge come incoerente una ricevuta già arrivata, invece di riconoscerla.',
    'PAGOPA-STAZ-020',
    { isReceiptAcceptable: ({ pagata }) => pagata === undefined },
  ),
  sendMutant(
    'ricevuta-respinta',
    'Respinge la ricevuta il cui importo comprende il costo della notifica.',
    'PAGOPA-STAZ-019',
    { isReceiptAcceptable: (posizione, importo) => importo === posizione.importo },
  ),
  sendMutant(
    'stazione-distratta',
    'Risponde anche alle richieste destinate a un altro ente, intermediario o stazione.',
    'PAGOPA-STAZ-023 PAGOPA-STAZ-024 PAGOPA-STAZ-025',
    { stationFault: () => undefined },
  ),
];
