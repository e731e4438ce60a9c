import type { Requirement } from '../../kernel/requirement.ts';
import { adesione, cite, inferred, notTested, ours, read } from '../requirements/row.ts';

const pagine = cite('Pagamenti spontanei di IRIS (comunedibari/payflowpa, 41282b9)');
const NOTIFICHE = pagine('Informative dei pagamenti spontanei');

/** What Bollettino Bianco demands of an ente: there is no software of its own but what receives and reconciles (iris.md §6). */
export const requisitiBb: readonly Requirement[] = [
  read('IRIS-BB-001', 'MUST', adesione('4, Bollettino Bianco'), {
    text: 'Al Bollettino Bianco sono assegnati soltanto pagamenti spontanei: un pagamento atteso si invia con un’altra modalità.',
    remedy: 'Assegnare i pagamenti attesi alla cooperazione applicativa o a SmartProxy.',
  }),
  read('IRIS-BB-002', 'MUST', pagine('TributoStrutturato e DettaglioStrutturato'), {
    text: 'I campi che l’ente aggiunge al modulo sono al massimo cinque per tipo (testo, data, importo, numero), diversi e con un’etichetta.',
    remedy:
      'Chiamare i campi TESTO_1..5, DATA_1..5, IMPORTO_1..5, NUMERO_1..5, ognuno una volta sola, e dare a ognuno un nome per il cittadino.',
  }),
  ours('IRIS-BB-003', NOTIFICHE, {
    text: 'Ogni pagamento spontaneo comunicato da IRIS risulta registrato, anche se l’ente non ha una posizione per quel pagamento.',
    remedy: 'Registrare i pagamenti dei tributi spontanei come incassi nuovi, senza cercarne la pendenza.',
  }),
  ours('IRIS-BB-004', NOTIFICHE, {
    text: 'L’importo registrato di un pagamento spontaneo è quello pagato, al centesimo.',
    remedy: 'Prendere l’importo dall’informativa: l’ha scelto il cittadino.',
  }),
  ours('IRIS-BB-005', NOTIFICHE, {
    text: 'Il pagamento spontaneo è attribuito al tributo per cui è stato fatto.',
    remedy: 'Leggere il tipo di debito dell’informativa.',
  }),
  inferred('IRIS-BB-006', 'SHOULD', pagine('Soggetto passivo e soggetto versante'), {
    text: 'Il pagamento spontaneo è attribuito a chi doveva pagare, anche se ha versato un’altra persona.',
    remedy: 'Usare il riferimento del debitore e non chi ha pagato.',
  }),
  ours('IRIS-BB-007', NOTIFICHE, {
    text: 'Le comunicazioni che tornano sullo stesso pagamento spontaneo non lo contano di nuovo.',
    remedy: 'Riconoscere il pagamento da IdPagamento e dalla transazione.',
  }),
  inferred('IRIS-BB-008', 'SHOULD', NOTIFICHE, {
    text: 'L’ente non segnala come errore un pagamento spontaneo di cui non ha la posizione.',
    remedy: 'Rispondere con l’esito positivo: per quei tributi la posizione nasce su IRIS.',
  }),
  inferred('IRIS-BB-009', 'SHOULD', pagine('Causale composta dal plugin'), {
    text: 'Ciò che il cittadino ha scritto nel modulo resta leggibile presso l’ente.',
    remedy: 'Conservare la causale dell’informativa, che contiene i campi del modulo personalizzato.',
  }),
  notTested(
    read('IRIS-BB-020', 'MAY', pagine('PendenzaDaoImpl, createNewPendenza'), {
      text: 'La posizione creata dal cittadino resta nascosta finché non è pagata.',
      remedy: 'Nessuno: la posizione è di IRIS.',
    }),
    'È un comportamento di IRIS; lo provano i test del simulatore.',
  ),
];
