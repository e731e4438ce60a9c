import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderFiles } from '../reports/bundle-files.ts';
import { rejudge } from '../reports/rejudge.ts';
import type { ScenarioVerdict, VerdictTree } from '../reports/verdict-tree.ts';
import { freePort } from './free-port.fixture.ts';
import { COMMAND, processes } from './processes.fixture.ts';

// `run --upstream`: a plan against software of its own process, with a second simulator standing as the real platform.

const KEY = 'chiave-del-comune-presso-send';
const PLATFORM = join(import.meta.dirname, 'other-platform.fixture.ts');
const at = processes('upstream');

describe('a plan run through the bench against a real platform', { timeout: 240_000 }, () => {
  it('judges what traffic shows, blocks the rest and says what is missing, and reports how the platform differs', async () => {
    const [platform, bench, software] = [await freePort(), await freePort(), await freePort()];
    writeFileSync(
      join(at.folder, 'collaudo.yaml'),
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
      at.started(PLATFORM, String(platform), KEY),
      at.started(COMMAND, 'ente', '--send', `http://127.0.0.1:${bench}`, '--key', KEY, '--port-base', String(software)),
    ]);
    const tags = '@SEND-CARICO-007 or @SEND-INVIO-026 or @SEND-CARICO-009 or @SEND-INVIO-017 or @SEND-EVENTI-010';
    const code = await at.ended([
      COMMAND,
      'run',
      '--upstream',
      `send=http://127.0.0.1:${platform}`,
      '--out',
      'out',
      '--tags',
      tags,
    ]);
    expect(code).toBe(4);
    const path = join(at.folder, 'out', readdirSync(join(at.folder, 'out'))[0]!);
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
      join(at.folder, 'stato.yaml'),
      `plans: [send]
clockFactor: 100000
observationSeconds: 1
listen: { portBase: ${bench} }
sut: { driver: http, url: "http://127.0.0.1:${software}" }
platforms: { send: { mittente: { denominazione: Comune di Esempio, codiceFiscale: "12345678903", apiKey: ${KEY} } } }
`,
    );
    await Promise.all([
      at.started(PLATFORM, String(platform), KEY, 'stato'),
      at.started(COMMAND, 'ente', '--send', `http://127.0.0.1:${bench}`, '--key', KEY, '--port-base', String(software)),
    ]);
    await at.ended([
      COMMAND,
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
    ]);
    const path = join(at.folder, 'stato', readdirSync(join(at.folder, 'stato'))[0]!);
    const tree = JSON.parse(readFileSync(join(path, 'verdict.json'), 'utf8')) as VerdictTree;
    expect(tree.differences).toContainEqual(
      expect.objectContaining({ operation: 'uploadAttachment', what: 'status', answered: '201', simulated: '200' }),
    );
    expect(tree.differences!.filter(({ what }) => what === 'status')).toHaveLength(1);
  });
});
