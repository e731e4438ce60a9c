import { execFile, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn, folderFiles } from '../reports/bundle-files.ts';
import { verifyFiles } from '../reports/verification.ts';
import { rejudge } from '../reports/rejudge.ts';
import type { VerdictTree } from '../reports/verdict-tree.ts';
import { linesOf, readChain } from '../simulators/kernel/journal.ts';
import { freePort } from './free-port.fixture.ts';
import { COMMAND } from './processes.fixture.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const COMMON = ['--now', NOW, '--no-pdf', '--quiet'];
// two small cases: enough for three parts
const SOME = ['--only', 'TC-INVIO-04,TC-MBD-02'];

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'collaudo-ci-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function collaudo(...argv: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [COMMAND, ...argv],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

function bundle(out: string): string {
  const [name] = readdirSync(join(folder, out)).filter((each) => !each.endsWith('.pem'));
  return join(folder, out, name!);
}

const treeIn = (path: string): VerdictTree =>
  JSON.parse(readFileSync(join(path, 'verdict.json'), 'utf8')) as VerdictTree;

describe('the parts of a run', { timeout: 240_000 }, () => {
  beforeAll(async () => {
    await collaudo('run', 'send', 'iris-ca', ...SOME, ...COMMON, '--out', 'intero');
    for (const i of [1, 2, 3])
      await collaudo('run', 'send', 'iris-ca', ...SOME, ...COMMON, '--shard', `${i}/3`, '--out', `parte${i}`);
  }, 240_000);

  it('merged are the run that was not divided, byte for byte', async () => {
    // in any order: the features say where each scenario goes
    const parts = [3, 1, 2].map((i) => bundle(`parte${i}`));
    const { code, stderr } = await collaudo('merge', ...parts, ...COMMON, '--out', 'riunito');
    expect(code, stderr).toBe(4);
    const [whole, merged] = [bundle('intero'), bundle('riunito')];
    expect(filesIn(merged)).toEqual(filesIn(whole));
    for (const name of filesIn(whole))
      expect(readFileSync(join(merged, name)).equals(readFileSync(join(whole, name))), name).toBe(true);
    expect(verifyFiles(folderFiles(merged)).intact).toBe(true);
  });

  it('merged are as ready to sign as a run: the statement carries the signature of the key that is told', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    writeFileSync(join(folder, 'chiave.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(join(folder, 'pubblica.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
    const parts = [1, 2, 3].map((i) => bundle(`parte${i}`));
    const { code, stderr } = await collaudo(
      'merge',
      ...parts,
      ...COMMON,
      '--out',
      'firmato',
      '--statement-key',
      'chiave.pem',
    );
    expect(code, stderr).toBe(4);
    expect(existsSync(join(bundle('firmato'), 'statement.dsse.json'))).toBe(true);
    expect((await collaudo('verify', bundle('firmato'), '--key', 'pubblica.pem')).code).toBe(0);
    expect((await collaudo('verify', bundle('riunito'), '--key', 'pubblica.pem')).code).toBe(1);
  });

  it('say what is missing where one is', async () => {
    const { code } = await collaudo('merge', bundle('parte1'), bundle('parte3'), ...COMMON, '--out', 'due');
    expect(code).toBe(4);
    const tree = treeIn(bundle('due'));
    expect(tree.run.selection.filter).toContain('--shard 1/3,3/3');
    expect(rejudge(folderFiles(bundle('due'))).differences).toEqual([]);
  });

  it('are refused where they are not of one run, or one comes twice', async () => {
    await collaudo('run', 'send', 'iris-ca', '--only', 'TC-MBD-04', ...COMMON, '--seed', '7', '--out', 'altra');
    const other = await collaudo('merge', bundle('parte1'), bundle('altra'), ...COMMON, '--out', 'mista');
    expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('il seme è diverso') as string });
    const twice = await collaudo('merge', bundle('parte1'), bundle('parte1'), ...COMMON, '--out', 'doppia');
    expect(twice).toMatchObject({ code: 2, stderr: expect.stringContaining('è sia in') as string });
  });

  it('compare with the whole without a regression; a part alone is one', async () => {
    expect((await collaudo('compare', bundle('intero'), bundle('riunito'))).code).toBe(0);
    const less = await collaudo('compare', bundle('intero'), bundle('parte1'));
    expect(less.code).toBe(1);
    expect(less.stdout).toContain('Controlli non più eseguiti');
  });

  it('of a killed job count as far as they go', async () => {
    const cut = join(folder, 'tagliata');
    cpSync(bundle('parte2'), cut, { recursive: true });
    for (const name of filesIn(cut)) if (name !== 'journal.ndjson' && name !== 'run.json') rmSync(join(cut, name));
    truncateSync(join(cut, 'journal.ndjson'), Math.floor(statSync(join(cut, 'journal.ndjson')).size * 0.8));
    const { code, stderr } = await collaudo(
      'merge',
      bundle('parte1'),
      cut,
      bundle('parte3'),
      ...COMMON,
      '--out',
      'mutila',
    );
    expect(code, stderr).toBe(4);
    const troubles = treeIn(bundle('mutila')).plans.flatMap(({ cases }) =>
      cases.flatMap(({ scenarios }) => scenarios.flatMap(({ trouble }) => trouble?.code ?? [])),
    );
    expect(troubles).toEqual(['INTERRUPTED']);
    expect(rejudge(folderFiles(bundle('mutila'))).differences).toEqual([]);
  });
});

