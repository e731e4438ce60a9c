import type { Requirement } from '../../kernel/requirement.ts';
import { inferred, motore, notTested, ours, read } from './row.ts';

const CART_WS = (code: string) => motore(`CartWsImpl, ${code}`);
const PAGOPA = (section: string) => ({ document: 'SANP, servizio @e.bollo (PagoPA)', section });

/** Digital revenue stamps (iris.md §3.4). */
export const bollo: readonly Requirement[] = [
  read('IRIS-BOLLO-001', 'MUST', CART_WS('A0000040'), {
    text: 'La marca da bollo porta in allegato tipo di bollo, provincia e impronta del documento, nella forma prevista.',
    remedy:
      'Allegare alla condizione DatiMBD.txt, Tipo Documento, Codifica TEXT, con TIPO=01;PROV=<sigla>;HASH=<64 cifre esadecimali>.',
  }),
  read('IRIS-BOLLO-002', 'MUST', CART_WS('A0000041'), {
    text: 'La marca da bollo è di 16,00 euro.',
    remedy: 'Valorizzare Importo con 16.00.',
  }),
  read('IRIS-BOLLO-003', 'MUST', CART_WS('A0000042'), {
    text: 'Per la marca da bollo i metodi di pagamento differiti sono esclusi.',
    remedy: 'Valorizzare OFFLINE_PAYMENT_METHODS con false: se manca IRIS li intende ammessi.',
  }),
  ours('IRIS-BOLLO-004', CART_WS('A0000040'), {
    text: 'Impronta e provincia della marca sono quelle indicate: il bollo vale per quel documento.',
    remedy: 'Riportare lo SHA-256 del documento in esadecimale e la sigla della provincia di residenza.',
  }),
  inferred('IRIS-BOLLO-005', 'SHOULD', CART_WS('Esito negativo'), {
    text: 'Se IRIS non accetta la marca da bollo, il cittadino non è mandato al pagamento e l’operatore vede il motivo.',
    remedy: 'Leggere l’esito prima di mandare il cittadino al pagamento.',
  }),
  ours('IRIS-BOLLO-006', CART_WS('A0000041'), {
    text: 'Una richiesta di marca da bollo per un altro importo non diventa un pagamento.',
    remedy: 'Rifiutare la richiesta, o fermarsi all’esito negativo di IRIS.',
  }),
  notTested(
    read('IRIS-BOLLO-020', 'MUST', PAGOPA('Ricevuta con marca da bollo'), {
      text: 'L’ente conserva la marca da bollo firmata che accompagna la ricevuta.',
      remedy: 'Conservare l’allegato MarcaDaBollo.',
    }),
    'L’informativa di IRIS non porta la ricevuta telematica: la marca arriva da pagoPA.',
  ),
  notTested(
    read('IRIS-BOLLO-021', 'MUST', PAGOPA('Riconciliazione'), {
      text: 'Gli importi delle marche da bollo sono esclusi dalla riconciliazione.',
      remedy: 'Non attendere accrediti per le marche da bollo.',
    }),
    'La riconciliazione appartiene a un altro piano.',
  ),
];
