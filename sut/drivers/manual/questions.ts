import { parseJsonText } from '../../../simulators/kernel/json.ts';
import { commands } from '../../commands/index.ts';
import { resultContract } from '../answer.ts';
import { SutUnreachable } from '../driver.ts';
import { askUntil } from './operator.ts';
import type { Operator } from './operator.ts';

/** The parts of a JSON Schema that matter to a question. */
interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly { readonly const?: unknown }[];
  readonly enum?: readonly unknown[];
}

/** A member the person leaves out. */
const NOTHING = Symbol('nothing');

/**
 * Asks for what the gestionale shows after a command, member by member.
 * @throws SutUnreachable SUT_BAD_ANSWER where it does not make the result that the command has
 */
export async function askedResult(operator: Operator, name: string): Promise<Readonly<Record<string, unknown>>> {
  const schema: Schema | undefined = commands.find((candidate) => candidate.name === name)?.result;
  const result: Record<string, unknown> = {};
  for (const [member, each] of Object.entries(schema?.properties ?? {})) {
    const required = schema?.required?.includes(member) ?? false;
    const value = await askUntil(operator, question(member, each, required), (line) => valueFrom(line, each, required));
    if (value !== NOTHING) result[member] = value;
  }
  const issue = resultContract(name)?.check(result)[0];
  if (issue !== undefined)
    throw new SutUnreachable(
      'SUT_BAD_ANSWER',
      `comando «${name}»: i dati indicati non bastano: ${issue.path} ${issue.message}`,
    );
  return result;
}

/** Parameters as a person reads them: one line each, nested ones indented. */
export function described(value: unknown, indent: string): string {
  if (value === null || typeof value !== 'object') return `${indent}${String(value)}`;
  return Object.entries(value)
    .map(([name, member]: [string, unknown]) =>
      member !== null && typeof member === 'object'
        ? `${indent}${name}:\n${described(member, `${indent}  `)}`
        : `${indent}${name}: ${String(member)}`,
    )
    .join('\n');
}

function wordsOf({ anyOf, enum: listed }: Schema): readonly unknown[] | undefined {
  return listed ?? anyOf?.map((each) => each.const);
}

function question(member: string, schema: Schema, required: boolean): string {
  const kind =
    wordsOf(schema)?.map(String).join(' / ') ??
    (schema.type === 'integer'
      ? 'numero intero'
      : schema.type === 'string'
        ? 'testo'
        : schema.type === 'boolean'
          ? 'sì / no'
          : 'JSON');
  const note = schema.description === undefined ? '' : `, ${schema.description}`;
  return `${member} (${kind}${note}${required ? '' : '; vuoto se manca'}):`;
}

function valueFrom(line: string, schema: Schema, required: boolean): unknown {
  const text = line.trim();
  if (text === '') return required ? undefined : NOTHING;
  const words = wordsOf(schema);
  if (words !== undefined) return words.find((each) => each === text);
  switch (schema.type) {
    case 'integer':
      return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
    case 'string':
      return text;
    case 'boolean':
      return /^s[iì]$/i.test(text) ? true : /^no$/i.test(text) ? false : undefined;
    default: {
      const parsed = parseJsonText(text);
      return parsed.ok ? parsed.value : undefined;
    }
  }
}
