import type { Requirement } from '../../kernel/requirement.ts';
import {
  b2b,
  casi,
  conoscenza,
  convalida,
  inferred,
  manuale,
  metadati,
  notTested,
  ours,
  prezzo,
  read,
  sanp,
} from './row.ts';

const SPESE = conoscenza('Pagamenti e spese di notifica');

/** The cost of the notification at payment time: TC-COSTO-01, synchronous (send.md §1.16, §4, §8.5). */
export const costo: readonly Requirement[] = [
  read('SEND-COSTO-001', 'MUST', casi('TC-COSTO-01'), {
    text: 'Alla richiesta di verifica dell’avviso il creditore chiede a SEND il costo della notifica per quell’avviso.',
    remedy:
      'Chiamare retrieveNotificationPrice durante la verifica, salvo che il costo definitivo sia già stato letto.',
  }),
  read('SEND-COSTO-002', 'MUST', prezzo('paTaxId'), {
    text: 'Il costo si chiede con il codice fiscale del creditore dell’avviso, anche quando il mittente è un altro ente.',
    remedy: 'Usare come paTaxId il codice fiscale ricevuto con l’avviso, mai quello del mittente.',
  }),
  read('SEND-COSTO-003', 'MUST', SPESE, {
    text: 'L’importo comunicato alla verifica è quello dell’avviso più il costo totale della notifica.',
    remedy: 'Sommare in centesimi l’importo base e totalPrice letto nella stessa verifica.',
  }),
  read('SEND-COSTO-004', 'MUST', sanp('Buone pratiche: verifica e attivazione'), {
    text: 'All’attivazione il creditore chiede di nuovo il costo della notifica.',
    remedy: 'Ripetere retrieveNotificationPrice all’attivazione: il costo può crescere dopo la verifica.',
  }),
  read('SEND-COSTO-005', 'MUST', SPESE, {
    text: 'L’importo dell’attivazione è quello dell’avviso più il costo totale della notifica in quel momento.',
    remedy: 'Usare il costo letto durante l’attivazione e non quello della verifica.',
  }),
  read('SEND-COSTO-006', 'MUST', SPESE, {
    text: 'Il costo da aggiungere è quello totale, comprensivo di IVA e costo dell’ente, non quello parziale.',
    remedy: 'Sommare totalPrice; partialPrice non comprende IVA e paFee.',
  }),
  read('SEND-COSTO-007', 'MUST', metadati('NOTIFICATION_FEE'), {
    text: 'La risposta di attivazione riporta il costo della notifica, in centesimi, fra i metadati.',
    remedy: 'Aggiungere ai metadati la voce NOTIFICATION_FEE con totalPrice in centesimi.',
  }),
  inferred('SEND-COSTO-008', 'SHOULD', SPESE, {
    text: 'Se il costo non si può leggere in tempo, il creditore risponde comunque alla richiesta entro 7 secondi.',
    remedy: 'Dare alla lettura del costo un tempo massimo breve e rispondere secondo la regola scelta dall’ente.',
  }),
  ours('SEND-COSTO-009', prezzo('404, notifica annullata'), {
    text: 'Dopo l’annullamento della notifica il creditore non chiede più il costo di notifica al debitore.',
    remedy: 'Quando SEND risponde che il costo non esiste, dimenticare quello letto in precedenza.',
  }),
  ours('SEND-COSTO-010', prezzo('404'), {
    text: 'Se SEND non conosce un costo per l’avviso, l’importo è quello base oppure il pagamento non procede: mai un’altra cifra.',
    remedy: 'Al 404 comunicare l’importo base o un esito negativo, secondo la regola dell’ente.',
  }),
  read('SEND-COSTO-011', 'MUST', SPESE, {
    text: 'Con spese forfettarie, o per un avviso senza applicazione dei costi, l’importo non cambia.',
    remedy:
      'Sommare il costo totale restituito da SEND, che in questi casi è zero; non ricostruirlo dalle sue componenti.',
  }),
  ours('SEND-COSTO-012', SPESE, {
    text: 'Gli importi sono esatti al centesimo nel passaggio da centesimi a euro.',
    remedy: 'Calcolare in centesimi interi e comporre gli euro come testo, senza numeri in virgola mobile.',
  }),
  ours('SEND-COSTO-013', prezzo('refinementDate'), {
    text: 'Una data di perfezionamento futura non rende definitivo il costo.',
    remedy: 'Considerare definitivo il costo solo se la data di perfezionamento o di lettura è trascorsa.',
  }),
  read('SEND-COSTO-014', 'MAY', SPESE, {
    text: 'Dopo il perfezionamento o la lettura il creditore può usare il costo già letto, purché sia quello definitivo.',
    remedy: 'Leggere il costo dopo l’evento di perfezionamento o di lettura e conservarlo.',
  }),
  ours('SEND-COSTO-015', SPESE, {
    text: 'Se il costo non si può leggere, l’importo comunicato è un costo già letto oppure quello base, o il pagamento non procede.',
    remedy: 'Non inventare un costo: usare l’ultimo letto, l’importo base o un esito negativo.',
  }),
  read('SEND-COSTO-016', 'MAY', b2b('paymentEventsRequestPagoPa'), {
    text: 'Il creditore può comunicare a SEND l’avvenuto pagamento, con avviso, creditore e importo corretti.',
    remedy: 'Comunicare le coordinate dell’avviso notificato e l’importo pagato in centesimi.',
  }),
  read('SEND-COSTO-017', 'MUST', casi('TC-COSTO-01, scenario 2'), {
    text: 'Quando creditore e mittente sono enti diversi, è il creditore a ricevere la verifica e a ottenere il costo, in accordo con il mittente.',
    remedy: 'Collegare la stazione del creditore al costo di SEND, con la chiave del creditore o del mittente.',
  }),
  inferred('SEND-COSTO-018', 'SHOULD', SPESE, {
    text: 'Quando SEND non comunica il costo, il creditore si comporta come ha dichiarato.',
    remedy:
      'Dichiarare la regola scelta (declarations.senzaCosto: ultimoCosto, importoBase o esitoNegativo) e applicarla a verifica e attivazione.',
  }),
  ours('SEND-COSTO-019', metadati('NOTIFICATION_FEE'), {
    text: 'Il costo riportato nei metadati dell’attivazione è quello compreso nell’importo.',
    remedy: 'Valorizzare NOTIFICATION_FEE con il costo sommato, anche quando è un costo letto in precedenza o nessuno.',
  }),
  ours('SEND-COSTO-020', SPESE, {
    text: 'Con più destinatari ogni avviso porta il costo della notifica al proprio destinatario, non quello di un altro né la somma.',
    remedy: 'Chiedere e conservare il costo avviso per avviso: gli invii cartacei sono di ciascun destinatario.',
  }),
  ours('SEND-COSTO-021', SPESE, {
    text: 'La lettura da parte di un destinatario rende definitivo il suo costo e quello di nessun altro.',
    remedy: 'Legare gli eventi di lettura al destinatario (recIndex) prima di riusare un costo già letto.',
  }),
  inferred('SEND-COSTO-022', 'SHOULD', manuale('Analisi del processo AS-IS'), {
    text: 'Il costo della notifica che il debitore ha pagato è registrato a parte: il debito pagato è quello della posizione.',
    remedy:
      'Registrare quanto pagato in due voci, importo della posizione e costo della notifica, e darle a chi chiude la posizione.',
  }),
  read('SEND-COSTO-030', 'MUST', manuale('Integrazione asincrona di attualizzazione dei costi di notifica'), {
    text: 'Con integrazione asincrona il costo è aggiornato da SEND sulla posizione: l’ente non lo chiede e non lo somma.',
    remedy: 'Non chiedere il costo per gli avvisi caricati su GPD e non modificarne l’importo per la notifica.',
  }),
  read('SEND-COSTO-032', 'MUST', sanp('Gestione Posizioni Debitorie, integrazione con SEND'), {
    text: 'Con integrazione asincrona l’avviso è su GPD, pronto per il pagamento, prima della notifica.',
    remedy:
      'Caricare e pubblicare la posizione su GPD prima di depositare la notifica; dichiarare ASYNC solo per avvisi caricati su GPD.',
  }),
  read('SEND-COSTO-033', 'MUST', sanp('Gestione Posizioni Debitorie, integrazione con SEND'), {
    text: 'La notifica di un avviso caricato su GPD dichiara l’integrazione asincrona.',
    remedy:
      'Dichiarare ASYNC: con SYNC SEND accetta la notifica ma nessuno aggiorna il costo su GPD, e le spese restano all’ente.',
  }),
  read('SEND-COSTO-034', 'MUST', manuale('Integrazione asincrona di attualizzazione dei costi di notifica'), {
    text: 'Con integrazione asincrona chi paga paga l’importo dell’avviso più il costo della notifica.',
    remedy:
      'Lasciare su GPD l’importo dell’archivio, senza costo, e notificare con l’integrazione che SEND può aggiornare.',
  }),
  notTested(
    inferred('SEND-COSTO-023', 'MAY', prezzo('Controllo di titolarità'), {
      text: 'Il creditore che ha una propria chiave di SEND la usa per chiedere il costo.',
      remedy: 'Configurare nella stazione la chiave del creditore, o accordarsi con il mittente.',
    }),
    'SEND dà il costo a ogni chiave valida, del creditore o del mittente: che la chiave sia valida lo dice SEND-SICUR-003.',
  ),
  notTested(
    inferred('SEND-COSTO-024', 'SHOULD', convalida('PAYMENT_NOT_VALID, destinatario senza pagamenti'), {
      text: 'Con integrazione asincrona e spese a carico del destinatario ogni destinatario ha almeno un avviso.',
      remedy: 'Notificare a parte chi non ha nulla da pagare.',
    }),
    'Nessuno scenario deposita una notifica asincrona a più destinatari; con un destinatario senza avvisi il simulatore la rifiuta, e il rifiuto è materia di SEND-INVIO-017.',
  ),
  notTested(
    inferred('SEND-COSTO-031', 'MAY', prezzo('404, notifica annullata'), {
      text: 'Dopo l’annullamento l’errore che SEND restituisce ha un codice proprio.',
      remedy: 'Non far dipendere il comportamento dal codice dell’errore: basta il 404.',
    }),
    'Il codice è cambiato con il nuovo servizio dei costi; in entrambi i casi la risposta è 404.',
  ),
];
