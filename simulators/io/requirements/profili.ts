import type { Requirement } from '../../kernel/requirement.ts';
import { api, guida, inferred, istruzioni, read } from './row.ts';

const FLUSSO = guida('Inviare un messaggio: verifica del profilo');

/** Asking before writing (io.md §3.5, §8.4). */
export const profili: readonly Requirement[] = [
  read('IO-PRF-001', 'MUST', istruzioni('3.1, Cos’è un servizio'), {
    text: 'Prima di scrivere a un cittadino l’ente chiede a IO se può farlo.',
    remedy: 'Interrogare il profilo del destinatario prima di ogni invio.',
  }),
  read('IO-PRF-002', 'MUST', FLUSSO, {
    text: 'A chi non è su IO l’ente non invia il messaggio.',
    remedy: 'Alla risposta di profilo assente fermarsi e usare un altro canale.',
  }),
  read('IO-PRF-003', 'MUST', FLUSSO, {
    text: 'A chi non accetta i messaggi del servizio l’ente non li invia.',
    remedy: 'Leggere sender_allowed e fermarsi quando è falso.',
  }),
  inferred('IO-PRF-004', 'SHOULD', api('getProfileByPOST'), {
    text: 'Il codice fiscale del cittadino non sta nell’indirizzo della richiesta di profilo.',
    remedy: 'Usare POST /profiles: la forma con il codice fiscale nell’indirizzo è deprecata.',
  }),
  inferred('IO-PRF-005', 'SHOULD', api('getProfileByPOST, 403'), {
    text: 'Se IO non consente di scrivere al destinatario l’ente non invia il messaggio e lo segnala all’operatore.',
    remedy: 'Trattare il rifiuto come errore di configurazione del servizio: non inviare e avvisare l’operatore.',
  }),
  inferred('IO-PRF-006', 'SHOULD', api('FiscalCode'), {
    text: 'Ogni codice fiscale trasmesso a IO è di 16 caratteri maiuscoli, nella forma prevista per le persone.',
    remedy: 'Rendere maiuscolo il codice fiscale, togliere gli spazi e verificarne la forma prima di chiamare IO.',
  }),
  inferred('IO-PRF-007', 'SHOULD', api('FiscalCode'), {
    text: 'Di un destinatario che non è una persona l’ente non chiede nulla a IO, e lo segnala all’operatore.',
    remedy: 'Riconoscere i codici di 11 cifre e usare un altro canale.',
  }),
  inferred('IO-PRF-008', 'SHOULD', FLUSSO, {
    text: 'La verifica del profilo non è più vecchia di un giorno quando il messaggio parte.',
    remedy: 'Ripetere la verifica a ogni invio: il cittadino può cambiare idea.',
  }),
  inferred('IO-PRF-009', 'SHOULD', FLUSSO, {
    text: 'Che un cittadino non sia raggiungibile su IO risulta al gestionale, che lo avvia a un altro canale.',
    remedy: 'Registrare l’esito della verifica senza trattarlo come un guasto, e prevedere il canale alternativo.',
  }),
];
