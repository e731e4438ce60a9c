import { createInterface } from 'node:readline';
import { OperatorGone } from '../sut/drivers/manual/index.ts';
import type { Operator } from '../sut/drivers/manual/index.ts';

interface Waiting {
  readonly answer: (line: string) => void;
  readonly leave: (reason: unknown) => void;
}

/** The person at the terminal: questions on standard error, one line of standard input each. */
export function operatorAtTerminal(): Operator {
  const { stdin, stderr } = process;
  const lines: string[] = [];
  let waiting: Waiting | undefined;
  let gone = false;
  const terminal = createInterface({ input: stdin, terminal: false });
  terminal.on('line', (line) => {
    if (waiting === undefined) lines.push(line);
    else waiting.answer(line);
  });
  terminal.on('close', () => {
    gone = true;
    waiting?.leave(new OperatorGone());
  });
  return {
    tell: (text) => void stderr.write(`${text}\n`),
    ask(question, signal) {
      // what a person typed before being asked answers something else; what a program wrote waits its turn
      if (stdin.isTTY) lines.length = 0;
      stderr.write(`${question}\n> `);
      return new Promise<string>((resolve, reject) => {
        const settled = <Value>(settle: (value: Value) => void) => {
          return (value: Value): void => {
            waiting = undefined;
            signal?.removeEventListener('abort', aborted);
            settle(value);
          };
        };
        const leave = settled(reject);
        const aborted = (): void => leave(signal?.reason);
        const next = lines.shift();
        if (next !== undefined) resolve(next);
        else if (gone) reject(new OperatorGone());
        else {
          waiting = { answer: settled(resolve), leave };
          signal?.addEventListener('abort', aborted);
        }
      });
    },
    close: () => terminal.close(),
  };
}

/** Asks the person at the terminal one thing. @throws OperatorGone where the terminal is closed instead. */
export async function askOperator(question: string): Promise<string> {
  const operator = operatorAtTerminal();
  try {
    return await operator.ask(question);
  } finally {
    operator.close?.();
  }
}
