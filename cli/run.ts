import { existsSync, readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { enteOf } from '../config/campaign.ts';
import { readLedger } from '../config/ledger.ts';
import type { Ledger } from '../config/ledger.ts';
import { withoutSecrets } from '../config/run-file.ts';
import type { RunFile } from '../config/run-file.ts';
import { canonical } from '../simulators/kernel/canonical.ts';
import type { RunFacts } from '../simulators/kernel/journal.ts';
import { plansNamed, tagsOf } from '../steps/plan-features.ts';
import { runPlans } from '../steps/run.ts';
import type { RunOptions } from '../steps/run.ts';
import { plans as allPlans } from '../steps/plans.ts';
import { campaign } from './campaign.ts';
import { conclude, GATE_OPTIONS, writeRunFile } from './conclude.ts';
import { configured } from './configured.ts';
import { sutOf } from './driver.ts';
import { DOCUMENT_OPTIONS, documentOptions } from './document-options.ts';
import { makeFolder } from './out-folder.ts';
import { statedFacts } from './stated-facts.ts';
import { readOptions } from './options.ts';
import type { CommonOptions } from './options.ts';
import { platformSettings } from './platform-settings.ts';
import { progress } from './progress.ts';
import { signingKey, STATEMENT_OPTIONS } from './statement-key.ts';
import { suite } from './suite.ts';
import { environmentOf, upstreamOf } from './upstream.ts';
import { UsageError } from './usage.ts';

const DEFAULT_SEED = 42;
const REFERENCE_ENTE = { denominazione: 'Comune di Esempio', codiceFiscale: '12345678903' };

/** `collaudo run [PLAN...]`: runs plans, judges, leaves a bundle, returns the exit code of the verdict. */
export async function run(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv, [...DOCUMENT_OPTIONS, ...GATE_OPTIONS, ...STATEMENT_OPTIONS, 'ente']);
  const given = configured(options);
  const chosen = options.extra['ente'];
  if (given.enti !== undefined && chosen === undefined)
    return await campaign(argv, options, given, options.seed ?? given.seed ?? DEFAULT_SEED);
  const file = chosen === undefined ? given : enteOf(given, chosen);
  const key = signingKey(options, file.statement?.key);
  const upstream = upstreamOf(options, file);
  const ledger = ledgerOf(options, file);
  const { host = file.listen?.host, portBase = file.listen?.portBase, publicUrl = file.listen?.publicUrl } = options;
  const wantsTls = options.tls || file.listen?.tls === true;
  const plans = selectPlans(options, file);
  const tags = selection(
    options,
    plans.map(({ id }) => id),
  );
  const now = options.now ?? Date.now();
  const seed = options.seed ?? file.seed ?? DEFAULT_SEED;
  const sut = sutOf(file, options.mutant);
  await sut.available?.();
  const clock = options.clock ?? file.clock ?? (sut.external ? 'scaled' : 'virtual');
  if (sut.external && clock === 'virtual' && !sut.setsClock)
    throw new UsageError(
      '--clock virtual vuole un software sotto prova che offra il comando «set-clock» (elencato in sut.commands); usare scaled o real',
    );
  const ente = file.ente ?? REFERENCE_ENTE;
  const settings = platformSettings(file, [...new Set(plans.flatMap(({ platforms }) => platforms))], {
    external: sut.external,
    ente,
  });
  const id = runId(now, seed, options.mutant);
  const directory = join(options.out, id);
  if (existsSync(directory))
    throw new UsageError(
      `la cartella ${directory} esiste già: indicare un altro --out, un altro --seed o un altro --now`,
    );
  makeFolder(directory);

  const facts: Omit<RunFacts, 'plans' | 'clock' | 'door' | 'observationMs'> = {
    id,
    seed,
    suite: suite(),
    startedAt: now,
    environment: environmentOf(plans, upstream),
    ambiente: options.ambiente ?? file.ambiente ?? 'staging',
    sut: sut.facts,
    ente,
    ...(Object.keys(upstream).length === 0 ? {} : { upstream }),
    ...statedFacts(file),
    selection: {
      plans: plans.map((plan) => plan.id),
      ...(tags === undefined && options.shard === undefined ? {} : { filter: filterWords(options) }),
      ...(chosen === undefined ? {} : { ente: chosen }),
    },
  };
  const tls = wantsTls ? await (await import('./tls.ts')).tlsFor({ host, publicUrl }, options.out) : undefined;
  if (tls?.isNew === true)
    console.error(`Autorità TLS di prova nuova: ${tls.caPath}. Il software sotto prova deve fidarsi di questa.`);
  const screen = progress(options, plans, facts);
  writeRunFile(directory, `${canonical(withoutSecrets(file))}\n`);
  const outcome = await understood(
    options.tags,
    runPlans({
      plans,
      facts,
      clock,
      ...(file.clockFactor === undefined ? {} : { clockFactor: file.clockFactor }),
      door: options.door ?? 'express',
      doorOptions: {
        ...(sut.external ? { external: [...new Set(plans.flatMap(({ platforms }) => platforms))] } : {}),
        ...(host === undefined ? {} : { host }),
        ...(portBase === undefined ? {} : { portBase }),
        ...(publicUrl === undefined ? {} : { publicUrl }),
        ...(tls === undefined ? {} : { tls }),
        ...authorityOf(file, options),
      },
      journalPath: join(directory, 'journal.ndjson'),
      ...(tags === undefined ? {} : { tags }),
      ...(options.shard === undefined ? {} : { shard: options.shard }),
      driver: sut.make,
      external: sut.external,
      redactionKey: sut.external ? randomBytes(32).toString('hex') : `collaudo/${seed}`,
      declarations: declarations(file),
      settings,
      upstream,
      taxonomyCodes: (file.casiUso ?? []).map(({ codiceTassonomico }) => codiceTassonomico),
      ...(file.observationSeconds === undefined ? {} : { observationMs: file.observationSeconds * 1000 }),
      onScenario: screen.scenario,
    }),
  );
  const code = await conclude({
    directory,
    messages: outcome.messages,
    runFile: withoutSecrets(file),
    pdf: documentOptions(options, file.documento),
    ...(key === undefined ? {} : { key }),
    ledger,
    now,
    options,
    tell: screen.end,
  });
  if (outcome.interrupted) await endNow(code);
  return code;
}

