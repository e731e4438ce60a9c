import type { Expectation } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import { byRule, commandsFor, deposits, expecting, takenFor, textOf } from './story.ts';
import { members } from '../seen.ts';

/** Reserving and uploading. Parameters: `protocollo`. */
export const carico: Readonly<Record<string, Expectation>> = {
  documentsReserved: byRule('SEND-CARICO-001', 'Nessun documento è stato prenotato.'),
  digestOfBytes: byRule('SEND-CARICO-002', 'Nessun documento è stato prenotato.'),
  methodAndUrlAsGiven: byRule('SEND-CARICO-003', 'Nessun documento è stato caricato.'),
  checksumAsReserved: byRule('SEND-CARICO-004', 'Nessun documento è stato caricato.'),
  checksumOfBytes: byRule('SEND-CARICO-005', 'Nessun documento è stato caricato.'),
  secretGiven: byRule('SEND-CARICO-006', 'Nessun documento è stato caricato.'),
  contentTypeAsReserved: byRule('SEND-CARICO-007', 'Nessun documento è stato caricato.'),
  documentIsPdf: byRule('SEND-CARICO-008', 'Nessun documento è stato caricato.'),
  noDepositWithoutUpload: expecting('SEND-CARICO-009', (view, parameters) => {
    const protocollo = textOf(parameters, 'protocollo');
    const failed = view.exchanges('uploadAttachment').findLast(({ response }) => response.status !== 200);
    if (failed === undefined) return notObserved('Nessun caricamento è stato rifiutato.');
    const deposit = deposits(view, protocollo)[0];
    if (deposit !== undefined)
      return violated(
        'L’ente deposita la notifica benché un caricamento non sia riuscito.',
        'nessun deposito',
        'una richiesta di notifica',
        deposit.seq,
      );
    const answer = commandsFor(view, 'create-notification', protocollo).at(-1)?.answer;
    const told = answer?.status === 'rejected' || members(answer?.result)['stato'] === 'ERRORE';
    return told && (answer?.messageToOperator ?? '') !== ''
      ? satisfied('Senza il caricamento la notifica non è depositata e l’operatore lo sa.', failed.seq)
      : violated(
          'L’operatore non sa che il caricamento non è riuscito.',
          'un messaggio all’operatore',
          answer?.messageToOperator ?? 'nessun messaggio',
          failed.seq,
        );
  }),
  reservedAgainAfterExpiry: expecting('SEND-CARICO-010', (view, parameters) => {
    const refused = view.exchanges('uploadAttachment').find(({ response }) => response.status !== 200);
    if (refused === undefined) return notObserved('Nessun caricamento è stato rifiutato per scadenza.');
    const again = view.exchanges('presignedUploadRequest').find(({ seq }) => seq > refused.seq);
    if (again === undefined)
      return violated('L’ente non chiede una nuova prenotazione.', 'una nuova prenotazione', 'nessuna', refused.seq);
    return takenFor(view, textOf(parameters, 'protocollo')).length > 0
      ? satisfied('Dopo la scadenza il documento è prenotato e caricato di nuovo.', again.seq)
      : violated('Dopo la nuova prenotazione la notifica non è depositata.', 'presa in carico', 'nessuna', again.seq);
  }),
};
