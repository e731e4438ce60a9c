import { readFileSync } from 'node:fs';
import Type from 'typebox';
import type { Static } from 'typebox';
import { catalogue } from '../simulators/index.ts';
import { contract } from '../simulators/kernel/json.ts';
import { ConfigError, words } from './problem.ts';
import type { Problem } from './problem.ts';
import { parseYaml } from './yaml.ts';

const Ledger = Type.Object(
  {
    attese: Type.Array(
      Type.Object(
        {
          requisito: Type.String({ pattern: '^[A-Z]+-[A-Z0-9]+-[0-9]{3}$' }),
          motivo: Type.String({ minLength: 10, maxLength: 400 }),
          responsabile: Type.String({ minLength: 2, maxLength: 200 }),
          scadenza: Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

/** Failures a CI gate is told to expect for a while: requirement, why, who answers for it, until which day (included). */
export type Ledger = Static<typeof Ledger>;

const checked = contract(Ledger);
const DAY_MS = 86_400_000;

/** What is wrong with a ledger; an entry past its day is told too. */
export function ledgerProblems(path: string, now: number): readonly Problem[] {
  const read = readLedgerFile(path);
  if ('problem' in read) return [read.problem];
  return read.ledger.attese
    .filter(({ scadenza }) => isExpired(scadenza, now))
    .map(({ requisito, responsabile, scadenza }) => ({
      code: 'LEDGER_EXPIRED',
      field: 'expectedFailures',
      message: `l’attesa su ${requisito} (${responsabile}) è scaduta il ${scadenza}`,
      remedy: 'risolvere la mancanza, o concordare una nuova scadenza',
    }));
}

/** @throws ConfigError where the ledger cannot be used: what cannot be read excuses nothing. */
export function readLedger(path: string): Ledger {
  const read = readLedgerFile(path);
  if ('problem' in read) throw new ConfigError(`${path}: ${words(read.problem)}`);
  return read.ledger;
}

/** Whether the last day of an entry (ISO date, Italian calendar taken as UTC) is over. */
export function isExpired(scadenza: string, now: number): boolean {
  return now >= Date.parse(`${scadenza}T00:00:00Z`) + DAY_MS;
}

function readLedgerFile(path: string): { readonly ledger: Ledger } | { readonly problem: Problem } {
  const problem = (code: string, message: string, remedy: string) => ({
    problem: { code, field: 'expectedFailures', message, remedy },
  });
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return problem(
      'LEDGER_UNREADABLE',
      `il registro ${path} non si legge`,
      'correggere il percorso, o togliere la chiave',
    );
  }
  const read = parseYaml(text);
  if (!read.ok) return problem('LEDGER_FORM', read.problem, 'correggere la riga indicata');
  const issue = checked.check(read.value)[0];
  if (issue !== undefined)
    return problem(
      'LEDGER_FORM',
      `${issue.path === '' ? 'radice' : issue.path.slice(1).replaceAll('/', '.')}: ${issue.message} (ricevuto ${issue.value})`,
      'ogni voce di «attese» ha requisito, motivo, responsabile e scadenza (AAAA-MM-GG)',
    );
  const ledger = read.value as Ledger;
  const ids = ledger.attese.map(({ requisito }) => requisito);
  const unknown = ids.find((id) => !catalogue.has(id));
  if (unknown !== undefined)
    return problem(
      'LEDGER_REQUIREMENT',
      `il requisito ${unknown} non esiste`,
      'i requisiti: collaudo list --requirements',
    );
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  return twice === undefined
    ? { ledger }
    : problem('LEDGER_TWICE', `${twice} vi compare due volte`, 'una voce per requisito');
}
