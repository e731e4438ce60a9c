import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Type from 'typebox';
import type { Static } from 'typebox';
import { platforms } from '../simulators/index.ts';
import { contract } from '../simulators/kernel/json.ts';
import type { Issue } from '../simulators/kernel/json.ts';
import { expectedByIssue, foldedUnions } from '../simulators/kernel/json-words.ts';
import { keysAt, meant } from './keys.ts';
import { ConfigError, words } from './problem.ts';
import type { Problem } from './problem.ts';
import { resolved } from './references.ts';
import { InvioManuale } from './schema/invio-manuale.ts';
import { CasiUso, piattaforme, Scheda } from './schema/piattaforme.ts';
import { Documento, Etichette, Rapporto, Ruoli } from './schema/rapporto.ts';
import { Sut, Url } from './schema/sut.ts';
import { parseYaml } from './yaml.ts';

export { ConfigError } from './problem.ts';

const Cf11 = Type.String({ pattern: '^[0-9]{11}$', description: '11 cifre' });

const Ente = Type.Object({ denominazione: Type.String(), codiceFiscale: Cf11 }, { additionalProperties: false });
const Platforms = piattaforme(platforms.map(({ id }) => id));

const Declarations = Type.Object(
  {
    creditoreSempreMittente: Type.Optional(Type.String({ minLength: 10 })),
    soloAsincrona: Type.Optional(Type.String({ minLength: 10 })),
    soloSincrona: Type.Optional(Type.String({ minLength: 10 })),
    soloUnDestinatario: Type.Optional(
      Type.String({ minLength: 10, description: 'perché il software notifica soltanto a un destinatario per volta' }),
    ),
    invioManuale: Type.Optional(InvioManuale),
    senzaCosto: Type.Optional(
      Type.Union([Type.Literal('ultimoCosto'), Type.Literal('importoBase'), Type.Literal('esitoNegativo')], {
        description: 'che cosa fa il creditore quando SEND non comunica il costo della notifica',
      }),
    ),
    flussiSoloSoap: Type.Optional(Type.String({ minLength: 10 })),
  },
  { additionalProperties: false },
);

/** What an ente of a campaign has of its own. */
const EnteDiCampagna = Type.Object(
  {
    ente: Ente,
    seed: Type.Optional(Type.Integer({ minimum: 0 })),
    sut: Type.Optional(Sut),
    ruoli: Type.Optional(Ruoli),
    rapporto: Type.Optional(Rapporto),
    platforms: Type.Optional(Platforms),
    declarations: Type.Optional(Declarations),
  },
  { additionalProperties: false },
);

/** The schema of the run file; docs/run-file.md is made from it. */
export const RunFile = Type.Object(
  {
    plans: Type.Optional(Type.Array(Type.String(), { description: 'piani da eseguire; tutti, se manca' })),
    ente: Type.Optional(Ente),
    ambiente: Type.Optional(Type.Union([Type.Literal('staging'), Type.Literal('esercizio')])),
    seed: Type.Optional(Type.Integer({ minimum: 0, description: 'seme di tutto ciò che è generato' })),
    sut: Type.Optional(Sut),
    ruoli: Type.Optional(Ruoli),
    rapporto: Type.Optional(Rapporto),
    etichette: Type.Optional(Etichette),
    documento: Type.Optional(Documento),
    enti: Type.Optional(
      Type.Array(EnteDiCampagna, {
        minItems: 1,
        maxItems: 500,
        description:
          'enti di una campagna: gli stessi piani per ciascuno; ciò che una voce dice vale al posto del resto',
      }),
    ),
    idUfficiali: Type.Optional(
      Type.Record(Type.String({ pattern: '^TC-[A-Z]+-[0-9]+$' }), Type.String({ minLength: 1, maxLength: 80 }), {
        description: 'identificativo ufficiale di ciascun caso, dove ne ha uno diverso',
      }),
    ),
    casiUso: Type.Optional(CasiUso),
    scheda: Type.Optional(Scheda),
    clock: Type.Optional(
      Type.Union([Type.Literal('virtual'), Type.Literal('scaled'), Type.Literal('real')], {
        description: 'come passa il tempo; scaled per un software proprio',
      }),
    ),
    clockFactor: Type.Optional(
      Type.Number({
        minimum: 1,
        description: 'quante volte il tempo nominale è accorciato (1440: un giorno, un minuto)',
      }),
    ),
    observationSeconds: Type.Optional(
      Type.Number({ minimum: 0, description: 'quanto si attende per constatare che qualcosa non accade; 30' }),
    ),
    listen: Type.Optional(
      Type.Object(
        {
          host: Type.Optional(Type.String({ minLength: 1, description: 'su quale indirizzo ascoltano i simulatori' })),
          portBase: Type.Optional(Type.Integer({ minimum: 1, maximum: 65_000, description: 'prima porta; 4010' })),
          publicUrl: Type.Optional(Url),
          tls: Type.Optional(Type.Boolean({ description: 'https con un’autorità di prova propria' })),
        },
        { additionalProperties: false },
      ),
    ),
    upstream: Type.Optional(
      Type.Record(Type.String(), Url, {
        description: 'piattaforma reale a cui il banco inoltra, per piattaforma (ambiente reale attraverso il banco)',
      }),
    ),
    tenants: Type.Optional(
      Type.Record(
        Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,39}$' }),
        Type.Object(
          { ente: Type.Optional(Ente), platforms: Type.Optional(Platforms) },
          { additionalProperties: false },
        ),
        { description: 'enti che «serve» osserva separatamente, ciascuno con le proprie credenziali' },
      ),
    ),
    expectedFailures: Type.Optional(
      Type.String({ minLength: 1, description: 'registro delle mancanze attese, con responsabile e scadenza' }),
    ),
    platforms: Type.Optional(Platforms),
    statement: Type.Optional(
      Type.Object(
        {
          key: Type.String({
            minLength: 1,
            description:
              'chiave privata Ed25519 che firma la dichiarazione del fascicolo: file PEM, o PEM da una variabile',
          }),
        },
        { additionalProperties: false },
      ),
    ),
    // messages of the adhesion procedure: drafted, never sent; their addresses stand here and nowhere in the suite
    mail: Type.Optional(
      Type.Object(
        {
          transport: Type.Optional(Type.Union([Type.Literal('mail'), Type.Literal('portal')])),
          portal: Type.Optional(Url),
          from: Type.Optional(Type.String()),
          orders: Type.Optional(Type.Array(Type.String())),
          support: Type.Optional(Type.Array(Type.String())),
          cc: Type.Optional(Type.Array(Type.String())),
        },
        { additionalProperties: false },
      ),
    ),
    declarations: Type.Optional(Declarations),
  },
  { additionalProperties: false },
);

