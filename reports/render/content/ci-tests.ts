import type { Evidence } from '../../evidence.ts';
import type { Level } from '../../../simulators/kernel/requirement.ts';
import type { CaseVerdict, PlanVerdict, Verdict } from '../../verdict-tree.ts';
import { LEVEL_WORDS, requirementWords, VERDICT_WORDS } from '../../words.ts';
import { bounded } from './bounded.ts';
import { titleOf } from './case-title.ts';
import { commandFor, sourceOf } from './findings.ts';
import { notTestedOf, tracesOf } from './traceability.ts';

/**
 * What a CI server counts as one test: a requirement of a plan, at the worst of its cases, so that the totals are those of
 * `counts` in verdict.json; and a case whose verdict none of its requirements explains (a broken bench, no requirement at
 * all), which must not vanish among green tests.
 */
export interface CiTest {
  readonly plan: string;
  /** The case where it ended worst. */
  readonly case: string;
  readonly cases: readonly string[];
  readonly id: string;
  readonly name: string;
  readonly level: Level | undefined;
  readonly verdict: Verdict;
  /** One line: what was found, or why nothing was. */
  readonly message: string;
  /** Expected, observed, exchange, remedy, command: one a line. */
  readonly details: readonly string[];
}

/** The tests of a plan, by requirement id, then the cases that stand for themselves. */
export function ciTestsOf(evidence: Evidence, plan: PlanVerdict): readonly CiTest[] {
  const reasons = new Map(notTestedOf(evidence, plan).map(({ what, why }) => [what, why]));
  const tests: CiTest[] = tracesOf(plan).map((trace) => {
    const worstCase = trace.cases.find(({ verdict }) => verdict === trace.verdict)!.id;
    const aCase = plan.cases.find(({ id }) => id === worstCase)!;
    const requirement = aCase.requirements.find(({ id }) => id === trace.id)!;
    const violated = requirement.findings.filter(({ outcome }) => outcome === 'violated');
    return {
      plan: plan.id,
      case: worstCase,
      cases: trace.cases.map(({ id }) => id),
      id: trace.id,
      name: `${trace.id} (${LEVEL_WORDS[trace.level]}) ${bounded(trace.text, 300)}`,
      level: trace.level,
      verdict: trace.verdict,
      message: bounded(
        violated[0]?.message ??
          (EXPLAINED.has(trace.verdict) ? reasons.get(trace.id) : undefined) ??
          requirementWords(trace),
        300,
      ),
      details: [
        `Esito: ${requirementWords(trace)}`,
        `Fonte: ${sourceOf(evidence, requirement)}`,
        ...violated
          .slice(0, 3)
          .flatMap((finding) => [
            `Scenario: ${finding.scenario}`,
            `Rilievo: ${bounded(finding.message, 500)}`,
            ...(finding.expected === undefined ? [] : [`Atteso: ${bounded(finding.expected, 700)}`]),
            ...(finding.observed === undefined ? [] : [`Osservato: ${bounded(finding.observed, 700)}`]),
            ...(finding.exchange === undefined ? [] : [`Scambio: voce ${finding.exchange} del registro`]),
          ]),
        ...(violated.length > 3 ? [`Altri rilievi: ${violated.length - 3}`] : []),
        ...(violated.length > 0 ? [`Che cosa fare: ${bounded(requirement.remedy, 600)}`] : []),
        `Per ripetere: ${commandFor(evidence, plan, aCase)}`,
      ],
    };
  });
  return [...tests, ...plan.cases.filter(unexplained).map((aCase) => caseTest(evidence, plan, aCase))];
}

const EXPLAINED: ReadonlySet<Verdict> = new Set(['error', 'blocked', 'untested', 'notApplicable']);

/** A case that ended in a way none of its requirements did. */
function unexplained(aCase: CaseVerdict): boolean {
  return !aCase.requirements.some(({ verdict }) => verdict === aCase.verdict);
}

function caseTest(evidence: Evidence, plan: PlanVerdict, aCase: CaseVerdict): CiTest {
  const trouble = aCase.scenarios.find((scenario) => scenario.trouble !== undefined)?.trouble;
  return {
    plan: plan.id,
    case: aCase.id,
    cases: [aCase.id],
    id: aCase.id,
    name: `${aCase.id} ${titleOf(aCase)}`,
    level: undefined,
    verdict: aCase.verdict,
    message: bounded(aCase.reason ?? trouble?.message ?? VERDICT_WORDS[aCase.verdict], 300),
    details: [
      `Esito del caso: ${VERDICT_WORDS[aCase.verdict]}`,
      ...(trouble === undefined ? [] : [`${trouble.code}: ${bounded(trouble.message, 700)}`]),
      `Per ripetere: ${commandFor(evidence, plan, aCase)}`,
    ],
  };
}