describe('a run that ends before its end', { timeout: 120_000 }, () => {
  /** Starts a run and resolves when its journal holds a finished scenario. */
  async function started(out: string): Promise<ReturnType<typeof spawn>> {
    const child = spawn(process.execPath, [COMMAND, 'run', 'send', ...COMMON, '--out', out], { cwd: folder });
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (child.exitCode !== null) throw new Error('it ended before it could be interrupted');
      const journal = existsSync(join(folder, out)) ? join(bundle(out), 'journal.ndjson') : '';
      if (existsSync(journal) && readFileSync(journal, 'utf8').includes('"kind":"scenarioEnd"')) return child;
    }
  }
  const ended = (child: ReturnType<typeof spawn>) =>
    new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));

  it('at somebody’s request leaves a valid partial report, exit 4', async () => {
    const child = await started('interrotta');
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(4);
    const path = bundle('interrotta');
    expect(verifyFiles(folderFiles(path)).intact).toBe(true);
    const tree = treeIn(path);
    expect(['blocked', 'untested']).toContain(tree.verdict);
    expect(tree.counts.pass).toBeGreaterThan(0);
    expect(existsSync(join(path, 'junit.xml'))).toBe(true);
    expect(rejudge(folderFiles(path)).differences).toEqual([]);
  });

  it('killed loses nothing of what was recorded, and is mended', async () => {
    const child = await started('uccisa');
    child.kill('SIGKILL');
    expect(await ended(child)).toBeNull();
    const left = bundle('uccisa');
    const { entries, problem } = readChain(linesOf(join(left, 'journal.ndjson')));
    expect(problem).toBeUndefined();
    const { code, stderr } = await collaudo('merge', left, ...COMMON, '--out', 'rimessa');
    expect(code, stderr).toBe(4);
    const mended = bundle('rimessa');
    expect(verifyFiles(folderFiles(mended)).intact).toBe(true);
    const again = readChain(linesOf(join(mended, 'journal.ndjson'))).entries;
    expect(again.length).toBeGreaterThanOrEqual(entries.length);
    expect(treeIn(mended).counts.pass).toBeGreaterThan(0);
  });

  it('for want of room is a broken bench, exit 3, with the journal whole up to there', async () => {
    // a file may grow to 200 KiB: what a full disk does, without filling one
    const { code, stderr } = await new Promise<{ code: number; stderr: string }>((resolve) => {
      execFile(
        'bash',
        ['-c', `ulimit -f 200; exec "$0" "$@"`, process.execPath, COMMAND, 'run', 'send', ...COMMON, '--out', 'piena'],
        { cwd: folder },
        (error, _, text) => resolve({ code: error === null ? 0 : Number(error.code), stderr: text }),
      );
    });
    expect(code, stderr).toBe(3);
    expect(stderr).toMatch(/non c’è più posto/);
    const { entries, problem } = readChain(linesOf(join(bundle('piena'), 'journal.ndjson')));
    expect(problem).toBeUndefined();
    expect(entries.length).toBeGreaterThan(10);
    expect((await collaudo('merge', bundle('piena'), ...COMMON, '--out', 'svuotata')).code).toBe(4);
  });
});

