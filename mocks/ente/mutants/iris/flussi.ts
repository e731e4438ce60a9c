import { irisMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';
import { correctParts } from '../../parts.ts';

/** Defects in reconciling flows of rendicontazione. */
export const flussi: readonly Mutant[] = [
  irisMutant(
    'centesimi-troncati',
    'Legge gli importi dei flussi come numeri con la virgola e tronca i centesimi.',
    'IRIS-FR-001 IRIS-FR-005 IRIS-FR-007 IRIS-FR-008 IRIS-FR-009 IRIS-FR-010 IRIS-FR-012 IRIS-FR-015',
    { flowCents: (text) => Math.floor(Math.abs(Number(text)) * 100) },
  ),
  irisMutant('totale-non-verificato', 'Non confronta il totale del flusso con la somma dei pagamenti.', 'IRIS-FR-002', {
    declaredAnomalies: (...given) =>
      correctParts.declaredAnomalies(...given).filter((each) => each !== 'totaleNonQuadra'),
  }),
  irisMutant('numero-non-verificato', 'Non conta i pagamenti del flusso.', 'IRIS-FR-003', {
    declaredAnomalies: (...given) =>
      correctParts.declaredAnomalies(...given).filter((each) => each !== 'numeroNonQuadra'),
  }),
  irisMutant('importo-non-verificato', 'Prende per buono l’importo che il flusso dà a ogni pagamento.', 'IRIS-FR-004', {
    paymentAnomaly: (payment, due) => correctParts.paymentAnomaly(payment, due === undefined ? due : payment.importo),
  }),
  irisMutant('importo-minore-accettato', 'Segnala soltanto gli importi maggiori del dovuto.', 'IRIS-FR-004', {
    paymentAnomaly: (payment, due) =>
      correctParts.paymentAnomaly(payment, due === undefined ? due : Math.min(due, payment.importo)),
  }),
  irisMutant('iuv-sconosciuto-incassato', 'Incassa anche i pagamenti che non conosce.', 'IRIS-FR-005', {
    paymentAnomaly: (payment, due) => correctParts.paymentAnomaly(payment, due ?? payment.importo),
  }),
  irisMutant(
    'iuv-sconosciuto-blocca-il-flusso',
    'Per un pagamento sconosciuto non riconcilia nulla del flusso.',
    'IRIS-FR-005',
    { flowStatus: (anomalie) => (anomalie.length === 0 ? 'riconciliato' : 'nonRiconciliato') },
  ),
  irisMutant('rf-non-verificato', 'Non verifica le cifre di controllo dei riferimenti RF.', 'IRIS-FR-006', {
    paymentAnomaly: ({ importo }, due) =>
      due === undefined ? 'iuvSconosciuto' : due === importo ? undefined : 'importoDiverso',
  }),
  irisMutant('revoca-sommata', 'Somma a quanto incassato anche i pagamenti revocati.', 'IRIS-FR-007', {
    flowAmount: ({ importo }) => importo,
  }),
  irisMutant('senza-rpt-ignorati', 'Non conta i pagamenti eseguiti senza RPT.', 'IRIS-FR-008', {
    flowAmount: (payment) => (payment.esito === '9' ? 0 : correctParts.flowAmount(payment)),
  }),
  irisMutant('aggiornamento-ignorato', 'Del flusso tiene la prima pubblicazione.', 'IRIS-FR-009', {
    isNewFlow: (_, held) => held === undefined,
  }),
  irisMutant('aggiornamento-sommato', 'Tiene ogni pubblicazione del flusso come un flusso a sé.', 'IRIS-FR-009', {
    flowKey: ({ identificativo, dataOra }) => `${identificativo}/${dataOra}`,
  }),
  irisMutant('flusso-prelevato-sempre', 'Preleva ogni volta tutti i flussi dell’elenco.', 'IRIS-FR-014', {
    isNewFlow: () => true,
  }),
  irisMutant('riversamento-non-verificato', 'Non confronta il riversamento con il totale del flusso.', 'IRIS-FR-011', {
    transferAnomaly: (_, movimento) => (movimento === undefined ? 'movimentoAssente' : undefined),
  }),
  irisMutant('riversamento-maggiore-accettato', 'Si contenta di un riversamento che copre il flusso.', 'IRIS-FR-011', {
    transferAnomaly: (totale, movimento) =>
      correctParts.transferAnomaly(
        totale,
        movimento === undefined ? movimento : { ...movimento, importo: Math.min(totale, movimento.importo) },
      ),
  }),
  irisMutant(
    'riversamento-per-importo',
    'Abbina il riversamento al flusso con lo stesso importo.',
    'IRIS-FR-012 IRIS-FR-011 IRIS-FR-016',
    {
      transferOf: ({ totale }, movimenti) => movimenti.find(({ importo }) => importo === totale),
    },
  ),
  irisMutant('riversamento-senza-flusso-taciuto', 'Non mostra i riversamenti di cui manca il flusso.', 'IRIS-FR-016', {
    transfersWaiting: () => [],
  }),
  irisMutant('flusso-altrui-riconciliato', 'Non guarda a quale ente è intestato il flusso.', 'IRIS-FR-017', {
    recipientAnomaly: () => undefined,
  }),
  irisMutant('dominio-dei-flussi-errato', 'Chiede i flussi con un dominio che non è il suo.', 'IRIS-FR-013', {
    flowDomain: () => '00000000000',
  }),
  irisMutant('prima-pagina-soltanto', 'Con i servizi REST legge soltanto la prima pagina.', 'IRIS-FR-015', {
    pagesAfterFirst: () => [],
  }),
];
