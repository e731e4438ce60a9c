import type { Requirement } from '../../kernel/requirement.ts';
import { inferred, motore, notTested, ours, read } from './row.ts';

const VERIFICA = motore('VerificaStatoPagamento');

/** Asking IRIS about payments (iris.md §3.5). */
export const verifica: readonly Requirement[] = [
  ours('IRIS-VERIF-001', VERIFICA, {
    text: 'La risposta breve «Posizione non presente» non è intesa come pagamento non avvenuto.',
    remedy:
      'Quella risposta comprende i pagamenti in corso, con avviso emesso e salvo buon fine: chiedere il dettaglio.',
  }),
  inferred('IRIS-VERIF-002', 'SHOULD', VERIFICA, {
    text: 'La verifica chiede il dettaglio, senza il quale un pagamento in corso non si distingue da una posizione assente.',
    remedy: 'Valorizzare richiestaInformazioniPagamento con true.',
  }),
  ours('IRIS-VERIF-003', VERIFICA, {
    text: 'L’ente riconosce un pagamento eseguito, su IRIS o altrove.',
    remedy: 'Leggere POSIZIONE_PAGATA, qualunque sia la descrizione dello stato.',
  }),
  ours('IRIS-VERIF-004', VERIFICA, {
    text: 'L’ente riconosce un pagamento in corso o salvo buon fine e non lo considera concluso né mancato.',
    remedy: 'Leggere POSIZIONE_CON_PAG_IN_CORSO e POSIZIONE_PAGATA_SBF e verificare di nuovo più tardi.',
  }),
  ours('IRIS-VERIF-005', VERIFICA, {
    text: 'L’ente riconosce una posizione non pagata, anche dopo tentativi falliti o stornati.',
    remedy: 'Leggere POSIZIONE_NON_PAGATA, qualunque sia la descrizione dello stato.',
  }),
  ours('IRIS-VERIF-006', VERIFICA, {
    text: 'L’ente riconosce una posizione non pagabile.',
    remedy: 'Leggere POSIZIONE_NON_PAGABILE e non proporre il pagamento.',
  }),
  ours('IRIS-VERIF-007', VERIFICA, {
    text: 'Con più pagamenti in una richiesta ogni risposta è attribuita al suo pagamento.',
    remedy: 'Abbinare le risposte con IdPagamento, non con la posizione nell’elenco.',
  }),
  inferred('IRIS-VERIF-008', 'SHOULD', VERIFICA, {
    text: 'Se la verifica non riesce, lo stato resta da verificare: non si conclude nulla.',
    remedy: 'Dopo un errore o una risposta illeggibile mantenere lo stato precedente e riprovare.',
  }),
  ours('IRIS-VERIF-009', VERIFICA, {
    text: 'Un pagamento appreso prima con la verifica e poi con l’informativa, o viceversa, è contato una volta sola.',
    remedy: 'Riconoscere il pagamento da IdPagamento e dalla transazione.',
  }),
  inferred('IRIS-VERIF-010', 'SHOULD', VERIFICA, {
    text: 'L’ente non insiste con la verifica dello stesso pagamento: attende fra una richiesta e l’altra.',
    remedy: 'Verificare a intervalli crescenti; l’informativa arriva comunque.',
  }),
  notTested(
    read('IRIS-VERIF-020', 'MUST', motore('VerificaStatoPagamento, A0000001 e A0000002'), {
      text: 'Se IRIS non riconosce ente o tributo della verifica, l’operatore vede l’errore.',
      remedy: 'Usare i codici della scheda anagrafica di adesione.',
    }),
    'Un ente configurato bene non riceve mai quei codici: chi li riceve è segnalato da IRIS-PEND-014.',
  ),
];
