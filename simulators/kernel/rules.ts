import type { Platform, SeenExchange } from './platform.ts';
import type { Finding, Judgement } from './requirement.ts';

/** What a platform's rules make of one exchange: requirements satisfied (sorted), and findings violated or not observed. */
export interface RuleFindings {
  readonly satisfied: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Runs a platform's rules on an exchange, then lets their memory take it in. The same for a live run and for a rejudge,
 * so the two cannot differ. What `crashed` is told of (a rule that throws) is the harness's fault; without it, it is thrown.
 */
export function judgeExchange(
  platform: Platform,
  exchange: SeenExchange,
  memory: unknown,
  crashed: (what: string, error: unknown) => void = rethrow,
): RuleFindings {
  const satisfied = new Set<string>();
  const findings: Finding[] = [];
  for (const rule of rulesFor(platform, exchange.operation)) {
    let judgement: Judgement | undefined;
    try {
      judgement = rule.check(exchange, memory);
    } catch (error) {
      crashed(rule.requirement, error);
    }
    if (judgement === undefined) continue;
    if (judgement.outcome === 'satisfied') satisfied.add(rule.requirement);
    else findings.push({ exchange: exchange.seq, ...judgement, requirement: rule.requirement });
  }
  try {
    platform.memory.remember(memory, exchange);
  } catch (error) {
    crashed('memory', error);
  }
  return { satisfied: [...satisfied].sort(), findings };
}

function rethrow(_: string, error: unknown): never {
  throw error;
}

const indexes = new WeakMap<Platform, Map<string | undefined, Platform['rules']>>();

function rulesFor(platform: Platform, operation: string | undefined): Platform['rules'] {
  let index = indexes.get(platform);
  if (index === undefined) indexes.set(platform, (index = new Map()));
  let rules = index.get(operation);
  if (rules === undefined) {
    rules = platform.rules.filter(
      (rule) => rule.operations === undefined || (operation !== undefined && rule.operations.includes(operation)),
    );
    index.set(operation, rules);
  }
  return rules;
}
