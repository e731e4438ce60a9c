import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerdictTree } from '../reports/verdict-tree.ts';
import { COMMAND } from './processes.fixture.ts';

// What a creditor does while SEND does not tell the cost is its own choice: whichever it declares is what it is judged by.

const REQUIREMENT = 'SEND-COSTO-018';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'collaudo-senza-costo-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs what asks the policy, and gives the requirement's verdict and what the scenarios found. */
function run(name: string, senzaCosto: string, ...more: readonly string[]) {
  const config = join(folder, `${name}.yaml`);
  writeFileSync(config, `declarations: { senzaCosto: ${senzaCosto} }\n`);
  const out = join(folder, name);
  const argv = [
    COMMAND,
    'run',
    'send',
    '--requirement',
    REQUIREMENT,
    '--config',
    config,
    '--out',
    out,
    '--no-pdf',
    '--quiet',
  ];
  try {
    execFileSync(process.execPath, [...argv, ...more], { stdio: 'ignore' });
  } catch {
    // a part of a plan never passes: what matters is the requirement
  }
  const tree = JSON.parse(readFileSync(join(out, readdirSync(out)[0]!, 'verdict.json'), 'utf8')) as VerdictTree;
  const cases = tree.plans.flatMap((plan) => plan.cases);
  const findings = cases
    .flatMap(({ requirements }) => requirements)
    .filter(({ id }) => id === REQUIREMENT)
    .flatMap(({ verdict, findings: all }) => all.map(({ message }) => ({ verdict, message })));
  return {
    verdicts: [...new Set(findings.map(({ verdict }) => verdict))],
    messages: [...new Set(findings.map(({ message }) => message))],
    scenarios: cases.flatMap(({ scenarios }) => scenarios.map(({ verdict }) => verdict)),
  };
}

describe('while SEND does not tell the cost', () => {
  it.each([
    ['ultimoCosto', 'l’ultimo costo letto'],
    ['importoBase', 'l’importo base'],
    ['esitoNegativo', 'il pagamento non procede'],
  ])('%s: the reference ente does what the run file declares', (policy, words) => {
    const { verdicts, messages, scenarios } = run(policy, policy);
    expect(verdicts).toEqual(['pass']);
    expect(messages).toEqual([`Senza il costo vale ciò che l’ente ha dichiarato: ${words}.`]);
    expect(scenarios.length).toBeGreaterThan(5);
    expect(new Set(scenarios)).toEqual(new Set(['pass']));
  });

  it.each(['ultimoCosto', 'esitoNegativo'])('%s declared and not kept is found', (policy) => {
    const { verdicts, messages } = run(`${policy}-no`, policy, '--mutant', 'regola-dichiarata-e-non-tenuta');
    expect(verdicts).toEqual(['warn']);
    expect(messages.some((message) => message.startsWith('Senza il costo non vale'))).toBe(true);
  });
});
