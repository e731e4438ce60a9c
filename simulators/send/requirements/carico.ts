import type { Requirement } from '../../kernel/requirement.ts';
import { b2b, conoscenza, inferred, notTested, pdf, read } from './row.ts';

const FAQ = conoscenza('FAQ sull’inserimento delle notifiche');

/** Reserving and uploading documents (send.md §1.4, §1.5). */
export const carico: readonly Requirement[] = [
  read('SEND-CARICO-001', 'MUST', b2b('presignedUploadRequest'), {
    text: 'Ogni documento è prenotato prima del caricamento, da uno a quindici per richiesta, ciascuno con un indice distinto.',
    remedy: 'Assegnare a ogni documento della richiesta un preloadIdx diverso e non superarne quindici.',
  }),
  read('SEND-CARICO-002', 'MUST', FAQ, {
    text: 'L’impronta del documento è lo SHA-256 dei suoi byte, codificato in base64 dai 32 byte dell’impronta.',
    remedy: 'Codificare in base64 l’impronta binaria, non la sua rappresentazione esadecimale.',
  }),
  read('SEND-CARICO-003', 'MUST', b2b('PreLoadResponse, httpMethod e url'), {
    text: 'Il caricamento usa il metodo e l’indirizzo ricevuti nella prenotazione.',
    remedy: 'Usare httpMethod e url così come restituiti, senza ricostruirli né riusarli per altri documenti.',
  }),
  read('SEND-CARICO-004', 'MUST', FAQ, {
    text: 'L’impronta dichiarata nel caricamento è quella dichiarata nella prenotazione.',
    remedy: 'Trasmettere in x-amz-checksum-sha256 lo stesso valore inviato nella prenotazione.',
  }),
  read('SEND-CARICO-005', 'MUST', FAQ, {
    text: 'L’impronta dichiarata è quella dei byte caricati.',
    remedy: 'Calcolare l’impronta sul file definitivo e non modificarlo più prima del caricamento.',
  }),
  read('SEND-CARICO-006', 'MUST', b2b('PreLoadResponse, secret'), {
    text: 'Il caricamento porta il segreto ricevuto nella prenotazione.',
    remedy: 'Trasmettere in x-amz-meta-secret il valore secret della stessa prenotazione.',
  }),
  read('SEND-CARICO-007', 'MUST', FAQ, {
    text: 'Il tipo di contenuto del caricamento è quello dichiarato nella prenotazione.',
    remedy: 'Usare lo stesso content-type: application/pdf per gli atti e gli avvisi.',
  }),
  read('SEND-CARICO-008', 'MUST', pdf('PDF/A (ISO 19005-1)'), {
    text: 'Il documento caricato è un PDF: comincia con l’intestazione che lo dichiara tale.',
    remedy: 'Caricare il file PDF/A prodotto dal gestionale, senza involucri e senza altra codifica.',
  }),
  inferred('SEND-CARICO-009', 'SHOULD', FAQ, {
    text: 'Se un caricamento non riesce, l’ente non deposita la notifica e l’operatore lo viene a sapere.',
    remedy: 'Depositare la notifica solo dopo la conferma di tutti i caricamenti.',
  }),
  inferred('SEND-CARICO-010', 'SHOULD', b2b('PreLoadResponse, url'), {
    text: 'Se l’indirizzo di caricamento è scaduto, l’ente chiede una nuova prenotazione.',
    remedy: 'Ripetere la prenotazione, una volta, quando il caricamento è rifiutato per scadenza.',
  }),
  notTested(
    read('SEND-CARICO-020', 'MUST', pdf('Formato dei documenti'), {
      text: 'Il documento rispetta PDF/A, formato A4 verticale, margini, caratteri e immagini previsti per la stampa.',
      remedy: 'Produrre i documenti secondo le specifiche tecniche dei PDF allegati alla notifica.',
    }),
    'I byte dei caricamenti non restano nelle evidenze: la conformità dei file si controlla con il comando di verifica dei documenti.',
  ),
  notTested(
    read('SEND-CARICO-021', 'MUST', conoscenza('Caso d’uso: violazioni del codice della strada'), {
      text: 'L’atto è firmato digitalmente.',
      remedy: 'Firmare l’atto in formato PAdES prima del caricamento.',
    }),
    'SEND non verifica la firma e i byte dei caricamenti non restano nelle evidenze.',
  ),
];
