import type { Rule, SeenExchange } from '../../kernel/platform.ts';
import { satisfied, violated } from '../../kernel/requirement.ts';
import type { Judgement } from '../../kernel/requirement.ts';
import type { Pendenza } from '../contract/pendenza.ts';
import type { IrisMemory } from '../memory.ts';
import { isFromEnte, operationName, pendenzeOf } from '../seen.ts';
import type { Allineamento } from '../seen.ts';

export type IrisRule = Rule<IrisMemory>;

export interface Problem {
  readonly expected: string;
  readonly observed: string;
}

export interface Words {
  readonly met: string;
  readonly broken: string;
}

/** A rule on some operations or calls, whatever the address they came by (all of the ente's where none is named). */
export function rule(
  requirement: string,
  names: readonly string[] | undefined,
  check: (exchange: SeenExchange, memory: IrisMemory) => Judgement | undefined,
): IrisRule {
  return {
    requirement,
    check: (exchange, memory) => {
      const name = operationName(exchange);
      const concerns = names === undefined ? isFromEnte(exchange) : name !== undefined && names.includes(name);
      return concerns ? check(exchange, memory) : undefined;
    },
  };
}

/** Satisfied where `problem` is undefined, violated otherwise. */
export function unless(problem: Problem | undefined, words: Words): Judgement {
  return problem === undefined ? satisfied(words.met) : violated(words.broken, problem.expected, problem.observed);
}

/** A pendenza in its request. */
export interface InMessage {
  readonly pendenza: Pendenza;
  readonly allineamento: Allineamento;
  readonly exchange: SeenExchange;
  readonly memory: IrisMemory;
}

/** What a look at one pendenza gives: nothing to say, all well, or a problem. */
export type Look = 'fine' | Problem | undefined;

/**
 * A rule on every pendenza of a message: violated by the first that has a problem, satisfied where at least one was
 * looked at and none has any.
 */
export function onPendenze(requirement: string, words: Words, look: (here: InMessage) => Look): IrisRule {
  return rule(requirement, undefined, (exchange, memory) => {
    let looked = false;
    for (const { pendenza, allineamento } of pendenzeOf(exchange.request)) {
      const seen = look({ pendenza, allineamento, exchange, memory });
      if (seen === undefined) continue;
      looked = true;
      if (seen !== 'fine')
        return violated(words.broken, seen.expected, `pendenza ${pendenza.idPendenza || 'senza id'}: ${seen.observed}`);
    }
    return looked ? satisfied(words.met) : undefined;
  });
}

/** The first problem among some, or 'fine'; undefined where there was nothing to look at. */
export function firstProblem<Item>(items: readonly Item[], problemOf: (item: Item) => Problem | undefined): Look {
  if (items.length === 0) return undefined;
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== undefined) return problem;
  }
  return 'fine';
}
