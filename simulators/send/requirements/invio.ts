import type { Requirement } from '../../kernel/requirement.ts';
import { b2b, casi, conoscenza, convalida, inferred, manuale, notTested, ours, read } from './row.ts';

/** Creating a notification: TC-INVIO-01 and TC-INVIO-02 (send.md §1.6-§1.10, §8.1, §8.2). */
export const invio: readonly Requirement[] = [
  read('SEND-INVIO-001', 'MUST', casi('TC-INVIO-01'), {
    text: 'L’ente deposita una notifica con almeno un atto per un solo destinatario e SEND la prende in carico.',
    remedy: 'Leggere il problema che SEND ha restituito e correggere la richiesta di inserimento.',
  }),
  read('SEND-INVIO-002', 'MUST', casi('TC-INVIO-01'), {
    text: 'La notifica riporta denominazione, codice fiscale, domicilio digitale speciale e indirizzo fisico del destinatario.',
    remedy:
      'Compilare recipients con i dati del destinatario indicati dall’operatore, senza ometterne e senza cambiarli.',
  }),
  read('SEND-INVIO-003', 'MUST', casi('TC-INVIO-01'), {
    text: 'La notifica indica la modalità di spedizione cartacea scelta dall’operatore.',
    remedy: 'Riportare la scelta in physicalCommunicationType: AR_REGISTERED_LETTER oppure REGISTERED_LETTER_890.',
  }),
  read('SEND-INVIO-004', 'MUST', casi('TC-INVIO-01'), {
    text: 'Una notifica senza pagamento dichiara espressamente che l’integrazione con pagoPA non si applica.',
    remedy: 'Valorizzare pagoPaIntMode con NONE: il valore predefinito di SEND non basta alla validazione.',
  }),
  read('SEND-INVIO-005', 'MUST', casi('TC-INVIO-01'), {
    text: 'L’ente conserva l’identificativo della richiesta che SEND restituisce alla presa in carico.',
    remedy: 'Salvare notificationRequestId insieme al protocollo prima di dare l’operazione per conclusa.',
  }),
  read('SEND-INVIO-006', 'MUST', b2b('NotificationDocument'), {
    text: 'Ogni documento della notifica cita chiave, versione e impronta del file effettivamente caricato.',
    remedy:
      'Usare come ref.key la chiave della prenotazione, come ref.versionToken la versione restituita dal caricamento, come sha256 la stessa impronta.',
  }),
  inferred('SEND-INVIO-007', 'SHOULD', b2b('NewNotificationRequestV25, taxonomyCode'), {
    text: 'Il codice tassonomico termina con P se la notifica chiede un pagamento, con N se non lo chiede.',
    remedy: 'Scegliere dall’elenco dei codici tassonomici quello coerente con la presenza di avvisi di pagamento.',
  }),
  read('SEND-INVIO-008', 'MUST', convalida('notificationFeePolicy, applyCost'), {
    text: 'Con spese forfettarie nessun avviso di pagamento chiede di aggiungere il costo della notifica.',
    remedy: 'Con notificationFeePolicy FLAT_RATE porre applyCost a false su ogni avviso.',
  }),
  read('SEND-INVIO-009', 'MUST', convalida('paFee, vat'), {
    text: 'Con spese a carico del destinatario la notifica indica il costo dell’ente, da 0 a 100 centesimi, e l’aliquota IVA, da 0 a 100.',
    remedy: 'Con notificationFeePolicy DELIVERY_MODE valorizzare sempre paFee e vat.',
  }),
  read('SEND-INVIO-010', 'MUST', convalida('senderTaxId'), {
    text: 'Il codice fiscale del mittente è quello dell’ente a cui la chiave API è stata rilasciata.',
    remedy: 'Usare per ogni ente mittente la sua chiave API: un partner tecnologico ne gestisce una per ente.',
  }),
  read('SEND-INVIO-011', 'MUST', casi('TC-INVIO-02'), {
    text: 'Una notifica con pagamento dichiara espressamente l’integrazione con pagoPA: sincrona se la posizione debitoria è presso il creditore.',
    remedy:
      'Valorizzare pagoPaIntMode: SYNC quando la posizione debitoria è presso l’ente creditore, ASYNC quando è su GPD.',
  }),
  read('SEND-INVIO-012', 'MUST', casi('TC-INVIO-02'), {
    text: 'Una notifica con pagamento porta almeno due documenti, l’atto e l’avviso pagoPA, con il codice fiscale del creditore e il numero avviso.',
    remedy:
      'Caricare anche il PDF dell’avviso e citarlo in payments[].pagoPa.attachment con noticeCode e creditorTaxId.',
  }),
  read('SEND-INVIO-013', 'MUST', b2b('PagoPaPayment, noticeCode'), {
    text: 'Il numero avviso è di 18 cifre e il codice fiscale del creditore di 11.',
    remedy: 'Trasmettere il numero avviso intero, non lo IUV, e il codice fiscale dell’ente creditore.',
  }),
  ours('SEND-INVIO-014', b2b('PagoPaPayment, applyCost'), {
    text: 'La richiesta di aggiungere il costo della notifica all’avviso è quella decisa dall’operatore.',
    remedy: 'Riportare in applyCost la scelta fatta per quell’avviso, senza valori predefiniti.',
  }),
  ours('SEND-INVIO-015', casi('TC-INVIO-02'), {
    text: 'Numero avviso e creditore della notifica sono quelli della posizione debitoria che il creditore possiede.',
    remedy: 'Leggere numero avviso e creditore dal sistema dei pagamenti, senza ricostruirli.',
  }),
  inferred('SEND-INVIO-016', 'SHOULD', conoscenza('FAQ sull’inserimento delle notifiche'), {
    text: 'Se l’avviso è già presente in un’altra notifica, l’operatore lo viene a sapere.',
    remedy: 'Mostrare il motivo restituito da SEND quando la coppia creditore e numero avviso risulta duplicata.',
  }),
  inferred('SEND-INVIO-017', 'SHOULD', b2b('REQUEST_REFUSED, refusalReasons'), {
    text: 'Se SEND rifiuta la notifica dopo la presa in carico, l’operatore vede i motivi del rifiuto.',
    remedy: 'Salvare i motivi contenuti nell’evento di rifiuto e mostrarli accanto alla notifica.',
  }),
  ours('SEND-INVIO-018', conoscenza('FAQ sull’inserimento delle notifiche'), {
    text: 'L’ente non ripete da solo l’invio di una notifica rifiutata.',
    remedy: 'Attendere la correzione dell’operatore: ogni notifica rifiutata è addebitata all’ente.',
  }),
  inferred('SEND-INVIO-019', 'SHOULD', b2b('Problem'), {
    text: 'Se SEND respinge la richiesta al momento dell’invio, l’operatore vede il motivo.',
    remedy: 'Mostrare all’operatore i dettagli di errors[] e lasciare la notifica in stato di errore.',
  }),
  ours('SEND-INVIO-020', b2b('sendNewNotificationV25, 409'), {
    text: 'Se SEND risponde che la richiesta esiste già, o la sua risposta va perduta, l’ente recupera quella esistente con il protocollo e il codice di idempotenza e non ne crea un’altra.',
    remedy:
      'Dopo un 409, o in luogo di ripetere l’invio, interrogare lo stato della richiesta con paProtocolNumber e idempotenceToken, senza crearne un’altra.',
  }),
  inferred('SEND-INVIO-021', 'SHOULD', b2b('NewNotificationRequestV25, idempotenceToken'), {
    text: 'Ogni richiesta di inserimento porta un codice di idempotenza.',
    remedy: 'Generare idempotenceToken alla prima richiesta e salvarlo con il protocollo.',
  }),
  ours('SEND-INVIO-022', b2b('NewNotificationRequestV25, idempotenceToken'), {
    text: 'Quando l’ente ripete l’invio della stessa notifica usa lo stesso codice di idempotenza.',
    remedy: 'Riusare il codice salvato: un codice nuovo crea una seconda notifica per lo stesso protocollo.',
  }),
  ours('SEND-INVIO-023', b2b('sendNewNotificationV25, 202'), {
    text: 'Dopo la presa in carico l’ente non invia di nuovo la stessa richiesta.',
    remedy: 'Registrare la presa in carico appena arriva e togliere la notifica dalla coda degli invii.',
  }),
  read('SEND-INVIO-024', 'MUST', conoscenza('FAQ sull’inserimento delle notifiche'), {
    text: 'I campi facoltativi senza valore si omettono: non si trasmettono nulli né, se a valori prefissati, vuoti.',
    remedy: 'Configurare la serializzazione JSON in modo che ometta i campi senza valore.',
  }),
  read('SEND-INVIO-025', 'MUST', manuale('Incertezza dei domicili digitali o fisici'), {
    text: 'L’ente fornisce sempre un primo indirizzo fisico per ogni destinatario.',
    remedy: 'Valorizzare physicalAddress anche quando il destinatario ha un domicilio digitale.',
  }),
  read('SEND-INVIO-026', 'MUST', manuale('Codici tassonomici'), {
    text: 'La notifica indica il codice tassonomico dell’atto scelto dall’ente.',
    remedy: 'Riportare in taxonomyCode il codice indicato dall’operatore, fra quelli comunicati a PagoPA.',
  }),
  read('SEND-INVIO-027', 'MUST', casi('TC-INVIO-01'), {
    text: 'L’ente riceve e registra l’esito della richiesta di notifica.',
    remedy: 'Leggere dagli eventi l’accettazione o il rifiuto e aggiornare lo stato della notifica.',
  }),
  read('SEND-INVIO-028', 'SHOULD', b2b('NewNotificationRequestV25, subject e abstract'), {
    text: 'Oggetto e descrizione della notifica non contengono dati personali del destinatario.',
    remedy: 'Togliere dall’oggetto nome e codice fiscale: compaiono negli avvisi di cortesia.',
  }),
  inferred('SEND-INVIO-029', 'SHOULD', b2b('NewNotificationRequestV25, paProtocolNumber e subject'), {
    text: 'La notifica riporta il protocollo e l’oggetto indicati dall’operatore.',
    remedy: 'Trasmettere protocollo e oggetto senza modificarli; accorciare l’oggetto è compito dell’operatore.',
  }),
  notTested(
    read('SEND-INVIO-040', 'MUST', casi('TC-INVIO-02, integrazione asincrona'), {
      text: 'Con integrazione asincrona la posizione debitoria è creata e pagabile su pagoPA prima della notifica.',
      remedy: 'Creare e pubblicare la posizione su GPD prima di inserire la notifica con pagoPaIntMode ASYNC.',
    }),
    'Coincide con SEND-COSTO-032, che è provato.',
  ),
  notTested(
    ours('SEND-INVIO-041', sincrono(), {
      text: 'L’integrazione dichiarata nella notifica è quella con cui l’avviso è gestito.',
      remedy: 'Dichiarare SYNC per le posizioni presso l’ente e ASYNC per quelle caricate su GPD.',
    }),
    'Coincide, per i due casi, con SEND-INVIO-011 e SEND-COSTO-033, che sono provati.',
  ),
  notTested(
    read('SEND-INVIO-042', 'MUST', b2b('F24Payment'), {
      text: 'Un pagamento con modello F24 porta i suoi dati nel formato previsto.',
      remedy: 'Caricare i metadati F24 secondo lo schema pubblicato.',
    }),
    'I casi ufficiali minimi non comprendono F24.',
  ),
  notTested(
    inferred('SEND-INVIO-043', 'MAY', convalida('applyCost con DELIVERY_MODE'), {
      text: 'Con spese a carico del destinatario almeno un avviso chiede di aggiungere il costo della notifica.',
      remedy: 'Usare FLAT_RATE quando nessun avviso deve essere aumentato.',
    }),
    'Le fonti discordano: il controllo sincrono respinge la richiesta, un caso di prova della piattaforma la accetta e poi la rifiuta.',
  ),
  notTested(
    inferred('SEND-INVIO-044', 'MAY', conoscenza('Denominazione del mittente e del destinatario'), {
      text: 'La denominazione rispetta la lunghezza massima.',
      remedy: 'Limitare la denominazione a 44 caratteri, che soddisfa entrambe le fonti.',
    }),
    'Le fonti discordano: 44 caratteri per la Knowledge base, 88 per la specifica.',
  ),
];

function sincrono() {
  return conoscenza('Pagamenti e spese di notifica: modalità sincrona e asincrona');
}
