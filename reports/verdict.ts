import type {
  Attested,
  Entry,
  ExchangeBody,
  PlanFacts,
  RunFacts,
  ScenarioFacts,
  Trouble,
} from '../simulators/kernel/journal.ts';
import type { Finding, Requirement } from '../simulators/kernel/requirement.ts';
import { Differences } from './differences.ts';
import { EarlierLife } from './earlier-life.ts';
import { VERDICTS } from './verdict-tree.ts';
import type {
  CaseVerdict,
  PlanVerdict,
  RequirementVerdict,
  ScenarioVerdict,
  Verdict,
  VerdictTree,
} from './verdict-tree.ts';

/** The worst of several verdicts; nothing at all is `notApplicable`. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  let index = VERDICTS.length - 1;
  for (const verdict of verdicts) index = Math.min(index, VERDICTS.indexOf(verdict));
  return VERDICTS[index]!;
}

/** Exit code of a run (semantics.md, "Exit codes, completed"). */
export function exitCode(verdict: Verdict): 0 | 1 | 3 | 4 {
  switch (verdict) {
    case 'pass':
    case 'warn':
    case 'attested':
      return 0;
    case 'fail':
      return 1;
    case 'error':
      return 3;
    default:
      return 4;
  }
}

/** What the journal says of one scenario. */
interface Heard {
  readonly facts: ScenarioFacts;
  readonly from: number;
  to: number;
  readonly steps: { keyword: string; text: string }[];
  readonly findings: Finding[];
  /** Requirements that a rule found satisfied on some exchange. */
  readonly satisfied: Set<string>;
  /** Requirements that an "Allora" asked about. */
  readonly asked: Set<string>;
  readonly troubles: Trouble[];
  active: boolean;
  /** Exchanges about what an observed platform no longer remembers. */
  unjudged: number;
  /** Answers that rest on a person's word. */
  readonly attested: Attested[];
}

/** The case that collects what happened outside every scenario: judged by rules only (semantics.md 11). */
const OUTSIDE: ScenarioFacts = {
  id: 'FUORI-SCENARIO/traffico',
  plan: '',
  case: 'FUORI-SCENARIO',
  caseTitle: 'Traffico fuori scenario',
  name: 'Traffico non attribuibile a uno scenario',
  requirements: [],
  seed: 0,
  place: '',
};

/**
 * The verdict tree of a run: a pure function of its journal and of the requirement catalogue. A scenario fails on a
 * violated MUST whether or not it cites it; only MUST rolls up `untested` and `blocked`; a SHOULD adds at most `warn`
 * (semantics.md 3, 4).
 * @throws Error where the journal does not begin with its run.
 */
