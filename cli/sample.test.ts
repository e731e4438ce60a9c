import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultsOf } from '../simulators/kernel/artefact.ts';
import type { ArtefactCheck, ArtefactFinding, Settings } from '../simulators/kernel/artefact.ts';
import { checks } from '../simulators/index.ts';
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

  if (note !== undefined || wrong.length === 0) return;
  test.each(wrong.map((one) => [one.rule, one] as const))('its check finds %s', async (_rule, { texts }) => {
    for (const bytes of drawn(texts, { count: 5, seed: 7 })) expect(await found(check, bytes)).not.toEqual([]);
  });
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
