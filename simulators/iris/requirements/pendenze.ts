import type { Requirement } from '../../kernel/requirement.ts';
import { adesione, inferred, motore, notTested, ours, pianoDeiTest, read, schemi, tracciati } from './row.ts';

const regola = (code: string) => motore(`PendenzeValidator, ${code}`);

/** Positions that the ente sends (iris.md §2.3, §3.1-§3.3): a code of IRIS that a conforming ente never earns is a row here. */
export const pendenze: readonly Requirement[] = [
  read('IRIS-PEND-001', 'MUST', pianoDeiTest('TC_ALLINEAMENTO_01'), {
    text: 'L’ente inserisce su IRIS le pendenze indicate dall’operatore e IRIS le accetta.',
    remedy: 'Inviare il messaggio di allineamento con TipoOperazione Insert e correggere gli errori dell’esito.',
  }),
  read('IRIS-PEND-002', 'MUST', regola('A0000003'), {
    text: 'In un messaggio ogni pendenza compare una volta sola.',
    remedy: 'Non ripetere IdPendenza: raccogliere le rate nella stessa pendenza.',
  }),
  read('IRIS-PEND-003', 'MUST', motore('Elaborazione del messaggio, A0000017'), {
    text: 'In un messaggio ogni pagamento compare una volta sola.',
    remedy: 'Assegnare a ogni rata un IdPagamento proprio: la ripetizione fa scartare l’intero messaggio.',
  }),
  read('IRIS-PEND-004', 'MUST', motore('Elaborazione del messaggio, A0000014'), {
    text: 'I dati della pendenza sono quelli dell’operazione dichiarata, e nessuno per la cancellazione.',
    remedy:
      'Valorizzare un solo elemento fra Insert, Replace e UpdateStatus, quello di TipoOperazione; nessuno con Delete.',
  }),
  read('IRIS-PEND-005', 'MUST', regola('A0000008 e A0000009'), {
    text: 'La pendenza è creata prima di essere emessa ed emessa prima di prescriversi.',
    remedy: 'Ordinare DataCreazione, DataEmissione e DataPrescrizione.',
  }),
  read('IRIS-PEND-006', 'MUST', regola('A0000012'), {
    text: 'La validità di un pagamento non finisce prima della scadenza né prima di cominciare.',
    remedy: 'Valorizzare DataFineValidita con un giorno non precedente a DataScadenza e a DataInizioValidita.',
  }),
  read('IRIS-PEND-007', 'MUST', regola('A0000011'), {
    text: 'La somma delle voci di un pagamento è il suo importo.',
    remedy: 'Calcolare le voci in centesimi interi e verificarne la somma prima dell’invio.',
  }),
  inferred('IRIS-PEND-008', 'SHOULD', tracciati('ImportoTotale'), {
    text: 'L’importo totale della pendenza è la somma delle sue rate.',
    remedy: 'Calcolare ImportoTotale dagli importi dei pagamenti di ogni modalità.',
  }),
  ours('IRIS-PEND-009', schemi('Importo'), {
    text: 'Gli importi sono in centesimi interi, anche se lo schema ammette i millesimi di euro.',
    remedy: 'Comporre l’importo dai centesimi: 1050 centesimi sono 10.50, non 1.050 né 10.5004.',
  }),
  read('IRIS-PEND-010', 'MUST', regola('A0000013'), {
    text: 'La divisa è l’euro.',
    remedy: 'Valorizzare Divisa con EUR.',
  }),
  read('IRIS-PEND-011', 'MUST', regola('A0000007'), {
    text: 'Il debitore cittadino è indicato con un codice fiscale valido, o con uno degli identificativi ammessi.',
    remedy: 'Verificare il carattere di controllo; sono ammessi anche STP, ENI, 11 cifre e ANONIMO.',
  }),
  read('IRIS-PEND-012', 'MUST', regola('A0000034'), {
    text: 'Il debitore che non è un cittadino è indicato con una partita IVA.',
    remedy: 'Valorizzare Id con le undici cifre della partita IVA.',
  }),
  read('IRIS-PEND-013', 'MUST', regola('A0000029 e A0000033'), {
    text: 'Un delegato accompagna un debitore e porta la propria descrizione.',
    remedy: 'Indicare il debitore fra i destinatari e valorizzare Descrizione del delegato.',
  }),
  read('IRIS-PEND-014', 'MUST', regola('A0000001, A0000002 e A0000018'), {
    text: 'Ente, SIL e tributo della pendenza sono quelli registrati in IRIS.',
    remedy: 'Usare i codici della scheda anagrafica di adesione.',
  }),
  inferred('IRIS-PEND-015', 'SHOULD', regola('A0000004'), {
    text: 'Sostituzione, aggiornamento e cancellazione riguardano pendenze che l’ente ha inserito.',
    remedy: 'Conservare IdPendenza e usare sempre lo stesso per la stessa pendenza.',
  }),
  ours('IRIS-PEND-016', regola('A0000003'), {
    text: 'L’ente non inserisce di nuovo una pendenza che IRIS ha accettato.',
    remedy: 'Registrare l’esito e togliere la pendenza dalla coda degli invii; per modificarla usare Replace.',
  }),
  ours('IRIS-PEND-017', regola('A0000016'), {
    text: 'L’ente non sostituisce e non cancella una pendenza che sa pagata.',
    remedy: 'Prima di Replace o Delete controllare i pagamenti ricevuti con le informative e con la verifica.',
  }),
  read('IRIS-PEND-018', 'MUST', regola('A0000005 e A0000006'), {
    text: 'Un aggiornamento nomina pagamenti che esistono e aggiunge soltanto pagamenti nuovi.',
    remedy: 'In UpdateStatus usare Update per i pagamenti inseriti e Insert per quelli da aggiungere.',
  }),
  read('IRIS-PEND-019', 'MUST', regola('A0000015'), {
    text: 'Un pagamento appartiene a una sola pendenza.',
    remedy: 'Non riusare IdPagamento in un’altra pendenza dello stesso tributo.',
  }),
  inferred('IRIS-PEND-020', 'SHOULD', tracciati('TipoPagamento'), {
    text: 'Più rate si dichiarano come pagamento a rate, un solo pagamento come pagamento unico.',
    remedy: 'Valorizzare TipoPagamento secondo il numero delle rate.',
  }),
  ours('IRIS-PEND-021', adesione('Scheda anagrafica, IBAN di accredito'), {
    text: 'Ogni IBAN di accredito è fra quelli che l’ente ha dichiarato aderendo a pagoPA.',
    remedy: 'Usare un IBAN dichiarato, o dichiararlo prima di usarlo: un altro conto riceverebbe il denaro.',
  }),
  read('IRIS-PEND-022', 'MUST', regola('A0000032'), {
    text: 'Ogni IBAN di accredito ha cifre di controllo corrette.',
    remedy: 'Verificare l’IBAN prima di salvarlo in configurazione.',
  }),
  read('IRIS-PEND-023', 'MUST', regola('da A0000024 a A0000028, A0000031 e A0000037'), {
    text: 'Una cartella di pagamento ha un solo importo totale, le stesse date, lo stesso stato e una causale per ogni pagamento, e si può soltanto inserire.',
    remedy: 'Comporre la cartella con pagamenti unici di uguale scadenza e validità, la cui somma è ImportoTotale.',
  }),
  ours('IRIS-PEND-024', pianoDeiTest('TC_ALLINEAMENTO_01, corpo'), {
    text: 'Importi, scadenze, causale e debitore della pendenza sono quelli indicati dall’operatore.',
    remedy: 'Riportare i dati senza modificarli e con gli importi esatti al centesimo.',
  }),
  read('IRIS-PEND-025', 'MUST', pianoDeiTest('TC_ALLINEAMENTO_04 e TC_ALLINEAMENTO_05'), {
    text: 'Dopo la cancellazione la stessa pendenza si può inserire di nuovo con gli stessi identificativi.',
    remedy: 'Non cambiare IdPendenza e IdPagamento di una pendenza cancellata e inserita di nuovo.',
  }),
  read('IRIS-PEND-026', 'MUST', regola('A0000043'), {
    text: 'Un rimborso si dichiara soltanto per un pagamento avvenuto e con la pendenza chiusa.',
    remedy: 'Usare UpdateStatus con la pendenza Chiusa, dopo il pagamento, in versione 01.03-04.',
  }),
  read('IRIS-PEND-027', 'MUST', pianoDeiTest('TC_ALLINEAMENTO_02 e TC_ALLINEAMENTO_03'), {
    text: 'L’ente sostituisce, aggiorna e cancella le pendenze già inserite.',
    remedy: 'Usare Replace, UpdateStatus e Delete con lo stesso IdPendenza dell’inserimento.',
  }),
  notTested(
    read('IRIS-PEND-040', 'MUST', regola('A0000023'), {
      text: 'La causale strutturata rispetta la forma del tributo.',
      remedy: 'Comporre la causale secondo le istruzioni del tributo.',
    }),
    'La forma è del singolo tributo e non è pubblica; il simulatore la verifica per il bollo auto con una forma nostra.',
  ),
  notTested(
    read('IRIS-PEND-041', 'MUST', regola('A0000038 e A0000039'), {
      text: 'I pagamenti di un tributo che vuole un allegato XML lo portano, con il titolo previsto.',
      remedy: 'Aggiungere l’allegato richiesto dal tributo.',
    }),
    'Riguarda un tributo particolare, il cui allegato non è pubblico; il simulatore produce i due codici.',
  ),
  notTested(
    read('IRIS-PEND-042', 'MUST', regola('A0000019'), {
      text: 'Un aggiornamento massivo riguarda un solo tributo.',
      remedy: 'Passare a UpdateStatus: l’aggiornamento massivo non esiste più dalla versione 01.03-04.',
    }),
    'L’operazione è abolita dalla versione 01.03-04; il simulatore la verifica nelle versioni precedenti.',
  ),
  notTested(
    read('IRIS-PEND-043', 'MAY', schemi('IdentificativoAlternativo e DatiDestinatario'), {
      text: 'Il debitore può essere indicato anche con un identificativo alternativo e con i suoi recapiti.',
      remedy: 'Usare gli elementi previsti dalla versione 01.03-04.',
    }),
    'È facoltativo e nessun comando di prova lo chiede; il simulatore e i generatori lo comprendono.',
  ),
];
