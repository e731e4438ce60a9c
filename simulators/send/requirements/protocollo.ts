import type { Requirement } from '../../kernel/requirement.ts';
import { b2b, casi, conoscenza, gateway, inferred, notTested, read } from './row.ts';

/** Calls, errors, retries and versions, whatever the operation (send.md §1.2, §1.3, §8.6). */
export const protocollo: readonly Requirement[] = [
  inferred('SEND-PROTO-001', 'SHOULD', b2b('Operazioni deprecate'), {
    text: 'L’ente non usa operazioni deprecate.',
    remedy: 'Passare alla versione in vigore dell’operazione.',
  }),
  read('SEND-PROTO-002', 'MUST', b2b('Operazioni'), {
    text: 'L’ente chiama solo operazioni che SEND pubblica.',
    remedy: 'Controllare metodo, percorso e versione con la specifica.',
  }),
  read('SEND-PROTO-003', 'MUST', gateway('Controllo di corpo e parametri'), {
    text: 'Le richieste rispettano lo schema pubblicato.',
    remedy: 'Correggere i campi indicati nel dettaglio dell’errore.',
  }),
  read('SEND-PROTO-004', 'MUST', b2b('Content-Type'), {
    text: 'Le richieste con un corpo dichiarano il formato JSON.',
    remedy: 'Trasmettere Content-Type application/json.',
  }),
  inferred('SEND-PROTO-005', 'SHOULD', b2b('Problem'), {
    text: 'Gli errori temporanei di SEND fanno ripetere la chiamata un numero limitato di volte.',
    remedy: 'Ripetere poche volte con attese crescenti e poi segnalare l’errore.',
  }),
  inferred('SEND-PROTO-006', 'SHOULD', b2b('Problem'), {
    text: 'Una richiesta che SEND ha respinto per il suo contenuto non è ripetuta identica.',
    remedy: 'Non ripetere le richieste respinte con un errore del cliente: correggerle prima.',
  }),
  inferred('SEND-PROTO-007', 'SHOULD', conoscenza('Limiti di chiamata'), {
    text: 'Dopo una risposta di troppe richieste l’ente attende prima di ripetere.',
    remedy: 'Attendere il tempo indicato, o almeno un intervallo crescente, dopo il 429.',
  }),
  inferred('SEND-PROTO-008', 'SHOULD', b2b('Problem'), {
    text: 'Dopo un errore temporaneo l’ente ripete la chiamata e porta a termine il deposito.',
    remedy: 'Ripetere le chiamate non riuscite per un errore del servizio o per troppe richieste.',
  }),
  notTested(
    inferred('SEND-PROTO-020', 'MAY', b2b('notificationCancellation'), {
      text: 'L’annullamento usa il percorso in vigore.',
      remedy: 'Usare la versione 2.0 dell’annullamento.',
    }),
    'La versione 2.3 appare solo in un altro strumento di prova; il simulatore offre quella ufficiale e le altre risultano operazioni sconosciute.',
  ),
  notTested(
    inferred('SEND-PROTO-021', 'MAY', casi('Indicazioni generali'), {
      text: 'I casi di prova seguono il modello di integrazione della piattaforma.',
      remedy: 'Chiedere il documento a PagoPA.',
    }),
    'Il documento citato dalla pagina dei test non è pubblicamente disponibile.',
  ),
];
