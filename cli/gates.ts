import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readRunFile } from '../config/run-file.ts';
import { parseYaml } from '../config/yaml.ts';
import { folderFiles } from '../reports/bundle-files.ts';
import { readEvidence } from '../reports/read-bundle.ts';
import { draftMail } from '../reports/render/mail/draft.ts';
import type { MailAttachment } from '../reports/render/mail/draft.ts';
import { MESSAGES } from '../reports/render/mail/procedure.ts';
import { MailRefused } from '../reports/render/mail/refusal.ts';
import type { MailSettings } from '../reports/render/mail/settings.ts';
import type { VerdictTree } from '../reports/verdict-tree.ts';
import { exitCode } from '../reports/verdict.ts';
import { verifyBytes } from '../reports/verification.ts';
import { attivazione } from '../simulators/index.ts';
import type { Adesione, Corsa, Passo } from '../simulators/index.ts';
import { bundleFolder, fileBytes } from './bundle-path.ts';
import { sendGates } from './gates-send.ts';
import { readOptions } from './options.ts';
import type { CommonOptions } from './options.ts';
import { UsageError } from './usage.ts';

/** A platform's adhesion process; each further one is a row here. */
const PROCESSES: Readonly<Record<string, (options: CommonOptions) => Promise<number>>> = {
  iris,
  send: sendGates,
};

/**
 * `collaudo gates [PLATFORM] --dossier DIR [BUNDLE...]`: where an ente stands in the platform's adhesion process, what each step
 * requires, what the evidence satisfies, and the next message as a draft. 0 where nothing is left to do, 4 otherwise.
 */
export async function gates(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv, ['dossier']);
  const [platform = 'iris'] = options.positionals;
  const process = Object.hasOwn(PROCESSES, platform) ? PROCESSES[platform] : undefined;
  if (process === undefined)
    throw new UsageError(`«${platform}» non ha un processo di adesione; ci sono: ${Object.keys(PROCESSES).join(', ')}`);
  return process(options);
}

interface Run {
  readonly tree: VerdictTree;
  readonly corsa: Corsa;
  readonly signed: readonly MailAttachment[];
}

async function iris(options: CommonOptions): Promise<number> {
  const folder = options.extra['dossier'];
  if (folder === undefined || !existsSync(folder) || !statSync(folder).isDirectory())
    throw new UsageError(
      'indicare con --dossier la cartella della pratica: adesione.yaml (o .json), i messaggi ricevuti (001, 003, 005) e inviati (000, 002, 004) come .eml, i documenti firmati',
    );
  const adesione = dossierIn(folder);
  const config = options.config ?? (existsSync('collaudo.yaml') ? 'collaudo.yaml' : undefined);
  const file = config === undefined ? undefined : readRunFile(config, process.env);
  const mail: MailSettings = file?.mail ?? {};
  const runs: Run[] = [];
  for (const path of options.positionals.slice(1)) runs.push(await runAt(bundleFolder([path]), folder));
  const messages = readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .toSorted();
  const passi = attivazione.passiIris({
    adesione,
    corse: runs.map(({ corsa }) => corsa),
    inviati: ['000', '002', '004'].filter((number) => messages.some((name) => name.startsWith(number))),
    ricevuti: received(folder, messages, mail, adesione),
    ...(file === undefined
      ? {}
      : { banco: { ...file.ente, ...file.scheda, ...(file.plans && { piani: file.plans }) } }),
  });
  const next = attivazione.prossimo(passi);
  const draft =
    next === undefined
      ? undefined
      : await drafted(next, { folder, mail, adesione, runs, at: options.now ?? Date.now() });
  if (options.json)
    console.log(
      JSON.stringify({
        passi,
        prossimo: next?.numero,
        posizioniResidue: attivazione.posizioniResidue(adesione),
        ...draft,
      }),
    );
  else for (const line of lines(passi, next, adesione, draft)) console.log(line);
  return next === undefined ? 0 : 4;
}

function dossierIn(folder: string): Adesione {
  const name = ['adesione.yaml', 'adesione.yml', 'adesione.json'].find((each) => existsSync(join(folder, each)));
  if (name === undefined) throw new UsageError(`in «${folder}» manca adesione.yaml (o adesione.json)`);
  const bytes = fileBytes(join(folder, name));
  if (name.endsWith('.json')) return attivazione.adesioneDa(name, attivazione.jsonDa(name, bytes));
  const parsed = parseYaml(Buffer.from(bytes).toString('utf8'));
  if (!parsed.ok) throw new UsageError(`${name}: ${parsed.problem}`);
  return attivazione.adesioneDa(name, parsed.value);
}

