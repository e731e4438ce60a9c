import type { Requirement } from '../../kernel/requirement.ts';
import { api, gestione, guida, inferred, istruzioni, ours, read } from './row.ts';

const CHI = 'chi gestisce i servizi con le API';
const FEED = 'chi legge il flusso delle attivazioni';

/** Services and feed (io.md §3.7, §5.3, §8.3, §8.10). */
export const servizi: readonly Requirement[] = [
  read('IO-SVC-001', 'MUST', gestione('ServicePayload'), {
    text: 'La scheda del servizio rispetta lo schema di IO e indica un argomento che esiste.',
    remedy: 'Compilare ambito e argomento; omettere i campi vuoti.',
    onlyIf: CHI,
  }),
  inferred('IO-SVC-002', 'SHOULD', gestione('Stati della scheda'), {
    text: 'L’ente non modifica, elimina o ripresenta una scheda quando il suo stato non lo ammette.',
    remedy: 'Leggere lo stato prima di agire: una scheda in revisione non si tocca, una respinta va prima modificata.',
    onlyIf: CHI,
  }),
  read('IO-SVC-003', 'MUST', istruzioni('3.5, Passaggio in produzione'), {
    text: 'La scheda mandata in revisione è completa: informativa sulla privacy e almeno un contatto.',
    remedy: 'Verificare la scheda prima di chiederne la pubblicazione.',
    onlyIf: CHI,
  }),
  inferred('IO-SVC-004', 'SHOULD', gestione('Motivo del rifiuto'), {
    text: 'Se PagoPA chiede modifiche, l’operatore ne conosce il motivo.',
    remedy: 'Leggere lo stato della scheda e mostrare il motivo.',
    onlyIf: CHI,
  }),
  inferred('IO-SVC-005', 'SHOULD', gestione('Stati della scheda'), {
    text: 'Lo stato del servizio che risulta all’ente è quello che IO comunica.',
    remedy: 'Distinguere bozza, in revisione, approvato, respinto, e se è visibile.',
    onlyIf: CHI,
  }),
  read('IO-SVC-006', 'MUST', istruzioni('1.9, indirizzi IP'), {
    text: 'La scheda mandata in revisione indica gli indirizzi da cui partono le chiamate.',
    remedy: 'Compilare authorized_cidrs: a un servizio senza indirizzi IO nega i profili.',
    onlyIf: CHI,
  }),
  ours('IO-FEED-001', guida('Flusso delle attivazioni'), {
    text: 'Ogni giorno del flusso è letto, una volta, dopo che è chiuso.',
    remedy: 'Leggere ogni giorno quello prima, e recuperare i giorni saltati.',
    onlyIf: FEED,
  }),
  ours('IO-FEED-002', api('FiscalCodeHash'), {
    text: 'L’ente riconosce i propri assistiti dall’impronta del codice fiscale in maiuscolo.',
    remedy: 'Calcolare SHA-256 del codice fiscale in maiuscolo e confrontarlo in minuscolo.',
    onlyIf: FEED,
  }),
];
