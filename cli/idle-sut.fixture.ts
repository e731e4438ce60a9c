import { requirementVerdicts, judge } from '../reports/verdict.ts';
import { catalogue } from '../simulators/index.ts';
import { contract } from '../simulators/kernel/json.ts';
import { readChain } from '../simulators/kernel/journal.ts';
import type { Peer } from '../simulators/kernel/tenants.ts';
import { runPlans } from '../steps/run.ts';
import type { Command, CommandAnswer } from '../sut/commands/command.ts';
import { commands } from '../sut/commands/index.ts';
import type { Driver } from '../sut/drivers/driver.ts';
import { planRun } from './plan-run.fixture.ts';

// Runs a plan against software that does nothing, in a process of plain Node (Cucumber loads the steps by itself, and a
// test runner's copy of them is another one); writes the verdicts as JSON.

const ORIGIN = 'http://ente.collaudo.test';
const ENDPOINTS = ['pagopa', 'iris', 'io', 'ioservice', 'pdnd', 'gpd'];

/** Answers every command, and whatever a platform calls it for, without ever calling anybody. */
function idle(answer: (command: Command) => CommandAnswer): Driver & { readonly station: Peer } {
  return {
    id: 'idle',
    station: {
      route: () => undefined,
      handle: () => Promise.resolve({ status: 200, headers: { 'content-type': 'text/xml' }, body: new Uint8Array(0) }),
    },
    start: () =>
      Promise.resolve({
        name: 'software inerte',
        version: '0',
        commands: commands.map(({ name }) => name),
        endpoints: Object.fromEntries(ENDPOINTS.map((name) => [name, `${ORIGIN}/${name}`])),
      }),
    command(name) {
      const command = commands.find((each) => each.name === name);
      if (command === undefined) throw new Error(`there is no command ${name}`);
      return Promise.resolve(name === 'set-clock' || name === 'restart' ? { status: 'done' } : answer(command));
    },
    stop: () => Promise.resolve(),
  };
}

/** The least that a schema admits: no list has an element more than it must, nothing optional is there. */
function least(schema: Readonly<Record<string, unknown>>): unknown {
  if ('const' in schema) return schema['const'];
  const [first] = (schema['anyOf'] ?? schema['enum'] ?? []) as readonly unknown[];
  if (first !== undefined) return typeof first === 'object' ? least(first as Record<string, unknown>) : first;
  switch (schema['type']) {
    case 'object': {
      const members = (schema['properties'] ?? {}) as Readonly<Record<string, Record<string, unknown>>>;
      const required = (schema['required'] ?? []) as readonly string[];
      return Object.fromEntries(required.map((name) => [name, least(members[name]!)]));
    }
    case 'array':
      return Array.from({ length: (schema['minItems'] as number | undefined) ?? 0 }, () =>
        least(schema['items'] as Record<string, unknown>),
      );
    case 'integer':
    case 'number':
      return schema['minimum'] ?? 0;
    case 'boolean':
      return false;
    default:
      return TEXTS.find((text) => contract(schema as never).check(text).length === 0) ?? '';
  }
}

const TEXTS = [
  '',
  'x',
  '1',
  '301000000000000144',
  '12345678903',
  'BNRMHL75C06G702B',
  '2026-11-22',
  'http://127.0.0.1/',
];

const SUTS: Readonly<Record<string, (command: Command) => CommandAnswer>> = {
  rifiuta: () => ({ status: 'rejected', messageToOperator: 'Operazione non riuscita.' }),
  acconsente: ({ result }) => ({
    status: 'done',
    result: least(result as unknown as Record<string, unknown>),
  }),
};

const [planId = '', behaviour = ''] = process.argv.slice(2);
const answer = SUTS[behaviour];
if (answer === undefined) throw new Error(`no such software: ${behaviour}; there is ${Object.keys(SUTS).join(', ')}`);
const { journal } = await runPlans(
  planRun(planId, {
    facts: { id: 'idle', sut: { driver: 'idle', name: 'software inerte', version: '0' } },
    driver: () => idle(answer),
  }),
);
const [plan] = judge(readChain(journal.lines()).entries, catalogue).plans;
const scenarios = plan!.cases.flatMap((each) => each.scenarios.map(({ id, verdict }) => [id, verdict] as const));
console.log(JSON.stringify({ scenarios, requirements: [...requirementVerdicts(plan!)] }));
