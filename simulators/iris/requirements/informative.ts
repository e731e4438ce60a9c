import type { Requirement } from '../../kernel/requirement.ts';
import { inferred, motore, notTested, openCity, ours, proxy, read, schemi, soapUi, specifiche } from './row.ts';

const NOTIFICHE = motore('Informative di pagamento, RFC 145');

/** What the ente makes of IRIS's informative (iris.md §2.5, §3.7). */
export const informative: readonly Requirement[] = [
  read('IRIS-INFO-001', 'MUST', proxy('IdpCartSpeditore, CON003 e CON004'), {
    text: 'L’ente risponde all’informativa con la presa in carico, o con un errore SOAP.',
    remedy: 'Rispondere con stato HTTP 200; se l’informativa non si può acquisire, con un SOAP Fault e stato 500.',
  }),
  ours('IRIS-INFO-002', openCity('Segnalazione n. 15, più pagamenti in un messaggio'), {
    text: 'L’ente registra tutti i pagamenti di un’informativa, da uno a mille.',
    remedy: 'Leggere ogni elemento Pagamento del messaggio, non soltanto il primo.',
  }),
  ours('IRIS-INFO-003', NOTIFICHE, {
    text: 'L’ente risponde positivamente soltanto dopo avere conservato i pagamenti.',
    remedy: 'Scrivere i pagamenti in modo durevole e poi rispondere: dopo la presa in carico IRIS non li invia più.',
  }),
  read('IRIS-INFO-004', 'MUST', soapUi('Richieste IPE, TestOK'), {
    text: 'L’ente invia a IRIS l’esito di ogni informativa ricevuta.',
    remedy: 'Inviare IdpInformativaPagamento.Esito dopo avere elaborato l’informativa.',
  }),
  read('IRIS-INFO-005', 'MUST', motore('Esito dell’informativa, E2EMsgId'), {
    text: 'L’esito porta l’identificativo end-to-end dell’informativa a cui risponde.',
    remedy: 'Copiare E2EMsgId dell’informativa nell’esito: IRIS lo cerca soltanto con quello.',
  }),
  ours('IRIS-INFO-006', proxy('Riconsegna delle informative'), {
    text: 'Un’informativa consegnata due volte è registrata una volta sola e riceve ancora la presa in carico.',
    remedy: 'Riconoscere i pagamenti già registrati e rispondere con lo stesso esito.',
  }),
  ours('IRIS-INFO-007', NOTIFICHE, {
    text: 'Esecuzione, regolamento e incasso dello stesso pagamento fanno avanzare il suo stato e non si sommano.',
    remedy: 'Riconoscere il pagamento da IdPagamento e dalla transazione e aggiornarne lo stato.',
  }),
  ours('IRIS-INFO-008', NOTIFICHE, {
    text: 'Un’informativa che arriva in ritardo non riporta indietro lo stato del pagamento.',
    remedy: 'Far avanzare lo stato soltanto da eseguito a regolato a incassato.',
  }),
  ours('IRIS-INFO-009', schemi('Importo'), {
    text: 'L’importo registrato è quello dell’informativa, esatto al centesimo.',
    remedy: 'Leggere l’importo come testo decimale in euro e convertirlo in centesimi senza virgola mobile.',
  }),
  ours('IRIS-INFO-010', NOTIFICHE, {
    text: 'L’ente legge l’informativa in ognuno dei tre formati in uso.',
    remedy: 'Non dare per presenti causale, note, IUV e codice di autorizzazione: mancano in alcuni formati.',
  }),
  read('IRIS-INFO-011', 'MUST', proxy('Riconsegna delle informative'), {
    text: 'Dopo un’indisponibilità l’ente riceve le informative che IRIS riconsegna e registra tutti i pagamenti.',
    remedy: 'Tornare disponibile entro le 48 ore in cui IRIS ripete la consegna.',
  }),
  inferred('IRIS-INFO-012', 'SHOULD', NOTIFICHE, {
    text: 'Le rate della stessa pendenza si registrano ciascuna con il proprio pagamento.',
    remedy: 'Abbinare il pagamento alla rata con IdPagamento e non con la sola pendenza.',
  }),
  notTested(
    read('IRIS-INFO-020', 'MUST', specifiche('Codici di ritorno dell’ente, I0000001'), {
      text: 'Se un pagamento non riguarda una posizione dell’ente, l’esito lo segnala e gli altri pagamenti sono registrati.',
      remedy: 'Rispondere con l’esito negativo e il codice I0000001 per quel pagamento.',
    }),
    'Nessuno stimolo mette su IRIS una posizione che l’ente non ha inviato.',
  ),
  notTested(
    read('IRIS-INFO-021', 'MUST', specifiche('Codici di ritorno dell’ente, I0000002'), {
      text: 'Se è stato pagato meno del dovuto, l’esito lo segnala.',
      remedy: 'Rispondere con l’esito negativo e il codice I0000002 per quel pagamento.',
    }),
    'Il simulatore fa pagare l’importo della posizione: IRIS non ammette pagamenti parziali.',
  ),
  notTested(
    ours('IRIS-INFO-022', proxy('IdpCartSpeditore'), {
      text: 'Se l’ente non può conservare i pagamenti risponde con un errore, così che IRIS li riconsegni.',
      remedy: 'Rispondere con un SOAP Fault quando la base dati non è disponibile.',
    }),
    'La base dati dell’ente non si può guastare dall’esterno; la riconsegna è provata con l’ente non raggiungibile.',
  ),
  notTested(
    inferred('IRIS-INFO-023', 'SHOULD', motore('Metodi di notifica'), {
      text: 'L’ente che riceve le informative sull’indirizzo diretto risponde con il messaggio informativo previsto.',
      remedy: 'Rispondere con IdpInformativaPagamentoResponse.',
    }),
    'In Toscana le informative passano da CART; il profilo diretto è di un altro riuso di IRIS.',
  ),
];
