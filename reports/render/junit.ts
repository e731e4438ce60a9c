import type { Evidence } from '../evidence.ts';
import type { PlanVerdict, Verdict } from '../verdict-tree.ts';
import { ciTestsOf } from './content/ci-tests.ts';
import type { CiTest } from './content/ci-tests.ts';

/**
 * JUnit XML for CI servers: a suite a plan, a test a requirement (see {@link CiTest}). A violated DEVE is a failure; a
 * broken bench or a missing precondition is an error; what was not tried, or was declared not applicable, is skipped; a
 * disregarded recommendation passes and says so in its output, as the exit code does.
 */
export function renderJunit(evidence: Evidence): string {
  const { run, suite, plans } = evidence.tree;
  const suites = plans.map((plan) => ({ plan, tests: ciTestsOf(evidence, plan) }));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({
      name: `${suite.name} ${suite.version}`,
      ...totals(suites.flatMap(({ tests }) => tests)),
      time: seconds(run.startedAt, run.endedAt),
    })}>`,
    ...suites.flatMap(({ plan, tests }) => suiteLines(evidence, plan, tests)),
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

function suiteLines(evidence: Evidence, plan: PlanVerdict, tests: readonly CiTest[]): readonly string[] {
  const { run } = evidence.tree;
  const properties = {
    run: run.id,
    seed: String(run.seed),
    environment: run.environment,
    verdict: plan.verdict,
    manifest: evidence.manifest.sha256,
  };
  return [
    `<testsuite${attributes({ name: plan.id, ...totals(tests), timestamp: run.startedAt.slice(0, 19), time: seconds(run.startedAt, run.endedAt) })}>`,
    '<properties>',
    ...Object.entries(properties).map(([name, value]) => `<property${attributes({ name, value })}/>`),
    '</properties>',
    ...tests.flatMap(testLines),
    '</testsuite>',
  ];
}

type Kind = 'passed' | 'failure' | 'error' | 'skipped';

const KINDS: Readonly<Record<Verdict, Kind>> = {
  error: 'error',
  fail: 'failure',
  blocked: 'error',
  untested: 'skipped',
  warn: 'passed',
  attested: 'passed',
  pass: 'passed',
  notApplicable: 'skipped',
};

function testLines(test: CiTest): readonly string[] {
  const open = `<testcase${attributes({ classname: `${test.plan}.${test.case}`, name: test.name })}`;
  const details = test.details.join('\n');
  switch (KINDS[test.verdict]) {
    case 'failure':
      return [
        `${open}><failure${attributes({ message: test.message, type: test.verdict })}>${escaped(details)}</failure></testcase>`,
      ];
    case 'error':
      return [
        `${open}><error${attributes({ message: test.message, type: test.verdict })}>${escaped(details)}</error></testcase>`,
      ];
    case 'skipped':
      return [`${open}><skipped${attributes({ message: test.message })}/></testcase>`];
    default:
      return test.verdict === 'pass'
        ? [`${open}/>`]
        : [`${open}><system-out>${escaped(details)}</system-out></testcase>`];
  }
}

function totals(tests: readonly CiTest[]): Record<string, string> {
  const count = (kind: Kind): string => String(tests.filter(({ verdict }) => KINDS[verdict] === kind).length);
  return {
    tests: String(tests.length),
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
}

function seconds(from: string, to: string): string {
  return ((Date.parse(to) - Date.parse(from)) / 1_000).toFixed(3);
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(value).replace(/\s+/g, ' ')}"`)
    .join('');
}

const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text for XML 1.0: what it cannot carry is dropped, markup is escaped. */
function escaped(text: string): string {
  return text
    .replace(ILLEGAL, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
