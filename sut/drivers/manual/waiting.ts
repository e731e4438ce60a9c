import { commandTraffic } from '../../commands/traffic.ts';
import type { SeenExchange, Surroundings } from '../driver.ts';
import type { Operator } from './operator.ts';

/** How a wait for somebody's traffic ended. */
export interface Waited<Said> {
  /** What the person said; absent where traffic showed the command done first. */
  readonly said?: Said;
  /** A platform refused something on the way: what the gestionale then shows matters. */
  readonly refused: boolean;
}

/** An answer that reached the SUT whole and was no refusal. */
function accepted({ response, failure, fault }: SeenExchange): boolean {
  return response.status < 400 && failure === undefined && (fault === undefined || fault.kind === 'delay');
}

/**
 * Waits until the wire shows a command done, or until `person` settles. Each exchange is ticked off on the operator's screen as
 * it comes; a refusal is told, and waiting goes on: software may try again.
 * @param person what the person says; aborted through `signal` once traffic has told
 */
export async function untilDone<Said>(
  command: string,
  observe: Surroundings['observe'],
  operator: Operator,
  person: (signal: AbortSignal) => Promise<Said>,
): Promise<Waited<Said>> {
  const expected = commandTraffic[command]?.by ?? [];
  const shown = new AbortController();
  let refused = false;
  const stopObserving = observe?.((exchange) => {
    if (exchange.direction !== 'toPlatform') return;
    const { platform, operation, response } = exchange;
    const name = `${platform.toUpperCase()} ${operation ?? 'richiesta sconosciuta'}`;
    if (!accepted(exchange)) {
      refused = true;
      operator.tell(
        `  [!] ${name}: non riuscita (${response.status}). Se il gestionale si ferma qui, scrivere «rifiutato».`,
      );
      return;
    }
    operator.tell(`  [x] ${name} (${response.status})`);
    if (expected.includes(`${platform}/${(operation ?? '').split('@')[0]}`)) shown.abort();
  });
  try {
    return { said: await person(shown.signal), refused };
  } catch (error) {
    if (!shown.signal.aborted) throw error;
    return { refused };
  } finally {
    stopObserving?.();
  }
}
