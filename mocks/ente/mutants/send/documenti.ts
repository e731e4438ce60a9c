import { correctParts } from '../../parts.ts';
import { sendMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

/** Defects in fetching documents. */
export const documenti: readonly Mutant[] = [
  sendMutant(
    'sola-presa-in-carico',
    'Scarica la sola attestazione di presa in carico.',
    'SEND-DOC-001 SEND-DOC-011 SEND-PERC-006',
    {
      factsToDownload: (facts) =>
        correctParts.factsToDownload(facts).filter(({ category }) => category === 'SENDER_ACK'),
    },
  ),
  sendMutant(
    'prefisso-nella-chiave',
    'Chiede le attestazioni con il prefisso safestorage:// nella chiave.',
    'SEND-DOC-003 SEND-DOC-001 SEND-PERC-006',
    { legalFactPath: (iun, key) => `/delivery-push/${iun}/download/legal-facts/${encodeURIComponent(key)}` },
  ),
  sendMutant('attestazione-come-testo', 'Conserva i file come se fossero testo, alterandone i byte.', 'SEND-DOC-004', {
    bytesToKeep: (bytes) => Buffer.from(new TextDecoder().decode(bytes)),
  }),
  sendMutant('nome-inventato', 'Conserva ogni file con un nome e un’estensione propri.', 'SEND-DOC-005 SEND-DOC-020', {
    fileName: (filename) => `${filename.replace(/\.[^.]*$/, '')}.bin`,
  }),
  sendMutant('archivio-come-pdf', 'Conserva come PDF gli archivi delle scansioni.', 'SEND-DOC-020', {
    fileName: (filename) => filename.replace(/\.zip$/, '.pdf'),
  }),
  sendMutant('atti-non-scaricati', 'Non scarica gli atti della notifica.', 'SEND-DOC-006', {
    attachmentsToDownload: (files) => files.filter(({ tipo }) => tipo !== 'ATTO'),
  }),
  sendMutant('avviso-non-scaricato', 'Non scarica l’avviso di pagamento allegato alla notifica.', 'SEND-DOC-007', {
    attachmentsToDownload: (files) => files.filter(({ tipo }) => tipo !== 'PAGOPA'),
  }),
  sendMutant(
    'documento-senza-attesa',
    'Richiede subito il documento che SEND dice di non avere ancora.',
    'SEND-DOC-008',
    { documentWaitMs: () => 0 },
  ),
  sendMutant('attesa-in-millisecondi', 'Legge come millisecondi i secondi di attesa di un documento.', 'SEND-DOC-008', {
    documentWaitMs: (retryAfterSeconds) => retryAfterSeconds,
  }),
  sendMutant(
    'scarico-con-chiave',
    'Trasmette la chiave API al magazzino dei documenti durante lo scarico.',
    'SEND-SICUR-002',
    { downloadHeaders: (apiKey) => ({ 'x-api-key': apiKey }) },
  ),
  sendMutant('indirizzo-scaduto', 'Se l’indirizzo di scarico è scaduto rinuncia al documento.', 'SEND-DOC-009', {
    onDownloadRefused: () => 'giveUp',
  }),
  sendMutant(
    'una-mancante-ferma-tutte',
    'Se un’attestazione non si trova non scarica nemmeno le altre.',
    'SEND-DOC-010',
    { onDocumentMissing: () => 'stop' },
  ),
];
