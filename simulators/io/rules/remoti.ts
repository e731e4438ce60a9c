import type { SeenExchange } from '../../kernel/platform.ts';
import { satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import { MARKDOWN, SUBJECT } from '../contract/message.ts';
import { hasSome } from '../memory.ts';
import { list, members, text } from '../seen.ts';
import type { Members } from '../seen.ts';
import { rule, unless } from './rule.ts';
import type { IoRule, Problem, Words } from './rule.ts';

const DETAILS = 'getThirdPartyMessageDetails';
const ATTACHMENT = 'getThirdPartyMessageAttachment';
const NAME_MAX = 127;

/** The server that keeps contents (io.md §3.9, §8.8). Who cannot be reached is not judged. */
export const remoti: readonly IoRule[] = [
  onAnswer('IO-RC-001', [DETAILS], (exchange) =>
    unless(detailsProblem(exchange), {
      met: 'Il contenuto ha la forma prevista.',
      broken: 'Il server dell’ente non dà il contenuto nella forma prevista.',
    }),
  ),
  onAnswer('IO-RC-002', ['getThirdPartyMessageWithWrongKey', 'getThirdPartyAttachmentWithWrongKey'], ({ response }) =>
    refused(response.status, '401 o 403', {
      met: 'Con una chiave sbagliata il server non dà nulla.',
      broken: 'Il server dell’ente risponde a chi non ha la chiave.',
    }),
  ),
  onAnswer(
    'IO-RC-003',
    ['getThirdPartyMessageOfOtherRecipient', 'getThirdPartyAttachmentOfOtherRecipient'],
    ({ response }) =>
      refused(response.status, '403 o 404', {
        met: 'A chi non è il destinatario il server non dà nulla.',
        broken: 'Il server dell’ente dà il contenuto a chi non ne è il destinatario.',
      }),
  ),
  onAnswer('IO-RC-004', [DETAILS], (exchange) => {
    const attachments = list(contentOf(exchange)['attachments']);
    if (attachments.length === 0) return undefined;
    const problem = attachments.map((each) => attachmentProblem(members(each))).find((each) => each !== undefined);
    return unless(problem, {
      met: 'Gli allegati sono descritti nella forma prevista.',
      broken: 'Un allegato non è descritto nella forma prevista.',
    });
  }),
  onAnswer('IO-RC-005', [ATTACHMENT], ({ response }) => {
    // not ready yet: IO-RC-010
    if (response.status === 503) return undefined;
    const head = response.binary?.head ?? response.text ?? '';
    return unless(
      response.status === 200 && head.startsWith('%PDF-')
        ? undefined
        : { expected: 'un PDF', observed: response.status === 200 ? head.slice(0, 20) : `stato ${response.status}` },
      { met: 'L’allegato è un PDF.', broken: 'L’allegato non è un PDF.' },
    );
  }),
  onAnswer('IO-RC-010', [ATTACHMENT], ({ response }) => {
    if (response.status === 200) return satisfied('L’allegato è pronto.');
    // a refusal of another kind is found by IO-RC-005
    return response.status === 503 || response.status === 202 || response.status === 425
      ? unless(
          response.status === 503 && /^\d+$|GMT$/.test(response.headers['retry-after'] ?? '')
            ? undefined
            : { expected: '503 con Retry-After', observed: `stato ${response.status}` },
          {
            met: 'Di un allegato non ancora pronto il server dice fra quanto tornare.',
            broken: 'Di un allegato non ancora pronto il server non dice fra quanto tornare.',
          },
        )
      : undefined;
  }),
  onAnswer('IO-RC-006', ['getThirdPartyMessagePrecondition'], (exchange) => {
    const { title, markdown } = contentOf(exchange);
    return unless(
      exchange.response.status === 200 && (text(title) ?? '') !== '' && (text(markdown) ?? '') !== ''
        ? undefined
        : { expected: 'titolo e testo', observed: `stato ${exchange.response.status}` },
      { met: 'Il server dà la precondizione.', broken: 'Il server dell’ente non dà la precondizione annunciata.' },
    );
  }),
  onAnswer('IO-RC-007', ['getUnknownThirdPartyMessage'], ({ response }) =>
    unless(response.status === 404 ? undefined : refusal('404', response.status), {
      met: 'Di un messaggio sconosciuto il server dice che non c’è.',
      broken: 'Di un messaggio sconosciuto il server dell’ente non dice che non c’è.',
    }),
  ),
  rule('IO-RC-008', [DETAILS], (exchange, { announced }) => {
    if (exchange.failure !== undefined || exchange.response.status !== 200) return undefined;
    const id = decodeURIComponent(exchange.request.url.slice(exchange.request.url.lastIndexOf('/') + 1));
    const said = announced.get(id);
    if (said === undefined) return undefined;
    const { details, attachments } = contentOf(exchange);
    const problem =
      said.content !== (details !== undefined)
        ? pair('un contenuto', said.content, details !== undefined)
        : said.attachments !== hasSome(attachments)
          ? pair('allegati', said.attachments, hasSome(attachments))
          : undefined;
    return unless(problem, {
      met: 'C’è ciò che il messaggio annuncia.',
      broken: 'Ciò che il messaggio annuncia non è ciò che il server dà.',
    });
  }),
  onAnswer('IO-RC-009', [DETAILS], ({ request, response }) => {
    if (request.headers['x-pagopa-lollipop-assertion-type'] === undefined) return undefined;
    return response.status === 200
      ? satisfied('Il server risponde anche alle richieste firmate.')
      : response.status === 400
        ? violated('Il server dell’ente rifiuta le richieste firmate dal cittadino.', '200', `${response.status}`)
        : undefined;
  }),
];

function onAnswer(
  requirement: string,
  calls: readonly string[],
  check: (exchange: SeenExchange) => Judgement | undefined,
): IoRule {
  return rule(requirement, calls, (exchange) => {
    const { failure, request, response } = exchange;
    // a server that will not have signed requests is found by IO-RC-009, and says nothing of the rest
    const signed = request.headers['signature'] !== undefined && response.status === 400;
    return failure !== undefined || (signed && requirement !== 'IO-RC-009') ? undefined : check(exchange);
  });
}

const contentOf = ({ response }: SeenExchange): Members => members(response.json);

/** Whether somebody was refused; a document that is not ready yet is refused to nobody. */
function refused(status: number, expected: string, words: Words): Judgement | undefined {
  if (status === 503) return undefined;
  return unless(status >= 400 ? undefined : refusal(expected, status), words);
}

const refusal = (expected: string, status: number): Problem => ({ expected, observed: `stato ${status}` });

function pair(what: string, announced: boolean, there: boolean): Problem {
  const said = (yes: boolean): string =>
    yes ? what : `nessun ${what.replace(/^un |^allegati$/, (each) => (each === 'un ' ? '' : 'allegato'))}`;
  return { expected: said(announced), observed: said(there) };
}

function detailsProblem(exchange: SeenExchange): Problem | undefined {
  const { status, json } = exchange.response;
  if (status !== 200 || json === undefined) return { expected: 'il contenuto, in JSON', observed: `stato ${status}` };
  const { details } = contentOf(exchange);
  if (details === undefined) return undefined;
  const { subject, markdown } = members(details);
  if (!fits(subject, SUBJECT)) return { expected: 'un oggetto di 10–120 caratteri', observed: sizeOf(subject) };
  return fits(markdown, MARKDOWN)
    ? undefined
    : { expected: 'un testo di 80–10.000 caratteri', observed: sizeOf(markdown) };
}

function fits(value: unknown, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return typeof value === 'string' && value.length >= min && value.length <= max;
}

const sizeOf = (value: unknown): string => (typeof value === 'string' ? `${value.length} caratteri` : 'nulla');

function attachmentProblem({ id, url, name }: Members): Problem | undefined {
  if ((text(id) ?? '') === '') return { expected: 'un identificativo', observed: 'nessuno' };
  if (typeof url !== 'string' || url === '' || /^[a-z]+:/i.test(url) || url.startsWith('//'))
    return { expected: 'un indirizzo relativo', observed: JSON.stringify(url) ?? 'nessuno' };
  return name === undefined || (typeof name === 'string' && name.length <= NAME_MAX && /\.pdf$/i.test(name))
    ? undefined
    : { expected: 'un nome di al più 127 caratteri che finisce per .pdf', observed: JSON.stringify(name) };
}
