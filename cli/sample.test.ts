import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultsOf } from '../simulators/kernel/artefact.ts';
import type { ArtefactCheck, ArtefactFinding, Settings } from '../simulators/kernel/artefact.ts';
import { checks } from '../simulators/index.ts';
import type { Sample } from '../simulators/kernel/sample.arbitrary.ts';
import { drawn, samples } from '../simulators/samples.ts';
import { sample } from './sample.ts';
import { UsageError } from './usage.ts';

const SETTINGS: Readonly<Record<string, Settings>> = { 'csv-spx': { creditore: 'CEsempio' } };

async function found(check: ArtefactCheck, bytes: Uint8Array): Promise<readonly ArtefactFinding[]> {
  const artefact = {
    name: 'esemplare',
    bytes: () => bytes,
    chunks: () => [bytes],
    entries: () => [],
    beside: () => undefined,
  };
  return check.check(artefact, { ...defaultsOf(check), ...SETTINGS[check.kind] });
}

async function blocks(check: ArtefactCheck, bytes: Uint8Array): Promise<readonly string[]> {
  return (await found(check, bytes))
    .filter(({ severity }) => severity === 'BLOCK')
    .map(({ requirement, message }) => `${requirement} ${message}`);
}

/** What valid samples are remarked for too: it is no sign that a rule was broken. */
async function usualOf(check: ArtefactCheck, valid: Sample['valid']): Promise<ReadonlySet<string>> {
  const all = drawn(valid, { count: 30, seed: 5 }).map((bytes) => found(check, bytes));
  return new Set((await Promise.all(all)).flat().map(({ requirement }) => requirement));
}

/** Ways of being wrong that the artefact alone does not show: whoever keeps the registers says them. */
const SILENT: Readonly<Record<string, readonly string[]>> = {
  'notifica-send': ['unknown-group', 'sender-tax-id-of-another', 'delivery-mode-with-no-cost-applied'],
  pendenze: [
    'a0000001-mittente-che-non-e-in-anagrafica',
    'a0000002-tipo-pendenza-che-l-ente-non-ha',
    'a0000003-insert-di-una-pendenza-che-esiste',
    'a0000005-insert-con-un-id-pagamento-che-esiste',
    'a0000016-on-the-fly-su-una-posizione-pagata',
    'a0000016-on-the-fly-con-un-pagamento-in-corso',
    'a0000018-sil-che-non-e-in-anagrafica',
    'a0000022-on-the-fly-con-due-info-pagamento',
    'a0000023-causale-che-il-tributo-non-ammette',
    'a0000035-messaggio-con-la-stessa-chiave-e2-e-di-uno-gia-ricevuto',
    'dup001-messaggio-con-la-stessa-chiave-e2-e-di-uno-gia-ricevuto',
    'a0000036-on-the-fly-dopo-la-fine-della-validita',
    'a0000036-on-the-fly-prima-dell-inizio-della-validita',
    'a0000037-cartella-con-un-iban-che-l-ente-non-ha-dichiarato',
    'a0000038-ticket-senza-ricevuta',
    'a0000039-ticket-con-una-ricevuta-di-altro-titolo',
    'a0000040-marca-da-bollo-senza-allegato',
    'a0000040-marca-da-bollo-con-un-allegato-di-altro-titolo',
    'a0000040-marca-da-bollo-con-un-allegato-di-altra-codifica',
    'a0000040-marca-da-bollo-con-una-ricevuta-per-allegato',
    'a0000040-marca-da-bollo-con-un-tipo-di-bollo-ignoto',
    'a0000040-marca-da-bollo-con-una-provincia-minuscola',
    'a0000040-marca-da-bollo-con-un-hash-corto',
    'a0000040-marca-da-bollo-con-un-hash-in-base64',
    'a0000041-marca-da-bollo-di-15-00',
    'a0000041-marca-da-bollo-di-16-01',
    'a0000041-marca-da-bollo-di-32-00',
    'a0000041-marca-da-bollo-di-0',
    'a0000042-marca-da-bollo-con-i-pagamenti-offline',
    'val004-spcoop-tipo-mittente-diverso-da-spc',
    'val005-spcoop-tipo-destinatario-diverso-da-spc',
    'val006-spcoop-tipo-servizio-diverso-da-spc',
    'val007-spcoop-mittente-diverso-dal-mittente-di-tratta',
    'val009-spcoop-servizio-applicativo-diverso-dal-sil-di-tratta',
    'val008-service-name-di-un-altro-servizio',
  ],
  fdr: ['importo-maggiore-del-dovuto', 'importo-minore-del-dovuto', 'iuv-sconosciuto', 'flusso-di-un-altro-ente'],
};

