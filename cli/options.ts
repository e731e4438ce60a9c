import { parseArgs } from 'node:util';
import { UsageError } from './usage.ts';

/** The options every subcommand shares (interface.md §2). */
export interface CommonOptions {
  readonly config?: string;
  readonly out: string;
  readonly seed?: number;
  readonly only: readonly string[];
  readonly tags?: string;
  readonly requirement: readonly string[];
  readonly shard?: string;
  readonly ambiente?: 'staging' | 'esercizio';
  readonly mutant?: string;
  readonly now?: number;
  readonly host?: string;
  readonly portBase?: number;
  readonly publicUrl?: string;
  readonly tls: boolean;
  /** `PLATFORM=URL`, as given. */
  readonly upstream: readonly string[];
  /** `express` unless told, or what the command says. */
  readonly door?: 'express' | 'msw';
  readonly clock?: 'virtual' | 'scaled' | 'real';
  readonly pdf: boolean;
  /** Leaves the bundle as a zip too. */
  readonly zip: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
  /** Options of one subcommand only, as strings. */
  readonly extra: Readonly<Record<string, string>>;
  readonly positionals: readonly string[];
}

const SPECIFICATION = {
  config: { type: 'string' },
  out: { type: 'string' },
  seed: { type: 'string' },
  only: { type: 'string', multiple: true },
  tags: { type: 'string' },
  requirement: { type: 'string', multiple: true },
  shard: { type: 'string' },
  ambiente: { type: 'string' },
  mutant: { type: 'string' },
  now: { type: 'string' },
  host: { type: 'string' },
  'port-base': { type: 'string' },
  'public-url': { type: 'string' },
  tls: { type: 'boolean' },
  upstream: { type: 'string', multiple: true },
  door: { type: 'string' },
  clock: { type: 'string' },
  'no-pdf': { type: 'boolean' },
  zip: { type: 'boolean' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/**
 * Reads the command line of a subcommand; `extra` names the string options that it alone has.
 * @throws UsageError naming the option, what was expected and what came.
 */
export function readOptions(argv: readonly string[], extra: readonly string[] = []): CommonOptions {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...argv],
      options: { ...SPECIFICATION, ...Object.fromEntries(extra.map((name) => [name, { type: 'string' as const }])) },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(`opzione non riconosciuta: ${(error as Error).message}`);
  }
  const values = parsed.values as Record<string, string | boolean | string[] | undefined>;
  const text = (name: string): string | undefined => values[name] as string | undefined;
  const list = (name: string): string[] =>
    ((values[name] as string[] | undefined) ?? []).flatMap((item) => item.split(',')).filter((item) => item !== '');
  const seed = integer('seed', text('seed'), 0, Number.MAX_SAFE_INTEGER);
  const portBase = integer('port-base', text('port-base'), 1, 65_000);
  const now = instant(text('now'));
  const ambiente = oneOf('ambiente', text('ambiente'), ['staging', 'esercizio']);
  const clock = oneOf('clock', text('clock'), ['virtual', 'scaled', 'real']);
  const door = oneOf('door', text('door'), ['express', 'msw']);
  const shard = text('shard');
  if (shard !== undefined && !/^[1-9]\d*\/[1-9]\d*$/.test(shard))
    throw new UsageError(`--shard vuole I/N (per esempio 1/4), non «${shard}»`);
  if (shard !== undefined && Number(shard.split('/')[0]) > Number(shard.split('/')[1]))
    throw new UsageError(`--shard ${shard}: la parte chiesta non c’è, le parti sono ${shard.split('/')[1]}`);
  return {
    ...optional('config', text('config')),
    out: text('out') ?? 'out',
    ...optional('seed', seed),
    only: list('only'),
    ...optional('tags', text('tags')),
    requirement: list('requirement'),
    ...optional('shard', shard),
    ...optional('ambiente', ambiente),
    ...optional('mutant', text('mutant')),
    ...optional('now', now),
    ...optional('host', text('host')),
    ...optional('portBase', portBase),
    ...optional('publicUrl', text('public-url')?.replace(/\/$/, '')),
    tls: values['tls'] === true,
    upstream: (values['upstream'] as string[] | undefined) ?? [],
    ...optional('door', door),
    ...optional('clock', clock),
    pdf: values['no-pdf'] !== true,
    zip: values['zip'] === true,
    json: values['json'] === true,
    quiet: values['quiet'] === true,
    color: values['no-color'] !== true && process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '',
    extra: Object.fromEntries(
      extra.flatMap((name) => (typeof values[name] === 'string' ? [[name, values[name]]] : [])),
    ),
    positionals: parsed.positionals,
  };
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined): { [key in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [key in Name]?: Value };
}

function integer(name: string, value: string | undefined, least: number, most: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most)
    throw new UsageError(`--${name} vuole un numero intero fra ${least} e ${most}, non «${value}»`);
  return number;
}

function instant(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const at = Date.parse(value);
  if (Number.isNaN(at) || !/(Z|[+-]\d\d:?\d\d)$/.test(value))
    throw new UsageError(`--now vuole un istante ISO 8601 con fuso (per esempio 2026-11-22T09:00:00Z), non «${value}»`);
  return at;
}

function oneOf<Value extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly Value[],
): Value | undefined {
  if (value === undefined) return undefined;
  if (!(allowed as readonly string[]).includes(value))
    throw new UsageError(`--${name} vuole uno fra ${allowed.join(', ')}, non «${value}»`);
  return value as Value;
}
