import type { Attestation, CommandAnswer } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import { commandTraffic } from '../../commands/traffic.ts';
import type { Driver, Surroundings } from '../driver.ts';
import { witness } from './attestation.ts';
import { askUntil } from './operator.ts';
import type { Operator } from './operator.ts';
import { askedResult, described } from './questions.ts';
import { untilDone } from './waiting.ts';

export { OperatorGone } from './operator.ts';
export type { Operator } from './operator.ts';

export interface ManualDriverOptions {
  readonly operator: Operator;
  /** Where the platforms reach the SUT. */
  readonly endpoints?: Readonly<Record<string, string>>;
  /** Name and version of the gestionale; asked where they are not told. */
  readonly product?: { readonly name: string; readonly version: string };
  /** Reads a file that is attached to an attestation; undefined where it cannot be read. */
  readonly read?: (path: string) => Uint8Array | undefined;
}

/** What no person can do on request: the clock is not theirs. */
const NOT_BY_HAND = new Set(['set-clock']);

const OUTCOMES: Readonly<Record<string, CommandAnswer['status']>> = {
  fatto: 'done',
  f: 'done',
  rifiutato: 'rejected',
  r: 'rejected',
  'non possibile': 'notSupported',
  n: 'notSupported',
};

/**
 * Commands to a person: says what to do in the gestionale, waits until the wire shows it done and ticks it off, and asks only
 * for what the wire cannot tell. What a person says is attested.
 */
export function manualDriver({
  operator,
  endpoints = {},
  product,
  read = () => undefined,
}: ManualDriverOptions): Driver {
  let surroundings: Surroundings | undefined;
  const attest = witness(operator, read, () => surroundings?.clock.now() ?? 0);
  return {
    id: 'manual',
    async start(given) {
      surroundings = given;
      const urls = Object.entries(given.platforms).map(([platform, url]) => `  ${platform}: ${url}`);
      operator.tell(`Prova manuale. Il gestionale deve usare questi indirizzi:\n${urls.join('\n')}`);
      const { name, version } = product ?? {
        name: (await operator.ask('Nome e versione del gestionale:')).trim(),
        version: 'indicata dall’operatore',
      };
      return {
        name: name === '' ? 'gestionale provato a mano' : name,
        version,
        commands: commands.map((command) => command.name).filter((command) => !NOT_BY_HAND.has(command)),
        endpoints,
      };
    },
    command: (name, parameters) => instruct(operator, surroundings, attest, name, parameters),
    stop() {
      operator.close?.();
      return Promise.resolve();
    },
  };
}

async function instruct(
  operator: Operator,
  surroundings: Surroundings | undefined,
  attest: () => Promise<Attestation>,
  name: string,
  parameters: unknown,
): Promise<CommandAnswer> {
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined || NOT_BY_HAND.has(name)) return { status: 'notSupported' };
  const { by = [], whole = false } = commandTraffic[name] ?? {};
  operator.tell(`\n${command.instruction}\n${described(parameters, '  ')}`);
  const { said, refused } = await untilDone(name, surroundings?.observe, operator, (signal) =>
    askUntil(
      operator,
      by.length > 0
        ? 'Il banco aspetta il traffico e prosegue da sé; altrimenti scrivere: fatto / rifiutato / non possibile'
        : 'Fatto? [fatto / rifiutato / non possibile]',
      (line) => OUTCOMES[line.trim().toLowerCase()],
      signal,
    ),
  );
  if (said === 'notSupported') return { status: said };
  const status = said ?? 'done';
  // what was accepted at once has nothing to say to its operator
  const message =
    said === undefined && !refused
      ? ''
      : (await operator.ask('Messaggio mostrato dal gestionale (vuoto se non ce n’è):')).trim();
  const result = status === 'done' && !whole ? await askedResult(operator, name) : {};
  const answer = {
    status,
    ...(status === 'done' ? { result } : {}),
    ...(message === '' ? {} : { messageToOperator: message }),
  };
  const told = message !== '' || Object.keys(result).length > 0;
  return told ? { ...answer, attestation: await attest() } : answer;
}
