import { signature } from '../memory.ts';
import { rule, unless } from './rule.ts';
import type { IoRule } from './rule.ts';

/** Milliseconds between two questions about one message, at least: ours. */
const POLL_MS = 5_000;

/** Asking what became of a message (io.md §8.7). */
export const esiti: readonly IoRule[] = [
  rule('IO-STS-003', ['getMessage'], (exchange, { polls, failures }) => {
    const { at, request } = exchange;
    const before = polls.get(request.url);
    if (before === undefined) return undefined;
    // repeating what failed is another matter
    if (failures.get(signature(exchange)) !== undefined) return undefined;
    const wait = at - before;
    return unless(wait < POLL_MS ? { expected: 'almeno 5 secondi', observed: `${wait / 1000} secondi` } : undefined, {
      met: 'L’esito si chiede a intervalli.',
      broken: 'L’ente chiede troppo spesso l’esito di uno stesso messaggio.',
    });
  }),
];
