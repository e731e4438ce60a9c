import type { Evidence } from '../evidence.ts';
import { VERDICTS } from '../verdict-tree.ts';
import type { Verdict, VerdictTree } from '../verdict-tree.ts';
import { ciTestsOf } from './content/ci-tests.ts';

/** Version of the Common Test Report Format written here. */
const SPEC_VERSION = '0.0.0';

type Status = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';

const STATUSES: Readonly<Record<Verdict, Status>> = {
  error: 'other',
  fail: 'failed',
  blocked: 'other',
  untested: 'pending',
  warn: 'passed',
  attested: 'passed',
  pass: 'passed',
  notApplicable: 'skipped',
};

/** CTRF JSON: a test a requirement, our own verdict in `rawStatus`, `counts` as in verdict.json. */
export function renderCtrf(evidence: Evidence): string {
  const { run, suite, plans, counts, verdict } = evidence.tree;
  const start = Date.parse(run.startedAt);
  const stop = Date.parse(run.endedAt);
  const tests = plans.flatMap((plan) =>
    ciTestsOf(evidence, plan).map((test) => ({
      name: test.name,
      status: STATUSES[test.verdict],
      duration: 0,
      suite: [test.plan, test.case],
      ...(test.verdict === 'pass' ? {} : { message: test.message, trace: test.details.join('\n') }),
      rawStatus: test.verdict,
      tags: [...test.cases, ...(test.level === undefined ? [] : [test.level])],
      type: 'conformance',
    })),
  );
  const count = (status: Status): number => tests.filter((test) => test.status === status).length;
  const report = {
    reportFormat: 'CTRF',
    specVersion: SPEC_VERSION,
    timestamp: run.endedAt,
    generatedBy: `${suite.name} ${suite.version}`,
    results: {
      tool: { name: suite.name, version: suite.version },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: count('pending'),
        other: count('other'),
        start,
        stop,
      },
      tests,
      environment: {
        appName: run.sut.name,
        appVersion: run.sut.version,
        testEnvironment: run.ambiente,
        extra: { environment: run.environment, run: run.id, seed: run.seed },
      },
      extra: { verdict, counts: inOrder(counts), manifest: evidence.manifest.sha256 },
    },
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** Worst first, whether the tree was just made or read back from canonical JSON, which sorts names. */
function inOrder(counts: VerdictTree['counts']): VerdictTree['counts'] {
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, counts[verdict]])) as Record<Verdict, number>;
}
