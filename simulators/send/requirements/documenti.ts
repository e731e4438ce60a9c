import type { Requirement } from '../../kernel/requirement.ts';
import { b2b, casi, conoscenza, inferred, notTested, ours, read } from './row.ts';

/** Legal facts, receipts and documents: TC-INVIO-04 (send.md §1.12, §1.13, §8.4). */
export const documenti: readonly Requirement[] = [
  read('SEND-DOC-001', 'MUST', casi('TC-INVIO-04'), {
    text: 'L’ente scarica le attestazioni e le ricevute indicate negli eventi della timeline.',
    remedy: 'Per ogni elemento con legalFactsIds chiedere i dati del documento e poi scaricare il file.',
  }),
  inferred('SEND-DOC-002', 'SHOULD', casi('TC-INVIO-04'), {
    text: 'L’ente conserva almeno l’attestazione di presa in carico, quella di consegna e, se la notifica è stata letta, quella di accesso.',
    remedy: 'Scaricare i documenti di nuovo a ogni avanzamento della notifica.',
  }),
  read('SEND-DOC-003', 'MUST', b2b('downloadLegalFactById'), {
    text: 'La chiave dell’attestazione si trasmette senza il prefisso safestorage://.',
    remedy: 'Togliere il prefisso dalla chiave letta in legalFactsIds.',
  }),
  ours('SEND-DOC-004', b2b('LegalFactDownloadMetadataResponse'), {
    text: 'Il file conservato è identico, byte per byte, a quello scaricato da SEND.',
    remedy: 'Salvare la risposta come sequenza di byte, senza conversioni di testo o di fine riga.',
  }),
  inferred('SEND-DOC-005', 'SHOULD', b2b('LegalFactDownloadMetadataResponse, filename'), {
    text: 'Il file è conservato con il nome e il tipo con cui SEND lo fornisce.',
    remedy: 'Usare filename: alcune ricevute sono XML o ZIP e non PDF.',
  }),
  inferred('SEND-DOC-006', 'SHOULD', b2b('retrieveSentNotificationDocument'), {
    text: 'L’ente sa scaricare da SEND gli atti della notifica.',
    remedy: 'Chiedere i documenti con lo IUN e il loro indice.',
  }),
  inferred('SEND-DOC-007', 'SHOULD', b2b('retrieveSentNotificationAttachment'), {
    text: 'L’ente sa scaricare da SEND l’avviso di pagamento allegato alla notifica.',
    remedy: 'Chiedere l’allegato PAGOPA con lo IUN e l’indice del destinatario.',
  }),
  read('SEND-DOC-008', 'MUST', b2b('NotificationAttachmentDownloadMetadataResponse, retryAfter'), {
    text: 'Se il documento non è ancora disponibile, l’ente attende almeno il tempo indicato prima di chiederlo di nuovo.',
    remedy: 'Leggere retryAfter, espresso in secondi, e richiedere i dati del documento solo dopo.',
  }),
  inferred('SEND-DOC-009', 'SHOULD', b2b('LegalFactDownloadMetadataResponse, url'), {
    text: 'Se l’indirizzo di scaricamento è scaduto, l’ente chiede di nuovo i dati del documento.',
    remedy: 'Non conservare gli indirizzi di scaricamento: chiederne uno nuovo a ogni scaricamento.',
  }),
  inferred('SEND-DOC-010', 'SHOULD', b2b('downloadLegalFactById, 404'), {
    text: 'Se un’attestazione non si trova, l’ente scarica comunque le altre.',
    remedy: 'Trattare l’errore del singolo documento senza interrompere gli altri.',
  }),
  inferred('SEND-DOC-011', 'SHOULD', conoscenza('Annullamento di una notifica'), {
    text: 'Dopo l’annullamento l’ente scarica la relativa attestazione.',
    remedy: 'Leggere l’evento di annullamento e scaricare il documento che porta.',
  }),
  inferred('SEND-DOC-020', 'SHOULD', conoscenza('Tipologie di scansioni per ANALOG_DELIVERY'), {
    text: 'La scansione consegnata in un archivio compresso si conserva come archivio: intera e con l’estensione di un archivio.',
    remedy: 'Non supporre che ogni attestazione sia un PDF: conservare i byte e il nome così come arrivano.',
  }),
  notTested(
    inferred('SEND-DOC-021', 'MAY', b2b('getDocumentsWeb'), {
      text: 'L’ente può scaricare l’avviso di avvenuta ricezione.',
      remedy: 'Usare l’indirizzo indicato nell’elemento AAR_GENERATION.',
    }),
    'L’operazione è facoltativa e manca dalla specifica pubblicata.',
  ),
  notTested(
    read('SEND-DOC-022', 'MUST', b2b('retrieveSentNotificationV28'), {
      text: 'Il dettaglio di una notifica non ancora accettata, o rifiutata, non esiste.',
      remedy: 'Trattare il 404 come notifica non disponibile.',
    }),
    'Le fonti discordano: la specifica non prevede il 404 che la piattaforma restituisce.',
  ),
];
