import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ScenarioVerdict, VerdictTree } from '../reports/verdict-tree.ts';
import { PLATFORM_PORTS } from '../steps/doors.ts';
import { freePort } from './free-port.fixture.ts';
import { COMMAND, processes } from './processes.fixture.ts';

// The asynchronous half of TC-COSTO-01 over HTTP: the reference ente in a process of its own, GPD beside SEND.

const KEY = 'chiave-di-gpd';
const at = processes('asincrona');

/** Starts the ente of SEND with what it is told of GPD; resolves with its port when it answers. */
async function ente(bench: number, ...gpd: readonly string[]): Promise<number> {
  const port = await freePort();
  const send = ['--send', `http://127.0.0.1:${bench}`, '--key', 'chiave-del-mittente', '--creditor', '98765432103'];
  await at.started(COMMAND, 'ente', ...send, ...gpd, '--port-base', String(port));
  return port;
}

/** Runs TC-COSTO-01, or what of it is chosen, with what the run file says of GPD; its scenarios with their verdicts. */
async function costo(
  { bench, sut, says }: { readonly bench: number; readonly sut: number; readonly says: string },
  ...chosen: readonly string[]
): Promise<readonly ScenarioVerdict[]> {
  const own = mkdtempSync(join(at.folder, 'run-'));
  writeFileSync(
    join(own, 'collaudo.yaml'),
    `plans: [send]
clockFactor: 100000
observationSeconds: 0.2
listen: { portBase: ${bench} }
sut: { driver: http, url: "http://127.0.0.1:${sut}" }
platforms:
  send:
    mittente: { denominazione: Comune di Esempio, codiceFiscale: "12345678903", apiKey: chiave-del-mittente }
${says}`,
  );
  await at.ended([COMMAND, 'run', '--only', 'TC-COSTO-01', ...chosen, '--no-pdf'], own);
  const [bundle] = readdirSync(join(own, 'out'));
  const tree = JSON.parse(readFileSync(join(own, 'out', bundle!, 'verdict.json'), 'utf8')) as VerdictTree;
  return tree.plans[0]!.cases.find(({ id }) => id === 'TC-COSTO-01')!.scenarios;
}

const ON_GPD = ['--requirement', 'GPD-POS-001'];
const KNOWN = `  gpd: { subscriptionKey: ${KEY} }\n`;

describe('the asynchronous half of TC-COSTO-01, over HTTP', { timeout: 240_000 }, () => {
  it('passes where the ente leaves its positions on GPD, and the other half does not apply', async () => {
    const bench = await freePort();
    const sut = await ente(bench, '--gpd', `http://127.0.0.1:${bench + PLATFORM_PORTS['gpd']!}`, '--gpd-key', KEY);
    const says = `${KNOWN}declarations: { soloAsincrona: "delibera di esempio: gli avvisi si pagano su GPD" }\n`;
    const scenarios = await costo({ bench, sut, says });
    const verdicts = (which: string): number => scenarios.filter(({ verdict }) => verdict === which).length;
    expect(verdicts('pass')).toBeGreaterThanOrEqual(13);
    expect(verdicts('pass') + verdicts('notApplicable')).toBe(scenarios.length);
    // a key that the run file does not tell is held against nobody
    const untold = await costo({ bench, sut, says: '' }, ...ON_GPD);
    expect(untold.map(({ verdict }) => verdict)).toEqual(['blocked']);
  });

  it('is not tried where the ente is not told of GPD', async () => {
    const bench = await freePort();
    const scenarios = await costo({ bench, sut: await ente(bench), says: KNOWN }, ...ON_GPD);
    expect(scenarios.map(({ verdict }) => verdict)).toEqual(['untested']);
  });
});
