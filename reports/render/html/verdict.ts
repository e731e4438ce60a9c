import type { Verdict } from '../../verdict-tree.ts';
import { capital, VERDICT_WORDS } from '../../words.ts';
import { html } from './markup.ts';
import type { Markup } from './markup.ts';

/** The words of a verdict in its colour. */
export function verdictMark(verdict: Verdict): Markup {
  return html`<span class="v v-${verdict}">${capital(VERDICT_WORDS[verdict])}</span>`;
}
