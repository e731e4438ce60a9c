import type { Headers } from '../../../simulators/kernel/exchange.ts';
import type { Reply } from '../client.ts';

const RETRIES = 3;
/** A busy gateway lets in as soon as it says: it is asked many times before giving up. */
const BUSY_RETRIES = 50;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** IO allows 150 calls in 5 seconds, all services of the user together (io.md §3.2): the ente keeps below. */
const MOST_CALLS = 140;
const WINDOW_MS = 5_000;

/** Headers of every call to IO: the key, and nothing that only its gateway may add. */
export function ioHeaders(key: string, hasBody: boolean): Headers {
  return {
    'ocp-apim-subscription-key': key,
    accept: 'application/json',
    ...(hasBody ? { 'content-type': 'application/json' } : {}),
  };
}

/** Address of an operation, after IO's base. */
export function ioUrl(base: string, path: string, _key: string): string {
  return `${base}/api/v1${path}`;
}

/** Deadline of a call, ms. */
export function ioTimeout(_operation: string): number {
  return 20_000;
}

/**
 * Whether to ask again: where the gateway is busy, where IO broke, and where no answer came. Not a message of which nobody
 * knows whether IO took it: IO would make two of them.
 */
export function ioShouldRetry(reply: Reply, attempt: number, operation: string): boolean {
  if (reply.status === 429) return attempt <= BUSY_RETRIES;
  if (reply.failure !== undefined) return operation !== 'submitMessage' && attempt <= RETRIES;
  return reply.status >= 500 && attempt <= RETRIES;
}

/** How long to wait before asking again, ms: what IO's own header says (seconds), otherwise longer every time. */
export function ioRetryDelay(reply: Reply, attempt: number, _operation: string): number {
  const asked = Number(reply.headers['x-rate-limit-retry-after'] ?? Number.NaN);
  return Number.isFinite(asked) ? asked * 1_000 : Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS);
}

/** How long to wait (ms) before one more call; `calls` are the instants of the earlier ones, oldest first. */
export function ioPause(calls: readonly number[], now: number): number {
  const first = calls.at(-MOST_CALLS);
  return first === undefined ? 0 : Math.max(0, first + WINDOW_MS - now);
}

/** What the operator reads when IO did not do what was asked. `action` begins the sentence. */
export function ioOperatorMessage(action: string, { status, failure, json }: Reply): string | undefined {
  if (failure !== undefined) return `${action}: IO non ha dato una risposta leggibile.`;
  const { title, detail, message } = (json ?? {}) as { title?: string; detail?: string; message?: string };
  const why = [title, detail ?? message].filter((each) => each !== undefined).join(': ');
  return `${action}: IO ha risposto ${status}${why === '' ? '' : ` (${why})`}.${adviceFor(status, title)}`;
}

function adviceFor(status: number, title: string | undefined): string {
  if (status === 401) return ' Occorre controllare la chiave del servizio.';
  if (title === 'Recipient forbidden')
    return ' Il servizio può scrivere solo ai destinatari di prova, oppure la sua scheda è incompleta: occorre verificarne la configurazione.';
  if (status === 403) return ' Occorre verificare i permessi del servizio e gli indirizzi autorizzati.';
  return title === 'Error while sending payment metadata'
    ? ' Occorre chiedere a PagoPA di abilitare il servizio a importi maggiori.'
    : '';
}

/** Whether the calls still to come in a batch are made, after one that IO refused: not where the key is not accepted. */
export function goesOnAfter({ status }: Reply): boolean {
  return status !== 401;
}
