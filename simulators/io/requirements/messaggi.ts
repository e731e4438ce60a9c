import type { Requirement } from '../../kernel/requirement.ts';
import { api, guida, inferred, istruzioni, manuale, messaggi as servizio, notTested, ours, read } from './row.ts';

/** Messages as such (io.md §3.4, §8.5). */
export const messaggi: readonly Requirement[] = [
  read('IO-MSG-001', 'MUST', api('MessageContentBase, subject'), {
    text: 'L’oggetto di ogni messaggio è di 10–120 caratteri.',
    remedy: 'Verificare la lunghezza prima di inviare e chiedere all’operatore di correggere l’oggetto.',
  }),
  read('IO-MSG-002', 'MUST', api('MessageContentBase, markdown'), {
    text: 'Il testo di ogni messaggio è di 80–10.000 caratteri.',
    remedy: 'Verificare la lunghezza prima di inviare e chiedere all’operatore di correggere il testo.',
  }),
  read('IO-MSG-003', 'MUST', api('NewMessage'), {
    text: 'Ogni messaggio rispetta lo schema di IO.',
    remedy: 'Correggere il dato che IO indica nella risposta.',
  }),
  read('IO-MSG-004', 'SHOULD', api('submitMessageforUser'), {
    text: 'Il destinatario sta nel corpo del messaggio e non nell’indirizzo.',
    remedy: 'Usare POST /messages: la forma con il codice fiscale nell’indirizzo è deprecata.',
  }),
  read('IO-MSG-005', 'MUST', guida('Formato delle richieste'), {
    text: 'Le richieste sono in JSON e lo dichiarano.',
    remedy: 'Trasmettere Content-Type: application/json.',
  }),
  read('IO-MSG-006', 'SHOULD', guida('Data di scadenza'), {
    text: 'La data di scadenza è espressa in UTC.',
    remedy: 'Convertire la scadenza in UTC e scriverla con la Z finale.',
  }),
  ours('IO-MSG-007', servizio('CreateMessage: nessuna idempotenza'), {
    text: 'Ciascun fatto è comunicato al cittadino una volta sola.',
    remedy: 'Registrare l’identificativo dato da IO e non inviare di nuovo ciò che risulta inviato.',
  }),
  inferred('IO-MSG-008', 'SHOULD', servizio('CreateMessage, 400'), {
    text: 'Un messaggio che IO ha respinto per il suo contenuto o per i permessi non si ripete identico.',
    remedy: 'Ritentare solo dopo 429 o 5xx.',
  }),
  inferred('IO-MSG-009', 'SHOULD', guida('Gestione degli errori'), {
    text: 'Dopo un errore temporaneo di IO l’ente ripete l’invio, con attese crescenti e un numero limitato di volte.',
    remedy: 'Ritentare dopo 5xx con attese crescenti, fino a un massimo.',
  }),
  read('IO-MSG-010', 'SHOULD', guida('Identificativo del messaggio'), {
    text: 'L’identificativo dato da IO è conservato e legato al fatto comunicato.',
    remedy: 'Registrare l’identificativo della risposta accanto alla pratica.',
  }),
  ours('IO-MSG-011', istruzioni('3.2, ogni servizio ha la propria chiave'), {
    text: 'Ogni messaggio parte con la chiave del suo servizio.',
    remedy: 'Legare la chiave al servizio e non usarne una per tutti.',
  }),
  inferred('IO-MSG-012', 'SHOULD', api('require_secure_channels'), {
    text: 'Un contenuto riservato non va per posta elettronica.',
    remedy: 'Chiedere canali sicuri nel messaggio o nella scheda del servizio.',
  }),
  read('IO-MSG-013', 'MUST', guida('Codifica dei caratteri'), {
    text: 'Il messaggio riporta i caratteri indicati dall’operatore, in UTF-8.',
    remedy: 'Scrivere il corpo in UTF-8 senza altre conversioni.',
  }),
  inferred('IO-MSG-014', 'SHOULD', servizio('CreateMessage, risposta persa'), {
    text: 'Se non si sa se IO abbia preso un messaggio, l’ente lo ripete al più una volta oppure lo segna da verificare.',
    remedy: 'Non ritentare più volte un invio senza risposta: IO ne farebbe più messaggi.',
  }),
  inferred('IO-MSG-015', 'SHOULD', servizio('CreateMessage, 201'), {
    text: 'L’ente chiede dei soli messaggi che IO gli ha dato.',
    remedy: 'Usare l’identificativo o l’indirizzo della risposta, senza comporlo.',
  }),
  inferred('IO-MSG-016', 'SHOULD', api('Evoluzione dell’interfaccia'), {
    text: 'Un membro sconosciuto nelle risposte di IO non impedisce di leggerle.',
    remedy: 'Ignorare i membri che non si conoscono.',
  }),
  read('IO-MSG-017', 'SHOULD', servizio('CreateMessage, 403'), {
    text: 'Se IO rifiuta un messaggio l’operatore ne conosce il motivo.',
    remedy: 'Mostrare all’operatore titolo e dettaglio della risposta.',
  }),
  inferred('IO-MSG-018', 'SHOULD', api('MessageContentBase'), {
    text: 'Un testo troppo corto o troppo lungo non parte, e l’operatore lo viene a sapere.',
    remedy: 'Fermare l’invio e dire all’operatore la lunghezza ammessa, senza tagliare il testo.',
  }),
  read('IO-MSG-019', 'MUST', istruzioni('3.2, promemoria'), {
    text: 'Un promemoria porta la data di scadenza.',
    remedy: 'Compilare due_date nei messaggi che ricordano una scadenza.',
  }),
  notTested(
    read('IO-MSG-030', 'MUST', istruzioni('2, Integrazione tecnologica'), {
      text: 'In produzione i messaggi partono con le chiavi API e non con l’invio manuale di un file.',
      remedy: 'Usare l’integrazione automatica.',
    }),
    'L’invio manuale passava dal portale, che non c’è più: nessuna chiamata lo mostra.',
  ),
  notTested(
    inferred('IO-MSG-031', 'MAY', api('LimitedProfile, preferred_languages'), {
      text: 'Il messaggio è scritto in una lingua che il cittadino preferisce.',
      remedy: 'Scegliere il testo secondo le lingue del profilo, dove l’ente ne ha più d’una.',
    }),
    'Che lingua sia un testo, e se l’ente ne abbia altre, non si vede dalle chiamate.',
  ),
  notTested(
    read('IO-MSG-032', 'MUST', manuale('Messaggio di test inviato ai cittadini'), {
      text: 'Un messaggio inviato per errore è seguito da un altro che lo dice.',
      remedy: 'Inviare un messaggio intitolato «Messaggio inviato per errore», a firma dell’ente.',
    }),
    'Che un messaggio sia partito per errore lo sa solo l’ente; il titolo del secondo è controllato dove c’è.',
  ),
  inferred('IO-MSG-033', 'SHOULD', istruzioni('3.1, messaggi personali'), {
    text: 'Le verifiche del profilo servono a scrivere, e non a sapere chi è su IO.',
    remedy: 'Interrogare il profilo di chi si ha da informare, quando lo si informa.',
  }),
];
