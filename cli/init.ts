import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { plans as allPlans } from '../steps/plans.ts';
import { isPartitaIva } from '../simulators/kernel/values/partita-iva.ts';
import { OperatorGone } from '../sut/drivers/manual/index.ts';
import { askOperator } from './operator.ts';
import { readOptions } from './options.ts';
import { runFileText } from './run-file-text.ts';
import type { Answers } from './run-file-text.ts';
import { suiteFolder } from '../config/suite-folder.ts';
import { UsageError } from './usage.ts';

const DRIVERS = ['http', 'command', 'manual', 'container'] as const;
const CI = ['github', 'gitlab', 'no'] as const;
const WORKFLOWS = {
  github: { from: 'docs/ci/github.yml', to: '.github/workflows/collaudo.yml' },
  gitlab: { from: 'docs/ci/gitlab-ci.yml', to: '.gitlab-ci.yml' },
} as const;

interface Question {
  readonly option: string;
  readonly text: string;
  readonly usual: string;
  /** What is wrong with an answer; undefined where nothing is. */
  wrong(answer: string): string | undefined;
}

const QUESTIONS: readonly Question[] = [
  {
    option: 'plans',
    text: `Piani da eseguire (${allPlans.map(({ id }) => id).join(', ')})`,
    usual: 'send',
    wrong: (answer) => {
      const unknown = answer.split(',').find((id) => !allPlans.some((plan) => plan.id === id.trim()));
      return unknown === undefined ? undefined : `il piano «${unknown}» non esiste`;
    },
  },
  { option: 'ente', text: 'Denominazione dell’ente', usual: 'Comune di Esempio', wrong: () => undefined },
  {
    option: 'codice-fiscale',
    text: 'Codice fiscale dell’ente (11 cifre)',
    usual: '12345678903',
    wrong: (answer) =>
      isPartitaIva(answer)
        ? undefined
        : `«${answer}» non è un codice fiscale di ente: servono 11 cifre, l’ultima di controllo`,
  },
  {
    option: 'driver',
    text: `Come si comanda il software (${DRIVERS.join(', ')})`,
    usual: 'http',
    wrong: (answer) => oneOf(DRIVERS, answer),
  },
  {
    option: 'target',
    text: 'Indirizzo dell’adattatore (http), programma (command) o immagine (container)',
    usual: '',
    wrong: () => undefined,
  },
  { option: 'ci', text: `Flusso di CI (${CI.join(', ')})`, usual: 'no', wrong: (answer) => oneOf(CI, answer) },
];

/**
 * `collaudo init`: asks what it is not told by options (`--plans --ente --codice-fiscale --driver --target --ci`), and writes
 * a commented run file and the CI workflow. Without a terminal, and with `--quiet`, what is not told takes its usual answer.
 */
export async function init(argv: readonly string[]): Promise<number> {
  const options = readOptions(
    argv,
    QUESTIONS.map(({ option }) => option),
  );
  const path = options.config ?? 'collaudo.yaml';
  if (existsSync(path)) throw new UsageError(`${path} c’è già: indicarne un altro con --config, o toglierlo`);
  const asks = process.stdin.isTTY && !options.quiet;
  const answers: Record<string, string> = {};
  for (const question of QUESTIONS) answers[question.option] = await answerTo(question, options.extra, asks, answers);
  const chosen = {
    plans: answers['plans']!.split(',').map((id) => id.trim()),
    ente: answers['ente']!,
    codiceFiscale: answers['codice-fiscale']!,
    driver: answers['driver'] as Answers['driver'],
    target: answers['target']!,
  };
  const ci = answers['ci'] as (typeof CI)[number];
  const workflow = ci === 'no' ? undefined : WORKFLOWS[ci];
  if (workflow !== undefined && existsSync(workflow.to))
    throw new UsageError(`${workflow.to} c’è già: usare --ci no, o toglierlo`);
  write(path, runFileText(chosen));
  if (workflow !== undefined) write(workflow.to, readFileSync(join(suiteFolder, workflow.from), 'utf8'));
  if (!options.quiet)
    console.log(
      [
        `Scritto ${path}${workflow === undefined ? '' : ` e ${workflow.to}`}.`,
        'Ora: impostare le variabili d’ambiente che nomina, poi «collaudo doctor» e «collaudo run».',
      ].join('\n'),
    );
  return 0;
}

async function answerTo(
  question: Question,
  told: Readonly<Record<string, string>>,
  asks: boolean,
  earlier: Readonly<Record<string, string>>,
): Promise<string> {
  const usual = question.option === 'target' ? usualTarget(earlier['driver']) : question.usual;
  const given = told[question.option];
  if (given !== undefined || !asks) {
    const answer = given ?? usual;
    const wrong = question.wrong(answer);
    if (wrong !== undefined) throw new UsageError(`--${question.option}: ${wrong}`);
    return answer;
  }
  for (;;) {
    const line = await answered(`${question.text}${usual === '' ? '' : ` [${usual}]`}:`);
    const answer = line === '' ? usual : line;
    const wrong = question.wrong(answer);
    if (wrong === undefined) return answer;
    console.error(`  ${wrong}`);
  }
}

async function answered(question: string): Promise<string> {
  try {
    return (await askOperator(question)).trim();
  } catch (error) {
    if (error instanceof OperatorGone) throw new UsageError('il terminale si è chiuso: nulla è stato scritto');
    throw error;
  }
}

function usualTarget(driver: string | undefined): string {
  switch (driver) {
    case 'command':
      return './adattatore';
    case 'container':
      return 'gestionale:latest';
    case 'manual':
      return '';
    default:
      return 'http://127.0.0.1:8080';
  }
}

function oneOf(allowed: readonly string[], answer: string): string | undefined {
  return allowed.includes(answer) ? undefined : `«${answer}» non è fra ${allowed.join(', ')}`;
}

/** @throws UsageError where it cannot be written. */
function write(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`${path} non si può scrivere (${(error as NodeJS.ErrnoException).code})`);
  }
}
