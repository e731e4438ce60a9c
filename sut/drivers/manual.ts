import { parseJsonText } from '../../simulators/kernel/json.ts';
import { basename } from 'node:path';
import { sha256 } from '../../simulators/kernel/canonical.ts';
import type { Clock } from '../../simulators/kernel/clock.ts';
import type { Attestation, CommandAnswer } from '../commands/command.ts';
import { commands } from '../commands/index.ts';
import { resultContract } from './answer.ts';
import { SutUnreachable } from './driver.ts';
import type { Driver } from './driver.ts';

/** Shows a text to a person and waits for one line of answer. */
export type Ask = (question: string) => Promise<string>;

export interface ManualDriverOptions {
  readonly ask: Ask;
  /** Where the platforms reach the SUT. */
  readonly endpoints?: Readonly<Record<string, string>>;
  /** Reads a file that is attached to an attestation; undefined where it cannot be read. */
  readonly read?: (path: string) => Uint8Array | undefined;
}

/** What no person can do on request: the clock is not theirs. */
const NOT_BY_HAND = new Set(['set-clock']);
/** How many times an answer that cannot be understood is asked for again. */
const TRIES = 5;

/** The parts of a JSON Schema that matter to a question. */
interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly { readonly const?: unknown }[];
}

/** Commands to a person: says what to do in the gestionale, then asks for what the gestionale shows. */
export function manualDriver({ ask, endpoints = {}, read = () => undefined }: ManualDriverOptions): Driver {
  let clock: Clock | undefined;
  let witness: { readonly chi: string; readonly ruolo: string } | undefined;
  /** What a person says of the gestionale is attested: who says it is asked once. */
  const attest = async (): Promise<Attestation> => {
    witness ??= {
      chi: await askUntil(ask, 'Chi attesta ciò che il gestionale mostra? Nome e cognome:', present),
      ruolo: await askUntil(ask, 'In quale ruolo?', present),
    };
    const allegato = await attached(ask, read);
    return {
      ...witness,
      quando: new Date(clock?.now() ?? 0).toISOString(),
      ...(allegato === undefined ? {} : { allegato }),
    };
  };
  return {
    id: 'manual',
    start({ platforms, clock: runClock }) {
      clock = runClock;
      const urls = Object.entries(platforms).map(([platform, url]) => `  ${platform}: ${url}`);
      return ask(
        `Prova manuale. Il gestionale deve usare questi indirizzi:\n${urls.join('\n')}\nNome e versione del gestionale:`,
      ).then((name) => ({
        name: name.trim() === '' ? 'gestionale provato a mano' : name.trim(),
        version: 'indicata dall’operatore',
        commands: commands.map((command) => command.name).filter((command) => !NOT_BY_HAND.has(command)),
        endpoints,
      }));
    },
    async command(name, parameters) {
      const answer = await instruct(ask, name, parameters);
      const told = answer.status === 'done' && Object.keys(answer.result ?? {}).length > 0;
      return told ? { ...answer, attestation: await attest() } : answer;
    },
    stop: () => Promise.resolve(),
  };
}

async function instruct(ask: Ask, name: string, parameters: unknown): Promise<CommandAnswer> {
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined || NOT_BY_HAND.has(name)) return { status: 'notSupported' };
  const outcome = await askUntil(
    ask,
    `${command.instruction}\n${described(parameters, '  ')}\nFatto? [fatto / rifiutato / non possibile]`,
    (line) => OUTCOMES[line.trim().toLowerCase()],
  );
  if (outcome === 'notSupported') return { status: 'notSupported' };
  const message = (await ask('Messaggio mostrato dal gestionale (vuoto se non ce n’è):')).trim();
  const messageToOperator = message === '' ? {} : { messageToOperator: message };
  if (outcome === 'rejected') return { status: 'rejected', ...messageToOperator };
  const schema = command.result as Schema;
  const result: Record<string, unknown> = {};
  for (const [member, each] of Object.entries(schema.properties ?? {})) {
    const required = schema.required?.includes(member) ?? false;
    const value = await askUntil(ask, question(member, each, required), (line) => valueFrom(line, each, required));
    if (value !== NOTHING) result[member] = value;
  }
  const issue = resultContract(name)?.check(result)[0];
  if (issue !== undefined)
    throw new SutUnreachable(
      'SUT_BAD_ANSWER',
      `comando «${name}»: i dati indicati non bastano: ${issue.path} ${issue.message}`,
    );
  return { status: 'done', result, ...messageToOperator };
}

function present(line: string): string | undefined {
  const text = line.trim();
  return text === '' ? undefined : text;
}

/** A file the person attaches, by name and digest; nothing where the line is empty. */
async function attached(
  ask: Ask,
  read: (path: string) => Uint8Array | undefined,
): Promise<Attestation['allegato'] | undefined> {
  return askUntil(ask, 'File da allegare, per esempio la schermata (percorso; vuoto se non ce n’è):', (line) => {
    const path = line.trim();
    if (path === '') return NO_FILE;
    const bytes = read(path);
    return bytes === undefined ? undefined : { nome: basename(path), sha256: sha256(bytes) };
  }).then((found) => (found === NO_FILE ? undefined : found));
}

const NO_FILE = { nome: '', sha256: '' } as const;

const OUTCOMES: Readonly<Record<string, CommandAnswer['status']>> = {
  fatto: 'done',
  f: 'done',
  rifiutato: 'rejected',
  r: 'rejected',
  'non possibile': 'notSupported',
  n: 'notSupported',
};

/** A member the person leaves out. */
const NOTHING = Symbol('nothing');

function question(member: string, schema: Schema, required: boolean): string {
  const kind =
    schema.anyOf?.map((each) => String(each.const)).join(' / ') ??
    (schema.type === 'integer' ? 'numero intero' : schema.type === 'string' ? 'testo' : 'JSON');
  const note = schema.description === undefined ? '' : `, ${schema.description}`;
  return `${member} (${kind}${note}${required ? '' : '; vuoto se manca'}):`;
}

function valueFrom(line: string, schema: Schema, required: boolean): unknown {
  const text = line.trim();
  if (text === '') return required ? undefined : NOTHING;
  if (schema.anyOf !== undefined) return schema.anyOf.find((each) => each.const === text)?.const;
  if (schema.type === 'integer') return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
  if (schema.type === 'string') return text;
  const parsed = parseJsonText(text);
  return parsed.ok ? parsed.value : undefined;
}

async function askUntil<Value>(ask: Ask, text: string, read: (line: string) => Value | undefined): Promise<Value> {
  for (let tries = 0; tries < TRIES; tries++) {
    const value = read(await ask(tries === 0 ? text : `Risposta non compresa. ${text}`));
    if (value !== undefined) return value;
  }
  throw new SutUnreachable('SUT_BAD_ANSWER', `nessuna risposta comprensibile dopo ${TRIES} tentativi: ${text}`);
}

/** Parameters as a person reads them: one line each, nested ones indented. */
function described(value: unknown, indent: string): string {
  if (value === null || typeof value !== 'object') return `${indent}${String(value)}`;
  return Object.entries(value)
    .map(([name, member]: [string, unknown]) =>
      member !== null && typeof member === 'object'
        ? `${indent}${name}:\n${described(member, `${indent}  `)}`
        : `${indent}${name}: ${String(member)}`,
    )
    .join('\n');
}
