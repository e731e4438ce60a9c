import { describe, expect, it } from 'vitest';
import { FORWARD_NOTE } from '../simulators/kernel/forward-note.ts';
import { Journal, readChain } from '../simulators/kernel/journal.ts';
import type { EntryBody, RunFacts, Trouble } from '../simulators/kernel/journal.ts';
import type { Finding, Level, Requirement } from '../simulators/kernel/requirement.ts';
import { exitCode, judge, worst } from './verdict.ts';
import { VERDICTS } from './verdict-tree.ts';
import type { Verdict } from './verdict-tree.ts';
import { requirementWords } from './words.ts';

const requirement = (id: string, level: Level): Requirement => ({
  id,
  level,
  status: 'source',
  source: { document: 'Documento', section: '§1' },
  text: `Testo di ${id}`,
  remedy: 'Rimedio',
});
const catalogue = new Map(
  [requirement('X-A-001', 'MUST'), requirement('X-A-002', 'SHOULD'), requirement('X-A-003', 'MAY')].map((each) => [
    each.id,
    each,
  ]),
);

const scenarioIds = ['TC-X-01/uno', 'TC-X-01/due'];
const facts = (requirements: readonly string[]): RunFacts => ({
  id: 'run',
  seed: 1,
  suite: { name: 'collaudo', version: '0' },
  startedAt: 0,
  environment: 'simulator',
  ambiente: 'staging',
  clock: 'virtual',
  door: 'express',
  sut: { driver: 'reference', name: 'ente', version: '0' },
  ente: { denominazione: 'Comune', codiceFiscale: '01234567897' },
  selection: { plans: ['x'], filter: '--only TC-X-01' },
  observationMs: 0,
  plans: [
    {
      id: 'x',
      title: 'Piano X',
      platforms: ['x'],
      cases: [{ id: 'TC-X-01', title: 'Caso', scenarios: scenarioIds.map((id) => ({ id, name: id, requirements })) }],
    },
  ],
});

interface Story {
  /** Somebody's word for what the SUT answered. */
  readonly attestation?: object;
  readonly findings?: readonly Finding[];
  readonly satisfied?: readonly string[];
  readonly trouble?: Trouble;
}

/** A journal in which each story is a scenario of the case, in order; scenarios beyond the stories did not run. */
function treeOf(
  stories: readonly Story[],
  cited: readonly string[],
  after: readonly EntryBody[] = [],
  more: Partial<RunFacts> = {},
) {
  const journal = new Journal();
  journal.append({ kind: 'run', at: 0, run: { ...facts(cited), ...more } });
  stories.forEach(({ findings = [], satisfied = [], trouble, attestation }, index) => {
    const id = scenarioIds[index]!;
    journal.append({
      kind: 'scenarioStart',
      at: 0,
      scenario: {
        id,
        plan: 'x',
        case: 'TC-X-01',
        caseTitle: 'Caso',
        name: id,
        requirements: cited,
        seed: 1,
        place: 'x:1',
      },
    });
    if (attestation !== undefined)
      journal.append({ kind: 'answer', at: 0, name: 'payment-status', answer: { status: 'done', attestation } });
    if (satisfied.length > 0)
      journal.append({
        kind: 'exchange',
        at: 0,
        elapsedMs: 0,
        platform: 'x',
        direction: 'toPlatform',
        request: { method: 'GET', url: '/', headers: {} },
        response: { status: 200, headers: {} },
        satisfied,
        findings: [],
      });
    for (const finding of findings)
      journal.append({ kind: 'expectation', at: 0, platform: 'x', expectation: 'e', parameters: {}, from: 1, finding });
    if (trouble !== undefined) journal.append({ kind: 'trouble', at: 0, trouble });
    journal.append({ kind: 'scenarioEnd', at: 0, scenario: id });
  });
  for (const body of after) journal.append(body);
  journal.append({ kind: 'end', at: 0 });
  return judge(readChain(journal.lines()).entries, catalogue);
}

const finding = (id: string, outcome: Finding['outcome']): Finding => ({ requirement: id, outcome, message: 'm' });
const trouble = (kind: Trouble['kind']): Trouble => ({ kind, code: 'C', message: 'perché' });
const clean: Story = { findings: [finding('X-A-001', 'satisfied')] };

