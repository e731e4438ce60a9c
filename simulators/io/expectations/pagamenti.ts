import type { Expectation } from '../../kernel/platform.ts';
import { notObserved, satisfied } from '../../kernel/requirement.ts';
import { contentOf, members } from '../seen.ts';
import { fallsOn, saysWhy } from './messaggi.ts';
import {
  afterAnother,
  byRule,
  expecting,
  nothingSent,
  submitsFor,
  textOf,
  toldAbout,
  whenHeld,
  whenSent,
  whether,
} from './story.ts';

/** What an "Allora" asks about payment notices. */
export const pagamenti: Readonly<Record<string, Expectation>> = {
  asThePosition: expecting('IO-PAY-001', (view, parameters) =>
    whenSent(view, parameters, (exchange) => {
      const { amount, notice_number } = members(contentOf(exchange)['payment_data']);
      const { importo, numeroAvviso } = parameters;
      if (amount === undefined && notice_number === undefined)
        return notObserved('Il messaggio non porta i dati del pagamento: lo dice un altro requisito.');
      return whether(
        amount === importo && notice_number === numeroAvviso,
        {
          met: 'Importo e numero avviso sono quelli della posizione.',
          broken: 'Importo o numero avviso non sono quelli della posizione.',
          expected: `${String(importo)} centesimi, avviso ${String(numeroAvviso)}`,
          observed: `${JSON.stringify(amount) ?? 'nessun importo'}, avviso ${JSON.stringify(notice_number) ?? 'assente'}`,
        },
        exchange.seq,
      );
    }),
  ),
  paymentCarried: expecting('IO-MST-002', (view, parameters) =>
    whenSent(view, parameters, (exchange) => {
      const { payment_data, due_date } = contentOf(exchange);
      return whether(
        payment_data !== undefined && due_date !== undefined,
        {
          met: 'L’avviso di pagamento porta i suoi dati.',
          broken: 'L’avviso di pagamento non porta i suoi dati.',
          expected: 'numero avviso, importo e scadenza',
          observed: payment_data === undefined ? 'nessun dato del pagamento' : 'nessuna scadenza',
        },
        exchange.seq,
      );
    }),
  ),
  noticeForm: byRule('IO-PAY-002', 'L’ente non ha inviato avvisi di pagamento.'),
  noticeCheckDigits: byRule('IO-PAY-003', 'L’ente non ha inviato avvisi di pagamento.'),
  wholeCents: byRule('IO-PAY-004', 'L’ente non ha inviato avvisi di pagamento.'),
  limitTold: expecting('IO-PAY-005', (view, parameters) => {
    const riferimento = textOf(parameters, 'riferimento');
    const refused = submitsFor(view, riferimento).findLast(({ response }) => response.status === 400);
    if (refused === undefined) return notObserved('IO non ha rifiutato l’importo.');
    return whether(
      saysWhy(refused, toldAbout(view, riferimento)),
      {
        met: 'L’operatore sa che l’importo supera quello ammesso.',
        broken: 'L’operatore non sa che l’importo supera quello ammesso.',
        expected: 'i due importi',
        observed: toldAbout(view, riferimento) || 'nulla',
      },
      refused.seq,
    );
  }),
  dueDateWhereItBinds: byRule('IO-PAY-006', 'L’ente non ha inviato avvisi che la scadenza estingue.'),
  payableAfterDueDate: expecting('IO-PAY-011', (view, parameters) =>
    whenSent(view, parameters, (exchange) => {
      const { payment_data } = contentOf(exchange);
      if (payment_data === undefined) return notObserved('Il messaggio non porta un pagamento.');
      const { invalid_after_due_date = false } = members(payment_data);
      const wanted = parameters['nonDopoLaScadenza'] === true;
      return whether(
        invalid_after_due_date === wanted,
        {
          met: 'Il messaggio dice se dopo la scadenza si può ancora pagare.',
          broken: 'Il messaggio non dice il vero su chi paga dopo la scadenza.',
          expected: wanted ? 'non si può più pagare' : 'si può ancora pagare',
          observed: JSON.stringify(invalid_after_due_date),
        },
        exchange.seq,
      );
    }),
  ),
  closedNotAsked: expecting('IO-PAY-007', (view, parameters) =>
    nothingSent(view, parameters, 'l’avviso non è più dovuto', afterAnother),
  ),
  paymentUnknown: expecting('IO-PAY-008', (view, parameters) => {
    const failed = view.exchanges('getMessage').findLast(({ response }) => response.status >= 500);
    if (failed === undefined) return notObserved('L’ente non ha chiesto ciò che IO non sapeva dire.');
    return whenHeld(view, parameters, ({ pagamento, seq }) =>
      whether(
        pagamento !== 'nonPagato',
        {
          met: 'Un pagamento che non si conosce non risulta mancato.',
          broken: 'Un pagamento che non si conosce risulta mancato.',
          expected: 'quel che si sapeva',
          observed: 'non pagato',
        },
        seq,
      ),
    );
  }),
  paymentRecorded: expecting('IO-PAY-009', (view, parameters) => {
    const told = view.exchanges('getMessage').findLast(({ response }) => response.status === 200);
    const { payment_status } = members(told?.response.json);
    if (payment_status === undefined) return notObserved('IO non ha detto se l’avviso sia pagato.');
    return whenHeld(view, parameters, ({ pagamento, seq }) => {
      const wanted = payment_status === 'PAID' ? 'pagato' : 'nonPagato';
      return whether(
        pagamento === wanted,
        {
          met: 'Il pagamento risulta come IO lo comunica.',
          broken: 'Il pagamento non risulta come IO lo comunica.',
          expected: wanted,
          observed: pagamento ?? 'nulla',
        },
        seq,
      );
    });
  }),
  lastDay: expecting('IO-PAY-010', fallsOn),
  creditorWrites: expecting('IO-MST-007', (view, parameters) =>
    whenSent(view, parameters, (exchange) => {
      const { payment_data } = contentOf(exchange);
      if (payment_data === undefined) return notObserved('Il messaggio non porta un pagamento.');
      const { fiscal_code } = members(members(payment_data)['payee']);
      if (fiscal_code === undefined)
        return satisfied('Il creditore è l’ente che scrive: IO lo aggiunge da sé.', exchange.seq);
      return whether(
        fiscal_code === parameters['creditore'],
        {
          met: 'Il creditore è quello della posizione.',
          broken: 'Il creditore non è quello della posizione.',
          expected: textOf(parameters, 'creditore'),
          observed: JSON.stringify(fiscal_code),
        },
        exchange.seq,
      );
    }),
  ),
};
