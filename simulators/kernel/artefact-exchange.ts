import type { SeenExchange } from './platform.ts';
import type { Rule } from './platform.ts';
import { flaw } from './artefact.ts';
import type { ArtefactFinding } from './artefact.ts';
import type { Requirement } from './requirement.ts';
import { exchangeOf } from './view.ts';

/**
 * The exchange that would carry a text to a platform, taken in with the status that says so (200 unless told): rules that look
 * at one request alone can judge it.
 */
export function carrying(
  platform: string,
  operation: string,
  text: string,
  contentType: string,
  status = 200,
): SeenExchange {
  return exchangeOf(
    {
      kind: 'exchange',
      at: 0,
      elapsedMs: 0,
      platform,
      direction: 'toPlatform',
      operation,
      request: { method: 'POST', url: `/${operation}`, headers: { 'content-type': contentType }, text },
      response: { status, headers: {} },
      satisfied: [],
      findings: [],
    },
    0,
  );
}

/** What some of a platform's rules hold against an exchange, as findings on the artefact that it carries. */
export function findingsOfRules<Memory>(
  exchange: SeenExchange,
  rules: readonly Rule<Memory>[],
  memory: Memory,
  { place, requirement }: { readonly place: string; requirement(id: string): Requirement },
): readonly ArtefactFinding[] {
  return rules.flatMap((rule) => {
    const { operations } = rule;
    if (operations !== undefined && !operations.includes(exchange.operation ?? '')) return [];
    const said = rule.check(exchange, memory);
    if (said?.outcome !== 'violated') return [];
    const { message, expected = '', observed = '' } = said;
    return [flaw(requirement(rule.requirement), { place, message, expected, observed })];
  });
}
