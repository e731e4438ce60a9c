import type { Richiesta } from '../iris/archive.ts';
import type { IrisReply } from '../iris/client.ts';
import type { Servizio } from '../iris/services.ts';

/** What is known of a message after an attempt: IRIS took it, had it already, will not have it; or nobody knows. */
export type Fate = 'taken' | 'duplicate' | 'refused' | 'unknown';

/** Codes of CART that say the message itself is wrong (iris.md §1.1). */
const WRONG_MESSAGE = /^(SIN001|VAL\d{3})$/;
const MOST_ATTEMPTS = 5;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;
/** Pendenze in one message at most: the answer, and the body, stay small. */
const MOST_PENDENZE = 500;

/** How long IRIS is given to answer, ms. */
export function irisTimeout(_servizio: Servizio): number {
  return 20_000;
}

/** What an answer, or its absence, says of the message. */
export function fateOfReply({ status, failure, fault }: IrisReply): Fate {
  if (failure !== undefined) return 'unknown';
  if (status < 300) return 'taken';
  if (fault?.code === 'DUP001') return 'duplicate';
  if (fault !== undefined && WRONG_MESSAGE.test(fault.code)) return 'refused';
  return status >= 500 || status === 429 ? 'unknown' : 'refused';
}

/** Whether to send the message once more: only where nobody knows what became of it, and not for ever. */
export function tryAgain(fate: Fate, attempt: number, _reply: IrisReply): boolean {
  return fate === 'unknown' && attempt < MOST_ATTEMPTS;
}

/** How long to wait before another attempt, nominal ms: three times longer every time, up to the longest. */
export function waitBeforeRetry(attempt: number): number {
  return Math.min(FIRST_WAIT_MS * 3 ** (attempt - 1), LONGEST_WAIT_MS);
}

/** E2EMsgId of an attempt: always the same, so that IRIS knows the message again if it had it (DUP001). */
export function idOfAttempt(id: string, _attempt: number, _fresh: () => string): string {
  return id;
}

/** The messages in which pendenze leave. */
export function intoMessages(richieste: readonly Richiesta[]): readonly (readonly Richiesta[])[] {
  const messages: (readonly Richiesta[])[] = [];
  for (let from = 0; from < richieste.length; from += MOST_PENDENZE)
    messages.push(richieste.slice(from, from + MOST_PENDENZE));
  return messages;
}

/** What the operator reads when IRIS did not take a message; `action` begins the sentence. */
export function irisTrouble(action: string, { status, failure, fault }: IrisReply, fate: Fate): string | undefined {
  const why =
    failure !== undefined
      ? 'IRIS non ha dato una risposta leggibile'
      : fault === undefined
        ? `IRIS ha risposto ${status}`
        : `IRIS ha risposto ${[fault.code, fault.description].filter((each) => each !== '').join(': ')}`;
  return `${action}: ${why}.${fate === 'unknown' ? ' L’invio sarà ripetuto con lo stesso identificativo.' : ''}`;
}
