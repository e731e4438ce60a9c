import type { Level } from '../../../simulators/kernel/requirement.ts';
import type { Verdict } from '../../verdict-tree.ts';
import { capital, requirementWords, VERDICT_WORDS } from '../../words.ts';
import { VERDICT_COLOURS } from './style.ts';
import type { Span } from './text.ts';

/** The words of a verdict in its colour: colour alone never says it. */
export function verdictSpan(verdict: Verdict): Span {
  return { text: capital(VERDICT_WORDS[verdict]), face: 'strong', colour: VERDICT_COLOURS[verdict] };
}

/** The same for a requirement. */
export function requirementSpan(requirement: { readonly level: Level; readonly verdict: Verdict }): Span {
  return { ...verdictSpan(requirement.verdict), text: capital(requirementWords(requirement)) };
}
