import { createHash } from 'node:crypto';
import { execFile, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderFiles } from '../reports/bundle-files.ts';
import { rejudge } from '../reports/rejudge.ts';
import type { VerdictTree } from '../reports/verdict-tree.ts';
import { FORWARD_NOTE } from '../simulators/kernel/forward-note.ts';
import type { ForwardNote } from '../simulators/kernel/forward-note.ts';
import { linesOf, readChain } from '../simulators/kernel/journal.ts';
import type { Entry } from '../simulators/kernel/journal.ts';
import { freePort } from './free-port.fixture.ts';
import { COMMAND } from './processes.fixture.ts';

const KEYS = { primo: 'chiave-del-primo-comune', secondo: 'chiave-del-secondo-comune' };
let folder: string;
const running: ChildProcess[] = [];
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'collaudo-serve-'))));
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Served {
  readonly child: ChildProcess;
  said(): string;
  /** Resolves when what it said holds a text. */
  says(text: string): Promise<void>;
  stop(): Promise<void>;
}

async function serve(...argv: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [COMMAND, 'serve', ...argv], { cwd: folder });
  running.push(child);
  let told = '';
  let problems = '';
  child.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (problems += chunk.toString()));
  const served: Served = {
    child,
    said: () => told,
    async says(text) {
      while (!told.includes(text)) {
        if (child.exitCode !== null) throw new Error(`it ended: ${problems}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
  await served.says('Prova generale');
  return served;
}

it('what it cannot do is said, and it ends', async () => {
  const port = await freePort();
  const argv = [COMMAND, 'serve', '--reset', 'nessuno', '--port-base', String(port), '--out', 'mai'];
  const { status, stderr } = spawnSync(process.execPath, argv, { cwd: folder, encoding: 'utf8', timeout: 60_000 });
  expect(stderr).toContain('--reset vuole all');
  expect(status).toBe(2);
});

const journalOf = (...path: readonly string[]): readonly Entry[] =>
  readChain(linesOf(join(folder, ...path, 'journal.ndjson'))).entries;

/** Reserves a place and uploads a file, as a sender does. */
async function upload(base: string, apiKey: string): Promise<{ url: string; status: number }> {
  const bytes = Buffer.from('%PDF-1.7 prova');
  const sha256 = createHash('sha256').update(bytes).digest('base64');
  const reserved = await fetch(`${base}/delivery/attachments/preload`, {
    method: 'POST',
    headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
    body: JSON.stringify([{ preloadIdx: '0', contentType: 'application/pdf', sha256 }]),
  });
  const [slot] = (await reserved.json()) as [{ url: string; secret: string; httpMethod: string }];
  const { status } = await fetch(slot.url, {
    method: slot.httpMethod,
    headers: { 'content-type': 'application/pdf', 'x-amz-meta-secret': slot.secret, 'x-amz-checksum-sha256': sha256 },
    body: bytes,
  });
  return { url: slot.url, status };
}

const body = (name: string, codiceFiscale: string, apiKey: string): string =>
  `{ send: { mittente: { denominazione: ${name}, codiceFiscale: "${codiceFiscale}", apiKey: ${apiKey} } } }`;

describe('collaudo serve', { timeout: 240_000 }, () => {
  it('watches enti apart, goes on after a restart, resets, gives evidence; a bench before it records both sides', async () => {
    const [port, ahead] = [await freePort(), (await freePort()) + 40];
    writeFileSync(
      join(folder, 'due.yaml'),
      `plans: [send]
clockFactor: 100000
listen: { portBase: ${port} }
tenants:
  primo: { ente: { denominazione: Primo Comune, codiceFiscale: "12345678903" }, platforms: ${body('Primo Comune', '12345678903', KEYS.primo)} }
  secondo: { ente: { denominazione: Secondo Comune, codiceFiscale: "98765432103" }, platforms: ${body('Secondo Comune', '98765432103', KEYS.secondo)} }
`,
    );
    writeFileSync(
      join(folder, 'davanti.yaml'),
      `plans: [send]
clockFactor: 100000
listen: { portBase: ${ahead} }
platforms: ${body('Primo Comune', '12345678903', KEYS.primo)}
`,
    );
    const platform = await serve('--config', 'due.yaml', '--out', 'due');
    const bench = await serve(
      '--config',
      'davanti.yaml',
      '--out',
      'davanti',
      '--upstream',
      `send=http://127.0.0.1:${port}`,
    );

    // through the bench: the platform's own address becomes the bench's, so the upload passes there too
    const through = await upload(`http://127.0.0.1:${ahead}`, KEYS.primo);
    expect(through.url).toContain(`http://127.0.0.1:${ahead}/`);
    expect(through.status).toBe(200);
    await bench.says('SEND-CARICO-');
    const noted = journalOf('davanti', 'serve', 'ente').flatMap((entry) =>
      entry.kind === 'note' && entry.name === FORWARD_NOTE ? [entry.data as ForwardNote] : [],
    );
    expect(noted.map(({ operation }) => operation)).toEqual(['presignedUploadRequest', 'uploadAttachment']);
    expect(noted.flatMap(({ differences }) => differences)).toEqual([]);
    for (const { request } of noted) expect(request.url).toContain(`http://127.0.0.1:${port}/`);
    expect(readFileSync(join(folder, 'davanti/serve/ente/journal.ndjson'), 'utf8')).not.toContain(KEYS.primo);

    // a key the real platform does not know, and the simulator does not either: no difference; a path only one serves: one
    const stranger = await fetch(`http://127.0.0.1:${ahead}/delivery/v2.5/requests?notificationRequestId=x`, {
      headers: { 'x-api-key': KEYS.secondo },
    });
    expect(stranger.status).not.toBe(502);
    const last = journalOf('davanti', 'serve', 'ente').findLast(({ kind }) => kind === 'note') as Entry & {
      data: ForwardNote;
    };
    expect(last.data.differences).toContainEqual(
      expect.objectContaining({ what: 'status', platform: String(stranger.status), simulator: '403' }),
    );

    // straight to the platform with the other ente's key: another journal
    await upload(`http://127.0.0.1:${port}`, KEYS.secondo);
    await platform.says('[secondo]');
    const exchanges = (name: string) =>
      journalOf('due', 'serve', name).filter(({ kind }) => kind === 'exchange').length;
    expect(exchanges('primo')).toBe(2);
    expect(exchanges('secondo')).toBeGreaterThanOrEqual(2);
    await bench.stop();
    await platform.stop();
    expect(platform.said()).toContain('Casi osservati');

    // again: what was seen is still there, and one ente begins anew while the other goes on
    const again = await serve('--config', 'due.yaml', '--out', 'due');
    await again.says('Non ripristinato');
    expect(again.said()).toMatch(/Ripreso +primo: 2 scambi già visti, riscontri conservati/);
    // the page: every case of each ente, what is broken with its reason, what traffic has not shown yet
    const address = /Riscontri +(\S+)/.exec(again.said())![1]!;
    const page = await (await fetch(address)).text();
    for (const words of ['Primo Comune', 'Secondo Comune', 'TC-COSTO-01', 'requisiti in attesa', 'Non ripristinato'])
      expect(page).toContain(words);
    expect(page).toContain('http-equiv="refresh"');
    expect(await (await fetch(`${address}/?ferma`)).text()).not.toContain('http-equiv="refresh"');
    expect((await fetch(address, { method: 'POST' })).status).toBe(405);
    // what it issues from now on it never issued before
    const renewed = await upload(`http://127.0.0.1:${port}`, KEYS.primo);
    expect(renewed.status).toBe(200);
    expect(new URL(renewed.url).pathname).not.toBe(new URL(through.url).pathname);
    again.child.stdin?.write('esiti\n');
    await again.says('secondo:\n');
    expect(again.said()).toMatch(/primo:[\s\S]*TC-INVIO-01 {2}[1-9]\d*\/\d+ requisiti osservati/);
    again.child.stdin?.write('azzera secondo\n');
    await again.says('secondo: azzerato');
    expect(exchanges('secondo')).toBe(0);
    expect(exchanges('primo')).toBe(4);
    expect(readdirSync(join(folder, 'due/serve/secondo'))).toContain('journal-1.ndjson');
    await again.stop();

    // the same journal, judged and printed
    const code = await new Promise<number>((resolve) => {
      execFile(
        process.execPath,
        [COMMAND, 'merge', 'due/serve/primo', '--out', 'fascicolo', '--no-pdf', '--quiet'],
        { cwd: folder },
        (error) => resolve(error === null ? 0 : Number(error.code)),
      );
    });
    expect(code).toBe(4);
    const path = join(folder, 'fascicolo', 'serve-primo');
    const tree = JSON.parse(readFileSync(join(path, 'verdict.json'), 'utf8')) as VerdictTree;
    expect(tree.run.ente.denominazione).not.toBe('Secondo Comune');
    const invio = tree.plans[0]!.cases.find(({ id }) => id === 'TC-INVIO-01')!;
    expect(invio).toMatchObject({ mode: 'passive', verdict: 'untested' });
    expect(invio.reason).toContain('osservazione passiva');
    expect(invio.requirements.some(({ verdict }) => verdict === 'pass')).toBe(true);
    expect(rejudge(folderFiles(path)).differences).toEqual([]);
  });
});
