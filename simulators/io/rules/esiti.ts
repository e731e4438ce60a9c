import { satisfied, violated } from '../../kernel/requirement.ts';
import { failureOf } from '../memory.ts';
import { members, text } from '../seen.ts';
import { rule, unless } from './rule.ts';
import type { IoRule } from './rule.ts';

/** Milliseconds between two questions about one message, at least: ours. */
const POLL_MS = 5_000;

/** Asking what became of a message (io.md §8.7). */
export const esiti: readonly IoRule[] = [
  rule('IO-STS-003', ['getMessage'], (exchange, memory) => {
    const { at, request } = exchange;
    const before = memory.polls.get(request.url);
    if (before === undefined) return undefined;
    // repeating what failed is another matter
    if (failureOf(memory, exchange) !== undefined) return undefined;
    const wait = at - before;
    return unless(wait < POLL_MS ? { expected: 'almeno 5 secondi', observed: `${wait / 1000} secondi` } : undefined, {
      met: 'L’esito si chiede a intervalli.',
      broken: 'L’ente chiede troppo spesso l’esito di uno stesso messaggio.',
    });
  }),
  rule('IO-STS-007', ['getMessage'], ({ path, response, fault }, { taken }) => {
    if (fault !== undefined || taken.get(path['id'] ?? '') === undefined) return undefined;
    if (response.status === 200) return satisfied('L’esito si chiede con la chiave del servizio che ha scritto.');
    return response.status === 403 && (text(members(response.json)['detail']) ?? '').includes('that you have sent')
      ? violated(
          'L’ente chiede l’esito con la chiave di un altro servizio.',
          'la chiave del servizio che ha scritto',
          'la chiave di un altro servizio',
        )
      : undefined;
  }),
  rule('IO-STS-008', ['getMessage'], ({ path }, { taken }) => {
    const recipient = taken.get(path['id'] ?? '');
    if (recipient === undefined) return undefined;
    const asked = (path['fiscal_code'] ?? '').toUpperCase();
    return unless(
      asked === recipient.toUpperCase() ? undefined : { expected: recipient, observed: asked || 'nessun codice' },
      {
        met: 'L’esito si chiede con il codice fiscale del destinatario.',
        broken: 'L’ente chiede l’esito con il codice fiscale di un altro.',
      },
    );
  }),
];
