import type { Requirement } from '../../kernel/requirement.ts';
import {
  inferred,
  motore,
  notTested,
  openCity,
  ours,
  pianoDeiTest,
  proxy,
  read,
  schemi,
  specifiche,
  vbg,
} from './row.ts';

/** Transport, header and errors, whatever the message (iris.md §0, §1, §2.1, §2.2). */
export const trasporto: readonly Requirement[] = [
  read('IRIS-TRASP-001', 'MUST', vbg('Porta Delegata, autenticazione'), {
    text: 'Ogni chiamata alla Porta Delegata porta una sola autenticazione, Basic, con utente e password del SIL.',
    remedy: 'Trasmettere Authorization Basic con il nome del SIL e la sua password, e nessun’altra credenziale.',
  }),
  read('IRIS-TRASP-002', 'MUST', proxy('ValidatoreSemantico, VAL009'), {
    text: 'Il sistema mittente dichiarato nella testata di tratta è il SIL che chiama.',
    remedy: 'Valorizzare TRT/Sender/SenderSys con il nome del SIL usato per l’autenticazione.',
  }),
  read('IRIS-TRASP-003', 'MUST', proxy('ValidatoreSemantico, VAL007'), {
    text: 'Il soggetto mittente dichiarato nella testata di tratta è quello che chiama.',
    remedy: 'Valorizzare TRT/Sender/SenderId con il soggetto CART della Porta Delegata.',
  }),
  read('IRIS-TRASP-004', 'MUST', proxy('ValidatoreSemantico, VAL008'), {
    text: 'Il nome del servizio nella testata di tratta è quello del servizio chiamato.',
    remedy:
      'Usare IdpAllineamentoPendenze per le pendenze e IdpInformativaPagamento per la verifica e per gli esiti delle informative.',
  }),
  read('IRIS-TRASP-005', 'MUST', proxy('Servlet IdpCart, percorsi e metodi'), {
    text: 'Le richieste sono messaggi SOAP 1.1 inviati con POST agli indirizzi pubblicati.',
    remedy: 'Inviare con POST una busta SOAP 1.1 di tipo text/xml all’indirizzo del servizio.',
  }),
  read('IRIS-TRASP-006', 'MUST', proxy('ValidatoreSintattico, SIN001'), {
    text: 'Le richieste rispettano lo schema della versione che dichiarano.',
    remedy: 'Convalidare il messaggio con lo schema prima dell’invio: l’errore indica riga, colonna ed elemento.',
  }),
  read('IRIS-TRASP-007', 'MUST', schemi('Versione'), {
    text: 'Il messaggio dichiara una versione nota e usa soltanto ciò che quella versione prevede.',
    remedy:
      'Dichiarare una versione da 01.03-00 a 01.03-04: i pagamenti on-the-fly vogliono almeno la 01.03-02, il rimborso la 01.03-04.',
  }),
  read('IRIS-TRASP-008', 'MUST', schemi('MsgId'), {
    text: 'Gli identificativi del messaggio hanno da 1 a 44 caratteri fra lettere, cifre, punto e sottolineatura.',
    remedy: 'Comporre MsgId ed E2EMsgId con i soli caratteri ammessi, per esempio un prefisso e un progressivo.',
  }),
  read('IRIS-TRASP-009', 'MUST', proxy('Chiave di duplicazione, DUP001'), {
    text: 'L’identificativo end-to-end di un messaggio non è usato di nuovo per un altro messaggio dello stesso mittente.',
    remedy: 'Assegnare a ogni messaggio un E2EMsgId nuovo e conservare l’ultimo usato anche dopo un riavvio.',
  }),
  ours('IRIS-TRASP-010', proxy('Chiave di duplicazione, DUP001'), {
    text: 'Quando ripete un messaggio di cui non conosce la sorte, l’ente usa lo stesso identificativo end-to-end.',
    remedy:
      'Salvare E2EMsgId con il messaggio prima di inviarlo e riusarlo nella ripetizione: IRIS riconosce il doppio.',
  }),
  ours('IRIS-TRASP-011', proxy('DUP001, A0000035'), {
    text: 'Se IRIS risponde che il messaggio è già stato ricevuto, l’ente lo considera consegnato e non lo invia più.',
    remedy:
      'Dopo DUP001 attendere l’esito del primo invio; dopo A0000035 chiedere lo stato, senza inviare un altro messaggio.',
  }),
  read('IRIS-TRASP-012', 'MUST', proxy('IrisUtils, soggetti e sistemi'), {
    text: 'Il destinatario dei messaggi è IRIS, con il suo sistema, sia nella tratta sia end-to-end.',
    remedy: 'Valorizzare i destinatari con RTIRIS e SIL_IRIS_ITR.',
  }),
  ours('IRIS-TRASP-013', pianoDeiTest('TC_ALLINEAMENTO_01, testata'), {
    text: 'Il mittente end-to-end è l’ente a cui appartengono le pendenze.',
    remedy: 'Valorizzare E2ESndrId e Mittente con il codice dell’ente; cambia solo la tratta, con un intermediario.',
  }),
  inferred('IRIS-TRASP-014', 'SHOULD', motore('Modelli dei messaggi in uscita, XMLCrtDt'), {
    text: 'Le date e ore dei messaggi sono quelle vere e portano lo scostamento dal tempo universale.',
    remedy: 'Scrivere l’ora locale con lo scostamento, per esempio +01:00, oppure l’ora universale con Z.',
  }),
  read('IRIS-TRASP-015', 'MUST', specifiche('Servizi diretti, SOAPAction'), {
    text: 'Sugli indirizzi diretti la SOAPAction è il nome dell’operazione.',
    onlyIf: 'chi usa gli indirizzi diretti, senza Porta Delegata',
    remedy: 'Valorizzare l’intestazione SOAPAction con il nome dell’operazione, fra virgolette.',
  }),
  inferred('IRIS-TRASP-016', 'SHOULD', motore('Riconsegne'), {
    text: 'Dopo un errore temporaneo l’ente ripete l’invio e lo porta a termine.',
    remedy: 'Ripetere l’invio dopo un’attesa quando la connessione cade o il servizio ha un errore interno.',
  }),
  inferred('IRIS-TRASP-017', 'SHOULD', motore('Riconsegne'), {
    text: 'Gli errori temporanei fanno ripetere la chiamata un numero limitato di volte.',
    remedy: 'Ripetere poche volte con attese crescenti e poi segnalare l’errore.',
  }),
  inferred('IRIS-TRASP-018', 'SHOULD', proxy('Fault CART'), {
    text: 'Un messaggio che IRIS ha rifiutato per il suo contenuto non è ripetuto identico.',
    remedy: 'Dopo SIN001 o un codice VAL correggere il messaggio prima di inviarlo di nuovo.',
  }),
  inferred('IRIS-TRASP-019', 'SHOULD', proxy('Fault CART'), {
    text: 'Se IRIS rifiuta il messaggio, l’operatore vede il motivo.',
    remedy: 'Mostrare il codice e la descrizione del rifiuto accanto all’invio.',
  }),
  notTested(
    read('IRIS-TRASP-030', 'MUST', proxy('ValidatoreSemantico, VAL004, VAL005, VAL006'), {
      text: 'Le intestazioni di integrazione dichiarano il tipo SPC per mittente, destinatario e servizio.',
      remedy: 'Correggere la configurazione della Porta di Dominio.',
    }),
    'Le compone la Porta di Dominio, non il software dell’ente; il simulatore le verifica sugli indirizzi del proxy.',
  ),
  notTested(
    read('IRIS-TRASP-031', 'MUST', proxy('IrisUtils, intermediari'), {
      text: 'Con un intermediario la tratta porta l’intermediario e il suo SIL, l’end-to-end l’ente e il suo SIL.',
      remedy: 'Distinguere nella testata mittente di tratta e mittente end-to-end.',
    }),
    'Il piano prova un ente che parla in proprio; il simulatore accetta entrambi.',
  ),
  notTested(
    inferred('IRIS-TRASP-032', 'SHOULD', openCity('Segnalazione n. 6, servizi con certificato'), {
      text: 'Sugli indirizzi diretti l’ente si presenta con il suo certificato.',
      remedy: 'Configurare il certificato cliente.',
    }),
    'Il profilo del certificato non è pubblico e il simulatore non lo richiede.',
  ),
  notTested(
    ours('IRIS-TRASP-033', vbg('Porta Delegata, autenticazione'), {
      text: 'La password del SIL non compare nei registri del gestionale.',
      remedy: 'Mascherare l’intestazione Authorization prima di scriverla nei registri.',
    }),
    'I registri del sistema in prova non sono visibili dall’esterno.',
  ),
  notTested(
    read('IRIS-TRASP-034', 'MAY', pianoDeiTest('Censimento'), {
      text: 'L’ente può configurare la propria anagrafica e i propri tributi con i servizi di configurazione.',
      remedy: 'Usare i servizi IdpConfigurazioneEnte e IdpConfigurazioneTributi.',
    }),
    'In Toscana la configurazione passa dalla scheda anagrafica di adesione; il simulatore offre comunque i servizi.',
  ),
];