export function judge(entries: Iterable<Entry>, catalogue: ReadonlyMap<string, Requirement>): VerdictTree {
  let run: RunFacts | undefined;
  let endedAt = 0;
  let simulatedMs = 0;
  let currentSince = 0;
  const heard: Heard[] = [];
  const outside: Heard = begin(OUTSIDE, 0);
  let current: Heard | undefined;
  const owners = new Map<string, Heard>();
  const differences = new Differences();
  const earlier = new EarlierLife();
  for (const entry of entries) {
    differences.hear(entry);
    const lost = earlier.hear(entry);
    const here: Heard = (entry.kind === 'exchange' ? ownerOf(entry, current, owners) : current) ?? outside;
    switch (entry.kind) {
      case 'run':
        run = entry.run;
        endedAt = entry.at;
        break;
      case 'scenarioStart':
        current = begin(entry.scenario, entry.seq);
        currentSince = entry.at;
        heard.push(current);
        break;
      case 'scenarioEnd':
        here.to = entry.seq;
        simulatedMs += entry.at - currentSince;
        current = undefined;
        break;
      case 'step':
        here.steps.push({ keyword: entry.keyword, text: entry.text });
        break;
      case 'command':
        here.active = true;
        break;
      case 'answer':
        here.attested.push(...attestationsIn(entry, here.facts.id));
        break;
      case 'exchange':
        if (lost) {
          here.unjudged++;
          break;
        }
        for (const requirement of entry.satisfied) here.satisfied.add(requirement);
        here.findings.push(...entry.findings);
        break;
      case 'expectation':
        here.findings.push(entry.finding);
        here.asked.add(entry.finding.requirement);
        break;
      case 'trouble':
        here.troubles.push(entry.trouble);
        break;
      case 'end':
        endedAt = entry.at;
        break;
      default:
    }
  }
  if (run === undefined) throw new Error('the journal does not begin with its run');
  // A run that stopped in the middle of a scenario is a broken bench, not a verdict.
  if (current !== undefined)
    current.troubles.push({
      kind: 'error',
      code: 'RUN_INTERRUPTED',
      message: 'la prova si è interrotta prima della fine dello scenario',
    });

  const facts = run;
  const plans = facts.plans.map((plan) =>
    judgePlan(
      plan,
      heard.filter(({ facts: { plan: own, alsoPlans = [] } }) => [own, ...alsoPlans].includes(plan.id)),
      outside,
      catalogue,
      facts,
    ),
  );
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const plan of plans) for (const verdict of requirementVerdicts(plan).values()) counts[verdict]++;
  return {
    suite: facts.suite,
    run: {
      id: facts.id,
      startedAt: new Date(facts.startedAt).toISOString(),
      endedAt: new Date(endedAt).toISOString(),
      seed: facts.seed,
      environment: facts.environment,
      ambiente: facts.ambiente,
      clock: facts.clock,
      simulatedMs,
      door: facts.door,
      sut: facts.sut,
      ente: facts.ente,
      ...(facts.upstream === undefined ? {} : { upstream: facts.upstream }),
      ...(facts.roles === undefined ? {} : { roles: facts.roles }),
      ...(facts.stated === undefined ? {} : { stated: facts.stated }),
      ...(facts.labels === undefined ? {} : { labels: facts.labels }),
      selection: facts.selection,
      observationMs: facts.observationMs,
    },
    verdict: plans.length === 0 ? 'untested' : worst(plans.map((plan) => plan.verdict)),
    plans,
    ...(facts.upstream === undefined ? {} : { differences: differences.all }),
    counts,
  };
}

/** An exchange about something an earlier scenario began is not held against the one under way (semantics.md 11). */
function ownerOf(exchange: ExchangeBody, current: Heard | undefined, owners: Map<string, Heard>): Heard | undefined {
  for (const key of exchange.keys ?? []) {
    const owner = owners.get(key);
    if (owner !== undefined && owner !== current) return undefined;
    if (current !== undefined) owners.set(key, current);
  }
  return current;
}

/** The verdict of each requirement of a plan: the worst over its cases (semantics.md 3). */
export function requirementVerdicts(plan: PlanVerdict): ReadonlyMap<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  for (const { id, verdict } of plan.cases.flatMap(({ requirements }) => requirements))
    verdicts.set(id, worst([verdict, verdicts.get(id) ?? 'notApplicable']));
  return verdicts;
}

function begin(facts: ScenarioFacts, from: number): Heard {
  return {
    facts,
    from,
    to: from,
    steps: [],
    findings: [],
    satisfied: new Set(),
    asked: new Set(),
    troubles: [],
    active: false,
    unjudged: 0,
    attested: [],
  };
}

