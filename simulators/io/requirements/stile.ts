import type { Requirement } from '../../kernel/requirement.ts';
import { guida, istruzioni, manuale, ours, read } from './row.ts';

/** What messages say, MST-01 to 19 (io.md §6.3): BLOCK, WARN and INFO are MUST, SHOULD and MAY. */
export const stile: readonly Requirement[] = [
  read('IO-MST-001', 'SHOULD', istruzioni('3.2, promemoria'), {
    text: 'Un testo che annuncia una scadenza porta la data di scadenza.',
    remedy: 'Compilare due_date quando il testo parla di una scadenza con una data.',
  }),
  read('IO-MST-002', 'MUST', istruzioni('3.2, avvisi di pagamento'), {
    text: 'Un avviso di pagamento porta numero avviso, importo e scadenza.',
    remedy: 'Compilare payment_data e due_date nei messaggi che chiedono un pagamento.',
  }),
  read('IO-MST-003', 'MUST', guida('Oggetto, linee guida AgID 7.3'), {
    text: 'L’oggetto non contiene dati personali.',
    remedy: 'Togliere dall’oggetto nome, codice fiscale, IBAN e indirizzi: si legge anche a schermo bloccato.',
  }),
  read('IO-MST-004', 'MUST', guida('Codifica dei caratteri'), {
    text: 'Il testo non porta i segni di una codifica sbagliata.',
    remedy: 'Scrivere il corpo in UTF-8 senza convertirlo due volte.',
  }),
  read('IO-MST-005', 'MUST', guida('Data di scadenza'), {
    text: 'La scadenza cade nel giorno voluto, in Italia.',
    remedy: 'Esprimere in UTC le 23:59:59 del giorno in Italia.',
  }),
  read('IO-MST-006', 'SHOULD', istruzioni('3.1, niente messaggi a tutti'), {
    text: 'Lo stesso testo non è inviato uguale a molti cittadini.',
    remedy: 'Scrivere a chi ha qualcosa di personale da sapere, e dirglielo.',
  }),
  read('IO-MST-007', 'MUST', guida('Pagamenti: ente creditore'), {
    text: 'Chi scrive è il creditore.',
    remedy: 'Inviare l’avviso dal servizio dell’ente creditore, o indicarlo dove è consentito.',
  }),
  read('IO-MST-008', 'MUST', manuale('Errore nei dati del messaggio'), {
    text: 'Il messaggio parte quando la posizione debitoria c’è già.',
    remedy: 'Inviare il messaggio dopo che la posizione è stata accettata.',
  }),
  read('IO-MST-009', 'SHOULD', manuale('Messaggi di pagamento'), {
    text: 'Il testo di un avviso di pagamento dice quanto pagare e fino a quando.',
    remedy: 'Riportare nel testo importo e ultimo giorno utile.',
  }),
  read('IO-MST-010', 'SHOULD', manuale('Oggetto del messaggio'), {
    text: 'L’oggetto dice di che cosa si tratta, non chi scrive, e non è tutto in maiuscolo.',
    remedy: 'Scrivere nell’oggetto l’argomento del messaggio.',
  }),
  read('IO-MST-011', 'MAY', manuale('Pulsanti e marchi'), {
    text: 'Il testo parla di «Vedi Avviso» e scrive pagoPA com’è scritto.',
    remedy: 'Non invitare a toccare «Paga»; scrivere pagoPA.',
  }),
  read('IO-MST-012', 'MAY', manuale('Importi elevati'), {
    text: 'Per un importo elevato si offrono le rate, con avvisi distinti.',
    remedy: 'Proporre più avvisi quando l’importo supera i limiti delle carte.',
  }),
  read('IO-MST-013', 'SHOULD', manuale('Errore nei dati del messaggio'), {
    text: 'La correzione si intitola «Errata corrige», richiama il messaggio sbagliato e dice dato sbagliato, dato giusto e che cosa fare.',
    remedy: 'Comporre la correzione secondo il manuale, entro 120 caratteri di oggetto.',
  }),
  read('IO-MST-014', 'SHOULD', manuale('Firma dei messaggi'), {
    text: 'Il messaggio è dell’ente, e non del suo fornitore.',
    remedy: 'Non firmare con il nome del fornitore o del software.',
  }),
  read('IO-MST-015', 'SHOULD', manuale('Pulsanti'), {
    text: 'Il testo di un pulsante dice che cosa succede, in poche parole.',
    remedy: 'Usare da 2 a 30 caratteri; evitare «Clicca qui» e «Scopri di più».',
  }),
  read('IO-MST-016', 'SHOULD', manuale('Dati particolari'), {
    text: 'Un contenuto riservato resta presso l’ente, sotto un oggetto neutro.',
    remedy: 'Usare i contenuti remoti, con oggetto e testo che non dicono di che si tratta.',
  }),
  read('IO-MST-017', 'MUST', guida('Guida al markdown, pulsanti'), {
    text: 'I pulsanti sono scritti nella forma prevista.',
    remedy: 'Cominciare il testo con il blocco dei pulsanti: lingue it ed en, cta_1, testo e azione ammessa.',
  }),
  read('IO-MST-018', 'SHOULD', guida('Guida al markdown'), {
    text: 'Il testo usa le sole formattazioni che IO mostra.',
    remedy: 'Togliere tabelle, immagini, HTML e blocchi di codice.',
  }),
  read('IO-MST-019', 'MUST', guida('Guida al markdown, caratteri'), {
    text: 'Il testo non contiene caratteri di controllo né sequenze di escape.',
    remedy: 'Togliere i caratteri di controllo e le sequenze \\n rimaste nel testo.',
  }),
  read('IO-MST-020', 'SHOULD', istruzioni('3.2, tono di voce'), {
    text: 'Il testo dà del tu ed evita forme legate al genere.',
    remedy: 'Riscrivere le frasi che danno del Lei o usano appellativi.',
  }),
  read('IO-MST-022', 'MUST', manuale('Messaggi di pagamento'), {
    text: 'Importo e ultimo giorno che il testo riporta sono quelli dell’avviso.',
    remedy: 'Comporre il testo dagli stessi dati dell’avviso.',
  }),
  ours('IO-MST-021', manuale('Errore nei dati del messaggio'), {
    text: 'L’avviso di pagamento sbagliato non è più dovuto quando parte la correzione.',
    remedy: 'Annullare la posizione debitoria e non inviarne altri avvisi.',
  }),
];
