import type { Requirement } from '../../kernel/requirement.ts';
import { b2b, casi, conoscenza, inferred, manuale, notTested, ours, read, stream } from './row.ts';

/** Streams, IUN and statuses: TC-INVIO-03 (send.md §1.17, §8.3). */
export const eventi: readonly Requirement[] = [
  read('SEND-EVENTI-001', 'MUST', casi('TC-INVIO-03'), {
    text: 'L’ente dispone di uno stream di tipo timeline e lo interroga.',
    remedy: 'Creare uno stream con eventType TIMELINE, oppure riusare quello già creato.',
  }),
  read('SEND-EVENTI-002', 'MUST', casi('TC-INVIO-03'), {
    text: 'Lo stream è configurato per ricevere tutti gli eventi della timeline.',
    remedy: 'Non filtrare gli eventi, oppure elencare nel filtro tutte le categorie (l’elenco DEFAULT è ammesso).',
  }),
  read('SEND-EVENTI-003', 'MUST', conoscenza('Creazione degli stream'), {
    text: 'Lo stream esiste prima dell’invio della notifica: gli eventi precedenti alla sua creazione non sono registrati.',
    remedy: 'Creare lo stream all’avvio del gestionale e non dopo il primo invio.',
  }),
  read('SEND-EVENTI-004', 'MUST', stream('consumeEventStream, versioni'), {
    text: 'Lo stream si legge con la stessa versione delle API con cui è stato creato.',
    remedy: 'Salvare con lo stream la versione usata per crearlo e usarla in tutte le letture.',
  }),
  ours('SEND-EVENTI-005', stream('consumeEventStream, lastEventId'), {
    text: 'Nessuna lettura salta eventi: ognuna riparte dall’ultimo evento della pagina precedente, mai da uno successivo.',
    remedy:
      'Salvare l’identificativo dell’ultimo evento elaborato e trasmetterlo in lastEventId, senza calcolarne altri.',
  }),
  read('SEND-EVENTI-006', 'MUST', casi('TC-INVIO-03'), {
    text: 'Fra due letture dello stesso stream l’ente attende almeno il tempo indicato da SEND.',
    remedy:
      'Leggere l’intestazione retry-after, espressa in millisecondi, e attendere almeno quel tempo per quello stream.',
  }),
  inferred('SEND-EVENTI-007', 'SHOULD', conoscenza('FAQ sugli stream'), {
    text: 'Se SEND indica che ci sono altri eventi, l’ente continua a leggere senza fermarsi alla prima pagina.',
    remedy: 'Ripetere la lettura finché la pagina è vuota.',
  }),
  read('SEND-EVENTI-008', 'MUST', casi('TC-INVIO-03'), {
    text: 'L’ente riceve l’evento di accettazione e lega lo IUN alla richiesta che ha conservato.',
    remedy: 'Cercare la richiesta con notificationRequestId e salvare lo IUN accanto al protocollo.',
  }),
  read('SEND-EVENTI-009', 'MUST', casi('TC-INVIO-03'), {
    text: 'L’ente riceve e conserva gli eventi successivi all’accettazione.',
    remedy: 'Salvare ogni evento letto con la sua categoria e il suo identificativo.',
  }),
  read('SEND-EVENTI-010', 'MUST', manuale('Requisiti minimi, TC-INVIO-03'), {
    text: 'Lo stato della notifica presso l’ente è quello comunicato da SEND.',
    remedy: 'Aggiornare lo stato con newStatus dell’ultimo evento ricevuto per quello IUN.',
  }),
  ours('SEND-EVENTI-011', stream('consumeEventStream, lastEventId'), {
    text: 'L’ente salva gli eventi di una pagina prima di chiedere la successiva: un arresto improvviso non ne fa perdere.',
    remedy:
      'Salvare eventi e posizione nella stessa transazione: la lettura successiva cancella da SEND gli eventi precedenti.',
  }),
  ours('SEND-EVENTI-012', stream('consumeEventStream'), {
    text: 'Un evento ricevuto due volte è registrato una volta sola.',
    remedy: 'Riconoscere gli eventi dal loro identificativo prima di elaborarli.',
  }),
  ours('SEND-EVENTI-013', conoscenza('Stream di timeline'), {
    text: 'Un evento di categoria sconosciuta non ferma la lettura degli altri.',
    remedy: 'Conservare gli eventi di categoria sconosciuta e proseguire.',
  }),
  inferred('SEND-EVENTI-014', 'SHOULD', stream('ProgressResponseElement'), {
    text: 'L’ordine degli eventi è quello del loro identificativo, anche quando gli istanti non sono in ordine.',
    remedy: 'Ordinare per eventId: gli istanti provengono da sistemi diversi.',
  }),
  inferred('SEND-EVENTI-015', 'SHOULD', stream('consumeEventStream, 404'), {
    text: 'Se lo stream non esiste più, l’ente ne crea un altro e riprende la lettura.',
    remedy: 'Al 404 creare un nuovo stream e leggerlo dall’inizio.',
  }),
  inferred('SEND-EVENTI-016', 'SHOULD', conoscenza('FAQ sugli stream'), {
    text: 'Se il numero massimo di stream è raggiunto, l’ente riusa uno stream esistente e non insiste nel crearne.',
    remedy: 'Elencare gli stream dell’ente e riusare il proprio; altrimenti avvisare l’operatore.',
  }),
  inferred('SEND-EVENTI-017', 'SHOULD', stream('consumeEventStream, 429'), {
    text: 'Se SEND risponde che le letture sono troppo frequenti, l’ente attende e poi riprende senza perdere eventi.',
    remedy: 'Trattare il 429 come un’attesa, con lo stesso lastEventId.',
  }),
  inferred('SEND-EVENTI-018', 'SHOULD', stream('ProgressResponseElement, iun'), {
    text: 'L’evento di rifiuto, che non porta lo IUN, è attribuito alla richiesta giusta.',
    remedy: 'Attribuire l’evento con notificationRequestId quando lo IUN manca.',
  }),
  inferred('SEND-EVENTI-019', 'SHOULD', stream('consumeEventStream'), {
    text: 'Una pagina vuota non è un errore e non cambia il punto di lettura.',
    remedy: 'Conservare l’ultimo lastEventId quando la pagina è vuota.',
  }),
  inferred('SEND-EVENTI-020', 'SHOULD', stream('createEventStream, groups'), {
    text: 'I gruppi dello stream sono compatibili con quelli della chiave API e delle notifiche inviate.',
    remedy: 'Indicare nello stream i gruppi della chiave, o nessuno se la chiave non ne ha.',
  }),
  inferred('SEND-EVENTI-021', 'SHOULD', b2b('retrieveNotificationRequestStatusV25'), {
    text: 'L’esito delle richieste si apprende dagli stream; l’interrogazione della singola richiesta o notifica è riservata alle prove e ai recuperi.',
    remedy: 'Togliere l’interrogazione periodica delle richieste e leggere lo stream.',
  }),
  inferred('SEND-EVENTI-022', 'SHOULD', stream('consumeEventStream, 403'), {
    text: 'Se SEND nega la lettura dello stream, l’ente non insiste.',
    remedy: 'Al 403 avvisare l’operatore o creare uno stream con la versione in uso.',
  }),
  inferred('SEND-EVENTI-023', 'SHOULD', stream('consumeEventStream, lastEventId'), {
    text: 'Una lettura non torna a eventi già ricevuti: solo la prima non indica alcun evento.',
    remedy: 'Trasmettere in lastEventId l’ultimo evento elaborato, anche dopo una pagina vuota o un riavvio.',
  }),
  notTested(
    inferred('SEND-EVENTI-030', 'MAY', stream('createEventStream, filterValues'), {
      text: 'Un filtro vuoto equivale a tutti gli eventi.',
      remedy: 'Elencare le categorie volute, o DEFAULT, per non dipendere dall’interpretazione.',
    }),
    'Le fonti discordano su che cosa riceva un filtro vuoto; il simulatore offre le due letture e il filtro vuoto è accettato.',
  ),
  notTested(
    inferred('SEND-EVENTI-031', 'MAY', conoscenza('FAQ sugli stream'), {
      text: 'L’ente non supera il numero massimo di stream.',
      remedy: 'Usare un solo stream per ente.',
    }),
    'Le fonti discordano sul massimo: 5 per la Knowledge base, 10 e 70 nelle configurazioni pubblicate. Si prova la reazione al rifiuto.',
  ),
];
