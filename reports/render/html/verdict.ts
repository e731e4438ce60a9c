import type { Level } from '../../../simulators/kernel/requirement.ts';
import type { Verdict } from '../../verdict-tree.ts';
import { capital, requirementWords, VERDICT_WORDS } from '../../words.ts';
import { html } from './markup.ts';
import type { Markup } from './markup.ts';

/** The words of a verdict in its colour. */
export function verdictMark(verdict: Verdict): Markup {
  return html`<span class="v v-${verdict}">${capital(VERDICT_WORDS[verdict])}</span>`;
}

/** The same for a requirement. */
export function requirementMark(requirement: { readonly level: Level; readonly verdict: Verdict }): Markup {
  return html`<span class="v v-${requirement.verdict}">${capital(requirementWords(requirement))}</span>`;
}