/** Scenarios are still under way after an interruption: the process ends with what it had to say said. */
async function endNow(code: number): Promise<never> {
  await new Promise((said) => process.stdout.write('', said));
  process.exit(code);
}

/** Cucumber refuses a tag expression only when it filters. @throws UsageError where it is the expression that is wrong. */
async function understood<Outcome>(tags: string | undefined, running: Promise<Outcome>): Promise<Outcome> {
  try {
    return await running;
  } catch (error) {
    if (tags !== undefined && String(error).includes('pickles:filter'))
      throw new UsageError(`--tags «${tags}» non è un’espressione di tag di Cucumber`);
    throw error;
  }
}

/** Run id: instant and seed, and the mutant's name where there is one; safe as a folder name everywhere. */
function runId(now: number, seed: number, mutant: string | undefined): string {
  const stamp = new Date(now).toISOString().replaceAll(/[-:]/g, '').replace('.', '-');
  return `${stamp}-seme-${seed}${mutant === undefined ? '' : `-${mutant}`}`;
}

/** The ledger of expected failures, where there is one. */
function ledgerOf(options: CommonOptions, file: RunFile): Ledger | undefined {
  const told = options.extra['expected-failures'];
  const path = told ?? file.expectedFailures;
  if (path === undefined) return undefined;
  return readLedger(told === undefined ? resolve(dirname(options.config ?? 'collaudo.yaml'), path) : path);
}

/** Authorities to trust when calling the SUT. @throws UsageError where the file cannot be read. */
function authorityOf(file: RunFile, options: CommonOptions): { ca?: string } {
  const paths = [file.sut?.ca, ...Object.values(file.ruoli ?? {}).map(({ driver }) => driver?.ca)].filter(
    (path) => path !== undefined,
  );
  if (paths.length === 0) return {};
  const folder = dirname(options.config ?? 'collaudo.yaml');
  return {
    ca: paths
      .map((path) => {
        try {
          return readFileSync(resolve(folder, path), 'utf8');
        } catch {
          throw new UsageError(`sut.ca: il file ${path} non si legge`);
        }
      })
      .join('\n'),
  };
}

function selectPlans(options: CommonOptions, file: RunFile): ReturnType<typeof plansNamed> {
  const asked = options.positionals.length > 0 ? options.positionals : (file.plans ?? allPlans.map(({ id }) => id));
  try {
    return plansNamed(asked);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** The tag expression of what was selected; undefined where everything runs. Unknown ids are refused, not silently run as nothing. */
function selection(options: CommonOptions, planIds: readonly string[]): string | undefined {
  const ids = [...options.only, ...options.requirement];
  if (ids.length > 0) {
    const known = new Set(planIds.flatMap((id) => tagsOf(id)));
    for (const id of ids) {
      if (!known.has(id))
        throw new UsageError(
          `«${id}» non è né un caso né un requisito citato dai piani scelti; casi: ${[...known].filter((tag) => tag.startsWith('TC-')).join(', ')}`,
        );
    }
  }
  const parts = [
    ...(options.only.length > 0 ? [options.only.map((id) => `@${id}`).join(' or ')] : []),
    ...(options.requirement.length > 0 ? [options.requirement.map((id) => `@${id}`).join(' or ')] : []),
    ...(options.tags === undefined ? [] : [options.tags]),
  ];
  return parts.length === 0 ? undefined : parts.map((part) => `(${part})`).join(' and ');
}

function filterWords(options: CommonOptions): string {
  return [
    ...(options.only.length > 0 ? [`--only ${options.only.join(',')}`] : []),
    ...(options.requirement.length > 0 ? [`--requirement ${options.requirement.join(',')}`] : []),
    ...(options.tags === undefined ? [] : [`--tags "${options.tags}"`]),
    ...(options.shard === undefined ? [] : [`--shard ${options.shard}`]),
  ].join(' ');
}

function declarations(file: RunFile): NonNullable<RunOptions['declarations']> {
  const {
    creditoreSempreMittente,
    soloAsincrona,
    soloSincrona,
    soloUnDestinatario,
    senzaCosto,
    invioManuale,
    flussiSoloSoap,
  } = file.declarations ?? {};
  return {
    ...(creditoreSempreMittente === undefined ? {} : { creditoreSempreMittente }),
    ...(soloAsincrona === undefined ? {} : { soloAsincrona }),
    ...(soloSincrona === undefined ? {} : { soloSincrona }),
    ...(soloUnDestinatario === undefined ? {} : { soloUnDestinatario }),
    ...(senzaCosto === undefined ? {} : { senzaCosto }),
    ...(invioManuale === undefined ? {} : { invioManuale }),
    ...(flussiSoloSoap === undefined ? {} : { flussiSoloSoap }),
  };
}
