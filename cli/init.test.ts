import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingCredentials } from '../config/credentials.ts';
import { inspectRunFile } from '../config/run-file.ts';
import { COMMAND } from './processes.fixture.ts';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'collaudo-init-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function init(...argv: readonly string[]): Promise<{ code: number; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [COMMAND, 'init', ...argv], { cwd: folder }, (error, _, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stderr }),
    );
    child.stdin?.end();
  });
}

describe('collaudo init', () => {
  it.each([
    ['http', 'http://127.0.0.1:9000', { driver: 'http', url: 'http://127.0.0.1:9000' }],
    ['command', "./l'adattatore --prova", { driver: 'command', command: ["./l'adattatore", '--prova'] }],
    ['container', 'gestionale:3', { driver: 'container', image: 'gestionale:3', port: 8080 }],
    ['manual', '', { driver: 'manual' }],
  ])('writes a run file that is read without a problem: %s', async (driver, target, sut) => {
    const name = `${driver}.yaml`;
    const plans = driver === 'http' ? 'send,iris-ca,ioservice' : 'send';
    const { code, stderr } = await init(
      '--config',
      name,
      '--plans',
      plans,
      '--ente',
      "Comune dell'Esempio",
      '--driver',
      driver,
      '--target',
      target,
    );
    expect(code, stderr).toBe(0);
    const written = readFileSync(join(folder, name), 'utf8');
    // every secret by reference; the platforms of the plans lack none
    const environment = Object.fromEntries(
      [...written.matchAll(/\$\{(\w+)\}/g)].map(([, named]) => [named!, `v-${named!}`]),
    );
    const { value, problems } = inspectRunFile(join(folder, name), environment);
    expect(problems).toEqual([]);
    for (const id of driver === 'http' ? (['send', 'io', 'ioservice'] as const) : (['send'] as const))
      expect(missingCredentials(id, value?.platforms?.[id] ?? {})).toEqual([]);
    expect(value).toMatchObject({ plans: plans.split(','), ente: { denominazione: "Comune dell'Esempio" }, sut });
    expect(value?.sut).toEqual(sut);
  });

  it('writes the CI workflow that was asked for, and overwrites nothing', async () => {
    expect((await init('--ci', 'github')).code).toBe(0);
    expect(readFileSync(join(folder, '.github/workflows/collaudo.yml'), 'utf8')).toContain('collaudo merge');
    expect((await init('--config', 'altro.yaml', '--ci', 'gitlab')).code).toBe(0);
    expect(readFileSync(join(folder, '.gitlab-ci.yml'), 'utf8')).toContain('--shard');
    const again = await init();
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('c’è già') as string });
  });

  it.each([
    [['--plans', 'sendd'], /il piano «sendd» non esiste/],
    [['--codice-fiscale', '123'], /non è un codice fiscale di ente/],
    [['--driver', 'ftp'], /«ftp» non è fra http/],
  ])('refuses %j', async (argv, message) => {
    const { code, stderr } = await init('--config', 'rifiutato.yaml', ...argv);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
