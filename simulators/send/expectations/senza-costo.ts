import type { SeenExchange } from '../../kernel/platform.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import { euro } from './story.ts';

/**
 * What a creditor does while SEND does not tell the cost: no public document settles it (send.md §6.3, §11.12), so each
 * declares its own. `ultimoCosto`: the last cost told, none where none was; `importoBase`: the amount without costs;
 * `esitoNegativo`: the payment does not proceed.
 */
export type Politica = 'ultimoCosto' | 'importoBase' | 'esitoNegativo';

const NAMES: Readonly<Record<Politica, string>> = {
  ultimoCosto: 'l’ultimo costo letto',
  importoBase: 'l’importo base',
  esitoNegativo: 'il pagamento non procede',
};

/** What a station answered to the node. */
interface Answered {
  readonly called: SeenExchange;
  readonly outcome: string | undefined;
  /** Cents. */
  readonly amount: number | undefined;
}

/** Judges an answer against the policy declared, given the base amount and the last cost SEND told before; cents. */
export function policyKept(
  { called, outcome, amount }: Answered,
  politica: unknown,
  { base, last }: { readonly base: number; readonly last: number | undefined },
): Judgement {
  if (politica === undefined)
    return notObserved('L’ente non ha dichiarato che cosa fa quando SEND non comunica il costo.');
  if (typeof politica !== 'string' || !Object.hasOwn(NAMES, politica))
    throw new RangeError(`parameter "politica": one of ${Object.keys(NAMES).join(', ')} expected`);
  const declared = politica as Politica;
  const observed = outcome === 'KO' ? 'esito negativo' : amount === undefined ? 'nessun importo' : euro(amount);
  const due = declared === 'ultimoCosto' ? base + (last ?? 0) : base;
  const kept = declared === 'esitoNegativo' ? outcome === 'KO' : amount === due;
  return kept
    ? satisfied(`Senza il costo vale ciò che l’ente ha dichiarato: ${NAMES[declared]}.`, called.seq)
    : violated(
        `Senza il costo non vale ciò che l’ente ha dichiarato: ${NAMES[declared]}.`,
        declared === 'esitoNegativo' ? 'esito negativo' : euro(due),
        observed,
        called.seq,
      );
}
