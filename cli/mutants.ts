import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { matrix, row as rowOf } from '../reports/kill-matrix.ts';
import type { Killed } from '../reports/kill-matrix.ts';
import { judge } from '../reports/verdict.ts';
import { readChain } from '../simulators/kernel/journal.ts';
import type { Entry } from '../simulators/kernel/journal.ts';
import { catalogue } from '../simulators/index.ts';
import { plansNamed } from '../steps/plan-features.ts';
import { runPlans } from '../steps/run.ts';
import { REFERENCE, mutants as fleet, referenceDriver } from '../sut/drivers/reference.ts';
import type { Mutant } from '../sut/drivers/reference.ts';
import { DecisionsTaken } from './decisions-taken.ts';
import { readOptions } from './options.ts';
import type { CommonOptions } from './options.ts';
import { suite } from './suite.ts';
import { UsageError } from './usage.ts';

/** `collaudo mutants`: every known-bad ente against its plan; 0 where all are killed, precisely, and the reference passes; 1 otherwise. */
export async function mutants(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv, ['plan', 'jobs', 'scenarios']);
  const only = new Set([...options.only, ...(options.mutant === undefined ? [] : [options.mutant])]);
  const plan = options.extra['plan'];
  const chosen = fleet.filter(
    (mutant) => (only.size === 0 || only.has(mutant.id)) && (plan === undefined || mutant.plan === plan),
  );
  if (chosen.length === 0)
    throw new UsageError(`nessun difetto con questo nome; difetti: ${fleet.map(({ id }) => id).join(', ')}`);
  const quiet = options.json || options.quiet;
  const told = (row: Killed): void => {
    if (!quiet) console.log(line(row));
  };
  const scenarios = options.extra['scenarios'];
  if (scenarios !== undefined && scenarios !== 'all') throw new UsageError(`--scenarios vuole all, non «${scenarios}»`);
  const jobs = jobsOf(options.extra['jobs'], chosen.length);
  if (!quiet)
    console.log(
      `Collaudo: ${chosen.length} difetti dell’ente di riferimento, ${jobs === 1 ? 'in un processo' : `in ${jobs} processi (le righe arrivano alla fine di ciascuno)`}`,
    );
  const judged = jobs === 1 ? await here(chosen, options, told) : await apart(chosen, argv, jobs, told);
  for (const trouble of judged.troubles) console.error(trouble);
  const { killRate, precision } = matrix(judged.rows);
  if (options.json) console.log(JSON.stringify(matrix(judged.rows)));
  else console.log(summary(judged.rows));
  return judged.troubles.length === 0 && killRate === 1 && precision === 1 ? 0 : 1;
}

interface Judged {
  readonly rows: readonly Killed[];
  /** Why the matrix is not worth anything: the reference itself does not pass a plan. */
  readonly troubles: readonly string[];
}

/** One process a core, unless told; a handful of mutants is not worth a second one. */
function jobsOf(asked: string | undefined, mutants: number): number {
  if (asked !== undefined && !/^[1-9]\d?$/.test(asked))
    throw new UsageError(`--jobs vuole un numero fra 1 e 99, non «${asked}»`);
  return Math.min(asked === undefined ? availableParallelism() : Number(asked), Math.ceil(mutants / 8));
}

/** In this process, one after the other; each in the scenarios that its defect can reach, or with `--scenarios all` in every one. */
async function here(chosen: readonly Mutant[], options: CommonOptions, told: (row: Killed) => void): Promise<Judged> {
  const troubles: string[] = [];
  const references = new Map<string, { readonly decisions: DecisionsTaken; readonly entries: readonly Entry[] }>();
  for (const plan of new Set(chosen.map((mutant) => mutant.plan))) {
    const decisions = new DecisionsTaken();
    const entries = await entriesOf(plan, options, { decisions });
    const { verdict } = judge(entries, catalogue);
    references.set(plan, { decisions, entries });
    if (verdict !== 'pass')
      troubles.push(
        `L’ente di riferimento senza difetti non è conforme al piano ${plan} (${verdict}): la matrice non vale`,
      );
  }
  const rows: Killed[] = [];
  for (const mutant of chosen) {
    const { id, plan, defect, declares } = mutant;
    const { decisions, entries: reference } = references.get(plan)!;
    const places =
      options.extra['scenarios'] === 'all' ? undefined : decisions.placesOf(Object.keys(mutant.replace), reference);
    const entries = await entriesOf(plan, options, { mutant, ...(places === undefined ? {} : { places }) });
    const row = rowOf({ id, plan, defect, declares }, judge(entries, catalogue));
    rows.push(row);
    told(row);
  }
  return { rows, troubles };
}