function judgePlan(
  plan: PlanFacts,
  heard: readonly Heard[],
  outside: Heard,
  catalogue: ReadonlyMap<string, Requirement>,
  run: RunFacts,
): PlanVerdict {
  const known = new Set(plan.cases.map(({ id }) => id));
  const passive = run.sut.driver === 'passive';
  const cases = plan.cases.map((each) =>
    passive
      ? observedCase(each, outside, catalogue, run)
      : judgeCase(
          each,
          heard.filter((scenario) => scenario.facts.case === each.id),
          catalogue,
          run,
        ),
  );
  // Scenarios without a known case, and traffic outside every scenario that broke something, are shown where they belong to nobody.
  const stray = [
    ...heard.filter((scenario) => !known.has(scenario.facts.case)),
    ...(outside.findings.length > 0 || outside.troubles.length > 0 ? [outside] : []),
  ];
  if (stray.length > 0)
    cases.push(
      judgeCase(
        { id: OUTSIDE.case, title: OUTSIDE.caseTitle, scenarios: stray.map(({ facts }) => facts) },
        stray,
        catalogue,
        run,
      ),
    );
  const rows = [...catalogue.values()].filter(({ id }) =>
    (plan.areas ?? plan.platforms.map((platform) => `${platform.toUpperCase()}-`)).some((area) => id.startsWith(area)),
  );
  const judged = new Set(cases.flatMap(({ requirements }) => requirements.map(({ id }) => id)));
  const unheard = rows.filter(({ id, notTested }) => notTested === undefined && !judged.has(id));
  const notTested = [
    ...rows.flatMap(({ id, notTested: reason }) => (reason === undefined ? [] : [{ id, reason }])),
    ...unheard.map(({ id, onlyIf }) => ({
      id,
      reason:
        onlyIf === undefined
          ? 'in questa esecuzione nessuno scambio lo ha messo alla prova'
          : `riguarda soltanto ${onlyIf}`,
    })),
  ];
  const verdicts = cases.map(({ verdict }) => verdict);
  // A mandatory row that nothing put to the test is not passed; where a case was declared not applicable its rows are not due.
  if (
    unheard.some(({ level, onlyIf }) => level === 'MUST' && onlyIf === undefined) &&
    !verdicts.includes('notApplicable')
  )
    verdicts.push('untested');
  return {
    id: plan.id,
    title: plan.title,
    ...(plan.notes === undefined ? {} : { notes: plan.notes }),
    verdict: cases.length === 0 ? 'untested' : worst(verdicts),
    cases,
    notTested,
  };
}

/**
 * A case of software that is only observed: what rules found of the requirements it cites, over all the traffic. Nothing was
 * asked of the software, so what no exchange put to the test stays untested.
 */
function observedCase(
  facts: PlanFacts['cases'][number],
  { findings, satisfied, unjudged }: Heard,
  catalogue: ReadonlyMap<string, Requirement>,
  run: RunFacts,
): CaseVerdict {
  const cited = [...new Set(facts.scenarios.flatMap((scenario) => scenario.requirements))].sort();
  const requirements = cited.map((id) => {
    const own = findings.filter((finding) => finding.requirement === id);
    const level = catalogue.get(id)?.level ?? 'MUST';
    const verdicts = own
      .filter(({ outcome }) => outcome !== 'notObserved')
      .map((finding) => findingVerdict(finding, level));
    if (satisfied.has(id)) verdicts.push('pass');
    return requirementVerdict(
      id,
      verdicts.length === 0 ? 'untested' : worst(verdicts),
      own.map((finding) => ({ ...finding, scenario: OUTSIDE.id })),
      catalogue,
    );
  });
  const seen = requirements.filter(({ verdict }) => verdict !== 'untested').length;
  return {
    ...named(facts, run),
    verdict: rolledUp(
      requirements.map(({ level, verdict }) => rollUp(level, verdict)),
      requirements,
    ),
    mode: 'passive',
    scenarios: [],
    requirements,
    reason: `osservazione passiva: ${seen} requisiti su ${cited.length} messi alla prova dal traffico visto${unjudged === 0 ? '' : `; non giudicati gli scambi (${unjudged}) su ciò che precede un riavvio del banco, che le piattaforme non ricordano più`}`,
  };
}