describe.each(samples.map((one) => [one.kind, one] as const))('%s', (kind, { valid, wrong, note }) => {
  test('one seed, one sample; another seed, another', () => {
    expect(drawn(valid, { count: 3, seed: 1 })).toEqual(drawn(valid, { count: 3, seed: 1 }));
    expect(drawn(valid, { count: 3, seed: 1 })).not.toEqual(drawn(valid, { count: 3, seed: 2 }));
  });

  test('every way of being wrong has a word of its own, and can be drawn', () => {
    const rules = wrong.map(({ rule }) => rule);
    expect(new Set(rules).size).toBe(rules.length);
    for (const { rule, texts } of wrong) {
      expect(rule).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(drawn(texts, { count: 2, seed: 3 })).toHaveLength(2);
    }
  });

  const check = checks.get(kind);
  if (check === undefined) return;

  test('its check accepts what is valid', async () => {
    for (const bytes of drawn(valid, { count: 30, seed: 5 })) expect(await blocks(check, bytes)).toEqual([]);
  });

  const silent = new Set(SILENT[kind]);
  test('what its check cannot know is among its ways', () => {
    expect([...silent].filter((rule) => wrong.every((one) => one.rule !== rule))).toEqual([]);
    // whoever reads the list is told that some are somebody else's to find
    expect(note !== undefined).toBe(silent.size > 0);
  });

  if (wrong.length === 0) return;
  test.each(wrong.map((one) => [silent.has(one.rule) ? 'cannot know' : 'finds', one.rule, one] as const))(
    'its check %s %s',
    async (_, rule, { texts }) => {
      const usual = await usualOf(check, valid);
      for (const bytes of drawn(texts, { count: 5, seed: 7 })) {
        const told = (await found(check, bytes)).filter(
          ({ severity, requirement }) => severity === 'BLOCK' || !usual.has(requirement),
        );
        expect(told.length > 0).toBe(!silent.has(rule));
      }
    },
  );
});

describe('the command', () => {
  test.each([
    [['ibam'], /«ibam» non lo è; tipi: codice-fiscale, .*iban/],
    [['iban', 'iun'], /«iban iun» non lo è/],
    [['iban', '-n', '0'], /-n vuole un numero da 1 a 100000, non «0»/],
    [['iban', '-n', '2e3'], /non «2e3»/],
    [['iban', '--invalid', 'storto'], /«storto» non è un modo di sbagliare iban; modi: bad-pattern/],
    [['informativa', '--invalid', 'storta'], /modi: nessuno/],
  ])('%j is refused in plain words', async (argv, said) => {
    await expect(sample(argv)).rejects.toThrow(UsageError);
    await expect(sample(argv)).rejects.toThrow(said);
  });

  // what is printed through a shell: a reader that leaves is no fault, a device without room is one of the bench
  const shell = (line: string): number | null =>
    spawnSync('bash', ['-o', 'pipefail', '-c', line], {
      cwd: join(import.meta.dirname, '..'),
      env: { ...process.env, COMMAND: `${process.execPath} bin/collaudo.js` },
    }).status;
  test.skipIf(!existsSync('/dev/full'))(
    'output that cannot be written ends with 3, one that is not read with 0',
    () => {
      expect(shell('$COMMAND sample iban > /dev/full')).toBe(3);
      expect(shell('$COMMAND sample pendenze -n 500 | head -c 10 > /dev/null')).toBe(0);
    },
  );

  test('a file each, with the seed that was told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'collaudo-sample-'));
    try {
      const argv = [
        'pendenze',
        '-n',
        '12',
        '--seed',
        '9',
        '--invalid',
        samples.find(({ kind }) => kind === 'pendenze')!.wrong[0]!.rule,
      ];
      expect(await sample([...argv, '--files', folder, '--quiet'])).toBe(0);
      expect(readdirSync(folder)).toEqual(
        Array.from({ length: 12 }, (_, at) => `pendenze-${String(at + 1).padStart(2, '0')}`),
      );
      const made = drawn(samples.find(({ kind }) => kind === 'pendenze')!.wrong[0]!.texts, { count: 12, seed: 9 });
      expect(readFileSync(join(folder, 'pendenze-12'))).toEqual(Buffer.from(made[11]!));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
