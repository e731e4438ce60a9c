import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** As a user starts it: the second start finds the sources compiled, and tests start it some two hundred times. */
export const COMMAND = join(import.meta.dirname, '../bin/collaudo.js');

export interface Processes {
  /** A folder of the file of tests, gone with them. */
  readonly folder: string;
  /** Starts a program of this Node's; resolves when it has said something, as one that listens does. @throws Error with what it said if it ended before. */
  started(...argv: readonly string[]): Promise<void>;
  /** Runs a program of this Node's, in the folder unless told; its exit code. */
  ended(argv: readonly string[], cwd?: string): Promise<number | null>;
}

/** For one file of tests: a folder and processes that do not outlive it. */
export function processes(name: string): Processes {
  let folder: string;
  const running: ChildProcess[] = [];
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), `collaudo-${name}-`))));
  afterAll(() => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  const run = (argv: readonly string[], cwd: string) => {
    const child = spawn(process.execPath, argv, { cwd });
    running.push(child);
    return child;
  };
  return {
    get folder() {
      return folder;
    },
    async started(...argv) {
      const child = run(argv, folder);
      let problems = '';
      child.stderr.on('data', (chunk: Buffer) => (problems += chunk.toString()));
      await new Promise<void>((resolve, reject) => {
        child.stdout.once('data', () => resolve());
        child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${problems}`)));
      });
    },
    async ended(argv, cwd = folder) {
      const child = run(argv, cwd);
      child.stdout.resume();
      child.stderr.resume();
      const [code] = (await once(child, 'exit')) as [number | null];
      return code;
    },
  };
}