function judgeCase(
  facts: PlanFacts['cases'][number],
  heard: readonly Heard[],
  catalogue: ReadonlyMap<string, Requirement>,
  run: RunFacts,
): CaseVerdict {
  const ran = new Set(heard.map((scenario) => scenario.facts.id));
  const missing = facts.scenarios.filter(({ id }) => !ran.has(id));
  const collected = new Map<string, { verdicts: Verdict[]; findings: RequirementVerdict['findings'][number][] }>();
  const collect = (id: string) => {
    let entry = collected.get(id);
    if (entry === undefined) collected.set(id, (entry = { verdicts: [], findings: [] }));
    return entry;
  };
  const scenarios = heard.map((scenario) => judgeScenario(scenario, catalogue, collect));
  for (const { requirements } of missing) for (const id of requirements) collect(id).verdicts.push('untested');

  const requirements = [...collected]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { verdicts, findings }]) => requirementVerdict(id, worst(verdicts), findings, catalogue));
  const rolled = [
    ...requirements.map(({ level, verdict }) => rollUp(level, verdict)),
    ...scenarios.filter(({ verdict }) => verdict === 'error' || verdict === 'fail').map(({ verdict }) => verdict),
    ...(missing.length > 0 ? (['untested'] as const) : []),
  ];
  const reason = reasonOf(scenarios, missing.length, facts.scenarios.length, run);
  const attestations = heard.flatMap(({ attested }) => attested);
  return {
    ...named(facts, run),
    verdict: rolledUp(rolled, requirements),
    ...(facts.sheet === undefined ? {} : { sheet: facts.sheet }),
    mode: modeOf(heard),
    scenarios,
    requirements,
    ...(attestations.length === 0 ? {} : { attestations }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function named(
  { id, title }: PlanFacts['cases'][number],
  { officialIds = {} }: RunFacts,
): Pick<CaseVerdict, 'id' | 'title' | 'officialId'> {
  const officialId = officialIds[id];
  return { id, title, ...(officialId === undefined || officialId === id ? {} : { officialId }) };
}

function attestationsIn({ name, answer }: Extract<Entry, { kind: 'answer' }>, scenario: string): readonly Attested[] {
  const { attestation } = (answer ?? {}) as { readonly attestation?: Omit<Attested, 'scenario' | 'command'> };
  return attestation === undefined ? [] : [{ scenario, command: name, ...attestation }];
}

function modeOf(heard: readonly Heard[]): CaseVerdict['mode'] {
  if (heard.some(({ attested }) => attested.length > 0)) return 'attested';
  return heard.some(({ active }) => active) || heard.length === 0 ? 'active' : 'passive';
}

/** Where something was seen of a requirement, whichever way it went. */
const OBSERVED: ReadonlySet<Verdict> = new Set(['warn', 'attested', 'pass', 'notApplicable']);

/** A case of which nothing that counts was heard has not been tried, unless all of it is listed only, or not applicable. */
function rolledUp(rolled: readonly (Verdict | undefined)[], requirements: readonly RequirementVerdict[]): Verdict {
  const counting = rolled.filter((verdict) => verdict !== undefined);
  if (counting.length > 0) return worst(counting);
  if (requirements.every(({ verdict }) => verdict === 'notApplicable')) return 'notApplicable';
  return requirements.every(({ verdict }) => OBSERVED.has(verdict)) ? 'pass' : 'untested';
}

/** What a requirement's verdict adds to its case's; a SHOULD at most `warn`; a MAY is listed and adds nothing (semantics.md 4). */
function rollUp(level: Requirement['level'], verdict: Verdict): Verdict | undefined {
  if (verdict === 'error' || level === 'MUST') return verdict;
  if (level === 'SHOULD') return verdict === 'blocked' || verdict === 'untested' ? undefined : verdict;
  return undefined;
}

function reasonOf(
  scenarios: readonly ScenarioVerdict[],
  missing: number,
  all: number,
  run: RunFacts,
): string | undefined {
  if (missing === all && all > 0)
    return run.selection.filter === undefined
      ? 'nessuno scenario è stato eseguito'
      : `non selezionato (${run.selection.filter})`;
  if (missing > 0)
    return `${missing} scenari su ${all} non selezionati (${run.selection.filter ?? 'esecuzione parziale'})`;
  return scenarios.find(({ trouble }) => trouble !== undefined)?.trouble?.message;
}

function judgeScenario(
  { facts, from, to, steps, findings, satisfied, asked, troubles, attested }: Heard,
  catalogue: ReadonlyMap<string, Requirement>,
  collect: (id: string) => { verdicts: Verdict[]; findings: RequirementVerdict['findings'][number][] },
): ScenarioVerdict {
  const trouble = troubles.toSorted((a, b) => VERDICTS.indexOf(a.kind) - VERDICTS.indexOf(b.kind))[0];
  const verdicts: Verdict[] = [];
  const decided = new Set(
    findings.filter(({ outcome }) => outcome !== 'notObserved').map(({ requirement }) => requirement),
  );
  for (const finding of findings) {
    const level = catalogue.get(finding.requirement)?.level ?? 'MUST';
    // what an "Allora" concludes from a person's word is attested by that person
    const verdict =
      attested.length > 0 && finding.outcome === 'satisfied' ? 'attested' : findingVerdict(finding, level);
    const entry = collect(finding.requirement);
    entry.verdicts.push(verdict);
    entry.findings.push({ ...finding, scenario: facts.id });
    const adds = rollUp(level, verdict);
    if (adds !== undefined) verdicts.push(adds);
  }
  for (const id of satisfied) collect(id).verdicts.push('pass');
  // What a scenario cites is proven when its "Allora" was asked: a rule met on the way to a scenario that broke off is no proof.
  for (const id of facts.requirements) {
    if (asked.has(id)) continue;
    const verdict: Verdict = trouble?.kind ?? (verdicts.includes('fail') ? 'blocked' : 'untested');
    collect(id).verdicts.push(verdict);
    const adds = rollUp(catalogue.get(id)?.level ?? 'MUST', verdict);
    if (adds !== undefined) verdicts.push(adds);
  }
  if (trouble !== undefined && (trouble.kind === 'error' || facts.requirements.length === 0))
    verdicts.push(trouble.kind);
  const applicable =
    trouble?.kind === 'notApplicable' && !verdicts.includes('fail') ? (['notApplicable'] as const) : verdicts;
  return {
    id: facts.id,
    name: facts.name,
    verdict:
      applicable.length > 0
        ? worst(applicable)
        : // What only recommends adds nothing while it could not be observed: the scenario then showed nothing.
          (trouble?.kind ?? (facts.requirements.every((id) => decided.has(id)) ? 'pass' : 'untested')),
    seed: facts.seed,
    place: facts.place,
    from,
    to,
    steps,
    ...(trouble === undefined
      ? {}
      : {
          trouble: {
            code: trouble.code,
            message: trouble.source === undefined ? trouble.message : `${trouble.message} (${trouble.source})`,
          },
        }),
  };
}

function findingVerdict(finding: Finding, level: Requirement['level']): Verdict {
  if (finding.outcome === 'satisfied') return 'pass';
  if (finding.outcome === 'notObserved') return 'untested';
  return level === 'MUST' ? 'fail' : 'warn';
}

function requirementVerdict(
  id: string,
  verdict: Verdict,
  findings: RequirementVerdict['findings'],
  catalogue: ReadonlyMap<string, Requirement>,
): RequirementVerdict {
  const requirement = catalogue.get(id);
  return {
    id,
    level: requirement?.level ?? 'MUST',
    verdict,
    source:
      requirement === undefined
        ? 'requisito sconosciuto a questa versione della suite'
        : `${requirement.source.document}, ${requirement.source.section}`,
    status: requirement?.status ?? 'reconstructed',
    text: requirement?.text ?? id,
    remedy: requirement?.remedy ?? '',
    findings,
  };
}
