import { defaultsOf, outcomeOf } from '../simulators/kernel/artefact.ts';
import type {
  ArtefactCheck,
  ArtefactFinding,
  Settings,
  SettingValue,
  Severity,
} from '../simulators/kernel/artefact.ts';
import { checks } from '../simulators/index.ts';
import { artefactAt } from './artefact.ts';
import { readOptions } from './options.ts';
import { UsageError } from './usage.ts';

const OUTCOME = {
  clean: 'nessun rilievo',
  warnings: 'accettabile, con avvertenze',
  violations: 'NON conforme',
} as const;
const SEVERITIES: readonly Severity[] = ['BLOCK', 'WARN', 'INFO'];

/**
 * `collaudo check KIND FILE`: every finding on one artefact, offline. 0 where nothing blocks, 1 where something does, 2
 * where the artefact cannot be read as what it is said to be. Without arguments, the kinds.
 */
export async function check(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv, ['set']);
  const [kind, path, ...more] = options.positionals;
  if (kind === undefined) {
    if (options.json) console.log(JSON.stringify({ kinds: [...checks.values()].map(described) }));
    else for (const line of listing()) console.log(line);
    return 0;
  }
  const chosen = checks.get(kind);
  if (chosen === undefined)
    throw new UsageError(`«${kind}» non è un tipo di documento; tipi: ${[...checks.keys()].toSorted().join(', ')}`);
  if (path === undefined || more.length > 0)
    throw new UsageError(
      `indicare un (solo) documento: collaudo check ${kind} ${chosen.accepts === 'folder' ? 'CARTELLA' : 'FILE'}`,
    );
  const settings = settingsFrom(chosen, options.extra['set']);
  const artefact = artefactAt(path, chosen);
  const findings = await chosen.check(artefact, settings);
  const outcome = outcomeOf(findings);
  if (options.json)
    console.log(
      JSON.stringify({ kind, artefact: artefact.name, outcome, counts: countsOf(findings), settings, findings }),
    );
  else {
    for (const finding of options.quiet ? findings.filter(({ severity }) => severity === 'BLOCK') : findings)
      for (const line of lines(finding)) console.log(line);
    const counts = SEVERITIES.map((severity) => `${countsOf(findings)[severity]} ${severity}`).join(', ');
    console.log(`${artefact.name}: ${OUTCOME[outcome]} (${counts}; ${chosen.title})`);
  }
  return outcome === 'violations' ? 1 : 0;
}

function lines({
  severity,
  requirement,
  place,
  message,
  expected,
  observed,
  remedy,
  source,
}: ArtefactFinding): string[] {
  return [
    `${severity.padEnd(5)}  ${requirement}  ${place}`,
    `       ${message}`,
    `       atteso: ${expected}; osservato: ${observed}`,
    `       rimedio: ${remedy}`,
    `       fonte: ${source}`,
    '',
  ];
}

function countsOf(findings: readonly ArtefactFinding[]): Readonly<Record<Severity, number>> {
  const counts = { BLOCK: 0, WARN: 0, INFO: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

function described({ kind, title, accepts, requirements, settings = {} }: ArtefactCheck) {
  return { kind, title, accepts, requirements: requirements.map(({ id }) => id), settings };
}

function listing(): string[] {
  return [...checks.values()].flatMap(({ kind, title, accepts, settings = {} }) => [
    `${kind.padEnd(18)} ${title}${accepts === 'folder' ? ' (cartella)' : accepts === 'text' ? ' (file, o testo sulla riga di comando)' : ''}`,
    ...Object.entries(settings).map(
      ([name, { value, meaning, oneOf }]) =>
        `${' '.repeat(21)}--set ${name}=${shown(value)}  ${meaning}${oneOf === undefined ? '' : ` (${oneOf.join(' | ')})`}`,
    ),
  ]);
}

function shown(value: SettingValue): string {
  const text = Array.isArray(value) ? value.join('|') : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The settings of a check, with what `--set name=value[,name=value]` changes; lists are divided by `|`. @throws UsageError */
function settingsFrom(chosen: ArtefactCheck, given: string | undefined): Settings {
  const settings: Record<string, SettingValue> = { ...defaultsOf(chosen) };
  for (const pair of (given ?? '').split(',').filter((each) => each !== '')) {
    const [name = '', ...rest] = pair.split('=');
    const declared = chosen.settings?.[name];
    if (declared === undefined)
      throw new UsageError(
        `--set ${name}: «${chosen.kind}» non ha questa impostazione; ha: ${Object.keys(chosen.settings ?? {}).join(', ') || 'nessuna'}`,
      );
    settings[name] = valueFrom(name, rest.join('='), declared);
  }
  return settings;
}

function valueFrom(
  name: string,
  text: string,
  { value, oneOf }: NonNullable<ArtefactCheck['settings']>[string],
): SettingValue {
  if (oneOf !== undefined && !oneOf.includes(text))
    throw new UsageError(`--set ${name} vuole uno fra ${oneOf.join(', ')}, non «${text}»`);
  if (Array.isArray(value)) return text.split('|').filter((each) => each !== '');
  if (typeof value === 'boolean') {
    if (text !== 'true' && text !== 'false') throw new UsageError(`--set ${name} vuole true o false, non «${text}»`);
    return text === 'true';
  }
  if (typeof value === 'number') {
    if (!/^\d+(\.\d+)?$/.test(text)) throw new UsageError(`--set ${name} vuole un numero, non «${text}»`);
    return Number(text);
  }
  return text;
}
