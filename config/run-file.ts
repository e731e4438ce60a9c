import { readFileSync } from 'node:fs';
import Type from 'typebox';
import type { Static } from 'typebox';
import { contract } from '../simulators/kernel/json.ts';
import { Documento, Etichette, Rapporto, Ruoli } from './schema/rapporto.ts';
import { Sut, Url } from './schema/sut.ts';
import { parseYaml } from './yaml.ts';

const Cf11 = Type.String({ pattern: '^[0-9]{11}$' });
const Identity = Type.Object(
  { denominazione: Type.String(), codiceFiscale: Cf11, apiKey: Type.Optional(Type.String({ minLength: 1 })) },
  { additionalProperties: false },
);

const RunFile = Type.Object(
  {
    plans: Type.Optional(Type.Array(Type.String())),
    ente: Type.Optional(
      Type.Object({ denominazione: Type.String(), codiceFiscale: Cf11 }, { additionalProperties: false }),
    ),
    ambiente: Type.Optional(Type.Union([Type.Literal('staging'), Type.Literal('esercizio')])),
    seed: Type.Optional(Type.Integer({ minimum: 0 })),
    sut: Type.Optional(Sut),
    ruoli: Type.Optional(Ruoli),
    rapporto: Type.Optional(Rapporto),
    etichette: Type.Optional(Etichette),
    documento: Type.Optional(Documento),
    clock: Type.Optional(Type.Union([Type.Literal('virtual'), Type.Literal('scaled'), Type.Literal('real')])),
    clockFactor: Type.Optional(Type.Number({ minimum: 1 })),
    observationSeconds: Type.Optional(Type.Number({ minimum: 0 })),
    platforms: Type.Optional(
      Type.Object(
        {
          send: Type.Optional(
            Type.Intersect([
              Type.Object({ mittente: Type.Optional(Identity), creditore: Type.Optional(Identity) }),
              Type.Record(Type.String(), Type.Unknown()),
            ]),
          ),
          pagopa: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
          iris: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
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
    declarations: Type.Optional(
      Type.Object(
        {
          creditoreSempreMittente: Type.Optional(Type.String({ minLength: 10 })),
          soloAsincrona: Type.Optional(Type.String({ minLength: 10 })),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

/** The run file, `collaudo.yaml`: what to run, on whose behalf, against which SUT. Keys in English, official terms in Italian. */
export type RunFile = Static<typeof RunFile>;

const checked = contract(RunFile);

/** A run file that cannot be used: says where, what was expected, what came. Code CONFIG. */
export class ConfigError extends Error {
  readonly code = 'CONFIG';
}

/**
 * Reads a run file. `${NAME}` in a value is replaced by the environment variable: secrets stay out of the file.
 * @throws ConfigError naming the file, the place and the remedy.
 */
export function readRunFile(path: string, environment: Readonly<Record<string, string | undefined>>): RunFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new ConfigError(
      `${path}: il file non esiste o non si legge; indicarne un altro con --config, o toglierlo per usare l’ente di riferimento`,
    );
  }
  const read = parseYaml(text);
  if (!read.ok) throw new ConfigError(`${path}: ${read.problem}`);
  if (read.value === null || read.value === undefined)
    throw new ConfigError(
      `${path}: il file è vuoto; scriverci che cosa provare (README, «Quick start»), o toglierlo per usare l’ente di riferimento`,
    );
  const value = withEnvironment(read.value, path, environment);
  const issue = checked.check(value)[0];
  if (issue !== undefined) {
    const extra = issue.params['additionalProperty'];
    const where = issue.path === '' ? 'radice' : issue.path.slice(1).replaceAll('/', '.');
    throw new ConfigError(
      extra === undefined
        ? `${path}: ${where}: valore non ammesso ${issue.value} (${issue.message})`
        : `${path}: ${where}: la chiave «${JSON.stringify(extra).slice(1, -1)}» non esiste`,
    );
  }
  return value as RunFile;
}

function withEnvironment(
  value: unknown,
  path: string,
  environment: Readonly<Record<string, string | undefined>>,
): unknown {
  if (typeof value === 'string')
    return value.replaceAll(/\$\{([A-Z_][A-Z0-9_]*)\}/g, (_, name: string) => {
      const found = environment[name];
      if (found === undefined) throw new ConfigError(`${path}: la variabile d’ambiente ${name} non è impostata`);
      return found;
    });
  if (Array.isArray(value)) return value.map((item) => withEnvironment(item, path, environment));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, withEnvironment(item, path, environment)]),
    );
  return value;
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

const SECRET = /key|secret|password|token/i;
