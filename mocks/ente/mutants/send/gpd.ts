import { correctParts } from '../../parts.ts';
import { sendMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

/** Defects in the copy of debt positions that is left on GPD, and in how its notices are notified. */
export const gpd: readonly Mutant[] = [
  sendMutant('gpd-senza-chiave', 'Chiama GPD senza la chiave di sottoscrizione.', 'GPD-CHIAVE-001', {
    gpdHeaders: () => ({ accept: 'application/json', 'content-type': 'application/json' }),
  }),
  sendMutant(
    'posizione-in-bozza',
    'Carica la posizione su GPD e non la pubblica: al momento della notifica non si può pagare.',
    'SEND-COSTO-032 SEND-COSTO-034',
    { publishesOnGpd: () => false },
  ),
  sendMutant(
    'importo-in-euro-su-gpd',
    'Invia a GPD l’importo arrotondato all’euro.',
    'GPD-COPIA-001 SEND-COSTO-034 GPD-COPIA-002',
    { gpdAmount: ({ importo }) => Math.round(importo / 100) * 100 },
  ),
  sendMutant(
    'causale-generica-su-gpd',
    'Invia a GPD una causale generica al posto di quella dell’archivio.',
    'GPD-COPIA-001',
    { gpdDescription: () => 'Pagamento a favore dell’ente' },
  ),
  sendMutant(
    'versamento-in-euro-su-gpd',
    'Arrotonda all’euro il versamento, ma non l’importo dell’opzione di pagamento.',
    'GPD-POS-002',
    {
      gpdTransfers: (amount, posizione, iban) =>
        correctParts
          .gpdTransfers(amount, posizione, iban)
          .map((transfer) => ({ ...transfer, amount: Math.round(amount / 100) * 100 })),
    },
  ),
  sendMutant('causale-troppo-lunga-su-gpd', 'Ripete la causale fino a superare i 140 caratteri.', 'GPD-POS-001', {
    gpdDescription: ({ causale }) => `${causale}: `.repeat(8),
  }),
  sendMutant(
    'posizione-creata-di-nuovo',
    'Quando l’importo cambia crea di nuovo la posizione su GPD invece di aggiornarla.',
    'GPD-POS-003',
    { gpdChange: () => 'create' },
  ),
  sendMutant('metadato-riservato', 'Scrive da sé su GPD il metadato del costo della notifica.', 'GPD-POS-004', {
    gpdMetadata: () => [{ key: 'NOTIFICATION_FEE', value: '0' }],
  }),
  sendMutant('iban-con-spazi-su-gpd', 'Scrive su GPD un IBAN con la cifra di controllo sbagliata.', 'GPD-POS-005', {
    gpdTransfers: (amount, posizione, iban) =>
      correctParts.gpdTransfers(amount, posizione, `${iban.slice(0, 2)}00${iban.slice(4)}`),
  }),
  sendMutant('iuv-come-avviso-su-gpd', 'Scrive su GPD il numero avviso intero al posto dello IUV.', 'GPD-POS-006', {
    gpdIuv: (numeroAvviso) => numeroAvviso,
  }),
  sendMutant(
    'importo-con-il-costo-su-gpd',
    'Quando aggiorna la posizione somma all’importo il costo che legge da GPD.',
    'GPD-COPIA-002 GPD-COPIA-001 SEND-COSTO-034',
    { gpdUpdatedAmount: ({ importo }, knownFee) => importo + knownFee },
  ),
  sendMutant(
    'sportello-taciuto',
    'Registra il pagamento allo sportello e non lo dice a GPD, dove l’avviso si può pagare ancora.',
    'GPD-COPIA-003',
    { tellsGpdOfPayments: () => false },
  ),
  sendMutant(
    'annullata-solo-in-casa',
    'Annulla la posizione nel proprio archivio e la lascia pagabile su GPD.',
    'GPD-COPIA-004',
    { withdrawsFromGpd: () => false },
  ),
  sendMutant(
    'pagamento-su-gpd-ignorato',
    'Non registra i pagamenti avvenuti su GPD: la posizione resta aperta.',
    'GPD-COPIA-005',
    { isPaidOnGpd: (status) => status === 'REPORTED' },
  ),
  sendMutant(
    'asincrona-dichiarata-sincrona',
    'Dichiara sincrona la notifica di un avviso che è su GPD: SEND la accetta e nessuno aggiorna il costo.',
    'SEND-COSTO-033 SEND-COSTO-034',
    { modeOnGpd: () => 'SYNC' },
  ),
  sendMutant('costo-chiesto-per-gpd', 'Chiede a SEND il costo degli avvisi che sono su GPD.', 'SEND-COSTO-030', {
    asksPriceOnGpd: () => true,
  }),
];
