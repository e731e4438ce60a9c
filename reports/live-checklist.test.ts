import { describe, expect, it } from 'vitest';
import { Journal } from '../simulators/kernel/journal.ts';
import type { Entry, ExchangeBody, PlanFacts, RunFacts } from '../simulators/kernel/journal.ts';
import type { Requirement } from '../simulators/kernel/requirement.ts';
import { LiveChecklist } from './live-checklist.ts';
import { PART_NOTE } from './merge/journals.ts';
import { renderLivePage } from './render/live-page.ts';
import { judge } from './verdict.ts';

const requirement = (id: string): Requirement => ({
  id,
  level: 'MUST',
  status: 'source',
  source: { document: 'Documento', section: '§1' },
  text: `Testo <di> ${id}`,
  remedy: 'Rimediare così.',
});
const catalogue = [requirement('X-A-001'), requirement('X-A-002')];
const plans: readonly PlanFacts[] = [
  {
    id: 'x',
    title: 'Piano X',
    platforms: ['x'],
    cases: [
      {
        id: 'TC-X-01',
        title: 'TC-X-01 · Caso',
        scenarios: [{ id: 'TC-X-01/uno', name: 'uno', requirements: ['X-A-001', 'X-A-002'] }],
      },
    ],
  },
];
const run: RunFacts = {
  id: 'serve',
  seed: 1,
  suite: { name: 'collaudo', version: '0' },
  startedAt: 0,
  environment: 'simulator',
  ambiente: 'staging',
  clock: 'scaled',
  door: 'express',
  sut: { driver: 'passive', name: 'osservato', version: '0' },
  ente: { denominazione: 'Comune', codiceFiscale: '01234567897' },
  selection: { plans: ['x'], filter: 'osservazione passiva' },
  observationMs: 0,
  plans,
};

const exchange = (key: string, more: Partial<ExchangeBody> = {}): ExchangeBody => ({
  kind: 'exchange',
  at: 0,
  elapsedMs: 0,
  platform: 'x',
  direction: 'toPlatform',
  operation: 'op',
  request: { method: 'GET', url: 'http://x/a', headers: {} },
  response: { status: 200, headers: {} },
  keys: [key],
  satisfied: [],
  findings: [],
  ...more,
});
const broken = {
  satisfied: [],
  findings: [
    { requirement: 'X-A-001', outcome: 'violated', message: 'È rotto.', expected: 'uno', observed: 'due' },
  ] as const,
};
const resumption = (ricordano: readonly string[] = []) =>
  ({ kind: 'note', at: 0, name: PART_NOTE, data: { ripresa: true, ricordano } }) as const;

/** The entries of a journal of observed traffic, after its run. */
function watched(...bodies: readonly Parameters<Journal['append']>[0][]): readonly Entry[] {
  const journal = new Journal();
  return [journal.append({ kind: 'run', at: 0, run }), ...bodies.map((body) => journal.append(body))];
}

describe('the live checklist', () => {
  it('says case by case what traffic has shown, what is broken and why, what it has not shown yet', () => {
    const checklist = new LiveChecklist(catalogue, plans);
    const lines = checklist.hear(watched(exchange('k1', { satisfied: ['X-A-002'] }), exchange('k2', broken)));
    expect(lines.at(-1)).toBe('  NO  TC-X-01  2/2 requisiti osservati, 1 violato  Caso');
    expect(checklist.standings()[0]!.cases[0]).toMatchObject({
      mark: 'NO',
      requirements: [
        {
          id: 'X-A-001',
          outcome: 'violated',
          why: 'È rotto.',
          expected: 'uno',
          observed: 'due',
          remedy: 'Rimediare così.',
        },
        { id: 'X-A-002', outcome: 'satisfied' },
      ],
    });
    const page = renderLivePage([{ name: 'ente', denominazione: 'Comune', checklist }]);
    for (const words of ['È rotto.', 'Rimediare così.', 'uno', 'due', '2/2']) expect(page).toContain(words);
    expect(page).not.toContain('<di>');
    const idle = new LiveChecklist(catalogue, plans);
    expect(renderLivePage([{ name: 'ente', denominazione: 'Comune', checklist: idle }])).toContain(
      '2 requisiti in attesa',
    );
  });

  it('does not hold against the software what the platforms no longer remember, nor do the verdict and the page', () => {
    const entries = watched(
      exchange('k1'),
      resumption(),
      exchange('k1', broken),
      exchange('k2', { satisfied: ['X-A-002'] }),
    );
    const checklist = new LiveChecklist(catalogue, plans);
    const lines = checklist.hear(entries);
    expect(lines.filter((line) => line.includes('non si giudica'))).toHaveLength(1);
    expect(checklist.traffic).toMatchObject({ exchanges: 3, unjudged: 1, resumed: true, lost: new Set(['k1']) });
    const [aCase] = judge(entries, new Map(catalogue.map((each) => [each.id, each]))).plans[0]!.cases;
    expect(aCase!.requirements.map(({ verdict }) => verdict)).toEqual(['untested', 'pass']);
    expect(aCase!.reason).toContain('non giudicati gli scambi (1) su ciò che precede un riavvio');
    expect(renderLivePage([{ name: 'ente', denominazione: 'Comune', checklist }])).toContain('Non ripristinato');
  });

  it('goes on judging what a real platform behind the bench remembers', () => {
    const entries = watched(exchange('k1'), resumption(['x']), exchange('k1', broken));
    const checklist = new LiveChecklist(catalogue, plans);
    checklist.hear(entries);
    expect(checklist.traffic.unjudged).toBe(0);
    expect(checklist.standings()[0]!.cases[0]!.mark).toBe('NO');
  });
});
