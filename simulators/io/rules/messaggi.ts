import { satisfied, violated } from '../../kernel/requirement.ts';
import { MARKDOWN, SUBJECT } from '../contract/message.ts';
import { failureOf, INSISTENCE_MS } from '../memory.ts';
import { contentOf, members, SUBMIT, text } from '../seen.ts';
import { found, onContent, rule, unless } from './rule.ts';
import type { IoRule } from './rule.ts';

/** Times in a row that a call which IO could not serve may be made. */
const MOST_ATTEMPTS = 8;

/** Messages as such (io.md §3.4). */
export const messaggi: readonly IoRule[] = [
  length('IO-MSG-001', 'subject', SUBJECT, 'L’oggetto'),
  length('IO-MSG-002', 'markdown', MARKDOWN, 'Il testo'),
  rule('IO-MSG-003', SUBMIT, ({ response, fault }) => {
    if (fault !== undefined) return undefined;
    const { title, detail } = members(response.json);
    if (response.status === 201) return satisfied('Il messaggio rispetta lo schema di IO.');
    if (response.status !== 400 || (title !== 'Invalid message structure' && title !== 'Bad parameters'))
      return undefined;
    const lines = (text(detail) ?? '').split('\n').filter((line) => !SAID_ELSEWHERE.test(line));
    return lines.length === 0
      ? undefined
      : violated('Il messaggio non rispetta lo schema di IO.', 'un messaggio conforme', lines[0]!);
  }),
  rule('IO-MSG-004', SUBMIT, ({ operation }) =>
    unless(
      operation === 'submitMessageforUser'
        ? { expected: 'il destinatario nel corpo', observed: 'il destinatario nell’indirizzo' }
        : undefined,
      {
        met: 'Il destinatario è nel corpo del messaggio.',
        broken: 'L’ente usa la forma deprecata, con il destinatario nell’indirizzo.',
      },
    ),
  ),
  rule('IO-MSG-005', undefined, ({ request }) => {
    if (request.text === undefined && request.binary === undefined) return undefined;
    const type = request.headers['content-type'] ?? '';
    return unless(
      /^application\/json\s*(;|$)/i.test(type)
        ? undefined
        : { expected: 'application/json', observed: type === '' ? 'nessuna dichiarazione' : type },
      { met: 'La richiesta è dichiarata in JSON.', broken: 'La richiesta non è dichiarata in JSON.' },
    );
  }),
  onContent(
    'IO-MSG-006',
    { met: 'La scadenza è espressa in UTC.', broken: 'La scadenza non è espressa in UTC.' },
    ({ dueDate }) =>
      dueDate === undefined
        ? undefined
        : found(dueDate.endsWith('Z') ? undefined : { expected: 'un istante con la Z finale', observed: dueDate }),
  ),
  rule('IO-MSG-008', SUBMIT, (exchange, memory) => {
    const before = failureOf(memory, exchange);
    if (before === undefined)
      return exchange.response.status === 201 ? satisfied('Il messaggio non era stato respinto.') : undefined;
    if (before.status !== 400 && before.status !== 403) return undefined;
    return violated(
      'L’ente ripete identico un messaggio che IO ha respinto.',
      'nessuna ripetizione',
      `una ripetizione dopo la risposta n. ${before.exchange}`,
    );
  }),
  rule('IO-MSG-009', SUBMIT, (exchange, memory) => {
    const before = failureOf(memory, exchange);
    if (before === undefined || before.status < 500) return undefined;
    const wait = exchange.at - before.at;
    const problem =
      before.count >= MOST_ATTEMPTS && wait < INSISTENCE_MS
        ? { expected: `al più ${MOST_ATTEMPTS} tentativi di seguito`, observed: `il ${before.count + 1}º tentativo` }
        : wait < 200
          ? { expected: 'un’attesa prima di ripetere', observed: `${wait} millisecondi` }
          : undefined;
    return unless(problem, {
      met: 'Dopo un errore temporaneo l’ente ripete l’invio con un’attesa.',
      broken: 'Dopo un errore temporaneo l’ente ripete l’invio senza attese, o senza fine.',
    });
  }),
  rule('IO-MSG-015', ['getMessage'], ({ path, response }, { taken }) => {
    if (taken.get(path['id'] ?? '') !== undefined)
      return satisfied('L’ente chiede di un messaggio che IO gli ha dato.');
    // a message of an earlier run may be asked about: only one that IO does not know is made up
    if (response.status !== 404 || taken.forgot) return undefined;
    return violated(
      'L’ente chiede di un messaggio che IO non gli ha dato.',
      'l’identificativo della risposta di IO',
      path['id'] ?? 'nessuno',
    );
  }),
];

/** Violations that other requirements speak of. */
const SAID_ELSEWHERE = /at root\.(content\.(subject|markdown|payment_data\.(amount|notice_number))|fiscal_code) /;

function length(
  requirement: string,
  member: 'subject' | 'markdown',
  { min, max }: { readonly min: number; readonly max: number },
  what: string,
): IoRule {
  return rule(requirement, SUBMIT, (exchange) => {
    const value = contentOf(exchange)[member];
    if (typeof value !== 'string') return undefined;
    const fits = value.length >= min && value.length <= max;
    return unless(
      fits ? undefined : { expected: `da ${min} a ${max} caratteri`, observed: `${value.length} caratteri` },
      {
        met: `${what} è della lunghezza prevista.`,
        broken: `${what} è troppo corto o troppo lungo.`,
      },
    );
  });
}
