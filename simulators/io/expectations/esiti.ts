import type { Expectation, SeenExchange } from '../../kernel/platform.ts';
import { notObserved } from '../../kernel/requirement.ts';
import type { View } from '../../kernel/view.ts';
import { arrival, members, text } from '../seen.ts';
import { byRule, expecting, whenLinked, whether } from './story.ts';

const WORDS: Readonly<Record<string, string>> = {
  PROCESSED: 'consegnato',
  REJECTED: 'nonConsegnato',
  FAILED: 'nonConsegnato',
};
const READING: Readonly<Record<string, string>> = { READ: 'letto', UNREAD: 'nonLetto', UNAVAILABLE: 'nonDisponibile' };

/** What an "Allora" asks about outcomes. */
export const esiti: Readonly<Record<string, Expectation>> = {
  outcomeRecorded: expecting('IO-STS-001', (view, parameters) =>
    whenLinked(view, parameters, ({ stato, seq }, id) => {
      const told = lastTold(view, id);
      // taken is not delivered, as long as IO says nothing more
      const wanted = WORDS[text(members(told?.response.json)['status']) ?? ''] ?? 'inviato';
      return whether(
        stato === wanted,
        {
          met: 'L’esito che risulta è quello comunicato da IO.',
          broken: 'L’esito che risulta non è quello comunicato da IO.',
          expected: wanted,
          observed: stato,
        },
        seq,
      );
    }),
  ),
  toldOtherwise: expecting('IO-STS-002', (view, parameters) =>
    whenLinked(view, parameters, ({ altroCanale, seq }, id) => {
      const status = text(members(lastTold(view, id)?.response.json)['status']) ?? '';
      if (WORDS[status] !== 'nonConsegnato')
        return notObserved('L’ente non ha letto che il messaggio non è consegnato.');
      return whether(
        altroCanale,
        {
          met: 'Il cittadino è avviato a un altro canale.',
          broken: 'Il cittadino che non ha ricevuto il messaggio non è avviato a un altro canale.',
          expected: 'altro canale',
          observed: 'nessuno',
        },
        seq,
      );
    }),
  ),
  patient: byRule('IO-STS-003', 'L’ente non ha chiesto due volte l’esito di uno stesso messaggio.'),
  waits: expecting('IO-STS-004', (view, parameters) =>
    whenLinked(view, parameters, ({ stato, seq }, id) => {
      const status = text(members(lastTold(view, id)?.response.json)['status']);
      if (status === undefined) return notObserved('L’ente non ha chiesto l’esito.');
      if (WORDS[status] !== undefined) return notObserved('IO aveva già finito di lavorare il messaggio.');
      return whether(
        stato === 'inviato',
        {
          met: 'Il messaggio in lavorazione resta in attesa.',
          broken: 'Il messaggio in lavorazione non resta in attesa.',
          expected: 'inviato',
          observed: stato,
        },
        seq,
      );
    }),
  ),
  withOrWithoutNotifications: expecting('IO-STS-005', (view, parameters) =>
    whenLinked(view, parameters, ({ stato, seq }, id) => {
      const told = lastTold(view, id);
      if (members(told?.response.json)['status'] !== 'PROCESSED')
        return notObserved('L’ente non ha letto la consegna.');
      return whether(
        stato === 'consegnato',
        {
          met: 'L’esito si legge con l’elenco delle notifiche e senza.',
          broken: 'L’esito non si legge.',
          expected: 'consegnato',
          observed: stato,
        },
        seq,
      );
    }),
  ),
  keyOfItsService: byRule('IO-STS-007', 'L’ente non ha chiesto l’esito di un messaggio che ha inviato.'),
  recipientNamed: byRule('IO-STS-008', 'L’ente non ha chiesto l’esito di un messaggio che ha inviato.'),
  notFoundDecidesNothing: expecting('IO-STS-001', (view, parameters) =>
    whenLinked(view, parameters, ({ stato, seq }, id) => {
      if (!view.exchanges('getMessage').some(({ path, response }) => path['id'] === id && response.status === 404))
        return notObserved('L’ente non ha chiesto del messaggio mentre IO non lo trovava.');
      return whether(
        stato === 'inviato',
        {
          met: 'Un messaggio che IO non trova resta in attesa di un esito.',
          broken: 'Un messaggio che IO non trova ha un esito che nessuno ha comunicato.',
          expected: 'inviato',
          observed: stato,
        },
        seq,
      );
    }),
  ),
  readingNotInvented: expecting('IO-STS-009', (view, parameters) =>
    whenLinked(view, parameters, ({ lettura, seq }, id) => {
      const { status, read_status } = members(lastTold(view, id)?.response.json);
      if (status !== 'PROCESSED' || read_status !== undefined)
        return notObserved('L’ente non ha letto la consegna di un messaggio ordinario.');
      return whether(
        lettura === undefined || lettura === 'nonDisponibile',
        {
          met: 'Di un messaggio ordinario non risulta se sia stato letto.',
          broken: 'Di un messaggio ordinario risulta una lettura che IO non comunica.',
          expected: 'nessuna lettura',
          observed: lettura ?? 'nessuna',
        },
        seq,
      );
    }),
  ),
  readingRecorded: expecting('IO-STS-006', (view, parameters) =>
    whenLinked(view, parameters, ({ lettura, seq }, id) => {
      const said = text(members(lastTold(view, id)?.response.json)['read_status']);
      if (said === undefined) return notObserved('IO non ha detto se il messaggio sia letto.');
      return whether(
        lettura === READING[said],
        {
          met: 'La lettura risulta come IO la comunica.',
          broken: 'La lettura non risulta come IO la comunica.',
          expected: READING[said] ?? said,
          observed: lettura ?? 'nulla',
        },
        seq,
      );
    }),
  ),
};

/** The last answer about a message that the SUT could read. */
function lastTold(view: View, id: string): SeenExchange | undefined {
  return view
    .exchanges('getMessage')
    .findLast(
      (exchange) => exchange.path['id'] === id && exchange.response.status === 200 && arrival(exchange) === 'yes',
    );
}
