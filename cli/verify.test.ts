import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rejudge } from './rejudge.ts';
import { report } from './report.ts';
import { run } from './run.ts';
import { UsageError } from './usage.ts';
import { verify } from './verify.ts';
import type { Verification } from '../reports/verification.ts';
import { COMMAND } from './processes.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'collaudo-verifica-'));
const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

function collaudo(...argv: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...argv], { cwd: folder, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

const RUN = ['run', 'send', '--only', 'TC-INVIO-03', '--now', '2026-11-22T09:00:00Z', '--no-pdf', '--zip', '--quiet'];
let bundle: string;

beforeAll(async () => {
  writeFileSync(join(folder, 'chiave.pem'), privateKey);
  writeFileSync(join(folder, 'pubblica.pem'), publicKey);
  writeFileSync(
    join(folder, 'posta.yaml'),
    'ente: { denominazione: Comune di Prova, codiceFiscale: "01234567897" }\nmail: { from: a@ente.example, orders: [b@fornitore.example], cc: [c@regione.example] }\n',
  );
  await collaudo(...RUN, '--statement-key', 'chiave.pem', '--out', 'uno');
  bundle = join(
    'uno',
    readdirSync(join(folder, 'uno')).find((name) => !name.endsWith('.zip'))!,
  );
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a zipped bundle', { timeout: 300_000 }, () => {
  it('is verified with its statement, rejudged, and is the same bytes on repeat and in another time zone', async () => {
    const verified = await collaudo('verify', `${bundle}.zip`, '--key', 'pubblica.pem', '--json');
    const found = JSON.parse(verified.stdout) as Verification;
    expect(verified.code).toBe(0);
    expect(found).toMatchObject({ subject: 'bundle', intact: true, trust: 'notEvaluated' });
    expect(found.checks.map(({ code }) => code)).toContain('STATEMENT');
    expect((await collaudo('rejudge', `${bundle}.zip`)).stdout).toContain('coincidono');
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Kiritimati';
    await collaudo(...RUN, '--statement-key', 'chiave.pem', '--out', 'due');
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    const again = readFileSync(join(folder, bundle.replace('uno', 'due')) + '.zip');
    expect(again.equals(readFileSync(join(folder, `${bundle}.zip`)))).toBe(true);
  });

  it('made again by report keeps the signature that still holds', async () => {
    cpSync(join(folder, bundle), join(folder, 'copia'), { recursive: true });
    const made = await collaudo('report', 'copia', '--no-pdf', '--zip');
    expect(made.code).toBe(0);
    expect(made.stdout).not.toContain('non è firmata');
    expect((await collaudo('verify', 'copia.zip', '--key', 'pubblica.pem')).code).toBe(0);
  });
});

describe('report', { timeout: 300_000 }, () => {
  const refusalOf = async (argv: readonly string[]): Promise<string> => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    try {
      expect(await report(argv)).toBe(1);
      return String(said.mock.calls[0]![0]);
    } finally {
      said.mockRestore();
    }
  };

  it('drafts no mail that declares tests passed from a rehearsal, nor of a plan that has no such mail', async () => {
    expect(await refusalOf([join(folder, bundle), '--mail', '002', '--config', join(folder, 'posta.yaml')])).toContain(
      'MAIL_OTHER_PLAN',
    );
  });

  it('drafts 000 without a bundle, once the order is signed, to the addresses of the run file', async () => {
    writeFileSync(join(folder, 'ordine.pdf'), '%PDF-1.7');
    writeFileSync(join(folder, 'sca.xlsx'), 'scheda');
    const argv = ['--mail', '000', '--config', join(folder, 'posta.yaml'), '--attach'];
    expect(await refusalOf([...argv, `${join(folder, 'ordine.pdf')},${join(folder, 'sca.xlsx')}`])).toContain(
      'MAIL_NOT_SIGNED',
    );
    expect(await refusalOf([...argv, join(folder, 'sca.xlsx')])).toContain('MAIL_ATTACHMENT_MISSING');
    await expect(report(['--mail', '003'])).rejects.toThrow('gli altri messaggi li scrive IRIS');
  });

  it('fills no form without a map', async () => {
    await expect(report([join(folder, bundle), '--template', 'x.docx'])).rejects.toThrow('--map FILE.json');
    expect(await refusalOf(['--learn', join(folder, 'chiave.pem')])).toContain('TEMPLATE_UNREADABLE');
  });
});

describe('verify', { timeout: 300_000 }, () => {
  it('tells what is wrong, with its code, and exits 1', async () => {
    cpSync(join(folder, bundle), join(folder, 'alterato'), { recursive: true });
    writeFileSync(join(folder, 'alterato', 'run.json'), '{"altro":true}\n');
    const ended = await collaudo('verify', 'alterato', '--key', 'pubblica.pem', '--quiet');
    expect(ended.code).toBe(1);
    for (const code of ['SUM_MISMATCH', 'SOURCE_MISMATCH', 'STATEMENT_OTHER_SOURCES'])
      expect(ended.stdout).toContain(`[${code}]`);
    expect(ended.stdout).toContain('Fascicolo NON integro');
  });

  it.each<[Subcommand, string[], RegExp]>([
    [verify, [], /indicare una \(sola\) cartella/],
    [verify, ['chiave.pem', '--key', 'manca.pem'], /manca\.pem» non esiste/],
    [verify, ['chiave.pem', '--key', 'chiave.pem'], /quella privata non va data/],
    [verify, ['chiave.pem', '--against', 'chiave.pem'], /né la cartella né lo zip/],
    [rejudge, ['chiave.pem'], /né la cartella né lo zip/],
    [run, ['send', '--statement-key', 'pubblica.pem'], /non è una chiave privata/],
  ])('a wrong command line is a usage error: %#', async (command, argv, message) => {
    const paths = argv.map((each) => (each.endsWith('.pem') ? join(folder, each) : each));
    await expect(command(paths)).rejects.toThrow(UsageError);
    await expect(command(paths)).rejects.toThrow(message);
  });
});

type Subcommand = (argv: readonly string[]) => Promise<number>;
