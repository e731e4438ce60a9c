import { createInterface } from 'node:readline/promises';

/** Asks the person at the terminal; the answer is one line. */
export async function askOperator(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(`${question}\n> `);
  } finally {
    terminal.close();
  }
}
