import { satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';

/** Whether the ente answered a call of IRIS as it must: taken in charge, or a SOAP fault (iris.md §1.1). */
export function answered(
  response: { readonly status: number; readonly text?: string },
  failure: string | undefined,
  sent: boolean,
  what: string,
): Judgement | undefined {
  if (!sent) return undefined;
  const expected = 'la presa in carico, o un errore SOAP';
  // an ente that cannot be reached, or whose answer was lost on the way, is not judged here
  if (failure !== undefined)
    return failure === 'TIMEOUT' ? violated(`L’ente non risponde ${what}.`, expected, 'nessuna risposta') : undefined;
  if (response.status >= 200 && response.status < 300) return satisfied(`L’ente risponde ${what}.`);
  return /<(?:[\w.-]+:)?Fault[\s>]/.test(response.text ?? '')
    ? satisfied(`L’ente risponde ${what} con un errore SOAP.`)
    : violated(`L’ente risponde ${what} con un errore che non è un errore SOAP.`, expected, `stato ${response.status}`);
}
