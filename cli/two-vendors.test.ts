import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { VerdictTree } from '../reports/verdict-tree.ts';
import { linesOf, readChain } from '../simulators/kernel/journal.ts';
import { freePort } from './free-port.fixture.ts';
import { COMMAND, processes } from './processes.fixture.ts';

// TC-COSTO-01 with two vendors: notifications by the reference ente in a process of its own, payments by the TypeScript example.

const EXAMPLE = join(import.meta.dirname, '../docs/examples/typescript/adapter.ts');
const KEYS = ['--key', 'chiave-del-mittente', '--creditor', '98765432103', '--creditor-key', 'chiave-del-creditore'];
const at = processes('due');

describe('two vendors, one integration', { timeout: 240_000 }, () => {
  it('TC-COSTO-01 passes, each asked for its own part, each with its version in the document', async () => {
    const [bench, notifications, payments] = [await freePort(), await freePort(), await freePort()];
    writeFileSync(
      join(at.folder, 'collaudo.yaml'),
      `plans: [send]
clockFactor: 100000
observationSeconds: 0.2
listen: { portBase: ${bench} }
declarations: { soloSincrona: "delibera di esempio: i pagamenti passano dalla sola stazione" }
ruoli:
  pt-send:
    denominazione: Notifiche S.r.l.
    prodotto: NotificaPA
    versione: "7.1"
    driver: { driver: http, url: "http://127.0.0.1:${notifications}" }
  pt-pagopa:
    denominazione: Incassi S.p.A.
    prodotto: IncassaPA
    versione: "2.0.3"
    driver: { driver: http, url: "http://127.0.0.1:${payments}" }
platforms:
  send:
    mittente: { denominazione: Comune di Esempio, codiceFiscale: "12345678903", apiKey: chiave-del-mittente }
    creditore: { denominazione: Unione di Esempio, codiceFiscale: "98765432103", apiKey: chiave-del-creditore }
`,
    );
    const send = ['--send', `http://127.0.0.1:${bench}`];
    await Promise.all([
      at.started(COMMAND, 'ente', ...send, ...KEYS, '--port-base', String(notifications)),
      at.started(EXAMPLE, ...send, ...KEYS, '--port', String(payments), '--archive', join(at.folder, 'posizioni.json')),
    ]);
    const run = [COMMAND, 'run', '--only', 'TC-COSTO-01', '--out', 'out', '--no-pdf'];
    // the other cases were not selected: the plan as a whole is incomplete
    expect(await at.ended(run)).toBe(4);
    const path = join(at.folder, 'out', readdirSync(join(at.folder, 'out'))[0]!);
    const tree = JSON.parse(readFileSync(join(path, 'verdict.json'), 'utf8')) as VerdictTree;
    const costo = tree.plans[0]!.cases.find(({ id }) => id === 'TC-COSTO-01')!;
    expect(costo.scenarios.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'notApplicable')).toEqual([]);
    expect(costo.verdict).toBe('pass');
    const passed = costo.scenarios.filter(({ verdict }) => verdict === 'pass').length;
    expect(passed).toBeGreaterThanOrEqual(29);

    const { entries } = readChain(linesOf(join(path, 'journal.ndjson')));
    const stations = entries.flatMap((entry) =>
      entry.kind === 'exchange' && entry.platform === 'pagopa' && entry.direction === 'fromPlatform'
        ? [new URL(entry.request.url).port]
        : [],
    );
    expect(new Set(stations)).toEqual(new Set([String(payments)]));
    expect(tree.run.sut).toMatchObject({ driver: 'roles', version: '7.1, 2.0.3' });
    const html = readFileSync(join(path, 'report.html'), 'utf8');
    for (const words of ['NotificaPA', '7.1', 'IncassaPA', '2.0.3', 'Notifiche S.r.l.', 'Incassi S.p.A.'])
      expect(html).toContain(words);
  });
});
