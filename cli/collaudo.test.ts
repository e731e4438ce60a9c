import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn } from '../reports/bundle-files.ts';
import type { VerdictTree } from '../reports/verdict-tree.ts';
import { COMMAND } from './processes.fixture.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const FIVE = ['TC-INVIO-01', 'TC-INVIO-02', 'TC-INVIO-03', 'TC-INVIO-04', 'TC-COSTO-01'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'collaudo-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function collaudo(argv: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [COMMAND, ...argv],
      { cwd: folder, env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
  });
}

/** Runs a plan into a folder of its own and returns the bundle's path. */
async function bundleOf(
  out: string,
  argv: readonly string[] = [],
  environment: Record<string, string> = {},
): Promise<Ended & { path: string; tree: VerdictTree }> {
  const ended = await collaudo(['run', 'send', '--out', out, '--now', NOW, ...argv], environment);
  const [name] = readdirSync(join(folder, out)).filter((each) => !each.endsWith('.pem'));
  const path = join(folder, out, name!);
  return { ...ended, path, tree: JSON.parse(readFileSync(join(path, 'verdict.json'), 'utf8')) as VerdictTree };
}

/** A port free now, with the next ones probably so. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('collaudo run', () => {
  let rome: Awaited<ReturnType<typeof bundleOf>>;
  beforeAll(async () => {
    rome = await bundleOf('roma', [], { TZ: 'Europe/Rome', LANG: 'it_IT.UTF-8' });
  }, 120_000);

  it('judges the reference ente: five cases at pass, exit 0, documents named', async () => {
    const { code, stdout, tree, path } = rome;
    expect(code, stdout).toBe(0);
    expect(tree.verdict).toBe('pass');
    expect(tree.plans[0]!.cases.map(({ id, verdict }) => [id, verdict])).toEqual(FIVE.map((id) => [id, 'pass']));
    expect(filesIn(path)).toEqual([
      'SHA256SUMS',
      'checklist-send.json',
      'checklist.xlsx',
      'ctrf.json',
      'journal.ndjson',
      'junit.xml',
      'manifest.json',
      'messages.ndjson',
      'pit-send-staging.pdf',
      'report.html',
      'run.json',
      'statement.json',
      'verdict.json',
    ]);
    expect(stdout).toContain('report.html');
    expect(stdout).toContain('pit-send-staging.pdf');
    expect((await collaudo(['verify', path])).code).toBe(0);
    expect((await collaudo(['rejudge', path])).code).toBe(0);
  });

  it('gives the same bytes for the same seed and instant, whatever the time zone and the machine’s language', async () => {
    const auckland = await bundleOf('auckland', [], { TZ: 'Pacific/Auckland', LANG: 'C' });
    for (const name of filesIn(rome.path))
      expect(readFileSync(join(auckland.path, name)).equals(readFileSync(join(rome.path, name))), name).toBe(true);
  });

  it('gives the same verdicts through the msw door', async () => {
    const { tree } = await bundleOf('msw', ['--door', 'msw', '--no-pdf']);
    const verdicts = ({ plans }: VerdictTree) =>
      plans.map(({ cases }) =>
        cases.map(({ id, verdict, requirements }) => [
          id,
          verdict,
          requirements.map((each) => [each.id, each.verdict]),
        ]),
      );
    expect(verdicts(tree)).toEqual(verdicts(rome.tree));
  });

  it('never calls a partial run conforming', async () => {
    const { code, tree } = await bundleOf('parziale', ['--only', 'TC-INVIO-01', '--no-pdf']);
    expect(code).toBe(4);
    expect(tree.plans[0]!.cases.map(({ id, verdict }) => [id, verdict])).toEqual(
      FIVE.map((id) => [id, id === 'TC-INVIO-01' ? 'pass' : 'untested']),
    );
  });

  it('says with exit 1 what a defective ente did, against which clause, in which exchange', async () => {
    const { code, stdout, tree } = await bundleOf('difetto', ['--mutant', 'costo-parziale', '--no-pdf']);
    expect(code, stdout).toBe(1);
    const finding = tree.plans[0]!.cases.flatMap(({ requirements }) => requirements)
      .find(({ verdict }) => verdict === 'fail')!
      .findings.find(({ outcome }) => outcome === 'violated')!;
    expect(finding).toMatchObject({
      expected: expect.any(String) as string,
      observed: expect.any(String) as string,
      exchange: expect.any(Number) as number,
    });
    expect(stdout).toContain(finding.requirement);
  });

  it.each([
    [['run', 'nessuno'], 2, /il piano «nessuno» non esiste/],
    [['run', 'send', '--only', 'TC-X-99'], 2, /TC-X-99/],
    [['run', 'send', '--seed', 'abc'], 2, /--seed vuole un numero intero/],
    [['run', 'send', '--now', 'ieri'], 2, /--now vuole un istante/],
    [['run', 'send', '--mutant', 'nessuno'], 2, /il difetto «nessuno» non esiste/],
    [['run', 'send', '--config', 'manca.yaml'], 2, /manca\.yaml/],
    [['run', 'send', '--nope'], 2, /opzione non riconosciuta/],
    [['fai'], 2, /il comando «fai» non esiste/],
    [['verify', 'manca'], 2, /«manca» non esiste/],
  ])('refuses %j with exit %i', async (argv, code, message) => {
    const ended = await collaudo(argv);
    expect(ended.stderr).toMatch(message);
    expect(ended.code).toBe(code);
  });

  it.each(['run', 'serve'])('refuses a word that a setting does not have: %s', async (command) => {
    writeFileSync(join(folder, 'storto.yaml'), 'platforms: { send: { deprecatedVersions: tollerate } }\n');
    const { code, stderr } = await collaudo([command, '--config', join(folder, 'storto.yaml')]);
    expect(stderr).toMatch(/deprecatedVersions.*tolerated, refused/);
    expect(code).toBe(2);
  });
});

describe('a bundle in other hands', () => {
  it('fails verify, naming the member, wherever a byte is flipped', async () => {
    const { path } = await bundleOf('intatto', ['--only', 'TC-INVIO-01']);
    for (const name of filesIn(path)) {
      const copy = join(folder, 'copia');
      cpSync(path, copy, { recursive: true });
      const bytes = readFileSync(join(copy, name));
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(join(copy, name), bytes);
      const { code, stdout } = await collaudo(['verify', copy]);
      expect(code, name).toBe(1);
      expect(stdout, name).toContain(name);
      rmSync(copy, { recursive: true });
    }
  });

  it('has its reports made again from its sources, the same bytes, and none from sources that were touched', async () => {
    writeFileSync(
      join(folder, 'ruoli.yaml'),
      'ruoli: { pt-send: { denominazione: Fornitore S.p.A., prodotto: Notifiche, versione: "3" } }\n',
    );
    const { path, tree } = await bundleOf('rifatto', ['--config', 'ruoli.yaml', '--only', 'TC-INVIO-04']);
    expect(tree.run.roles).toEqual({
      'pt-send': { denominazione: 'Fornitore S.p.A.', prodotto: 'Notifiche', versione: '3' },
    });
    const before = new Map(filesIn(path).map((name) => [name, readFileSync(join(path, name))]));
    rmSync(join(path, 'report.html'));
    writeFileSync(join(path, 'pit-send-staging.pdf'), 'altro');
    expect((await collaudo(['report', path])).code).toBe(0);
    for (const [name, bytes] of before) expect(readFileSync(join(path, name)).equals(bytes), name).toBe(true);
    expect((await collaudo(['report', path, '--pdf-profile', '3a', '--json'])).code).toBe(0);
    expect(readFileSync(join(path, 'pit-send-staging.pdf'), 'latin1')).toContain('/EmbeddedFiles');
    expect((await collaudo(['verify', path])).code).toBe(0);
    expect((await collaudo(['report', path, '--pdf-profile', '4'])).stderr).toMatch(
      /--pdf-profile vuole uno fra 2a, 3a/,
    );
    writeFileSync(join(path, 'verdict.json'), '{}');
    const { code, stderr } = await collaudo(['report', path]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/verdict\.json non è quello descritto da manifest\.json/);
  }, 240_000);

  it('is not rejudged to a verdict that was written in by hand', async () => {
    const { path } = await bundleOf('ritoccato', ['--mutant', 'costo-parziale', '--no-pdf']);
    const file = join(path, 'verdict.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"fail"', '"pass"'));
    const { code, stdout } = await collaudo(['rejudge', path]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/NON coincidono/);
  });
});

describe('collaudo list', () => {
  it('lists plans, cases and requirements with their sources, cases and mutants', async () => {
    const { code, stdout } = await collaudo(['list', '--json']);
    expect(code).toBe(0);
    const { plans, requirements, notCovered } = JSON.parse(stdout) as {
      notCovered: { system: string; reason: string }[];
      plans: { id: string; cases: { id: string; requirements: string[] }[] }[];
      requirements: { id: string; source: string; cases: string[]; notTested?: string }[];
    };
    expect(plans.map(({ id }) => id)).toContain('send');
    expect(plans.find(({ id }) => id === 'send')!.cases.map(({ id }) => id)).toEqual(FIVE);
    expect(notCovered.map(({ system }) => system)).toEqual(
      expect.arrayContaining(['ARPA / SPID', 'Ap@ci', 'Rete SUAP', 'START', 'fERT', 'Sportelli informativi']),
    );
    const known = new Set(requirements.map(({ id }) => id));
    for (const id of plans.flatMap((plan) => plan.cases).flatMap((each) => each.requirements))
      expect(known, id).toContain(id);
  });
});

describe('an ente in a process of its own', () => {
  it('is judged through the HTTP driver, on a scaled clock, like the one in process', async () => {
    const key = 'chiave-di-prova-della-suite';
    const port = await freePort();
    const ente = spawn(
      process.execPath,
      [COMMAND, 'ente', '--send', `http://127.0.0.1:${port + 1}`, '--key', key, '--port-base', String(port)],
      { cwd: folder },
    );
    try {
      await new Promise<void>((resolve, reject) => {
        ente.stdout.on('data', (data: Buffer) => data.toString().includes('in ascolto') && resolve());
        ente.once('exit', (code) => reject(new Error(`the ente ended with ${code}`)));
      });
      writeFileSync(
        join(folder, 'proprio.yaml'),
        `plans: [send]
sut: { driver: http, url: "http://127.0.0.1:${port}", name: "ente in un processo suo", version: "1" }
clockFactor: 20000
observationSeconds: 0.2
platforms:
  send:
    mittente: { denominazione: Comune di Esempio, codiceFiscale: "12345678903", apiKey: "${key}" }
`,
      );
      const { code, tree, stdout } = await bundleOf('proprio', [
        '--config',
        'proprio.yaml',
        '--only',
        'TC-INVIO-01',
        '--port-base',
        String(port + 1),
        '--no-pdf',
      ]);
      expect(code, stdout).toBe(4);
      expect(tree.run.sut.name).toBe('ente in un processo suo');
      const scenarios = tree.plans[0]!.cases.flatMap((each) => each.scenarios);
      expect(scenarios.length).toBeGreaterThan(1);
      expect(
        scenarios.map(({ verdict }) => verdict),
        stdout,
        // the run file says that its keys want no voucher
      ).toEqual(scenarios.map(({ name }) => (/voucher|PDND/.test(name) ? 'notApplicable' : 'pass')));
    } finally {
      ente.kill();
    }
  });
});
