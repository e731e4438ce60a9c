import type { Requirement } from '../../kernel/requirement.ts';
import { inferred, motore, notTested, openCity, ours, read, schemi, vbg } from './row.ts';

const CART_WS = (code: string) => motore(`CartWsImpl, ${code}`);
const SESSIONE = motore('Sessione del gateway');

/** Payments on the fly (iris.md §3.3). */
export const otf: readonly Requirement[] = [
  read('IRIS-OTF-001', 'MUST', CART_WS('A0000020'), {
    text: 'Un pagamento on-the-fly inserisce la pendenza: non la sostituisce e non la aggiorna.',
    remedy: 'Con IdpOTF usare soltanto TipoOperazione Insert.',
  }),
  read('IRIS-OTF-002', 'MUST', CART_WS('A0000021 e A0000022'), {
    text: 'Un pagamento on-the-fly ha una sola condizione, di tipo pagamento unico, salvo la cartella.',
    remedy: 'Con IdpOTF inviare un solo InfoPagamento «Pagamento Unico» con un solo DettaglioPagamento.',
  }),
  read('IRIS-OTF-003', 'MUST', CART_WS('A0000036'), {
    text: 'Il giorno del pagamento on-the-fly cade nella validità della condizione.',
    remedy: 'Valorizzare inizio e fine validità in modo che oggi vi sia compreso, o omettere l’inizio.',
  }),
  read('IRIS-OTF-004', 'MUST', schemi('IdpOTF'), {
    text: 'La richiesta porta gli indirizzi di ritorno e di annullamento, completi.',
    remedy: 'Valorizzare URL_BACK e URL_CANCEL con indirizzi assoluti dell’ente, al massimo 512 caratteri.',
  }),
  ours('IRIS-OTF-005', SESSIONE, {
    text: 'Il cittadino è mandato all’indirizzo di pagamento ricevuto da IRIS, senza modifiche.',
    remedy: 'Usare UrlGW così come arriva: non ricostruirlo dal token.',
  }),
  ours('IRIS-OTF-006', vbg('Ritorno dal pagamento e verifica'), {
    text: 'Al ritorno del cittadino l’ente verifica il pagamento presso IRIS prima di concludere.',
    remedy: 'All’arrivo su URL_BACK o su URL_CANCEL chiamare la verifica dello stato del pagamento.',
  }),
  ours('IRIS-OTF-007', vbg('Ritorno dal pagamento e verifica'), {
    text: 'Ciò che l’ente mostra al cittadino dipende dalla verifica e non dall’indirizzo di ritorno.',
    remedy: 'Ignorare i parametri dell’indirizzo: chiunque li può scrivere.',
  }),
  ours('IRIS-OTF-008', vbg('Ritorno dal pagamento e verifica'), {
    text: 'Un pagamento ancora in corso non è mostrato né come riuscito né come fallito.',
    remedy: 'Mostrare che il pagamento è in corso e verificarlo di nuovo più tardi.',
  }),
  ours('IRIS-OTF-009', SESSIONE, {
    text: 'Dopo un pagamento annullato o fallito un nuovo tentativo apre una nuova sessione.',
    remedy: 'Non riusare UrlGW: il token vale una volta sola.',
  }),
  ours('IRIS-OTF-010', CART_WS('A0000016'), {
    text: 'Una posizione già pagata, o con un pagamento in corso, non è pagata una seconda volta.',
    remedy: 'Allo scarto A0000016 verificare lo stato e mostrarlo, senza creare un’altra posizione.',
  }),
  inferred('IRIS-OTF-011', 'SHOULD', CART_WS('Esito negativo'), {
    text: 'Se IRIS non apre la sessione, il cittadino non è mandato al pagamento e l’operatore vede il motivo.',
    remedy: 'Leggere l’esito prima di mandare il cittadino al pagamento.',
  }),
  inferred('IRIS-OTF-012', 'SHOULD', schemi('IdpOTF, OFFLINE_PAYMENT_METHODS'), {
    text: 'La scelta sui metodi di pagamento differiti è quella indicata.',
    remedy: 'Valorizzare OFFLINE_PAYMENT_METHODS: se manca IRIS li ammette.',
  }),
  ours('IRIS-OTF-013', SESSIONE, {
    text: 'Un pagamento concluso anche se il cittadino non torna è registrato all’arrivo dell’informativa.',
    remedy: 'Non annullare la pratica alla chiusura del browser: attendere l’informativa o verificare.',
  }),
  notTested(
    read('IRIS-OTF-020', 'MAY', motore('IdpAllineamentoPendenzeMultiEnteOTF'), {
      text: 'Un pagamento on-the-fly può riguardare pendenze di più enti.',
      remedy: 'Usare la richiesta a più enti della versione 01.03-04.',
    }),
    'È facoltativo e nessun comando di prova lo chiede; il simulatore lo offre.',
  ),
  notTested(
    inferred('IRIS-OTF-021', 'SHOULD', openCity('Durata del collegamento al pagamento'), {
      text: 'Il collegamento al pagamento è proposto al cittadino per meno di quindici minuti.',
      remedy: 'Chiedere una nuova sessione quando il collegamento è vecchio.',
    }),
    'Le fonti discordano: la durata dichiarata è di 15 minuti, ma il codice non fa mai scadere la sessione.',
  ),
  notTested(
    read('IRIS-OTF-022', 'MAY', motore('Tributi con sostituzione on-the-fly'), {
      text: 'Per i tributi che lo prevedono un secondo pagamento on-the-fly sostituisce la pendenza.',
      remedy: 'Nessuno: la sostituzione la fa IRIS.',
    }),
    'È un comportamento di IRIS; il simulatore lo applica ai tributi che lo dichiarano.',
  ),
];
