import type { Requirement } from '../kernel/requirement.ts';
import { cohesion, gateway, inferred, istruzioni, mpay, ours, read } from './requirements/row.ts';

const POST = 'POST /messages';

/** What an ente of Marche owes when it writes to IO through the regional gateway (io.md §10.2-§10.4; instructions 2021). */
export const requirements: readonly Requirement[] = [
  ours('IOSERVICE-INVIO-001', gateway(POST), {
    text: 'L’ente consegna al gateway ogni messaggio con il destinatario, l’oggetto e il testo indicati.',
    remedy: 'Trasmettere i dati inseriti dall’operatore senza tagliarli né cambiarli.',
  }),
  inferred('IOSERVICE-INVIO-002', gateway(POST), {
    text: 'I messaggi rispettano la forma che il gateway prevede.',
    remedy: 'Correggere il campo che il gateway indica, nel messaggio con quel progressivo.',
  }),
  inferred('IOSERVICE-INVIO-003', gateway(`${POST}, progressivo_messaggio`), {
    text: 'In un lotto ogni messaggio ha un progressivo diverso.',
    remedy: 'Numerare i messaggi del lotto da 1.',
  }),
  ours('IOSERVICE-INVIO-004', gateway(`${POST}, tutto o niente`), {
    text: 'Se il gateway rifiuta un lotto nessun messaggio è dato per consegnato e, dopo la correzione, sono consegnati tutti.',
    remedy: 'Al rifiuto lasciare da consegnare l’intero lotto: il gateway non ne conserva nessuno.',
  }),
  inferred('IOSERVICE-INVIO-005', gateway(`${POST}, 400`), {
    text: 'Se il gateway rifiuta un lotto l’operatore vede il motivo.',
    remedy: 'Mostrare il dettaglio della risposta, che nomina il messaggio da correggere.',
  }),
  ours('IOSERVICE-INVIO-006', gateway(`${POST}, 201`), {
    text: 'L’ente abbina a ogni messaggio l’identificativo che il gateway gli ha dato.',
    remedy: 'Abbinare le risposte con il progressivo, non con la posizione nell’elenco.',
  }),
  ours('IOSERVICE-INVIO-007', gateway(`${POST}, nessuna idempotenza`), {
    text: 'Nessun messaggio è consegnato al gateway due volte.',
    remedy: 'Non ripetere da soli un invio di sorte ignota o già preso in carico: il gateway non riconosce i doppi.',
  }),
  inferred('IOSERVICE-INVIO-008', gateway(`${POST}, nessuna idempotenza`), {
    text: 'Se non si sa che cosa è stato di un invio l’operatore lo viene a sapere.',
    remedy: 'Segnare il lotto come di sorte ignota e chiedere all’operatore di verificare con il gestore del gateway.',
  }),
  ours('IOSERVICE-INVIO-009', gateway(`${POST}, data_scadenza`), {
    text: 'La scadenza è la fine del giorno indicato in Italia, scritta in UTC.',
    remedy:
      'Convertire le 23:59:59 di quel giorno, ora italiana, in UTC con i millesimi: l’ora legale cambia il risultato.',
  }),
  inferred('IOSERVICE-INVIO-010', gateway(`${POST}, 400`), {
    text: 'Un lotto rifiutato non si ripete uguale.',
    remedy: 'Ripetere l’invio soltanto dopo averlo corretto.',
  }),
  ours('IOSERVICE-PAGAM-001', gateway(`${POST}, importo`), {
    text: 'L’importo è quello della posizione debitoria, in centesimi interi.',
    remedy: 'Trasmettere i centesimi: 12,34 euro sono 1234.',
  }),
  ours('IOSERVICE-PAGAM-002', gateway(`${POST}, avviso_pagoPA`), {
    text: 'L’avviso è il numero avviso di 18 cifre della posizione debitoria, quello che le istruzioni di IO chiamano IUV.',
    remedy: 'Trasmettere il numero avviso intero, aux digit compreso, e non lo IUV che contiene.',
  }),
  ours('IOSERVICE-PAGAM-003', gateway(`${POST}, scadenza_pagamento`), {
    text: 'Il messaggio dice se l’avviso si può pagare dopo la scadenza, come l’ente ha deciso.',
    remedy: 'Scrivere 1 se dopo la scadenza non si può più pagare, 0 se si può.',
  }),
  inferred('IOSERVICE-PAGAM-004', mpay('Avvisi di pagamento'), {
    text: 'Un avviso si comunica al cittadino quando MPay ne conosce la posizione debitoria, con lo stesso importo.',
    remedy: 'Caricare la posizione su MPay prima di inviare il messaggio.',
  }),
  ours('IOSERVICE-STATO-001', gateway('GET /messages, stato'), {
    text: 'L’ente dà per inviato un messaggio soltanto quando il gateway lo dice inviato.',
    remedy: 'Leggere lo stato: 0 è inserito, 1 inviato, 2 inviato con errore. La presa in carico non è una consegna.',
  }),
  inferred('IOSERVICE-STATO-002', gateway('GET /messages, stato 2'), {
    text: 'Se il messaggio non ha raggiunto il cittadino l’ente usa un altro canale.',
    remedy: 'Allo stato 2 avviare la comunicazione con l’altro canale previsto.',
  }),
  inferred('IOSERVICE-STATO-003', gateway('GET /messages'), {
    text: 'Lo stato si chiede con il destinatario e l’identificativo che il gateway ha dato.',
    remedy: 'Conservare l’identificativo della risposta all’invio.',
  }),
  ours('IOSERVICE-MODIF-001', gateway('PUT /messages'), {
    text: 'Il testo cambiato prima dell’invio è quello che arriva al cittadino.',
    remedy: 'Trasmettere al gateway il messaggio cambiato, finché non è inviato.',
  }),
  ours('IOSERVICE-MODIF-002', gateway('PUT /messages, 400'), {
    text: 'Se il messaggio è già partito il cambiamento è respinto, e l’operatore lo viene a sapere.',
    remedy: 'Non dare per fatto ciò che il gateway ha rifiutato.',
  }),
  ours('IOSERVICE-MODIF-003', gateway('DELETE /messages'), {
    text: 'Il messaggio cancellato prima dell’invio non arriva al cittadino.',
    remedy: 'Cancellare il messaggio anche presso il gateway.',
  }),
  ours('IOSERVICE-SIC-001', gateway('Intestazioni'), {
    text: 'La chiave viaggia soltanto nell’intestazione prevista.',
    remedy: 'Togliere la chiave da indirizzi e corpi: finiscono nei registri.',
  }),
  inferred('IOSERVICE-SIC-002', gateway('401'), {
    text: 'Se la chiave non è riconosciuta l’ente si ferma e avvisa l’operatore.',
    remedy: 'Alla risposta 401 interrompere l’invio: ripeterlo con la stessa chiave non serve.',
  }),
  inferred('IOSERVICE-SIC-003', gateway('Intestazioni, Codice-Utente'), {
    text: 'Ogni chiamata porta il codice utente dell’ente a cui appartiene la chiave.',
    remedy: 'Trasmettere nell’intestazione Codice-Utente il codice assegnato dalla Regione.',
  }),
  read('IOSERVICE-SIC-004', 'MUST', istruzioni('§3.2, un servizio e una chiave'), {
    text: 'Ogni messaggio parte con la chiave del suo servizio.',
    remedy: 'Conservare una chiave per servizio e scegliere quella del servizio del messaggio.',
  }),
  read('IOSERVICE-SIC-005', 'MUST', istruzioni('§2.1 e §3.6, variazione dei delegati'), {
    text: 'Dopo la variazione del delegato nulla parte con le chiavi del vecchio account.',
    remedy: 'Sostituire le chiavi con quelle dei servizi registrati nel nuovo account, e cancellare le vecchie.',
  }),
  inferred('IOSERVICE-SERV-001', istruzioni('§3, servizio attivo; §2.2, permessi'), {
    text: 'Se il servizio non è attivo l’operatore lo viene a sapere e l’invio non si insiste.',
    remedy:
      'Attivo vuol dire con il permesso di inviare e visibile in app: fino ad allora tenere i messaggi da consegnare.',
  }),
  read('IOSERVICE-ACC-001', 'MUST', cohesion('Verifica del livello di autenticazione'), {
    text: 'Chi accede con un livello di autenticazione più basso di quello richiesto non entra.',
    remedy: 'Verificare il livello che Cohesion attesta per la sessione, non quello scritto nel modulo di ritorno.',
  }),
  read('IOSERVICE-ACC-002', 'MUST', cohesion('Verifica del dominio di provenienza'), {
    text: 'Un accesso che non proviene da Cohesion non entra.',
    remedy: 'Accettare il ritorno soltanto dal dominio di Cohesion.',
  }),
  read('IOSERVICE-ACC-003', 'SHOULD', cohesion('AuthRestriction'), {
    text: 'La richiesta di accesso dichiara il livello di autenticazione che il servizio esige.',
    remedy: 'Valorizzare AuthRestriction nella richiesta a Cohesion.',
  }),
];
