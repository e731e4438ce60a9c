import type { Requirement } from '../../kernel/requirement.ts';
import { inferred, motore, notTested, ours, proxy, read, specifiche } from './row.ts';

const ESITO = motore('Elaborazione del messaggio, esito');

/** What the ente makes of IRIS's esiti (iris.md §2.4, §3.1). */
export const esiti: readonly Requirement[] = [
  read('IRIS-ESITO-001', 'MUST', proxy('IdpCartSpeditore, CON003 e CON004'), {
    text: 'L’ente risponde all’esito di IRIS con la presa in carico, o con un errore SOAP.',
    remedy: 'Rispondere con stato HTTP 200; se l’esito non si può acquisire, con un SOAP Fault e stato 500.',
  }),
  ours('IRIS-ESITO-002', ESITO, {
    text: 'Quando l’esito è positivo le pendenze del messaggio risultano accettate.',
    remedy: 'All’arrivo dell’esito aggiornare le pendenze del messaggio con quell’identificativo end-to-end.',
  }),
  ours('IRIS-ESITO-003', ESITO, {
    text: 'Quando l’esito elenca pendenze scartate, soltanto quelle risultano scartate: le altre sono accettate.',
    remedy: 'Leggere InfoDettaglio: le pendenze che non vi compaiono sono state memorizzate da IRIS.',
  }),
  ours('IRIS-ESITO-004', ESITO, {
    text: 'Quando l’errore riguarda l’intero messaggio, tutte le sue pendenze risultano scartate.',
    remedy: 'Leggere gli esiti di InfoMessaggio: con un errore globale IRIS non memorizza nulla.',
  }),
  inferred('IRIS-ESITO-005', 'SHOULD', ESITO, {
    text: 'L’operatore vede per quale motivo ogni pendenza è stata scartata.',
    remedy: 'Conservare codice e descrizione di ogni errore accanto alla pendenza.',
  }),
  inferred('IRIS-ESITO-006', 'SHOULD', ESITO, {
    text: 'L’ente non ripete da solo, identica, una pendenza scartata.',
    remedy: 'Attendere la correzione dell’operatore prima di un nuovo invio.',
  }),
  inferred('IRIS-ESITO-007', 'SHOULD', proxy('Riconsegna degli esiti'), {
    text: 'Un esito consegnato due volte non cambia nulla la seconda volta.',
    remedy: 'Riconoscere l’esito dal suo identificativo end-to-end e rispondere comunque con la presa in carico.',
  }),
  ours('IRIS-ESITO-008', ESITO, {
    text: 'Ogni esito è attribuito al messaggio a cui risponde, anche se gli esiti arrivano in un altro ordine.',
    remedy: 'Cercare il messaggio con E2EMsgId: l’ordine di arrivo non conta.',
  }),
  inferred('IRIS-ESITO-009', 'SHOULD', ESITO, {
    text: 'Finché l’esito non arriva la pendenza risulta inviata e non accettata.',
    remedy: 'Distinguere la presa in carico del messaggio dall’accettazione delle pendenze.',
  }),
  ours('IRIS-ESITO-010', specifiche('IdpAllineamentoPendenzeEnteOTF.Esito'), {
    text: 'L’esito sincrono è letto anche quando la risposta HTTP è positiva: uno stato 200 può portare errori.',
    remedy: 'Leggere InfoMessaggio/Stato e i dettagli della risposta, non soltanto lo stato HTTP.',
  }),
  inferred('IRIS-ESITO-011', 'SHOULD', ESITO, {
    text: 'Se mentre si inviava una modifica la pendenza è stata pagata, l’ente lascia il pagamento e avvisa l’operatore.',
    remedy: 'Allo scarto A0000016 verificare lo stato del pagamento e non ripetere la modifica.',
  }),
  notTested(
    inferred('IRIS-ESITO-020', 'MAY', ESITO, {
      text: 'L’esito di un messaggio sconosciuto è preso in carico senza effetti.',
      remedy: 'Rispondere con la presa in carico e segnalare l’anomalia.',
    }),
    'IRIS non produce esiti di messaggi che non ha ricevuto.',
  ),
  notTested(
    inferred('IRIS-ESITO-021', 'MAY', motore('iris-be.properties'), {
      text: 'Se l’esito non arriva per giorni, l’operatore viene avvisato.',
      remedy: 'Segnalare i messaggi senza esito oltre un tempo stabilito dall’ente.',
    }),
    'Quanto attendere lo decide l’ente; IRIS rinuncia a elaborare un messaggio dopo cinque giorni.',
  ),
];
