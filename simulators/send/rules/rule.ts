import type { Rule, SeenExchange } from '../../kernel/platform.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import { satisfied, violated } from '../../kernel/requirement.ts';
import type { SendMemory } from '../memory.ts';

export type SendRule = Rule<SendMemory>;

/** A rule on some operations (all where none is named). */
export function rule(
  requirement: string,
  operations: readonly string[] | undefined,
  check: (exchange: SeenExchange, memory: SendMemory) => Judgement | undefined,
): SendRule {
  return { requirement, check, ...(operations === undefined ? {} : { operations }) };
}

/** Satisfied where `problem` is undefined, violated otherwise. */
export function unless(
  problem: { readonly expected: string; readonly observed: string } | undefined,
  message: { readonly met: string; readonly broken: string },
): Judgement {
  return problem === undefined ? satisfied(message.met) : violated(message.broken, problem.expected, problem.observed);
}
