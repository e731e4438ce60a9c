import type { Level, Requirement } from '../kernel/requirement.ts';

type Source = Requirement['source'];
type Words = Pick<Requirement, 'text' | 'remedy'>;

const cite =
  (document: string) =>
  (section: string): Source => ({ document, section });

const api = cite('Gestione Posizioni Debitorie, OpenAPI 1.1.37');
const sanp = cite('SANP 3.12.0, Gestione Posizioni Debitorie');
const manuale = cite('Manuale per onboarding degli Enti (PagoPA)');

const ASINCRONA = 'Integrazione asincrona di attualizzazione dei costi di notifica';

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

/** What a creditor owes GPD, where it leaves the online part of payments to it (send.md §4.4, §7). */
export const requirements: readonly Requirement[] = [
  read('GPD-CHIAVE-001', 'MUST', api('Sicurezza, ApiKey'), {
    text: 'Ogni chiamata a GPD porta una chiave di sottoscrizione valida per l’ente creditore.',
    remedy:
      'Valorizzare Ocp-Apim-Subscription-Key con la chiave dell’ambiente, abilitata al codice fiscale del creditore.',
  }),
  read('GPD-POS-001', 'MUST', api('PaymentPositionModel'), {
    text: 'La posizione debitoria inviata a GPD rispetta il suo modello.',
    remedy: 'Valorizzare i campi obbligatori della posizione, delle opzioni e dei versamenti con i tipi previsti.',
  }),
  read('GPD-POS-002', 'MUST', sanp('Opzioni di pagamento e versamenti'), {
    text: 'L’importo di ogni opzione di pagamento è la somma dei suoi versamenti.',
    remedy: 'Comporre i versamenti in centesimi interi, in modo che la loro somma sia l’importo dell’opzione.',
  }),
  read('GPD-POS-003', 'MUST', api('createPosition, 409'), {
    text: 'Una posizione debitoria si crea una volta sola: ciò che cambia si aggiorna.',
    remedy: 'Usare la creazione solo per posizioni nuove; per le altre l’aggiornamento, con lo stesso IUPD.',
  }),
  read('GPD-POS-004', 'MUST', api('paymentOptionMetadata, NOTIFICATION_FEE'), {
    text: 'L’ente non usa il metadato riservato al costo della notifica.',
    remedy: 'Non inviare la chiave NOTIFICATION_FEE: la valorizza GPD con il costo comunicato da SEND.',
  }),
  read('GPD-POS-005', 'MUST', sanp('Versamenti, IBAN'), {
    text: 'Ogni versamento indica un IBAN valido.',
    remedy: 'Riportare l’IBAN dichiarato a pagoPA, senza spazi, con cifre di controllo corrette.',
  }),
  read('GPD-POS-006', 'MUST', api('PaymentOptionModel, nav e iuv'), {
    text: 'Numero avviso e IUV di un’opzione di pagamento sono lo stesso avviso.',
    remedy: 'Valorizzare iuv con il numero avviso senza la prima cifra (aux digit 3).',
  }),
  inferred('GPD-POS-007', sanp('Stati della posizione debitoria'), {
    text: 'L’ente cambia una posizione solo negli stati in cui può cambiare.',
    remedy: 'Leggere lo stato della posizione prima di aggiornarla, pubblicarla, annullarla o eliminarla.',
  }),
  read('GPD-COPIA-001', 'MUST', manuale(ASINCRONA), {
    text: 'La posizione su GPD è copia esatta di quella nell’archivio dell’ente.',
    remedy: 'Riportare su GPD avviso, importo, debitore e causale come sono nell’archivio, e ogni loro variazione.',
  }),
  read('GPD-COPIA-002', 'MUST', sanp('Aggiornamento della posizione, notificationFee'), {
    text: 'Quando l’ente aggiorna una posizione, l’importo che invia non comprende il costo della notifica.',
    remedy: 'Inviare l’importo dell’archivio: il costo comunicato da SEND resta a cura di GPD.',
  }),
  ours('GPD-COPIA-003', api('setPaymentOptionAsAlreadyPaid'), {
    text: 'Un pagamento ricevuto per altra via è comunicato a GPD, perché l’avviso non si paghi due volte.',
    remedy: 'Segnalare a GPD come pagata l’opzione incassata allo sportello o con altri strumenti.',
  }),
  ours('GPD-COPIA-004', api('invalidatePosition, deletePosition'), {
    text: 'Una posizione che non è più dovuta non resta pagabile su GPD.',
    remedy: 'Annullare o eliminare su GPD la posizione quando è annullata nell’archivio.',
  }),
  ours('GPD-COPIA-005', manuale(ASINCRONA), {
    text: 'Un pagamento avvenuto su GPD chiude la posizione nell’archivio dell’ente.',
    remedy: 'Leggere da GPD lo stato delle posizioni, o la ricevuta, e registrare il pagamento.',
  }),
  {
    ...read('GPD-POS-030', 'MAY', api('versione 3, piani rateali'), {
      text: 'L’ente può descrivere più piani di rateizzazione con la versione 3 dell’interfaccia.',
      remedy: 'Usare la versione 3 solo dove servono più piani per la stessa posizione.',
    }),
    notTested: 'È simulata la versione 1, con cui operano i casi di SEND; una rata è un’opzione di pagamento.',
  },
];
