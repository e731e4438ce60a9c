import type { Requirement } from '../../kernel/requirement.ts';
import { api, guida, inferred, istruzioni, manuale, messaggi, notTested, ours, read, sanp } from './row.ts';

/** Payment notices (io.md §8.6). */
export const pagamenti: readonly Requirement[] = [
  ours('IO-PAY-001', istruzioni('3.2, avvisi di pagamento'), {
    text: 'Importo e numero avviso del messaggio sono quelli della posizione debitoria.',
    remedy: 'Prendere importo, in centesimi, e numero avviso, con la cifra ausiliaria, dalla posizione debitoria.',
  }),
  read('IO-PAY-002', 'MUST', api('PaymentData, notice_number'), {
    text: 'Il numero avviso è di 18 cifre e comincia per 0, 1, 2 o 3.',
    remedy: 'Trasmettere il numero avviso intero, non lo IUV.',
  }),
  inferred('IO-PAY-003', 'SHOULD', sanp('Numero avviso, cifre di controllo'), {
    text: 'Le cifre di controllo del numero avviso sono esatte.',
    remedy: 'Calcolare le due cifre finali come resto della divisione per 93.',
  }),
  read('IO-PAY-004', 'MUST', api('PaymentData, amount'), {
    text: 'L’importo è un numero intero di centesimi, tra 1 e 9.999.999.999.',
    remedy: 'Convertire l’importo in centesimi senza decimali.',
  }),
  inferred('IO-PAY-005', 'SHOULD', messaggi('CreateMessage, importo massimo'), {
    text: 'Se l’importo supera quello che il servizio può chiedere, l’operatore lo viene a sapere.',
    remedy: 'Mostrare all’operatore i due importi e chiedere a PagoPA l’abilitazione.',
  }),
  inferred('IO-PAY-006', 'SHOULD', api('invalid_after_due_date'), {
    text: 'Un avviso che non si può pagare dopo la scadenza porta la scadenza.',
    remedy: 'Compilare due_date quando invalid_after_due_date è vero.',
  }),
  ours('IO-PAY-007', manuale('Errore nei dati del messaggio'), {
    text: 'Di un avviso già pagato o annullato non si chiede il pagamento.',
    remedy: 'Verificare la posizione debitoria prima di inviare il messaggio.',
  }),
  inferred('IO-PAY-008', 'SHOULD', messaggi('GetMessage, 500'), {
    text: 'Se IO non sa dire se l’avviso è stato pagato, l’ente non lo segna non pagato.',
    remedy: 'Lasciare lo stato che si conosceva e chiedere più tardi.',
  }),
  ours('IO-PAY-009', messaggi('GetMessage, payment_status'), {
    text: 'L’ente registra pagato un avviso quando IO lo dice.',
    remedy: 'Leggere payment_status e non altro.',
  }),
  read('IO-PAY-010', 'MUST', istruzioni('3.2, avvisi di pagamento'), {
    text: 'La scadenza del messaggio è l’ultimo giorno utile per pagare, in Italia.',
    remedy: 'Esprimere in UTC la fine del giorno di scadenza in Italia.',
  }),
  inferred('IO-PAY-011', 'SHOULD', api('invalid_after_due_date'), {
    text: 'Il messaggio dice se dopo la scadenza l’avviso si può ancora pagare, come dice la posizione debitoria.',
    remedy: 'Trasmettere invalid_after_due_date vero per gli avvisi che la scadenza estingue.',
  }),
  notTested(
    read('IO-PAY-020', 'MUST', guida('Prove con pagamenti reali'), {
      text: 'Nelle prove con pagamenti veri gli importi non superano dieci centesimi.',
      remedy: 'Preparare posizioni di prova di pochi centesimi.',
    }),
    'Riguarda l’ambiente vero: qui nessun pagamento è vero.',
  ),
];
