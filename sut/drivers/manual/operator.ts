import { SutUnreachable } from '../driver.ts';

/** The person at the gestionale, as the bench speaks with them. */
export interface Operator {
  /** Shows a text. */
  tell(text: string): void;
  /**
   * Shows a text and waits for one line of answer. Aborted, it waits no more.
   * @throws OperatorGone where nobody is there to answer
   */
  ask(question: string, signal?: AbortSignal): Promise<string>;
  /** Nothing more is to be said. */
  close?(): void;
}

/** The terminal was closed: what only a person can do cannot be done. */
export class OperatorGone extends SutUnreachable {
  constructor() {
    super('SUT_OPERATOR_GONE', 'al terminale non c’è più nessuno che risponda');
  }
}

/** How many times an answer that cannot be understood is asked for again. */
const TRIES = 5;

/**
 * Asks until the answer can be read.
 * @throws SutUnreachable SUT_BAD_ANSWER where none could
 */
export async function askUntil<Value>(
  { ask }: Pick<Operator, 'ask'>,
  text: string,
  read: (line: string) => Value | undefined,
  signal?: AbortSignal,
): Promise<Value> {
  for (let tries = 0; tries < TRIES; tries++) {
    const value = read(await ask(tries === 0 ? text : `Risposta non compresa. ${text}`, signal));
    if (value !== undefined) return value;
  }
  throw new SutUnreachable('SUT_BAD_ANSWER', `nessuna risposta comprensibile dopo ${TRIES} tentativi: ${text}`);
}

/** The line without its blanks; undefined where nothing is left. */
export function present(line: string): string | undefined {
  const text = line.trim();
  return text === '' ? undefined : text;
}
