import { parseNumeroAvviso } from '../../kernel/values/numero-avviso.ts';
import { text } from '../seen.ts';
import { found, onContent } from './rule.ts';
import type { IoRule } from './rule.ts';

const FORM = /^[0123]\d{17}$/;

/** Payment notices (io.md §3.6, §8.6). */
export const pagamenti: readonly IoRule[] = [
  onContent(
    'IO-PAY-002',
    { met: 'Il numero avviso ha la forma prevista.', broken: 'Il numero avviso non ha la forma prevista.' },
    ({ payment }) => {
      if (payment === undefined) return undefined;
      const notice = payment['notice_number'];
      return found(
        FORM.test(text(notice) ?? '')
          ? undefined
          : { expected: '18 cifre, la prima tra 0 e 3', observed: JSON.stringify(notice) ?? 'assente' },
      );
    },
  ),
  onContent(
    'IO-PAY-003',
    {
      met: 'Le cifre di controllo del numero avviso sono esatte.',
      broken: 'Le cifre di controllo del numero avviso sono sbagliate.',
    },
    ({ payment }) => {
      const notice = text(payment?.['notice_number']) ?? '';
      if (!FORM.test(notice)) return undefined;
      const read = parseNumeroAvviso(notice);
      return found(read.ok ? undefined : { expected: 'il resto della divisione per 93', observed: notice });
    },
  ),
  onContent(
    'IO-PAY-004',
    {
      met: 'L’importo è un numero intero di centesimi.',
      broken: 'L’importo non è un numero intero di centesimi nei limiti.',
    },
    ({ payment }) => {
      if (payment === undefined) return undefined;
      const { amount } = payment;
      return found(
        typeof amount === 'number' && Number.isInteger(amount) && amount >= 1 && amount <= 9_999_999_999
          ? undefined
          : { expected: 'un intero da 1 a 9.999.999.999', observed: JSON.stringify(amount) ?? 'assente' },
      );
    },
  ),
  onContent(
    'IO-PAY-006',
    {
      met: 'L’avviso che scade porta la scadenza.',
      broken: 'L’avviso non pagabile dopo la scadenza è senza scadenza.',
    },
    ({ payment, dueDate }) =>
      payment?.['invalid_after_due_date'] === true
        ? found(dueDate === undefined ? { expected: 'una data di scadenza', observed: 'nessuna' } : undefined)
        : undefined,
  ),
];
