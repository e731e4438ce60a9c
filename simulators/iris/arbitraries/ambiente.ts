import { composeItalianIban } from '../../kernel/values/iban.ts';
import type { Party } from '../contract/header.ts';
import { DECK } from './deck.ts';
import type { TributoDelDeck } from './deck.ts';

/** What a message must agree with to be accepted: who sends it, what is configured, when. */
export interface Ambiente {
  /** The ente as a subject of CART, and its SIL. */
  readonly ente: Party;
  readonly denominazione: string;
  readonly tributi: readonly TributoDelDeck[];
  /** Accounts that the ente declared. */
  readonly ibans: readonly string[];
  /** Epoch ms: conditions are payable then. */
  readonly now: number;
  /** Beginning of every identifier, so that those of two ambienti never meet; at most eight characters. */
  readonly prefix: string;
}

/** An ambiente from what is given of it; the rest is that of the default ente, with tributi of the deck. */
export function ambienteDi(given: Partial<Ambiente> = {}): Ambiente {
  return {
    ente: { id: 'CEsempio', sys: 'SIL_CESEMPIO' },
    denominazione: 'Comune di Esempio',
    tributi: DECK,
    ibans: [
      composeItalianIban({ abi: '05034', cab: '02801', conto: '000000000665' }),
      composeItalianIban({ abi: '07601', cab: '02800', conto: '000027748508' }),
    ],
    now: Date.UTC(2026, 10, 23, 9),
    prefix: 'G',
    ...given,
  };
}
