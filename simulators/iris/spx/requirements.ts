import type { Requirement } from '../../kernel/requirement.ts';
import { cite, inferred, notTested, ours, read } from '../requirements/row.ts';

const motore = cite('SmartProxy di IRIS (comunedibari/payflowpa, 41282b9)');
const tracciato = cite('Tracciato CSV_BASIC_V2 (comunedibari/payflowpa, 41282b9; PayFlowPA, Tracciati dei dati v1.0)');
const TRACCIATO = tracciato('Colonne');

/** What SmartProxy demands of an ente's software (iris.md §5). */
export const requisitiSpx: readonly Requirement[] = [
  read('IRIS-SPX-001', 'MUST', TRACCIATO, {
    text: 'Il file ha l’intestazione e le 22 colonne del tracciato, con i campi obbligatori, nella forma e nella lunghezza previste.',
    remedy:
      'Correggere la riga e la colonna indicate; il separatore è «|», un campo che lo contiene va fra virgolette.',
  }),
  read('IRIS-SPX-002', 'MUST', tracciato('Codifica'), {
    text: 'Il file è un testo in UTF-8.',
    remedy: 'Salvare il file in UTF-8 e non inviarlo compresso o come foglio di calcolo.',
  }),
  read('IRIS-SPX-003', 'MUST', tracciato('CREDITORE e TIPO_DEBITO'), {
    text: 'Il file è di un solo creditore, l’ente che lo invia, e di un solo tipo di debito fra quelli registrati.',
    remedy: 'Inviare un file per ogni tipo di debito e usare i codici della scheda anagrafica.',
  }),
  read('IRIS-SPX-004', 'MUST', tracciato('ID_DEBITO e ID_PAGAMENTO'), {
    text: 'Ogni identificativo di pagamento compare una volta sola e appartiene a un solo debito.',
    remedy: 'Generare identificativi diversi per ogni rata, di regola lo IUV.',
  }),
  read('IRIS-SPX-005', 'MUST', motore('BS000020, validazione semantica'), {
    text: 'Codici fiscali, ordine delle date, somma delle voci e importo pagato sono coerenti.',
    remedy: 'Controllare i dati prima di comporre il file: IRIS rifiuta il file intero.',
  }),
  read('IRIS-SPX-006', 'MUST', tracciato('Rate'), {
    text: 'Le rate di un debito sono righe una dopo l’altra.',
    remedy: 'Ordinare le righe del file per debito.',
  }),
  ours('IRIS-SPX-007', tracciato('IMPORTO_PAGAMENTO'), {
    text: 'Gli importi sono scritti in millesimi di euro e arrivano a IRIS esatti al centesimo.',
    remedy: 'Moltiplicare per dieci i centesimi (10,30 euro si scrive 10300).',
  }),
  ours('IRIS-SPX-008', tracciato('IMPORTO_PAGAMENTO'), {
    text: 'Gli importi in millesimi sono centesimi interi: non si può pagare mezzo centesimo.',
    remedy: 'Arrotondare l’importo al centesimo prima di scriverlo: la cifra dei millesimi è sempre zero.',
  }),
  inferred('IRIS-SPX-009', 'SHOULD', tracciato('Virgolette'), {
    text: 'I testi arrivano a IRIS come li ha scritti l’operatore, anche con il separatore o con le virgolette.',
    remedy: 'Racchiudere il campo fra virgolette e raddoppiare quelle interne.',
  }),
  inferred('IRIS-SPX-010', 'SHOULD', TRACCIATO, {
    text: 'Nessun testo comincia come una formula di foglio di calcolo.',
    remedy: 'Togliere o far precedere da un’altra parola i segni =, +, - e @ all’inizio di causali e note.',
  }),
  inferred('IRIS-SPX-011', 'SHOULD', tracciato('Codifica'), {
    text: 'Il file comincia con l’intestazione, senza il segno d’ordine dei byte (BOM).',
    remedy: 'Salvare in UTF-8 senza BOM.',
  }),
  read('IRIS-SPX-012', 'MUST', motore('BS000023, BS000024'), {
    text: 'Variazioni, cancellazioni e stati riguardano debiti che IRIS ha.',
    remedy: 'Usare DA_PAGARE_VARIAZIONE e CANCELLATO soltanto per debiti di cui IRIS ha dato esito positivo.',
  }),
  ours('IRIS-SPX-013', motore('BS000025, BS000027'), {
    text: 'Se IRIS rifiuta la modifica di un debito che risulta pagato, l’ente conserva il debito com’era e mostra il rifiuto.',
    remedy: 'Applicare la modifica all’archivio dell’ente soltanto dopo l’esito positivo.',
  }),
  read('IRIS-SPX-014', 'MUST', motore('Servizi REST, profilo Toscana'), {
    text: 'Ogni richiesta a SmartProxy porta utente e password del sistema con l’autenticazione HTTP Basic.',
    remedy: 'Impostare l’intestazione Authorization su ogni richiesta, GET comprese.',
  }),
  read('IRIS-SPX-015', 'MUST', motore('allineamentopendenze/send'), {
    text: 'Il file si invia come parte «flusso» di un modulo multipart/form-data.',
    remedy: 'Comporre la richiesta come farebbe un modulo web con un campo file di nome flusso.',
  }),
  ours('IRIS-SPX-016', motore('idTrasmissione'), {
    text: 'L’ente conserva l’idTrasmissione di ogni file e con quello, così com’è, ne legge l’esito.',
    remedy: 'Trattare l’idTrasmissione come un testo di 19 cifre: come numero perderebbe le ultime.',
  }),
  ours('IRIS-SPX-017', motore('allineamentopendenze/getEsito'), {
    text: 'I debiti che l’esito elenca risultano scartati con il motivo, gli altri dello stesso file accettati.',
    remedy: 'Leggere ogni riga KO dell’esito; in un file accolto in parte valgono i debiti che l’esito non elenca.',
  }),
  ours('IRIS-SPX-018', motore('VALIDATO_KO, ELABORATO_KO'), {
    text: 'Se IRIS rifiuta il file intero, nessuno dei suoi debiti risulta accettato.',
    remedy: 'Una riga KO senza debito, o un errore di forma, vale per tutto il file.',
  }),
  ours('IRIS-SPX-019', motore('allineamentopendenze/getStato'), {
    text: 'Finché l’elaborazione non è conclusa i debiti del file restano in attesa di esito.',
    remedy:
      'Non considerare accettato un file soltanto perché è stato ricevuto: chiedere lo stato finché è definitivo.',
  }),
  ours('IRIS-SPX-020', motore('allineamentopendenze/send'), {
    text: 'Un file di cui si è perduta la risposta arriva comunque a IRIS e l’ente ne conosce l’esito.',
    remedy: 'Inviarlo di nuovo: IRIS riconosce i debiti che ha già e non li raddoppia.',
  }),
  ours('IRIS-SPX-021', motore('Errore generico, 503'), {
    text: 'Un’indisponibilità di SmartProxy non fa perdere il file: l’ente lo invia quando il servizio torna.',
    remedy: 'Tenere il file fra quelli da inviare e riprovare più tardi.',
  }),
  inferred('IRIS-SPX-022', 'SHOULD', motore('Utente non trovato, 401'), {
    text: 'Se le credenziali sono rifiutate l’operatore lo sa e l’ente non insiste.',
    remedy: 'Mostrare l’errore e non ripetere da soli una richiesta che riceve 401.',
  }),
  read('IRIS-SPX-023', 'MUST', tracciato('STATO_PAGAMENTO'), {
    text: 'Lo stato di ogni riga dice l’operazione che l’operatore ha chiesto.',
    remedy:
      'DA_PAGARE inserisce, DA_PAGARE_VARIAZIONE modifica, CANCELLATO cancella, NON_PAGABILE e PAGATO ne dichiarano lo stato.',
  }),
  ours('IRIS-SPX-024', tracciato('ID_DEBITO e ID_PAGAMENTO'), {
    text: 'Un debito mantiene i suoi identificativi in ogni invio.',
    remedy: 'Riusare ID_DEBITO e ID_PAGAMENTO del primo invio: con altri IRIS avrebbe due debiti.',
  }),
  ours('IRIS-SPX-030', motore('informativapagamenti/list'), {
    text: 'L’ente preleva tutte le informative che l’elenco presenta e ne registra tutti i pagamenti.',
    remedy: 'Scorrere l’elenco intero e ogni riga di ogni file.',
  }),
  ours('IRIS-SPX-031', motore('informativapagamenti/get, presa in carico automatica'), {
    text: 'Un’informativa di cui si è perduta la risposta è prelevata di nuovo, anche se l’elenco non la presenta più.',
    remedy: 'Annotare l’identificativo prima di prelevare: IRIS la toglie dall’elenco appena la consegna.',
  }),
  ours('IRIS-SPX-032', motore('informativapagamenti/get, presa in carico automatica'), {
    text: 'I pagamenti prelevati si conservano anche se il gestionale si arresta subito dopo.',
    remedy: 'Scrivere i pagamenti in modo durevole mentre si leggono.',
  }),
  ours('IRIS-SPX-034', tracciato('Informativa, IMPORTO_PAGATO'), {
    text: 'L’importo registrato è quello dell’informativa, letto in millesimi ed esatto al centesimo.',
    remedy: 'Dividere per mille per avere gli euro, senza virgola mobile.',
  }),
  ours('IRIS-SPX-035', motore('Informative ESEGUITO, REGOLATO, INCASSO'), {
    text: 'Le informative che tornano sullo stesso pagamento non lo contano di nuovo.',
    remedy: 'Riconoscere il pagamento da ID_PAGAMENTO: dopo l’esecuzione arrivano regolamento e incasso.',
  }),
  ours('IRIS-SPX-036', tracciato('Informativa, virgolette'), {
    text: 'L’ente legge l’informativa anche quando un testo contiene il separatore o le virgolette.',
    remedy: 'Un campo è fra virgolette soltanto se contiene «|»: una virgoletta dentro un altro campo è testo.',
  }),
  inferred('IRIS-SPX-037', 'SHOULD', tracciato('Rate'), {
    text: 'Le rate dello stesso debito si registrano ciascuna con il proprio pagamento.',
    remedy: 'Abbinare il pagamento con ID_PAGAMENTO e non con il solo ID_DEBITO.',
  }),
  notTested(
    inferred('IRIS-SPX-040', 'MAY', cite('IRIS, procedura di adesione v3.2')('4, SmartProxy (PULL)'), {
      text: 'Dove IRIS preleva da sé il file delle pendenze, l’ente lo mette a disposizione.',
      remedy: 'Concordare con IRIS indirizzo e protocollo del prelievo.',
    }),
    'La procedura chiama PULL anche l’invio, ma nessuna fonte pubblica dice come IRIS preleverebbe il file: si prova l’invio con POST del motore.',
  ),
  notTested(
    read('IRIS-SPX-041', 'MAY', motore('Loader e Notification, servizi SOAP'), {
      text: 'L’ente può usare i servizi SOAP Loader e Notification al posto di quelli REST.',
      remedy: 'Usare i servizi REST.',
    }),
    'I servizi SOAP non sono simulati: fanno le stesse cose dei servizi REST.',
  ),
];
