import { matrix, row } from '../reports/kill-matrix.ts';
import type { Killed } from '../reports/kill-matrix.ts';
import { judge } from '../reports/verdict.ts';
import { readChain } from '../simulators/kernel/journal.ts';
import { catalogue } from '../simulators/index.ts';
import { plansNamed, runPlans } from '../steps/run.ts';
import { REFERENCE, mutants as fleet, referenceDriver } from '../sut/drivers/reference.ts';
import type { Mutant } from '../sut/drivers/reference.ts';
import { readOptions } from './options.ts';
import { suite } from './suite.ts';
import { UsageError } from './usage.ts';

/** `collaudo mutants`: every known-bad ente against its plan; 0 where all are killed and the reference passes, 1 otherwise. */
export async function mutants(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  const only = new Set([...options.only, ...(options.mutant === undefined ? [] : [options.mutant])]);
  const chosen = fleet.filter(({ id }) => only.size === 0 || only.has(id));
  if (chosen.length === 0)
    throw new UsageError(`nessun difetto con questo nome; difetti: ${fleet.map(({ id }) => id).join(', ')}`);
  const seed = options.seed ?? 42;
  const startedAt = options.now ?? Date.now();
  const verdictOf = async (plan: string, mutant?: Mutant) => {
    const { journal } = await runPlans({
      plans: plansNamed([plan]),
      facts: {
        id: `mutante-${mutant?.id ?? 'nessuno'}`,
        seed,
        suite: suite(),
        startedAt,
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
      clock: 'virtual',
      door: options.door,
      driver: (transport) => referenceDriver({ transport, ...(mutant === undefined ? {} : { mutant }) }),
      external: false,
      redactionKey: `collaudo/${seed}`,
    });
    return judge(readChain(journal.lines()).entries, catalogue);
  };

  const quiet = options.json || options.quiet;
  const plans = [...new Set(chosen.map(({ plan }) => plan))];
  let clean = true;
  for (const plan of plans) {
    const { verdict } = await verdictOf(plan);
    if (verdict !== 'pass') {
      clean = false;
      console.error(
        `L’ente di riferimento senza difetti non è conforme al piano ${plan} (${verdict}): la matrice non vale`,
      );
    }
  }
  const rows: Killed[] = [];
  for (const mutant of chosen) {
    const { id, plan, defect, declares } = mutant;
    const result = row({ id, plan, defect, declares }, await verdictOf(plan, mutant));
    rows.push(result);
    if (!quiet) console.log(line(result));
  }
  const { killRate, precision } = matrix(rows);
  if (options.json) console.log(JSON.stringify(matrix(rows)));
  else {
    const survivors = rows.filter(({ killed }) => !killed).map(({ id }) => id);
    const imprecise = rows.filter(({ unrelated }) => unrelated.length > 0).map(({ id }) => id);
    console.log(`\n${rows.length} difetti: scoperti ${percent(killRate)}, con precisione ${percent(precision)}`);
    if (survivors.length > 0) console.log(`Non scoperti: ${survivors.join(', ')}`);
    if (imprecise.length > 0) console.log(`Con requisiti estranei non conformi: ${imprecise.join(', ')}`);
  }
  return clean && killRate === 1 && precision === 1 ? 0 : 1;
}

function line({ id, killed, killedBy, unrelated, defect }: Killed): string {
  return `${killed ? 'scoperto    ' : 'NON SCOPERTO'} ${id.padEnd(36)} ${killedBy.join(' ') || '–'}${unrelated.length > 0 ? `  ESTRANEI: ${unrelated.join(' ')}` : ''}  ${defect}`;
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(1).replace('.', ',')} %`;
}
