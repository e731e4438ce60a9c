import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn } from '../reports/bundle-files.ts';
import type { Campaign } from '../reports/campaign.ts';
import { absent } from '../reports/fixtures/tools.fixture.ts';
import { COMMAND } from './processes.fixture.ts';

const KEYS = { CHIAVE_ALFA: 'canarino-alfa-4f9a2c7e51b3', CHIAVE_BETA: 'canarino-beta-8d01e6f3a942' };
/** What must stay in no file: the keys, and the person whom the notifications of every scenario are for. */
const CANARIES = [...Object.values(KEYS), 'BNRMHL75C06G702B', 'Michelangelo Buonarroti'];
const RUN_FILE = `plans: [send]
seed: 42
documento: { profilo: PDF/A-3a }
enti:
  - ente: { denominazione: Comune di Alfa, codiceFiscale: "01234567897" }
    platforms: { send: { mittente: { denominazione: Comune di Alfa, codiceFiscale: "01234567897", apiKey: "\${CHIAVE_ALFA}" } } }
  - ente: { denominazione: Comune di Beta, codiceFiscale: "12345678903" }
    platforms: { send: { mittente: { denominazione: Comune di Beta, codiceFiscale: "12345678903", apiKey: "\${CHIAVE_BETA}" } } }
`;

const folder = mkdtempSync(join(tmpdir(), 'collaudo-campagna-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function collaudo(argv: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [COMMAND, ...argv],
      { cwd: folder, env: { ...process.env, ...KEYS }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

describe('a campaign of two enti', () => {
  const RUN = ['run', '--config', 'campagna.yaml', '--only', 'TC-INVIO-04', '--now', '2026-11-22T09:00:00Z'];
  let summary: Campaign;
  let code: number;
  let files: ReadonlyMap<string, Buffer>;
  const ofEnte = (cf: string): readonly [string, Buffer][] => [...files].filter(([name]) => name.startsWith(`${cf}/`));

  beforeAll(async () => {
    writeFileSync(join(folder, 'campagna.yaml'), RUN_FILE);
    const ended = await collaudo([...RUN, '--out', 'out', '--json']);
    code = ended.code;
    summary = JSON.parse(ended.stdout) as Campaign;
    const root = join(folder, 'out', 'campagna-20261122T090000-000Z-seme-42');
    files = new Map(filesIn(root).map((name) => [name, readFileSync(join(root, name))]));
  }, 600_000);

  it('leaves a bundle an ente and one summary, and ends as the worst: a partial run is incomplete', () => {
    expect(code).toBe(4);
    expect(summary.enti.map(({ denominazione, verdict }) => [denominazione, verdict])).toEqual([
      ['Comune di Alfa', 'untested'],
      ['Comune di Beta', 'untested'],
    ]);
    expect(JSON.parse(String(files.get('campagna.json')))).toEqual(summary);
    for (const { bundle } of summary.enti)
      for (const name of ['verdict.json', 'manifest.json', 'report.html', 'pit-send-staging.pdf'])
        expect([...files.keys()]).toContain(`${bundle}/${name}`);
  });

  it('shares nothing: no name, tax id, identifier or redacted value of one is in the evidence of the other', () => {
    const [alfa, beta] = ['01234567897', '12345678903'].map(ofEnte);
    const textOf = (ente: readonly [string, Buffer][]): string =>
      ente.map(([name, bytes]) => (name.endsWith('.pdf') ? '' : String(bytes))).join('\n');
    expect(textOf(alfa!)).not.toMatch(/Beta|12345678903/);
    expect(textOf(beta!)).not.toMatch(/Alfa|01234567897/);
    const marks = (text: string): ReadonlySet<string> =>
      new Set(text.match(/secret:[\w-]+#[0-9a-f]{8,}|PROT-\d{6,}|[A-Z]{4}-[A-Z]{4}-[A-Z]{4}-\d{6}-[A-Z]-1/g) ?? []);
    const ours = marks(textOf(alfa!));
    expect(ours.size).toBeGreaterThan(5);
    expect([...marks(textOf(beta!))].filter((mark) => ours.has(mark))).toEqual([]);
  });

  it('26: no key is in any file, nor inside the documents and what they hold', () => {
    const texts = [...files].map(([name, bytes]) => [name, bytes.toString('latin1')] as const);
    for (const [name, text] of texts)
      for (const canary of CANARIES) expect(text.includes(canary), `${name}: ${canary}`).toBe(false);
  });

  it.skipIf(absent('pdftotext') || absent('pdfdetach'))('26: nor in the text and attachments of the documents', () => {
    for (const [name, bytes] of files) {
      if (!name.endsWith('.pdf')) continue;
      const file = join(folder, 'uno.pdf');
      writeFileSync(file, bytes);
      const saved = mkdtempSync(join(folder, 'allegati-'));
      spawnSync('pdfdetach', ['-saveall', '-o', saved, file]);
      const attached = filesIn(saved);
      expect(attached).toContain('journal.ndjson');
      const texts = [
        spawnSync('pdftotext', [file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout,
        ...attached.map((each) => readFileSync(join(saved, each), 'utf8')),
      ];
      for (const text of texts)
        for (const canary of CANARIES) expect(text.replaceAll(/\s+/g, ' ')).not.toContain(canary);
    }
  });

  it('runs one of its enti alone with the command that its report gives: the same verdicts and data', async () => {
    const { seed, bundle } = summary.enti[1]!;
    const { code: alone } = await collaudo([
      ...RUN,
      '--out',
      'solo',
      '--ente',
      '12345678903',
      '--seed',
      String(seed),
      '--no-pdf',
      '--quiet',
    ]);
    expect(alone).toBe(4);
    const [name] = filesIn(join(folder, 'solo')).filter((each) => each.endsWith('/journal.ndjson'));
    expect(readFileSync(join(folder, 'solo', name!)).equals(files.get(`${bundle}/journal.ndjson`)!)).toBe(true);
    expect(String(files.get(`${bundle}/report.html`))).toContain(`--ente 12345678903 --only`);
  }, 400_000);
});
