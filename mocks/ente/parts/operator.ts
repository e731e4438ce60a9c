import type { Reply } from '../client.ts';

const SILENCE: Readonly<Record<Exclude<NonNullable<Reply['failure']>, 'NO_VOUCHER'>, string>> = {
  TIMEOUT: 'non ha risposto in tempo',
  RESET: 'ha interrotto la connessione',
  UNREACHABLE: 'non è raggiungibile',
  UNREADABLE: 'ha dato una risposta illeggibile',
};

/**
 * What the operator reads when SEND did not do what was asked: what was being done, and SEND's own reasons. `action` is
 * the beginning of the sentence: "Deposito della notifica non riuscito".
 */
export function operatorMessage(action: string, reply: Reply): string {
  if (reply.failure === 'NO_VOUCHER')
    return `${action}: PDND non ha dato il voucher. Controllare su PDND client, chiave e finalità.`;
  if (reply.failure !== undefined)
    return `${action}: SEND ${SILENCE[reply.failure]}. Nulla è andato perduto: si può riprovare più tardi.`;
  const reasons = problemsIn(reply.json);
  return `${action}: SEND ha risposto ${reply.status}${reasons.length === 0 ? '' : ` (${reasons.join('; ')})`}.`;
}

/** Whether the operator is shown that SEND refused a notification after taking it, and why. */
export function refusalMessage(reasons: readonly string[]): string | undefined {
  return `SEND ha rifiutato la notifica: ${reasons.length === 0 ? 'motivo non indicato' : reasons.join('; ')}.`;
}

function problemsIn(json: unknown): string[] {
  const problem = json as
    | {
        errors?: { code?: string; element?: string; detail?: string }[];
        detail?: string;
        title?: string;
        message?: string;
      }
    | undefined;
  if (Array.isArray(problem?.errors))
    return problem.errors.map(({ code, element, detail }) => [code, element, detail].filter(Boolean).join(' · '));
  return [problem?.detail ?? problem?.title ?? problem?.message].filter((text) => text !== undefined);
}
