import { spawn } from 'node:child_process';
import { parseJson } from '../../simulators/kernel/json.ts';
import { checkedAnswer } from './answer.ts';
import { sutInfoFrom } from './description.ts';
import { SutUnreachable } from './driver.ts';
import type { Driver } from './driver.ts';
import { COMMAND_TIMEOUT_MS } from './http.ts';

/** What the executable is asked for to list its commands. */
const LIST = 'commands';
/** Bytes of output read at most. */
const OUTPUT_CAP = 16 * 1024 * 1024;

export interface CommandDriverOptions {
  /** The program and its arguments; no shell stands in between. */
  readonly command: readonly string[];
  /** How long the program may run, ms; ten minutes unless told. */
  readonly timeoutMs?: number;
  /** Commands it supports; where they are not given, the program is asked for them. */
  readonly commands?: readonly string[];
  /** Where the platforms reach the SUT; they add to what the program says. */
  readonly endpoints?: Readonly<Record<string, string>>;
}

/**
 * Commands to an executable: for each one the program starts, reads `{ "command", "parameters", "platforms" }` from standard
 * input, writes the answer on standard output and ends with 0 (docs/sut-contract.md). `platforms` are the base URLs.
 */
export function commandDriver(options: CommandDriverOptions): Driver {
  const { command, timeoutMs = COMMAND_TIMEOUT_MS } = options;
  const [program, ...programArguments] = command;
  let platforms: Readonly<Record<string, string>> = {};

  const run = async (name: string, parameters: unknown): Promise<unknown> => {
    if (program === undefined) throw new SutUnreachable('SUT_REFUSED', 'nessun programma indicato');
    const output = await outputOf(program, programArguments, { command: name, parameters, platforms }, timeoutMs);
    const parsed = parseJson(output);
    if (!parsed.ok) throw new SutUnreachable('SUT_BAD_ANSWER', `${program}, comando «${name}»: ${parsed.problem}`);
    return parsed.value;
  };

  return {
    id: 'command',
    async start(surroundings) {
      ({ platforms } = surroundings);
      const info = sutInfoFrom(options.commands === undefined ? await run(LIST, {}) : { commands: options.commands });
      return { ...info, endpoints: { ...info.endpoints, ...options.endpoints } };
    },
    command: async (name, parameters) => checkedAnswer(name, await run(name, parameters ?? {})),
    stop: () => Promise.resolve(),
  };
}

function outputOf(program: string, list: readonly string[], input: unknown, timeoutMs: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, list, { stdio: ['pipe', 'pipe', 'pipe'], timeout: timeoutMs, killSignal: 'SIGKILL' });
    const chunks: Buffer[] = [];
    const complaints: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= OUTPUT_CAP) chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (complaints.length < 16) complaints.push(chunk);
    });
    child.on('error', (error) =>
      reject(new SutUnreachable('SUT_REFUSED', `il programma ${program} non parte: ${error.message}`)),
    );
    // a program that ends without reading its input is judged by how it ends
    child.stdin.on('error', () => undefined);
    child.on('close', (code, signal) => {
      if (signal !== null)
        reject(
          new SutUnreachable('SUT_TIMEOUT', `il programma ${program} non ha finito entro ${timeoutMs / 1000} secondi`),
        );
      else if (code !== 0)
        reject(
          new SutUnreachable(
            'SUT_CRASHED',
            `il programma ${program} è finito con codice ${code}: ${Buffer.concat(complaints).toString().trim().slice(0, 500)}`,
          ),
        );
      else if (size > OUTPUT_CAP)
        reject(new SutUnreachable('SUT_BAD_ANSWER', `il programma ${program} ha scritto più di ${OUTPUT_CAP} byte`));
      else resolve(Buffer.concat(chunks));
    });
    child.stdin.end(JSON.stringify(input));
  });
}
