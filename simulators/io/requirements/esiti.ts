import type { Requirement } from '../../kernel/requirement.ts';
import { api, inferred, messaggi, ours } from './row.ts';

/** What became of a message (io.md §8.7). */
export const esiti: readonly Requirement[] = [
  ours('IO-STS-001', messaggi('ProcessMessage'), {
    text: 'L’esito registrato dall’ente è quello che IO comunica, e la presa in carico non vale come consegna.',
    remedy: 'Chiedere lo stato del messaggio e registrare consegnato solo ciò che è PROCESSED.',
  }),
  ours('IO-STS-002', messaggi('ProcessMessage, REJECTED e FAILED'), {
    text: 'Il cittadino a cui IO non ha consegnato il messaggio è avviato a un altro canale.',
    remedy: 'Alla lettura di REJECTED o FAILED avviare la comunicazione per altra via.',
  }),
  inferred('IO-STS-003', 'SHOULD', messaggi('GetMessage'), {
    text: 'L’esito di uno stesso messaggio non si chiede più di una volta ogni cinque secondi.',
    remedy: 'Chiedere l’esito a intervalli regolari, di minuti.',
  }),
  inferred('IO-STS-004', 'SHOULD', messaggi('GetMessage, in lavorazione'), {
    text: 'Finché IO lavora il messaggio, l’ente lo tiene in attesa e continua a chiederne l’esito.',
    remedy: 'Trattare come non definitivi gli stati che non si conoscono, e l’assenza del contenuto come normale.',
  }),
  inferred('IO-STS-005', 'SHOULD', api('ExternalMessageResponseWithContent, notification'), {
    text: 'L’ente legge l’esito tanto con l’elenco delle notifiche quanto senza.',
    remedy: 'Non dipendere da notification, che IO non restituisce più.',
  }),
  inferred('IO-STS-006', 'SHOULD', messaggi('GetMessage, read_status'), {
    text: 'Che un messaggio Premium sia stato letto, no, o non si possa sapere, risulta com’è.',
    remedy: 'Distinguere READ, UNREAD e UNAVAILABLE.',
  }),
  inferred('IO-STS-007', 'SHOULD', messaggi('GetMessage, 403'), {
    text: 'L’esito si chiede con la chiave del servizio che ha scritto.',
    remedy: 'Conservare accanto al messaggio il servizio da cui è partito, e usarne la chiave.',
  }),
  inferred('IO-STS-008', 'SHOULD', messaggi('GetMessage, 404'), {
    text: 'L’esito si chiede con il codice fiscale a cui il messaggio è stato scritto.',
    remedy: 'Comporre l’indirizzo con il codice fiscale e l’identificativo dello stesso messaggio.',
  }),
  inferred('IO-STS-009', 'SHOULD', messaggi('GetMessage, read_status'), {
    text: 'Di un messaggio ordinario, del quale IO non dice se sia letto, non risulta né che lo sia né che non lo sia.',
    remedy: 'Registrare la lettura dei soli messaggi per cui IO la comunica.',
  }),
];
