import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerdictTree } from '../reports/verdict-tree.ts';
import { COMMAND } from './processes.fixture.ts';

// Software that notifies one recipient at a time has no notification to two: it says so, and is not tried on it.

const REASON = 'il software deposita una notifica per destinatario (manuale utente, capitolo 3)';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'collaudo-un-destinatario-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the scenarios about two recipients, and gives how each ended. */
function run(name: string, declarations: string) {
  const config = join(folder, `${name}.yaml`);
  writeFileSync(config, declarations);
  const out = join(folder, name);
  const two = ['--requirement', 'SEND-COSTO-020', '--requirement', 'SEND-COSTO-021', '--requirement', 'SEND-PERC-004'];
  const argv = [COMMAND, 'run', 'send', ...two, '--config', config, '--out', out, '--no-pdf', '--quiet'];
  try {
    execFileSync(process.execPath, argv, { stdio: 'ignore' });
  } catch {
    // a part of a plan never passes: what matters is how the scenarios ended
  }
  const text = readFileSync(join(out, readdirSync(out)[0]!, 'verdict.json'), 'utf8');
  const scenarios = (JSON.parse(text) as VerdictTree).plans
    .flatMap((plan) => plan.cases)
    .flatMap((each) => each.scenarios);
  return { text, verdicts: scenarios.map(({ verdict }) => verdict) };
}

describe('notifications to two recipients', () => {
  it('are not applicable to software that declares it makes none, with its reason', () => {
    const { text, verdicts } = run('dichiarato', `declarations: { soloUnDestinatario: "${REASON}" }\n`);
    expect(verdicts).toHaveLength(4);
    expect(new Set(verdicts)).toEqual(new Set(['notApplicable']));
    expect(text).toContain(REASON);
  });

  it('are tried on any other', () => {
    const { verdicts } = run('altri', 'seed: 1\n');
    expect(verdicts).toHaveLength(4);
    expect(new Set(verdicts)).toEqual(new Set(['pass']));
  });
});
