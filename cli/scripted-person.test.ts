import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

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
});