describe('roll-up', () => {
  it('takes the worst in the published order', () => {
    for (const [i, a] of VERDICTS.entries())
      for (const [j, b] of VERDICTS.entries()) expect(worst([a, b])).toBe(VERDICTS[Math.min(i, j)]);
    expect(worst([])).toBe('notApplicable');
  });

  it('gives each verdict its exit code', () => {
    const codes: Record<Verdict, number> = {
      pass: 0,
      warn: 0,
      attested: 0,
      fail: 1,
      error: 3,
      blocked: 4,
      untested: 4,
      notApplicable: 4,
    };
    for (const verdict of VERDICTS) expect(exitCode(verdict)).toBe(codes[verdict]);
  });

  it.each<[string, readonly Story[], readonly string[], Verdict]>([
    ['all satisfied', [clean, clean], ['X-A-001'], 'pass'],
    ['a MUST violated once', [clean, { findings: [finding('X-A-001', 'violated')] }], ['X-A-001'], 'fail'],
    [
      'a MUST violated outside the tags',
      [clean, { findings: [finding('X-A-002', 'satisfied'), finding('X-A-001', 'violated')] }],
      ['X-A-002'],
      'fail',
    ],
    [
      'a SHOULD violated',
      [clean, { findings: [finding('X-A-001', 'satisfied'), finding('X-A-002', 'violated')] }],
      ['X-A-001'],
      'warn',
    ],
    [
      'a MAY violated',
      [clean, { findings: [finding('X-A-001', 'satisfied'), finding('X-A-003', 'violated')] }],
      ['X-A-001'],
      'pass',
    ],
    ['a MUST not observed', [clean, { findings: [finding('X-A-001', 'notObserved')] }], ['X-A-001'], 'untested'],
    ['a cited MUST nobody spoke of', [clean, {}], ['X-A-001'], 'untested'],
    ['a case of which nothing was heard', [{}, {}], ['X-A-002'], 'untested'],
    ['a scenario that did not run', [clean], ['X-A-001'], 'untested'],
    ['an unreachable SUT', [clean, { trouble: trouble('blocked') }], ['X-A-001'], 'blocked'],
    ['a command not supported', [clean, { trouble: trouble('untested') }], ['X-A-001'], 'untested'],
    ['a scenario declared not applicable', [clean, { trouble: trouble('notApplicable') }], ['X-A-001'], 'pass'],
    [
      'everything declared not applicable',
      [{ trouble: trouble('notApplicable') }, { trouble: trouble('notApplicable') }],
      ['X-A-001'],
      'notApplicable',
    ],
    [
      'a broken bench beats everything',
      [{ findings: [finding('X-A-001', 'violated')] }, { trouble: trouble('error') }],
      ['X-A-001'],
      'error',
    ],
    [
      'a rule alone, where the scenario never asked',
      [{ satisfied: ['X-A-001'] }, { satisfied: ['X-A-001'] }],
      ['X-A-001'],
      'untested',
    ],
    [
      'a rule met in a scenario that broke off',
      [clean, { satisfied: ['X-A-001'], trouble: trouble('untested') }],
      ['X-A-001'],
      'untested',
    ],
    [
      'a rule met in a scenario whose SUT crashed',
      [clean, { satisfied: ['X-A-001'], trouble: trouble('blocked') }],
      ['X-A-001'],
      'blocked',
    ],
    [
      'a rule alone, for what no scenario cites',
      [
        { satisfied: ['X-A-001'], findings: [finding('X-A-002', 'satisfied')] },
        { findings: [finding('X-A-002', 'satisfied')] },
      ],
      ['X-A-002'],
      'pass',
    ],
  ])('%s', (_, stories, cited, verdict) => {
    expect(treeOf(stories, cited).verdict).toBe(verdict);
  });

  it('never calls a blocked requirement passed because another scenario satisfied it', () => {
    const tree = treeOf([clean, { trouble: trouble('blocked') }], ['X-A-001']);
    expect(tree.plans[0]!.cases[0]!.requirements[0]).toMatchObject({ id: 'X-A-001', verdict: 'blocked' });
    expect(tree.counts).toMatchObject({ blocked: 1, pass: 0 });
  });

  it('calls untested, not passed, a scenario that could not observe what it recommends', () => {
    const [unseen, seen] = treeOf(
      [{ findings: [finding('X-A-002', 'notObserved')] }, { findings: [finding('X-A-002', 'satisfied')] }],
      ['X-A-002'],
    ).plans[0]!.cases[0]!.scenarios;
    expect([unseen!.verdict, seen!.verdict]).toEqual(['untested', 'pass']);
  });

  it.each<[Finding['outcome'], Verdict]>([
    ['satisfied', 'pass'],
    ['violated', 'pass'],
    ['notObserved', 'untested'],
  ])('a case that cites a MAY alone, %s', (outcome, verdict) => {
    const story = { findings: [finding('X-A-003', outcome)] };
    expect(treeOf([story, story], ['X-A-003']).plans[0]!.cases[0]!.verdict).toBe(verdict);
  });

  it('says of a MAY that is not followed what was seen, never that it was not tried', () => {
    const tree = treeOf(
      [clean, { findings: [finding('X-A-001', 'satisfied'), finding('X-A-003', 'violated')] }],
      ['X-A-001'],
    );
    const [, may] = tree.plans[0]!.cases[0]!.requirements;
    expect([may!.id, may!.verdict, requirementWords(may!)]).toEqual(['X-A-003', 'warn', 'annotazione']);
    expect(requirementWords({ level: 'SHOULD', verdict: 'warn' })).toBe('raccomandazione disattesa');
    expect(requirementWords({ level: 'MAY', verdict: 'untested' })).toBe('non provato');
    expect(tree.counts).toMatchObject({ pass: 1, warn: 1, untested: 0 });
  });

  it('counts the simulated time of the scenarios that ended', () => {
    const journal = new Journal();
    journal.append({ kind: 'run', at: 1_000, run: facts([]) });
    const scenario = { plan: 'x', case: 'TC-X-01', caseTitle: 'Caso', requirements: [], seed: 1, place: 'x:1' };
    journal.append({ kind: 'scenarioStart', at: 1_000, scenario: { ...scenario, id: 'TC-X-01/uno', name: 'uno' } });
    journal.append({ kind: 'scenarioEnd', at: 8_000, scenario: 'TC-X-01/uno' });
    journal.append({ kind: 'scenarioStart', at: 9_000, scenario: { ...scenario, id: 'TC-X-01/due', name: 'due' } });
    expect(judge(readChain(journal.lines()).entries, catalogue).run.simulatedMs).toBe(7_000);
  });

  it('says why a case did not run', () => {
    expect(treeOf([], ['X-A-001']).plans[0]!.cases[0]).toMatchObject({
      verdict: 'untested',
      reason: 'non selezionato (--only TC-X-01)',
    });
  });

  it('judges traffic outside every scenario by rules only, in a case of its own', () => {
    const tree = treeOf(
      [clean, clean],
      ['X-A-001'],
      [
        {
          kind: 'exchange',
          at: 0,
          elapsedMs: 0,
          platform: 'x',
          direction: 'toPlatform',
          request: { method: 'GET', url: '/', headers: {} },
          response: { status: 200, headers: {} },
          satisfied: [],
          findings: [finding('X-A-001', 'violated')],
        },
      ],
    );
    expect(tree.verdict).toBe('fail');
    expect(tree.plans[0]!.cases.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['TC-X-01', 'pass'],
      ['FUORI-SCENARIO', 'fail'],
    ]);
  });

  it('does not hold against a scenario what an earlier one began', () => {
    const journal = new Journal();
    journal.append({ kind: 'run', at: 0, run: facts(['X-A-001']) });
    const exchange = (findings: readonly Finding[]): EntryBody => ({
      kind: 'exchange',
      at: 0,
      elapsedMs: 0,
      platform: 'x',
      direction: 'toPlatform',
      request: { method: 'GET', url: '/', headers: {} },
      response: { status: 200, headers: {} },
      keys: ['iun:A'],
      satisfied: ['X-A-001'],
      findings,
    });
    scenarioIds.forEach((id, index) => {
      journal.append({
        kind: 'scenarioStart',
        at: 0,
        scenario: {
          id,
          plan: 'x',
          case: 'TC-X-01',
          caseTitle: 'Caso',
          name: id,
          requirements: ['X-A-001'],
          seed: 1,
          place: 'x:1',
        },
      });
      journal.append({
        kind: 'expectation',
        at: 0,
        platform: 'x',
        expectation: 'e',
        parameters: {},
        from: 1,
        finding: finding('X-A-001', 'satisfied'),
      });
      journal.append(exchange(index === 0 ? [] : [finding('X-A-001', 'violated')]));
      journal.append({ kind: 'scenarioEnd', at: 0, scenario: id });
    });
    const [first, outside] = judge(readChain(journal.lines()).entries, catalogue).plans[0]!.cases;
    expect(first!.verdict).toBe('pass');
    expect(outside).toMatchObject({ id: 'FUORI-SCENARIO', verdict: 'fail' });
  });

  it('calls a run that stopped in the middle a broken bench', () => {
    const journal = new Journal();
    journal.append({ kind: 'run', at: 0, run: facts(['X-A-001']) });
    journal.append({
      kind: 'scenarioStart',
      at: 0,
      scenario: {
        id: scenarioIds[0]!,
        plan: 'x',
        case: 'TC-X-01',
        caseTitle: 'Caso',
        name: 'n',
        requirements: ['X-A-001'],
        seed: 1,
        place: 'x:1',
      },
    });
    expect(judge(readChain(journal.lines()).entries, catalogue).verdict).toBe('error');
  });

  describe('what rests on a person’s word', () => {
    const attestation = {
      chi: 'Ada Rossi',
      ruolo: 'Ufficio tributi',
      quando: '2026-11-22T09:00:00.000Z',
      allegato: { nome: 'foto.png', sha256: 'a'.repeat(64) },
    };
    const attested: Story = { ...clean, attestation };
    const violated: Story = { findings: [finding('X-A-001', 'violated')], attestation };

    it.each<[string, readonly Story[], Verdict]>([
      ['is attested, not conforming by observation', [attested, attested], 'attested'],
      ['weighs more than what was observed elsewhere', [clean, attested], 'attested'],
      ['does not make up for a violation', [attested, violated], 'fail'],
      ['does not excuse a violation in its own scenario', [violated, clean], 'fail'],
      ['does not stand for what did not run', [attested], 'untested'],
      ['does not unblock another scenario', [attested, { trouble: trouble('blocked') }], 'blocked'],
      [
        'yields to a recommendation disregarded',
        [attested, { findings: [finding('X-A-001', 'satisfied'), finding('X-A-002', 'violated')] }],
        'warn',
      ],
    ])('%s', (_, stories, verdict) => {
      const tree = treeOf(stories, ['X-A-001']);
      expect(tree.plans[0]!.cases[0]!.verdict).toBe(verdict);
      expect(tree.verdict).toBe(verdict);
    });

    it('names who, in what role, when, for which command, with the digest of what was attached', () => {
      const [aCase] = treeOf([attested, clean], ['X-A-001']).plans[0]!.cases;
      expect(aCase).toMatchObject({
        mode: 'attested',
        attestations: [{ scenario: scenarioIds[0], command: 'payment-status', ...attestation }],
      });
      expect(aCase!.requirements).toMatchObject([{ id: 'X-A-001', verdict: 'attested' }]);
      expect(treeOf([clean, clean], ['X-A-001']).plans[0]!.cases[0]).not.toHaveProperty('attestations');
    });
  });

  it('names a case officially where it has another identifier', () => {
    const named = treeOf([clean, clean], ['X-A-001'], [], { officialIds: { 'TC-X-01': 'E2E-7', 'TC-X-99': 'no' } });
    expect(named.plans[0]!.cases[0]).toMatchObject({ id: 'TC-X-01', officialId: 'E2E-7' });
    const same = treeOf([clean, clean], ['X-A-001'], [], { officialIds: { 'TC-X-01': 'TC-X-01' } });
    expect(same.plans[0]!.cases[0]).not.toHaveProperty('officialId');
  });

  it('gathers what real platforms answered otherwise, alike ones once', () => {
    const note = (path: string): EntryBody => ({
      kind: 'note',
      at: 0,
      name: FORWARD_NOTE,
      data: {
        platform: 'send',
        operation: 'status',
        differences: [{ what: 'member', path, platform: 'assente', simulator: 'testo' }],
      },
    });
    const differences = treeOf([clean, clean], ['X-A-001'], [note('/a'), note('/b'), note('/a')], {
      upstream: { send: 'https://send.example' },
    }).differences;
    expect(differences).toMatchObject([
      {
        platform: 'send',
        operation: 'status',
        what: 'member',
        path: '/a',
        answered: 'assente',
        simulated: 'testo',
        times: 2,
      },
      { path: '/b', times: 1 },
    ]);
    expect(treeOf([clean, clean], ['X-A-001'])).not.toHaveProperty('differences');
  });
});
