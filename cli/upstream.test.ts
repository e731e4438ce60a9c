import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderFiles } from '../reports/bundle-files.ts';
import { rejudge } from '../reports/rejudge.ts';
import type { ScenarioVerdict, VerdictTree } from '../reports/verdict-tree.ts';
import { freePort } from './free-port.fixture.ts';

// `run --upstream`: a plan against software of its own process, with a second simulator standing as the real platform.

const KEY = 'chiave-del-comune-presso-send';
let folder: string;
const running: ChildProcess[] = [];
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'collaudo-upstream-'))));
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a process and waits until it says that it listens; or until it ends, giving its exit code. */
function start(listens: boolean, file: string, ...argv: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, file), ...argv], { cwd: folder });
  running.push(child);
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (listens && said.includes('in ascolto')) resolve(0);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => (listens ? reject(new Error(said)) : resolve(code ?? -1)));
  });
}

describe('a plan run through the bench against a real platform', { timeout: 240_000 }, () => {
  it('judges what traffic shows, blocks the rest and says what is missing, and reports how the platform differs', async () => {
    const [platform, bench, software] = [await freePort(), await freePort(), await freePort()];
    writeFileSync(
      join(folder, 'collaudo.yaml'),
      `plans: [send]
clockFactor: 100000
observationSeconds: 1
listen: { portBase: ${bench} }
sut: { driver: http, url: "http://127.0.0.1:${software}", name: Gestionale, version: "1" }
platforms: { send: { mittente: { denominazione: Comune di Esempio, codiceFiscale: "12345678903", apiKey: ${KEY} } } }
idUfficiali: { TC-INVIO-01: E2E-7 }
`,
    );
    await Promise.all([
      start(true, 'other-platform.fixture.ts', String(platform), KEY),
      start(
        true,
        'collaudo.ts',
        'ente',
        '--send',
        `http://127.0.0.1:${bench}`,
        '--key',
        KEY,
        '--port-base',
        String(software),
      ),
    ]);
    const tags = '@SEND-CARICO-007 or @SEND-INVIO-026 or @SEND-CARICO-009 or @SEND-INVIO-017 or @SEND-EVENTI-010';
    const code = await start(
      false,
      'collaudo.ts',
      'run',
      '--upstream',
      `send=http://127.0.0.1:${platform}`,
      '--out',
      'out',
      '--tags',
      tags,
    );
    expect(code).toBe(4);
    const path = join(folder, 'out', readdirSync(join(folder, 'out'))[0]!);
    const tree = JSON.parse(readFileSync(join(path, 'verdict.json'), 'utf8')) as VerdictTree;
    const scenarios = new Map<string, ScenarioVerdict>(
      tree.plans[0]!.cases.flatMap((each) => each.scenarios.map((scenario) => [scenario.id, scenario])),
    );
    // PDND is not behind the bench: the run as a whole is still a rehearsal
    expect(tree.run).toMatchObject({ environment: 'simulator', upstream: { send: `http://127.0.0.1:${platform}` } });
    for (const judged of [
      'send-prende-in-carico-la-notifica',
      'il-caricamento-porta-il-segreto-della-prenotazione-e-nessuna-credenziale',
    ])
      expect(scenarios.get(`TC-INVIO-01/${judged}`)?.verdict).toBe('pass');
    for (const [scripted, missing] of [
      ['un-documento-che-send-non-accetta-ferma-il-deposito', 'status di uploadAttachment'],
      ['send-rifiuta-la-notifica-dopo-la-presa-in-carico#1', 'refuseNext'],
    ])
      expect(scenarios.get(`TC-INVIO-01/${scripted}`)).toMatchObject({
        verdict: 'blocked',
        trouble: {
          code: 'NOT_ON_UPSTREAM',
          message: `SEND è la piattaforma reale: manca il modo di provocare ciò che lo scenario le chiede (${missing})`,
        },
      });
    expect([...scenarios.values()].filter(({ verdict }) => verdict === 'fail' || verdict === 'error')).toEqual([]);

    expect(tree.differences).toContainEqual(
      expect.objectContaining({
        operation: 'presignedUploadRequest',
        what: 'member',
        path: '/*/scadenza',
        answered: 'testo',
        simulated: 'assente',
      }),
    );
    expect(tree.differences).toContainEqual(
      expect.objectContaining({
        operation: 'sendNewNotificationV25',
        what: 'value',
        path: '/idempotenceToken',
        answered: 'data',
        simulated: 'testo',
      }),
    );
    expect(tree.differences!.map(({ operation }) => operation)).toEqual([
      'presignedUploadRequest',
      'sendNewNotificationV25',
    ]);
    const html = readFileSync(join(path, 'report.html'), 'utf8');
    for (const words of ['Ambiente reale attraverso il banco: SEND', '/*/scadenza', 'E2E-7'])
      expect(html).toContain(words);
    expect(rejudge(folderFiles(path)).differences).toEqual([]);
    expect(readFileSync(join(path, 'journal.ndjson'), 'utf8')).not.toContain(KEY);
  });

  it('reports another status as a difference, once', async () => {
    const [platform, bench, software] = [await freePort(), await freePort(), await freePort()];
    writeFileSync(
      join(folder, 'stato.yaml'),
      `plans: [send]
clockFactor: 100000
observationSeconds: 1
listen: { portBase: ${bench} }
sut: { driver: http, url: "http://127.0.0.1:${software}" }
platforms: { send: { mittente: { denominazione: Comune di Esempio, codiceFiscale: "12345678903", apiKey: ${KEY} } } }
`,
    );
    await Promise.all([
      start(true, 'other-platform.fixture.ts', String(platform), KEY, 'stato'),
      start(
        true,
        'collaudo.ts',
        'ente',
        '--send',
        `http://127.0.0.1:${bench}`,
        '--key',
        KEY,
        '--port-base',
        String(software),
      ),
    ]);
    await start(
      false,
      'collaudo.ts',
      'run',
      '--config',
      'stato.yaml',
      '--upstream',
      `send=http://127.0.0.1:${platform}`,
      '--out',
      'stato',
      '--tags',
      '@SEND-CARICO-007',
      '--no-pdf',
    );
    const path = join(folder, 'stato', readdirSync(join(folder, 'stato'))[0]!);
    const tree = JSON.parse(readFileSync(join(path, 'verdict.json'), 'utf8')) as VerdictTree;
    expect(tree.differences).toContainEqual(
      expect.objectContaining({ operation: 'uploadAttachment', what: 'status', answered: '201', simulated: '200' }),
    );
    expect(tree.differences!.filter(({ what }) => what === 'status')).toHaveLength(1);
  });
});
