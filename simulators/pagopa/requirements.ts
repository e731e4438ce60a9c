import type { Level, Requirement } from '../kernel/requirement.ts';

type Source = Requirement['source'];
type Words = Pick<Requirement, 'text' | 'remedy'>;

const cite =
  (document: string) =>
  (section: string): Source => ({ document, section });

const wsdl = cite('pagoPA, paForNode.wsdl e paForNode.xsd');
const sanp = cite('SANP 3.12.0');
const errori = cite('pagoPA, codici di errore dell’ente creditore (PAA)');
const metadati = cite('pagoPA, metadati: spese di notifica SEND');

/** Read in a public document. */
const read = (id: string, level: Level, source: Source, words: Words): Requirement => ({
  id,
  level,
  status: 'source',
  source,
  ...words,
});

/** Inferred by us: SHOULD, since no document states it. */
const inferred = (id: string, source: Source, words: Words): Requirement => ({
  id,
  level: 'SHOULD',
  status: 'reconstructed',
  source,
  ...words,
});

/** Inferred by us, and MUST all the same: breaking it costs money or doubles data (semantics.md 1). */
const ours = (id: string, source: Source, words: Words): Requirement => ({
  id,
  level: 'MUST',
  status: 'reconstructed',
  source,
  ours: true,
  ...words,
});

const notTested = (requirement: Requirement, reason: string): Requirement => ({ ...requirement, notTested: reason });

const LIVELLI = 'Livelli di servizio dell’ente creditore';
const VERIFICA = 'paVerifyPaymentNotice';
const ATTIVAZIONE = 'paGetPaymentV2';
const RICEVUTA = 'paSendRTV2';

