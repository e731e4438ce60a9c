import type { BundleFiles } from '../bundle-files.ts';
import { SOURCES } from '../bundle.ts';
import type { CaseVerdict, Verdict, VerdictTree } from '../verdict-tree.ts';

export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
const TYPE = 'https://in-toto.io/Statement/v1';
const PREDICATE = 'https://in-toto.io/attestation/test-result/v0.1';

/** A file with its digest, as in-toto describes one (ResourceDescriptor). */
export interface Resource {
  readonly name: string;
  readonly digest: { readonly sha256: string };
  readonly annotations?: { readonly chainHead: string; readonly chainLength: number };
}

/** An in-toto Statement v1 with the test-result predicate v0.1: what was tried, on which configuration, and how it went. */
export interface Statement {
  readonly _type: typeof TYPE;
  readonly subject: readonly Resource[];
  readonly predicateType: typeof PREDICATE;
  readonly predicate: {
    readonly result: 'PASSED' | 'WARNED' | 'FAILED';
    readonly configuration: readonly Resource[];
    readonly passedTests: readonly string[];
    readonly warnedTests: readonly string[];
    /** Whatever is neither passed nor warned, what was not tried included: untried is never passed. */
    readonly failedTests: readonly string[];
  };
}

/** What a statement must speak of: the manifest, the sources, and every document. */
export function subjectsOf(files: BundleFiles): readonly string[] {
  return ['manifest.json', ...SOURCES, ...files.names.filter((name) => name.endsWith('.pdf'))];
}

/**
 * The statement over a bundle as it stands. Head and length of the journal go in with it: a chain alone does not show that its
 * end was cut off.
 */
export function statementOver(
  files: BundleFiles,
  tree: VerdictTree,
  chain: { readonly head: string; readonly length: number },
): Statement {
  const resource = (name: string): Resource => ({ name, digest: { sha256: files.digest(name) } });
  const cases = tree.plans.flatMap((plan) => plan.cases).filter(({ verdict }) => verdict !== 'notApplicable');
  const at = (...verdicts: readonly Verdict[]): readonly string[] =>
    namesOf(cases.filter(({ verdict }) => verdicts.includes(verdict)));
  return {
    _type: TYPE,
    subject: subjectsOf(files).map((name) =>
      name === 'journal.ndjson'
        ? { ...resource(name), annotations: { chainHead: chain.head, chainLength: chain.length } }
        : resource(name),
    ),
    predicateType: PREDICATE,
    predicate: {
      result: resultOf(tree.verdict),
      configuration: [resource('run.json')],
      passedTests: at('pass', 'attested'),
      warnedTests: at('warn'),
      failedTests: at('error', 'fail', 'blocked', 'untested'),
    },
  };
}

function resultOf(verdict: Verdict): Statement['predicate']['result'] {
  if (verdict === 'pass' || verdict === 'attested') return 'PASSED';
  return verdict === 'warn' ? 'WARNED' : 'FAILED';
}

function namesOf(cases: readonly CaseVerdict[]): readonly string[] {
  return cases.map(({ id }) => id);
}

/** Whether a value is a statement of this kind, as far as its verification reads it. */
export function isStatement(value: unknown): value is Statement {
  const { _type, predicateType, subject } = (value ?? {}) as Partial<Statement>;
  return (
    _type === TYPE &&
    predicateType === PREDICATE &&
    Array.isArray(subject) &&
    subject.every(
      (each: Partial<Resource> | null) => typeof each?.name === 'string' && typeof each.digest?.sha256 === 'string',
    )
  );
}
