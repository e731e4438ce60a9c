import { createHash } from 'node:crypto';
import { correctParts } from '../../parts.ts';
import { sendMutant } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';

/** Defects in reserving and uploading documents. */
export const carico: readonly Mutant[] = [
  sendMutant(
    'impronta-esadecimale',
    'Codifica in base64 la scrittura esadecimale dell’impronta invece dei suoi 32 byte.',
    'SEND-CARICO-002 SEND-PROTO-003',
    {
      digestBase64: (bytes) => Buffer.from(createHash('sha256').update(bytes).digest('hex')).toString('base64'),
    },
  ),
  sendMutant('indice-ripetuto', 'Prenota tutti i documenti con lo stesso indice.', 'SEND-CARICO-001 SEND-CARICO-004', {
    preloadItem: (_, attachment, sha256) => correctParts.preloadItem(0, attachment, sha256),
  }),
  sendMutant(
    'metodo-fisso',
    'Carica i documenti con POST qualunque metodo indichi la prenotazione.',
    'SEND-CARICO-003',
    { uploadMethod: () => 'POST' },
  ),
  sendMutant(
    'caricamento-con-chiave',
    'Trasmette la chiave API al magazzino dei documenti durante il caricamento.',
    'SEND-SICUR-001',
    {
      uploadHeaders: (attachment, slot, sha256, apiKey) => ({
        ...correctParts.uploadHeaders(attachment, slot, sha256, apiKey),
        'x-api-key': apiKey,
      }),
    },
  ),
  sendMutant(
    'controllo-esadecimale',
    'Nel caricamento dichiara l’impronta in esadecimale, diversa da quella prenotata.',
    'SEND-CARICO-004',
    {
      uploadHeaders: (attachment, slot, sha256, apiKey) => ({
        ...correctParts.uploadHeaders(attachment, slot, sha256, apiKey),
        'x-amz-checksum-sha256': Buffer.from(sha256, 'base64').toString('hex'),
      }),
    },
  ),
  sendMutant(
    'tipo-generico',
    'Carica i documenti come application/octet-stream invece che con il tipo prenotato.',
    'SEND-CARICO-007',
    {
      uploadHeaders: (attachment, slot, sha256, apiKey) => ({
        ...correctParts.uploadHeaders(attachment, slot, sha256, apiKey),
        'content-type': 'application/octet-stream',
      }),
    },
  ),
  sendMutant(
    'segreto-scambiato',
    'Nel caricamento trasmette la chiave del documento al posto del segreto.',
    'SEND-CARICO-006',
    {
      uploadHeaders: (attachment, slot, sha256, apiKey) =>
        correctParts.uploadHeaders(attachment, { ...slot, secret: slot.key }, sha256, apiKey),
    },
  ),
  sendMutant(
    'documento-ritoccato',
    'Aggiunge al documento un a capo dopo averne calcolato l’impronta.',
    'SEND-CARICO-005',
    { bytesToUpload: ({ bytes }) => Buffer.concat([bytes, Buffer.from('\n')]) },
  ),
  sendMutant('documento-imbustato', 'Antepone al PDF le intestazioni di un messaggio di posta.', 'SEND-CARICO-008', {
    documentBytes: (pdf) => Buffer.concat([Buffer.from('Content-Type: application/pdf\r\n\r\n'), pdf]),
  }),
  sendMutant(
    'non-prenota-di-nuovo',
    'Se l’indirizzo di caricamento è scaduto rinuncia, senza chiedere una nuova prenotazione.',
    'SEND-CARICO-010',
    { onUploadRefused: () => 'giveUp' },
  ),
];
