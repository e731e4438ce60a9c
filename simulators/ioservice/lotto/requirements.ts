import type { Requirement } from '../../kernel/requirement.ts';
import { cite, inferred, ours } from '../requirements/row.ts';

const lotto = cite(
  'Caricamento da file dei messaggi di MPay (com.esed.payer.caricaTabelleIoItalia), parente pubblico di IOService',
);
const campo = (number: number, name: string) => lotto(`Tracciato, campo ${number}: ${name}`);

/** The file of messages loaded in one go (io.md §10.2, batch variant): all reconstructed; 001 is the row, the others its fields in order. */
export const lottoRequirements: readonly Requirement[] = [
  ours('IOSERVICE-LOTTO-001', lotto('Tracciato'), {
    text: 'Ogni riga del file ha undici campi separati da una barra verticale.',
    remedy:
      'Scrivere tutti i campi, anche vuoti, e togliere le barre verticali e gli a capo dai testi: una riga sbagliata fa respingere l’intero file.',
  }),
  inferred('IOSERVICE-LOTTO-002', campo(1, 'IDDominio'), {
    text: 'L’identificativo di dominio ha da 1 a 16 caratteri.',
    remedy: 'Indicare l’identificativo dell’ente presso pagoPA.',
  }),
  inferred('IOSERVICE-LOTTO-003', campo(2, 'tipologia servizio'), {
    text: 'La tipologia del servizio ha da 1 a 3 caratteri.',
    remedy: 'Indicare la tipologia con cui il servizio è registrato.',
  }),
  inferred('IOSERVICE-LOTTO-004', campo(3, 'imposta servizio'), {
    text: 'L’imposta del servizio è indicata.',
    remedy: 'Indicare l’imposta con cui il servizio è registrato.',
  }),
  inferred('IOSERVICE-LOTTO-005', campo(4, 'oggetto'), {
    text: 'L’oggetto ha da 10 a 120 caratteri.',
    remedy: 'Riscrivere l’oggetto entro i limiti di IO.',
  }),
  inferred('IOSERVICE-LOTTO-006', campo(5, 'testo'), {
    text: 'Il testo ha da 80 a 10.000 caratteri.',
    remedy: 'Riscrivere il testo entro i limiti di IO.',
  }),
  inferred('IOSERVICE-LOTTO-007', campo(6, 'codice fiscale'), {
    text: 'Il destinatario è indicato con un codice fiscale di persona, di 16 caratteri.',
    remedy: 'Correggere il codice fiscale.',
  }),
  inferred('IOSERVICE-LOTTO-008', campo(7, 'data di scadenza'), {
    text: 'La scadenza è una data nella forma gg/mm/aaaa.',
    remedy: 'Scrivere una data che esiste, come 31/12/2026.',
  }),
  ours('IOSERVICE-LOTTO-009', campo(8, 'importo'), {
    text: 'L’importo, che c’è se e solo se c’è l’avviso, è un numero intero di centesimi di al più 10 cifre.',
    remedy: 'Scrivere i centesimi, senza virgola: 12,34 euro sono 1234.',
  }),
  ours('IOSERVICE-LOTTO-010', campo(9, 'avviso pagoPA'), {
    text: 'L’avviso è un numero di 18 cifre.',
    remedy: 'Scrivere il numero avviso intero, aux digit compreso.',
  }),
  ours('IOSERVICE-LOTTO-011', campo(10, 'scadenza del pagamento'), {
    text: 'Con un avviso è detto se dopo la scadenza non si può più pagare (1) o si può (0).',
    remedy: 'Scrivere 1 o 0.',
  }),
  inferred('IOSERVICE-LOTTO-012', campo(11, 'posta elettronica'), {
    text: 'L’indirizzo di posta, se c’è, ha forma di indirizzo e al più 512 caratteri.',
    remedy: 'Correggere l’indirizzo, o lasciare vuoto il campo.',
  }),
];
