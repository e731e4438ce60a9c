import type { Requirement } from '../../kernel/requirement.ts';
import { api, gateway, gestione, inferred, istruzioni, notTested, ours, read } from './row.ts';

const LIMITE = gateway('Limite di 150 chiamate in 5 secondi');

/** Pace and keys (io.md §3.1, §3.2, §8.9). */
export const limiti: readonly Requirement[] = [
  inferred('IO-RL-001', 'SHOULD', LIMITE, {
    text: 'L’ente non supera 150 chiamate in cinque secondi, tra tutti i suoi servizi.',
    remedy: 'Distribuire nel tempo le chiamate di un lotto.',
  }),
  inferred('IO-RL-002', 'SHOULD', gateway('x-rate-limit-retry-after'), {
    text: 'Dopo un rifiuto per troppe chiamate l’ente attende quanto IO indica.',
    remedy: 'Leggere x-rate-limit-retry-after: l’intestazione Retry-After non c’è.',
  }),
  ours('IO-RL-003', LIMITE, {
    text: 'I messaggi fermati dal limite di chiamate partono più tardi, ciascuno una volta sola.',
    remedy: 'Ripetere le chiamate rifiutate, dopo l’attesa.',
  }),
  inferred('IO-RL-004', 'SHOULD', LIMITE, {
    text: 'Se IO non dice quanto attendere, l’ente attende sempre più a lungo.',
    remedy: 'Usare attese crescenti quando manca x-rate-limit-retry-after.',
  }),
  read('IO-SEC-001', 'MUST', api('SubscriptionKey'), {
    text: 'Ogni chiamata a IO porta la chiave nella sua intestazione.',
    remedy: 'Trasmettere la chiave in Ocp-Apim-Subscription-Key.',
  }),
  inferred('IO-SEC-002', 'SHOULD', gateway('401'), {
    text: 'Se la chiave non è accettata l’ente si ferma e l’operatore lo viene a sapere.',
    remedy: 'Al 401 fermare il lotto e segnalare che la chiave va controllata.',
  }),
  ours('IO-SEC-003', istruzioni('1.1, riservatezza delle chiavi'), {
    text: 'La chiave non sta nell’indirizzo né nel corpo delle chiamate.',
    remedy: 'Trasmettere la chiave nella sola intestazione.',
  }),
  inferred('IO-SEC-004', 'SHOULD', gateway('Intestazioni aggiunte verso i servizi'), {
    text: 'L’ente non trasmette le intestazioni riservate al gateway di IO.',
    remedy: 'Togliere x-user-id, x-user-groups, x-subscription-id e simili.',
  }),
  read('IO-SEC-005', 'MUST', gestione('Chiavi MANAGE'), {
    text: 'La chiave di gestione serve a gestire, quelle dei servizi a scrivere, e non si scambiano.',
    remedy: 'Usare la chiave MANAGE per servizi e configurazioni, e quella del servizio per profili e messaggi.',
  }),
  inferred('IO-SEC-006', 'SHOULD', gestione('Rigenerazione delle chiavi'), {
    text: 'La sostituzione di una chiave non interrompe gli invii.',
    remedy: 'Passare alla chiave secondaria prima di rigenerare la primaria.',
  }),
  notTested(
    read('IO-SEC-020', 'MUST', api('schemes: https'), {
      text: 'Le chiamate usano HTTPS.',
      remedy: 'Configurare indirizzi https.',
    }),
    'La prova generale è su indirizzi locali; con --tls il simulatore è in HTTPS, ma a sceglierlo è chi prova.',
  ),
  notTested(
    ours('IO-SEC-021', istruzioni('1.1, riservatezza delle chiavi'), {
      text: 'Le chiavi non compaiono nei registri del gestionale.',
      remedy: 'Mascherare le chiavi prima di scriverle nei registri.',
    }),
    'I registri del sistema in prova non sono visibili dall’esterno.',
  ),
];