describe('a world that is not ready', { timeout: 120_000 }, () => {
  const key = 'chiave-della-prova';
  const runFile = (url: string, portBase: number): string => `plans: [send]
sut: { driver: http, url: "${url}" }
listen: { portBase: ${portBase} }
clockFactor: 100000
observationSeconds: 0.1
platforms: { send: { mittente: { denominazione: Comune di Esempio, codiceFiscale: "12345678903", apiKey: "${key}" } } }
`;
  it('a port taken is configuration, exit 2', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    writeFileSync(join(folder, 'occupata.yaml'), runFile('http://127.0.0.1:1', port));
    const { code, stderr } = await collaudo('run', '--config', 'occupata.yaml', ...COMMON, '--out', 'occupata');
    server.close();
    expect(code).toBe(2);
    expect(stderr).toContain(`127.0.0.1:${port}`);
  });

  it('a SUT that dies leaves the rest blocked, exit 4, and what was recorded in place', async () => {
    const port = await freePort();
    const ente = spawn(
      process.execPath,
      [COMMAND, 'ente', '--send', `http://127.0.0.1:${port + 1}`, '--key', key, '--port-base', String(port)],
      { cwd: folder },
    );
    await new Promise((resolve) => ente.stdout.once('data', resolve));
    writeFileSync(join(folder, 'morente.yaml'), runFile(`http://127.0.0.1:${port}`, port + 1));
    const run = collaudo(
      'run',
      '--config',
      'morente.yaml',
      '--requirement',
      'SEND-INVIO-001',
      ...COMMON,
      '--out',
      'morente',
    );
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const journal = existsSync(join(folder, 'morente')) ? join(bundle('morente'), 'journal.ndjson') : '';
      if (existsSync(journal) && readFileSync(journal, 'utf8').includes('"kind":"scenarioEnd"')) break;
    }
    ente.kill('SIGKILL');
    const { code, stderr } = await run;
    expect(code, stderr).toBe(4);
    const scenarios = treeIn(bundle('morente')).plans.flatMap(({ cases }) => cases.flatMap((each) => each.scenarios));
    expect(scenarios.map(({ verdict }) => verdict)).toContain('pass');
    expect(scenarios.flatMap(({ trouble }) => trouble?.code ?? [])).toContain('SUT_REFUSED');
    expect(scenarios.map(({ verdict }) => verdict)).not.toContain('fail');
  });

  it('a ledger that cannot be read excuses nothing, exit 2', async () => {
    writeFileSync(
      join(folder, 'registro.yaml'),
      'attese:\n  - { requisito: SEND-INVIO-999, motivo: non esiste affatto, responsabile: X Y, scadenza: 2027-01-01 }\n',
    );
    const { code, stderr } = await collaudo(
      'run',
      'send',
      '--expected-failures',
      'registro.yaml',
      ...COMMON,
      '--out',
      'mai',
    );
    expect(code).toBe(2);
    expect(stderr).toContain('SEND-INVIO-999 non esiste');
  });
});