/** What a creditor's station owes the node (send.md §6). */
export const requirements: readonly Requirement[] = [
  read('PAGOPA-STAZ-001', 'MUST', wsdl('paForNodeBinding, SOAP 1.1'), {
    text: 'La stazione risponde a ogni richiesta del nodo con un messaggio SOAP 1.1.',
    remedy:
      'Rispondere con stato HTTP 200, content-type text/xml e una busta SOAP; gli errori vanno nel fault della risposta.',
  }),
  read('PAGOPA-STAZ-002', 'MUST', wsdl('Elementi di risposta'), {
    text: 'La risposta è quella prevista per la richiesta e ne rispetta lo schema.',
    remedy:
      'Convalidare le risposte con lo schema paForNode: elementi nell’ordine previsto, senza namespace, con i tipi indicati.',
  }),
  read('PAGOPA-STAZ-003', 'MUST', sanp('Interfacce SOAP dell’ente creditore, outcome e fault'), {
    text: 'Un esito positivo non porta errori; un esito negativo porta l’errore e nessun dato di pagamento.',
    remedy: 'Con outcome OK omettere fault; con outcome KO valorizzare fault e omettere paymentList e data.',
  }),
  read('PAGOPA-STAZ-004', 'MUST', sanp(LIVELLI), {
    text: 'La stazione risponde alla verifica e all’attivazione entro 7 secondi.',
    remedy:
      'Dare alle chiamate che servono alla risposta, come la lettura del costo di notifica, un tempo massimo molto più breve.',
  }),
  read('PAGOPA-STAZ-005', 'MUST', sanp(LIVELLI), {
    text: 'La stazione risponde alla ricevuta entro 15 secondi.',
    remedy: 'Registrare la ricevuta e rispondere; le lavorazioni che ne seguono vanno fatte dopo.',
  }),
  read('PAGOPA-STAZ-006', 'MUST', sanp(VERIFICA), {
    text: 'La verifica con esito positivo riporta importo, descrizione, codice fiscale e denominazione del creditore.',
    remedy: 'Con outcome OK valorizzare paymentList, paymentDescription, fiscalCodePA e companyName.',
  }),
  read('PAGOPA-STAZ-007', 'MUST', sanp(VERIFICA), {
    text: 'L’importo comunicato alla verifica si paga per intero.',
    remedy: 'Valorizzare options con EQ.',
  }),
  read('PAGOPA-STAZ-008', 'MUST', sanp(VERIFICA), {
    text: 'La verifica comunica una sola opzione di pagamento.',
    remedy: 'Riportare in paymentList un solo paymentOptionDescription.',
  }),
  read('PAGOPA-STAZ-009', 'MUST', wsdl('stAmount, stAmountNotZero'), {
    text: 'Gli importi sono in euro con due decimali, separati da un punto, e maggiori di zero.',
    remedy: 'Comporre l’importo dai centesimi interi: 5437 diventa 54.37. Non usare numeri in virgola mobile.',
  }),
  read('PAGOPA-STAZ-010', 'MUST', sanp(VERIFICA), {
    text: 'La verifica riporta il codice fiscale del creditore dell’avviso.',
    remedy:
      'Valorizzare fiscalCodePA con il codice fiscale ricevuto in qrCode, non con quello dell’intermediario o di un altro ente.',
  }),
  read('PAGOPA-STAZ-011', 'MUST', sanp(ATTIVAZIONE), {
    text: 'L’attivazione con esito positivo riporta i dati del pagamento.',
    remedy: 'Con outcome OK valorizzare data.',
  }),
  read('PAGOPA-STAZ-012', 'MUST', sanp('Integrazione con API sincrone, versamenti'), {
    text: 'L’importo dell’attivazione è la somma dei versamenti.',
    remedy: 'Aggiungere il costo della notifica anche a un versamento del creditore, oltre che a paymentAmount.',
  }),
  read('PAGOPA-STAZ-013', 'MUST', wsdl('transferList, stIdTransfer'), {
    text: 'I versamenti sono da uno a cinque, ciascuno con un numero diverso.',
    remedy: 'Numerare idTransfer da 1 a 5 senza ripetizioni.',
  }),
  read('PAGOPA-STAZ-014', 'MUST', sanp('Integrazione con API sincrone, IBAN'), {
    text: 'Ogni versamento indica un IBAN valido.',
    remedy: 'Riportare l’IBAN dichiarato a pagoPA, senza spazi, con cifre di controllo e CIN corretti.',
  }),
  read('PAGOPA-STAZ-015', 'MUST', sanp(ATTIVAZIONE), {
    text: 'Il riferimento del creditore è lo IUV dell’avviso.',
    remedy:
      'Valorizzare creditorReferenceId con il numero avviso senza la prima cifra (aux digit); con aux digit 0, senza le prime tre.',
  }),
  inferred('PAGOPA-STAZ-016', sanp('Integrazione con API sincrone, versamenti'), {
    text: 'Almeno un versamento è destinato al creditore dell’avviso.',
    remedy: 'Verificare fiscalCodePA dei versamenti: uno deve essere quello del creditore.',
  }),
  read('PAGOPA-STAZ-017', 'MUST', errori('Tabella dei codici'), {
    text: 'Un esito negativo porta un codice di errore fra quelli pubblicati, con la sua descrizione e chi lo ha emesso.',
    remedy: 'Usare in faultCode un codice PAA pubblicato e valorizzare faultString e id.',
  }),
  ours('PAGOPA-STAZ-018', sanp('Buone pratiche: verifica e attivazione'), {
    text: 'Fra verifica e attivazione l’importo cambia soltanto di quanto è cambiato il costo della notifica.',
    remedy: 'Calcolare l’importo allo stesso modo nelle due risposte, con il costo letto in quel momento.',
  }),
  read('PAGOPA-STAZ-019', 'MUST', sanp(RICEVUTA), {
    text: 'La ricevuta di un pagamento attivato è acquisita.',
    remedy:
      'Rispondere OK alla ricevuta i cui dati sono quelli dell’ultima attivazione, anche se l’importo comprende il costo della notifica.',
  }),
  read('PAGOPA-STAZ-020', 'MUST', errori('PAA_RECEIPT_DUPLICATA'), {
    text: 'Una ricevuta ripetuta è riconosciuta e non produce effetti una seconda volta.',
    remedy: 'Riconoscere receiptId: rispondere OK senza altri effetti, oppure KO con PAA_RECEIPT_DUPLICATA.',
  }),
  read('PAGOPA-STAZ-021', 'MUST', errori('PAA_PAGAMENTO_SCONOSCIUTO'), {
    text: 'Un avviso che il creditore non conosce non è pagabile.',
    remedy: 'Rispondere KO con PAA_PAGAMENTO_SCONOSCIUTO.',
  }),
  read('PAGOPA-STAZ-022', 'MUST', errori('PAA_PAGAMENTO_DUPLICATO'), {
    text: 'Un avviso già pagato non si può pagare di nuovo.',
    remedy: 'Dopo la ricevuta rispondere KO con PAA_PAGAMENTO_DUPLICATO alla verifica e all’attivazione.',
  }),
  read('PAGOPA-STAZ-023', 'SHOULD', errori('PAA_ID_DOMINIO_ERRATO'), {
    text: 'Una richiesta per un ente che la stazione non serve è rifiutata con il suo codice.',
    remedy: 'Verificare idPA e rispondere KO con PAA_ID_DOMINIO_ERRATO.',
  }),
  read('PAGOPA-STAZ-024', 'SHOULD', errori('PAA_ID_INTERMEDIARIO_ERRATO'), {
    text: 'Una richiesta per un altro intermediario è rifiutata con il suo codice.',
    remedy: 'Verificare idBrokerPA e rispondere KO con PAA_ID_INTERMEDIARIO_ERRATO.',
  }),
  read('PAGOPA-STAZ-025', 'SHOULD', errori('PAA_STAZIONE_INT_ERRATA'), {
    text: 'Una richiesta per un’altra stazione è rifiutata con il suo codice.',
    remedy: 'Verificare idStation e rispondere KO con PAA_STAZIONE_INT_ERRATA.',
  }),
  read('PAGOPA-STAZ-026', 'MUST', sanp('Integrazione con API sincrone'), {
    text: 'Finché la ricevuta non arriva l’avviso resta pagabile, per l’importo dovuto.',
    remedy: 'Non chiudere la posizione alla verifica o all’attivazione: si chiude con la ricevuta.',
  }),
  read('PAGOPA-STAZ-027', 'MUST', metadati('NOTIFICATION_FEE'), {
    text: 'Il costo della notifica fra i metadati è in centesimi interi e non supera l’importo.',
    remedy: 'Scrivere in NOTIFICATION_FEE i centesimi, senza punto né virgola: 437, non 4.37.',
  }),

  notTested(
    read('PAGOPA-STAZ-040', 'MUST', sanp(LIVELLI), {
      text: 'Il 98 per cento delle risposte del mese arriva entro 2 secondi.',
      remedy: 'Misurare i tempi di risposta in esercizio.',
    }),
    'È una misura mensile in esercizio: una prova di pochi minuti non la può dare.',
  ),
  notTested(
    read('PAGOPA-STAZ-041', 'MUST', sanp('Connessione fra nodo e stazione, mutua autenticazione'), {
      text: 'La stazione accetta solo connessioni del nodo, con mutua autenticazione TLS.',
      remedy: 'Configurare il certificato del nodo sul punto di accesso.',
    }),
    'Il banco di prova non possiede i certificati del nodo: si verifica nell’ambiente di pagoPA.',
  ),
  notTested(
    read('PAGOPA-STAZ-042', 'MUST', sanp('Integrazione con API sincrone, IBAN'), {
      text: 'L’IBAN di ogni versamento è registrato presso pagoPA per quell’ente.',
      remedy: 'Registrare gli IBAN prima di usarli.',
    }),
    'Il registro degli IBAN è di pagoPA; qui se ne verifica la validità formale (PAGOPA-STAZ-014).',
  ),
  notTested(
    read('PAGOPA-STAZ-043', 'MUST', errori('PAA_SINTASSI, PAA_SINTASSI_XSD, PAA_SEMANTICA'), {
      text: 'Una richiesta non conforme è rifiutata con il suo codice.',
      remedy: 'Convalidare le richieste con lo schema e rispondere KO con il codice previsto.',
    }),
    'Il nodo non invia richieste non conformi: lo stimolo non è osservabile in esercizio.',
  ),
  notTested(
    read('PAGOPA-STAZ-044', 'MUST', errori('PAA_PAGAMENTO_IN_CORSO, PAA_PAGAMENTO_SCADUTO, PAA_PAGAMENTO_ANNULLATO'), {
      text: 'Un avviso in corso di pagamento, scaduto o annullato è rifiutato con il suo codice.',
      remedy: 'Rispondere KO con il codice che corrisponde allo stato della posizione.',
    }),
    'Dipende dalle regole del creditore su scadenze e annullamenti, che nessun comando di prova sa imporre; i codici sono comunque ammessi (PAGOPA-STAZ-017).',
  ),
  notTested(
    read('PAGOPA-STAZ-045', 'MUST', errori('PAA_SYSTEM_ERROR'), {
      text: 'Un errore interno della stazione è comunicato con il suo codice.',
      remedy: 'Rispondere KO con PAA_SYSTEM_ERROR invece di interrompere la connessione.',
    }),
    'Nessuno stimolo pubblico provoca un errore interno della stazione.',
  ),
];
