import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { catalogue, checks } from '../simulators/index.ts';
import { artefactAt } from './artefact.ts';
import { check as run } from './check.ts';
import { COMMAND } from './processes.fixture.ts';

const QR = 'PAGOPA|002|322000000000005306|62839520376|0000010000';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'collaudo-check-'));
  writeFileSync(join(folder, 'qr.txt'), `${QR}\n`);
  writeFileSync(join(folder, 'rotto.json'), '{');
  mkdirSync(join(folder, 'dentro'));
  writeFileSync(join(folder, 'dentro', 'a.txt'), 'a');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As a process of its own: what the shell sees. */
function spawned(...argv: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, 'check', ...argv], { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

/** In this process, which starts faster. */
async function check(...argv: readonly string[]): Promise<{ code: number; stdout: string }> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    const code = await run(
      argv.map((each) =>
        /^[a-z]+(\.txt|\.json)?$/.test(each) && existsSync(join(folder, each)) ? join(folder, each) : each,
      ),
    );
    return { code, stdout: log.mock.calls.flat().join('\n') };
  } finally {
    log.mockRestore();
  }
}

describe('collaudo check', { timeout: 120_000 }, () => {
  it('alone lists the kinds with their settings', async () => {
    const { code, stdout } = await check();
    expect(code).toBe(0);
    for (const [kind, { settings = {} }] of checks) {
      expect(stdout).toContain(kind);
      for (const name of Object.keys(settings)) expect(stdout).toContain(`--set ${name}=`);
    }
  });

  it('is silent and exits 0 on what conforms, from a file and from the command line', async () => {
    expect(await check('qr', 'qr.txt')).toMatchObject({ code: 0, stdout: expect.stringContaining('nessun rilievo') });
    expect(await check('qr', QR)).toMatchObject({ code: 0 });
  });

  it('exits 1 on a violation, with rule, place, remedy and source', async () => {
    const { code, stdout } = await spawned('qr', QR.replace('5306', '5307'), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'qr',
      outcome: 'violations',
      counts: { BLOCK: 1, WARN: 0, INFO: 0 },
      findings: [
        {
          requirement: 'PAGOPA-CODICE-002',
          severity: 'BLOCK',
          place: 'campo 3',
          expected: expect.stringContaining('06'),
          observed: expect.stringContaining('322000000000005307'),
          remedy: expect.stringMatching(/./),
          source: expect.stringContaining('pagoPA'),
        },
      ],
    });
  });

  it('takes settings', async () => {
    expect((await check('qr', QR.replace('0000010000', '10000'), '--set', 'importoDiDieciCifre=true')).code).toBe(1);
  });

  it.each([
    [['nulla', 'qr.txt'], '«nulla» non è un tipo di documento'],
    [['qr'], 'indicare un (solo) documento'],
    [['notifica-send', 'assente.json'], '«assente.json» non esiste'],
    [['notifica-send', 'dentro'], 'è una cartella'],
    [['notifica-send', 'rotto.json'], 'non si legge'],
    [['qr', QR, '--set', 'colore=blu'], 'non ha questa impostazione'],
    [['qr', QR, '--set', 'importoDiDieciCifre=forse'], 'vuole true o false'],
    [['iuv', '1', '--set', 'auxDigit=7'], 'vuole uno fra 1, 2, 3'],
  ])('refuses %j', async (argv, words) => {
    await expect(check(...argv)).rejects.toThrow(words);
  });

  it('exits 2 for what it refuses, saying why in a sentence', async () => {
    expect(await spawned('notifica-send', 'rotto.json')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^Errore \(ARTEFACT\): «rotto.json» non si legge/),
    });
  });
});

describe('an artefact on disk', () => {
  const qr = checks.get('qr')!;

  it('reads what lies beside it and nothing outside its folder', () => {
    const file = artefactAt(join(folder, 'dentro', 'a.txt'), qr);
    expect(Buffer.from(file.bytes()).toString()).toBe('a');
    expect(Buffer.concat([...file.chunks()]).toString()).toBe('a');
    expect(file.beside('a.txt')).toBeDefined();
    expect(file.beside('../qr.txt')).toBeUndefined();
    expect(file.beside(join(folder, 'qr.txt'))).toBeUndefined();
    expect(file.beside('b.txt')).toBeUndefined();
  });

  it('a folder lists its files, those of its folders included', () => {
    const all = artefactAt(folder, { ...qr, accepts: 'folder' });
    expect(all.entries()).toEqual(['dentro/a.txt', 'qr.txt', 'rotto.json']);
    expect(all.beside('dentro/a.txt')).toBeDefined();
  });
});

describe('the registry of checks', () => {
  it('names requirements of the catalogue, or requirements of its own that no other check calls otherwise', () => {
    const known = new Map<string, unknown>(catalogue);
    for (const { kind, requirements } of checks.values()) {
      expect([kind, requirements.length]).not.toEqual([kind, 0]);
      for (const requirement of requirements) {
        expect(known.get(requirement.id) ?? requirement).toBe(requirement);
        known.set(requirement.id, requirement);
      }
    }
  });
});
