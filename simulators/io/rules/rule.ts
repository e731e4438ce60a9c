import type { Rule, SeenExchange } from '../../kernel/platform.ts';
import { satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { IoMemory } from '../memory.ts';
import { contentOf, members, SUBMIT, text } from '../seen.ts';
import type { Members } from '../seen.ts';

export type IoRule = Rule<IoMemory>;

export interface Problem {
  readonly expected: string;
  readonly observed: string;
}

export interface Words {
  readonly met: string;
  readonly broken: string;
}

/** A rule on some operations or calls; on every call of the ente's where none is named. */
export function rule(
  requirement: string,
  operations: readonly string[] | undefined,
  check: (exchange: SeenExchange, memory: IoMemory) => Judgement | undefined,
): IoRule {
  return {
    requirement,
    ...(operations === undefined ? {} : { operations }),
    check: (exchange, memory) =>
      exchange.direction === 'betweenPlatforms' || (operations === undefined && exchange.direction !== 'toPlatform')
        ? undefined
        : check(exchange, memory),
  };
}

/** Satisfied where `problem` is undefined, violated otherwise. */
export function unless(problem: Problem | undefined, words: Words): Judgement {
  return problem === undefined ? satisfied(words.met) : violated(words.broken, problem.expected, problem.observed);
}

/** A message as rules on its content read it. */
export interface Content {
  readonly subject: string;
  readonly markdown: string;
  readonly dueDate: string | undefined;
  readonly payment: Members | undefined;
  readonly exchange: SeenExchange;
  readonly memory: IoMemory;
}

/** What a look at a message gives: nothing to say, all well, or a problem. */
export type Look = 'fine' | Problem | undefined;

/** A rule on what a message says, whatever IO answers. */
export function onContent(requirement: string, words: Words, look: (content: Content) => Look): IoRule {
  return rule(requirement, SUBMIT, (exchange, memory) => {
    const content = contentOf(exchange);
    const { subject, markdown, due_date, payment_data } = content;
    if (typeof subject !== 'string' || typeof markdown !== 'string') return undefined;
    const seen = look({
      subject,
      markdown,
      dueDate: text(due_date),
      payment: payment_data === undefined ? undefined : members(payment_data),
      exchange,
      memory,
    });
    if (seen === undefined) return undefined;
    return unless(seen === 'fine' ? undefined : seen, words);
  });
}

/** A look that finds a problem or none. */
export const found = (problem: Problem | undefined): Look => problem ?? 'fine';
