import { contract } from '../../simulators/kernel/json.ts';
import type { Contract, Issue } from '../../simulators/kernel/json.ts';
import type { CommandAnswer } from '../commands/command.ts';
import { commands } from '../commands/index.ts';
import { SutUnreachable } from './driver.ts';

const results = new Map<string, Contract>();

/** The contract of a command's result; undefined for a name outside the list. */
export function resultContract(name: string): Contract | undefined {
  let found = results.get(name);
  if (found === undefined) {
    const command = commands.find((candidate) => candidate.name === name);
    if (command === undefined) return undefined;
    found = contract(command.result);
    results.set(name, found);
  }
  return found;
}

/**
 * Holds what a SUT answered against the command's contract (docs/sut-contract.md).
 * @throws SutUnreachable SUT_BAD_ANSWER, saying where and what was expected: the adapter is wrong, the SUT is not judged.
 */
export function checkedAnswer(name: string, answer: unknown): CommandAnswer {
  const bad = (problem: string): never => {
    throw new SutUnreachable('SUT_BAD_ANSWER', `comando «${name}»: ${problem}`);
  };
  if (answer === null || typeof answer !== 'object' || Array.isArray(answer))
    return bad('la risposta non è un oggetto JSON');
  const { status, result, messageToOperator } = answer as Record<string, unknown>;
  if (status !== 'done' && status !== 'rejected' && status !== 'notSupported')
    return bad(`status deve essere done, rejected o notSupported; ricevuto ${JSON.stringify(status) ?? 'nulla'}`);
  if (messageToOperator !== undefined && typeof messageToOperator !== 'string')
    return bad('messageToOperator deve essere un testo');
  if (status === 'done') {
    const issue = resultContract(name)?.check(result)[0];
    if (issue !== undefined) bad(`result non rispetta lo schema del comando: ${words(issue)}`);
  }
  return {
    status,
    ...(result === undefined ? {} : { result }),
    ...(messageToOperator === undefined ? {} : { messageToOperator }),
  };
}

function words({ path, message, value }: Issue): string {
  return `${path === '' ? 'radice' : path}: ${message} (ricevuto ${value})`;
}
