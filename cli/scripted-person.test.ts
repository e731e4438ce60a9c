import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import type { VerdictTree } from '../reports/verdict-tree.ts';
import { freePort } from './free-port.fixture.ts';
import { COMMAND } from './processes.fixture.ts';

// The manual driver end to end: somebody works a gestionale as they are told, and another one whose traffic is wrong.

interface Judged {
  readonly mode: string;
  readonly scenarios: readonly (readonly [id: string, verdict: string])[];
  readonly requirements: readonly (readonly [id: string, verdict: string])[];
  readonly questions: readonly string[];
  readonly attestations: readonly Readonly<Record<string, unknown>>[];
}

async function byHand(...defect: readonly string[]): Promise<Judged> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, 'scripted-person.fixture.ts'), ...defect],
    { maxBuffer: 2 ** 24 },
  );
  return JSON.parse(stdout) as Judged;
}

const UPLOAD = 'TC-INVIO-01/il-caricamento-porta-il-segreto-della-prenotazione-e-nessuna-credenziale';
const KEPT = 'TC-INVIO-01/l-identificativo-della-richiesta-e-conservato';

const folder = mkdtempSync(join(tmpdir(), 'collaudo-persona-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a person told what to do', { timeout: 240_000 }, () => {
  it('passes by their traffic, without a question; what only the gestionale shows is attested', async () => {
    const { mode, scenarios, questions, attestations } = await byHand();
    expect(mode).toBe('attested');
    const verdicts = new Map(scenarios.map(([id, verdict]) => [id, verdict]));
    expect(verdicts.get(UPLOAD)).toBe('pass');
    expect(verdicts.get(KEPT)).toBe('attested');
    expect([...verdicts.values()].filter((verdict) => verdict !== 'pass' && verdict !== 'attested')).toEqual([]);
    // asked once for what the wire cannot tell, never whether it was done
    expect(questions.filter((question) => question.startsWith('Chi attesta'))).toHaveLength(1);
    expect(attestations.find(({ scenario }) => scenario === UPLOAD)).toBeUndefined();
    expect(attestations.find(({ scenario }) => scenario === KEPT)).toMatchObject({
      command: 'notification-status',
      chi: 'Ada Rossi',
      ruolo: 'Ufficio tributi',
      quando: '2026-11-22T09:00:00.000Z',
      allegato: { nome: 'schermata.png', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    });
  });

  it('fails by their traffic, whatever they say', async () => {
    const { scenarios, requirements } = await byHand('tipo-generico');
    expect(scenarios.find(([id]) => id === UPLOAD)?.[1]).toBe('fail');
    expect(requirements.filter(([, verdict]) => verdict === 'fail').map(([id]) => id)).toEqual(['SEND-CARICO-007']);
  });

  it('is asked on the terminal; when nobody is there any more the rest is blocked', async () => {
    const port = await freePort();
    writeFileSync(join(folder, 'schermata.png'), 'una schermata');
    writeFileSync(
      join(folder, 'collaudo.yaml'),
      `plans: [send]
clockFactor: 100000
observationSeconds: 0.1
listen: { portBase: ${port} }
sut: { driver: manual }
platforms: { send: { mittente: { denominazione: Comune di Esempio, codiceFiscale: "12345678903", apiKey: chiave } } }
`,
    );
    const { code, asked } = await new Promise<{ code: number; asked: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        [COMMAND, 'run', '--requirement', 'SEND-INVIO-026', '--no-pdf'],
        { cwd: folder },
        (error, _, stderr) => resolve({ code: error === null ? 0 : Number(error.code), asked: stderr }),
      );
      // name of the gestionale, outcome, message, who, role, file; then the terminal is closed
      child.stdin?.end('Gestionale 3\nrifiutato\nNon si può\nAda Rossi\nUfficio tributi\nschermata.png\n');
    });
    // it said "refused", and sent nothing: the notification that was asked for did not leave
    expect(code, asked).toBe(1);
    expect(asked).toContain('Deposita su SEND una notifica con i dati indicati.');
    const path = join(folder, 'out', readdirSync(join(folder, 'out'))[0]!);
    const [invio, pagamento] = (JSON.parse(readFileSync(join(path, 'verdict.json'), 'utf8')) as VerdictTree).plans[0]!
      .cases;
    expect(invio).toMatchObject({
      verdict: 'fail',
      attestations: [{ chi: 'Ada Rossi', ruolo: 'Ufficio tributi', allegato: { nome: 'schermata.png' } }],
    });
    expect(pagamento!.scenarios).toMatchObject([{ verdict: 'blocked', trouble: { code: 'SUT_OPERATOR_GONE' } }]);
    expect(readFileSync(join(path, 'report.html'), 'utf8')).toContain('Attestazioni dell’operatore');
  });
});
