import { satisfied, violated } from '../../kernel/requirement.ts';
import { firstError } from '../seen.ts';
import { rule, unless } from './rule.ts';
import type { SendRule } from './rule.ts';

/** Asking the price, telling a payment (send.md §1.15, §1.16). */
export const costo: readonly SendRule[] = [
  rule('SEND-COSTO-002', ['retrieveNotificationPriceV23'], ({ path }, memory) => {
    const creditor = memory.creditors.get(path['noticeCode'] ?? '');
    if (creditor === undefined) return undefined;
    const asked = path['paTaxId'] ?? '';
    return unless(
      asked === creditor ? undefined : { expected: `${creditor}, creditore dell’avviso`, observed: asked },
      {
        met: 'Il costo è chiesto con il codice fiscale del creditore.',
        broken: 'Il costo è chiesto con un codice fiscale che non è quello del creditore dell’avviso.',
      },
    );
  }),
  rule('SEND-COSTO-016', ['paymentEventsRequestPagoPa'], ({ response, fault }) => {
    if (fault !== undefined) return undefined;
    if (response.status === 204) return satisfied('L’avvenuto pagamento è comunicato con dati corretti.');
    return response.status < 500
      ? violated('La comunicazione di pagamento è stata respinta.', 'dati dell’avviso notificato', firstError(response))
      : undefined;
  }),
];