/** The run file, `collaudo.yaml`: what to run, on whose behalf, against which SUT. Keys in English, official terms in Italian. */
export type RunFile = Static<typeof RunFile>;

const checked = contract(RunFile);

/** A run file as it was read; `value` is there where its form is right, whatever its references name. */
export interface Inspected {
  readonly value?: RunFile;
  /** As it is written, references included. */
  readonly written?: unknown;
  readonly problems: readonly Problem[];
}

/**
 * Reads a run file and says all that is wrong with its form. `${NAME}` and `${file:path}` in a value are replaced
 * (references.ts).
 */
export function inspectRunFile(path: string, environment: Readonly<Record<string, string | undefined>>): Inspected {
  const broken = (code: string, message: string, remedy: string): Inspected => ({
    problems: [{ code, field: 'radice', message, remedy }],
  });
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return broken(
      'FILE_UNREADABLE',
      'il file non esiste o non si legge',
      'indicarne un altro con --config, scriverlo con «collaudo init», o toglierlo per usare l’ente di riferimento',
    );
  }
  const read = parseYaml(text);
  if (!read.ok) return broken('YAML', read.problem, 'correggere la riga indicata');
  if (read.value === null || read.value === undefined)
    return broken(
      'FILE_EMPTY',
      'il file è vuoto',
      'scriverci che cosa provare («collaudo init»), o toglierlo per usare l’ente di riferimento',
    );
  const problems: Problem[] = [];
  const value = resolved(read.value, dirname(path), environment, problems);
  const found = checked.check(value);
  const issues = foldedUnions(found);
  return issues.length > 0
    ? { written: read.value, problems: [...problems, ...issues.map((issue) => problemOf(issue, found))] }
    : { value: value as RunFile, written: read.value, problems };
}

function problemOf(issue: Issue, all: readonly Issue[]): Problem {
  const { path, keyword, params, value } = issue;
  const field = path === '' ? 'radice' : path.slice(1).replaceAll('/', '.');
  const extra = params['additionalProperty'] ?? params['propertyName'];
  if (keyword === 'required')
    return {
      code: 'KEY_MISSING',
      field,
      message: `manca la chiave «${String(params['missingProperty'])}»`,
      remedy: 'aggiungerla',
    };
  if (extra === undefined)
    return {
      code: 'VALUE',
      field,
      message: `valore non ammesso ${value} (atteso ${expectedByIssue(issue, all)})`,
      remedy: 'correggerlo: i valori ammessi sono in docs/run-file.md',
    };
  const name = JSON.stringify(extra).slice(1, -1);
  const known = keysAt(RunFile, path);
  const suggestion = meant(name, known);
  return {
    code: 'KEY_UNKNOWN',
    field,
    message: `la chiave «${name}» non esiste`,
    remedy:
      (suggestion === undefined ? '' : `forse si intendeva «${suggestion}»; `) +
      (known.length === 0 ? 'toglierla' : `chiavi ammesse qui: ${known.join(', ')}`),
  };
}

/**
 * Reads a run file that is to be used.
 * @throws ConfigError naming the file, the place and the remedy.
 */
export function readRunFile(path: string, environment: Readonly<Record<string, string | undefined>>): RunFile {
  const { value, problems } = inspectRunFile(path, environment);
  const [first] = problems;
  if (first !== undefined) throw new ConfigError(`${path}: ${words(first)}`);
  return value!;
}

/** The run file as it goes into the bundle: secrets by reference, never by value. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      SECRET.test(key) && typeof item === 'string' ? 'secret:run-file' : withoutSecrets(item),
    ]),
  );
}

const SECRET = /key|chiave|secret|password|token/i;