/** Dealt out to processes of their own; rows come back in the fleet's order. */
async function apart(
  chosen: readonly Mutant[],
  argv: readonly string[],
  jobs: number,
  told: (row: Killed) => void,
): Promise<Judged> {
  const passed = withoutSelection(argv);
  const parts = await Promise.all(
    Array.from({ length: jobs }, async (_, job) => {
      const ids = chosen.filter((__, index) => index % jobs === job).map(({ id }) => id);
      const { stdout, stderr } = await ended(['mutants', ...passed, '--json', '--jobs', '1', '--only', ids.join(',')]);
      const { mutants: rows } = JSON.parse(stdout) as { mutants: readonly Killed[] };
      for (const row of rows) told(row);
      return { rows, troubles: stderr.split('\n').filter((text) => text !== '') };
    }),
  );
  const byId = new Map(parts.flatMap(({ rows }) => rows).map((row) => [row.id, row]));
  return {
    rows: chosen.map(({ id }) => byId.get(id)!),
    troubles: [...new Set(parts.flatMap(({ troubles }) => troubles))],
  };
}

/** The options to hand on: all but the selection and how to print. */
function withoutSelection(argv: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    if (['--only', '--mutant', '--plan', '--jobs'].includes(argv[i]!)) i++;
    else if (!['--json', '--quiet'].includes(argv[i]!)) kept.push(argv[i]!);
  }
  return kept;
}

/** Runs this very command with other arguments. @throws Error where it did not end with a matrix. */
function ended(argv: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [process.argv[1]!, ...argv],
      { maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error === null || error.code === 1) resolve({ stdout, stderr });
        else reject(new Error(`a part of the kill matrix ended with ${error.code}: ${stderr}`));
      },
    );
  });
}

interface Trial {
  readonly mutant?: Mutant;
  readonly places?: readonly string[];
  readonly decisions?: DecisionsTaken;
}

/** What the journal of a plan says when an ente, with a defect or without, goes through it. */
async function entriesOf(
  plan: string,
  options: CommonOptions,
  { mutant, places, decisions }: Trial,
): Promise<readonly Entry[]> {
  const seed = options.seed ?? 42;
  const { journal } = await runPlans({
    plans: plansNamed([plan]),
    facts: {
      id: `mutante-${mutant?.id ?? 'nessuno'}`,
      seed,
      suite: suite(),
      startedAt: options.now ?? Date.now(),
      environment: 'simulator',
      ambiente: 'staging',
      sut: {
        driver: 'reference',
        name: REFERENCE.name,
        version: suite().version,
        ...(mutant === undefined ? {} : { mutant: mutant.id }),
      },
      ente: { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903' },
      selection: { plans: [plan] },
    },
    ...(places === undefined ? {} : { places }),
    clock: 'virtual',
    door: options.door ?? 'direct',
    driver: (transport) =>
      referenceDriver({
        transport,
        ...(mutant === undefined ? {} : { mutant }),
        ...(decisions === undefined ? {} : { onPart: (part) => decisions.taken(part) }),
      }),
    external: false,
    redactionKey: `collaudo/${seed}`,
    ...(decisions === undefined ? {} : { onScenario: ({ id }) => decisions.scenarioEnded(id) }),
  });
  return readChain(journal.lines()).entries;
}

function summary(rows: readonly Killed[]): string {
  const { killRate, precision } = matrix(rows);
  const survivors = rows.filter(({ killed }) => !killed).map(({ id }) => id);
  const imprecise = rows.filter(({ unrelated }) => unrelated.length > 0).map(({ id }) => id);
  return [
    '',
    `${rows.length} difetti: scoperti ${percent(killRate)}, con precisione ${percent(precision)}`,
    ...(survivors.length > 0 ? [`Non scoperti: ${survivors.join(', ')}`] : []),
    ...(imprecise.length > 0 ? [`Con requisiti estranei non conformi: ${imprecise.join(', ')}`] : []),
  ].join('\n');
}

function line({ id, killed, killedBy, unrelated, defect }: Killed): string {
  return `${killed ? 'scoperto    ' : 'NON SCOPERTO'} ${id.padEnd(36)} ${killedBy.join(' ') || '–'}${unrelated.length > 0 ? `  ESTRANEI: ${unrelated.join(' ')}` : ''}  ${defect}`;
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(1).replace('.', ',')} %`;
}