/** A bundle, with the signed documents of it that lie in it or in the dossier. */
async function runAt(bundle: string, folder: string): Promise<Run> {
  const files = folderFiles(bundle);
  const { tree } = readEvidence(files);
  const signed: MailAttachment[] = [];
  for (const path of [bundle, folder].flatMap((each) => documentsIn(each))) {
    const content = fileBytes(path);
    const found = await verifyBytes(basename(path), content, { bundle: files });
    const plan = tree.plans.find(({ id }) => found.document?.file?.startsWith(`pit-${id}-`))?.id;
    if (found.intact && found.signatures.length > 0 && plan !== undefined)
      signed.push({ role: 'pit', name: basename(path), content, signed: true, plan });
  }
  const piani = tree.plans.map(({ id, verdict, cases }) => ({
    id,
    conforme: exitCode(verdict) === 0,
    attestato:
      cases.some(({ mode }) => mode === 'attested') &&
      cases.every(({ mode, verdict: each }) => mode === 'attested' || each === 'notApplicable'),
    firmato: signed.some(({ plan }) => plan === id),
  }));
  const { id, ambiente, environment, selection } = tree.run;
  return { tree, signed, corsa: { id, ambiente, environment, intero: selection.filter === undefined, piani } };
}

function documentsIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /\.(pdf|p7m)$/i.test(name))
    .toSorted()
    .map((name) => join(folder, name));
}

function received(
  folder: string,
  names: readonly string[],
  { support = [], from }: MailSettings,
  { scheda }: Adesione,
) {
  const found: Record<string, readonly string[]> = {};
  for (const number of ['001', '003', '005'] as const) {
    const name = names.find((each) => each.startsWith(number));
    if (name === undefined) continue;
    const message = attivazione.leggiMessaggio(fileBytes(join(folder, name)));
    found[number] = attivazione.difettiMessaggio(number, message, {
      mittenti: support,
      destinatario: scheda?.responsabile.email ?? from,
    });
  }
  return found;
}

interface Dossier {
  readonly folder: string;
  readonly mail: MailSettings;
  readonly adesione: Adesione;
  readonly runs: readonly Run[];
  readonly at: number;
}

/** The next message, written where it can be sent from; or why it cannot be. */
async function drafted(
  { numero, stato, verso }: Passo,
  { folder, mail, adesione: { scheda }, runs, at }: Dossier,
): Promise<{ readonly bozza?: string; readonly senzaBozza?: string }> {
  if (
    verso !== 'invia' ||
    stato !== 'aperto' ||
    scheda === undefined ||
    (numero !== '000' && numero !== '002' && numero !== '004')
  )
    return {};
  const { certifies } = MESSAGES[numero];
  const run = runs.find(({ corsa, signed }) => corsa.ambiente === certifies && signed.length > 0);
  try {
    const draft = await draftMail({
      number: numero,
      settings: mail,
      ente: scheda,
      attachments: numero === '000' ? await papers(folder) : (run?.signed ?? []),
      at,
      ...(run === undefined ? {} : { tree: run.tree }),
    });
    mkdirSync(join(folder, 'bozze'), { recursive: true });
    writeFileSync(join(folder, 'bozze', draft.name), draft.bytes);
    return { bozza: join(folder, 'bozze', draft.name) };
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    return { senzaBozza: error.message };
  }
}

/** The papers that message 000 carries: files of the dossier named after them. */
async function papers(folder: string): Promise<readonly MailAttachment[]> {
  const found: MailAttachment[] = [];
  for (const name of readdirSync(folder).toSorted()) {
    const role = /^ordinativo/i.test(name)
      ? 'ordinativo'
      : /^(scheda|RT_IRIS_SCA)/i.test(name)
        ? 'schedaAnagrafica'
        : undefined;
    if (role === undefined) continue;
    const content = fileBytes(join(folder, name));
    const signed =
      /\.(pdf|p7m)$/i.test(name) && (await verifyBytes(name, content)).signatures.some(({ intact }) => intact);
    found.push({ role, name, content, signed });
  }
  return found;
}

const STATI = { superato: 'superato', aperto: 'si può fare', chiuso: 'non ancora' } as const;
const VERSI = { documento: 'documento', invia: 'l’ente invia', riceve: 'l’ente riceve' } as const;

function lines(
  passi: readonly Passo[],
  next: Passo | undefined,
  adesione: Adesione,
  draft: { readonly bozza?: string; readonly senzaBozza?: string } | undefined,
): readonly string[] {
  return [
    'IRIS – procedura di adesione v3.2: a che punto è l’ente',
    '',
    ...passi.flatMap(({ numero, titolo, verso, stato, condizioni }) => [
      `  ${numero.padEnd(4)} ${STATI[stato].padEnd(12)} ${VERSI[verso].padEnd(14)} ${titolo}`,
      ...condizioni
        .filter(({ soddisfatta }) => !soddisfatta)
        .map(({ cosa, perche }) => `         manca: ${cosa} (${perche})`),
    ]),
    '',
    `Posizioni ancora disponibili: ${attivazione.posizioniResidue(adesione)}`,
    next === undefined ? 'Il processo è concluso.' : `Prossimo passo: ${next.numero} ${next.titolo}`,
    ...(draft?.bozza === undefined ? [] : [`Bozza: ${draft.bozza} (da inviare a mano)`]),
    ...(draft?.senzaBozza === undefined ? [] : [`Bozza non scritta: ${draft.senzaBozza}`]),
    'La procedura scrive l’indirizzo di assistenza in due modi e intitola 4.1.3 «Staging» invece di «Esercizio»: gli indirizzi sono quelli del run file (mail).',
    'Una prova generale su simulatore non apre i passi 002 e 004.',
  ];
}
