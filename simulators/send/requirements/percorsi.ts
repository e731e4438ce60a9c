import type { Requirement } from '../../kernel/requirement.ts';
import { conoscenza, inferred, ours } from './row.ts';

/** What an ente makes of the ways in which a notification may go (send.md §2.2, §2.7): TC-INVIO-03 and TC-INVIO-04. */
export const percorsi: readonly Requirement[] = [
  ours('SEND-PERC-001', conoscenza('Workflow di notifica, stati'), {
    text: 'Nessuno stato, tranne il rifiuto e l’annullamento, chiude la notifica: dopo consegna, irreperibilità, perfezionamento o lettura l’ente continua a seguirla.',
    remedy: 'Aggiornare lo stato con newStatus di ogni evento e continuare a leggere lo stream dopo la consegna.',
  }),
  ours('SEND-PERC-002', conoscenza('Workflow di notifica, destinatario deceduto'), {
    text: 'La notifica a una persona deceduta risulta restituita al mittente, non consegnata né perfezionata.',
    remedy: 'Trattare lo stato RETURNED_TO_SENDER come esito a sé: non vi è perfezionamento.',
  }),
  ours('SEND-PERC-003', conoscenza('Workflow di notifica, invio analogico'), {
    text: 'Gli eventi di ogni tentativo di recapito sono conservati: il secondo invio non sostituisce il primo.',
    remedy: 'Riconoscere gli eventi dall’identificativo intero dell’elemento, compreso il numero del tentativo.',
  }),
  ours('SEND-PERC-004', conoscenza('Workflow di notifica, più destinatari'), {
    text: 'Con più destinatari gli eventi di ciascuno sono conservati: ogni perfezionamento vale per il suo destinatario.',
    remedy: 'Riconoscere gli eventi dall’identificativo intero dell’elemento, compreso l’indice del destinatario.',
  }),
  inferred('SEND-PERC-005', 'SHOULD', conoscenza('Workflow di notifica, giacenza'), {
    text: 'Gli eventi postali che seguono la conclusione del recapito, come il ritiro o la restituzione dopo la giacenza, sono conservati.',
    remedy:
      'Continuare a leggere lo stream: la giacenza di una 890 può durare sei mesi e gli eventi restano sette giorni.',
  }),
  ours('SEND-PERC-006', conoscenza('Workflow di notifica, attestazioni'), {
    text: 'L’ente scarica e conserva le attestazioni degli esiti cartacei, compreso il deposito per irreperibilità.',
    remedy: 'Scaricare ogni attestazione indicata negli eventi, qualunque sia la sua categoria.',
  }),
  ours('SEND-PERC-007', conoscenza('Workflow di notifica, irreperibilità'), {
    text: 'Il destinatario irreperibile risulta tale presso l’ente: l’irreperibilità non è una consegna né un rifiuto.',
    remedy: 'Mostrare lo stato UNREACHABLE come comunicato da SEND; il perfezionamento arriva dieci giorni dopo.',
  }),
  ours('SEND-PERC-008', conoscenza('Annullamento della notifica'), {
    text: 'Gli esiti postali che seguono l’annullamento non riportano in vita la notifica.',
    remedy: 'Ricavare lo stato da newStatus e non dalla categoria dell’ultimo evento.',
  }),
  ours('SEND-PERC-009', conoscenza('Annullamento della notifica'), {
    text: 'La notifica annullata risulta annullata, in qualunque stato fosse: anche consegnata, perfezionata, letta o restituita.',
    remedy: 'Registrare CANCELLED quando SEND lo comunica: nessuno stato precedente lo impedisce.',
  }),
];
