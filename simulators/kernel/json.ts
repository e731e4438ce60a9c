import { _, Ajv, str } from 'ajv';
import type { CodeKeywordDefinition, ValidateFunction } from 'ajv';
import type { TSchema } from 'typebox';

/** One violation of a contract: where (JSON pointer), which keyword, what was expected. */
export interface Issue {
  readonly path: string;
  readonly keyword: string;
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The offending value, as JSON, at most 80 characters. */
  readonly value: string;
}

/** A JSON contract: a schema written with typebox, compiled by ajv when first used. */
export interface Contract {
  readonly schema: TSchema;
  /** Every violation found, empty when the value conforms. */
  check(value: unknown): readonly Issue[];
}

const NO_ISSUES: readonly Issue[] = [];

/** Compiles lazily: a command that never meets this contract never pays for it. */
export function contract(schema: TSchema): Contract {
  let validate: ValidateFunction | undefined;
  return {
    schema,
    check(value) {
      validate ??= ajv().compile(schema);
      if (validate(value)) return NO_ISSUES;
      return (validate.errors ?? []).slice(0, 50).map((error) => ({
        path: error.instancePath,
        keyword: error.keyword,
        message: error.message ?? '',
        params: error.params,
        value: excerpt(at(value, error.instancePath)),
      }));
    },
  };
}

let shared: Ajv | undefined;

function ajv(): Ajv {
  if (shared === undefined) {
    shared = new Ajv({ allErrors: true, strict: false, validateFormats: false, logger: false });
    for (const definition of [lengthKeyword('maxLength', 'more'), lengthKeyword('minLength', 'fewer')])
      shared.removeKeyword(definition.keyword as string).addKeyword(definition);
  }
  return shared;
}

/** Characters are counted, as JSON Schema wants, only where the units of UTF-16 leave a doubt: ajv counts them every time. */
function lengthKeyword(keyword: 'maxLength' | 'minLength', than: 'more' | 'fewer'): CodeKeywordDefinition {
  return {
    keyword,
    type: 'string',
    schemaType: 'number',
    error: {
      message: ({ schemaCode }) => str`must NOT have ${than} than ${schemaCode} characters`,
      params: ({ schemaCode }) => _`{limit: ${schemaCode}}`,
    },
    code(context) {
      const { data, schemaCode: limit } = context;
      const characters = _`${data}.length - (${data}.match(/[\\ud800-\\udbff][\\udc00-\\udfff]/g)?.length ?? 0)`;
      context.fail(
        keyword === 'maxLength'
          ? _`${data}.length > ${limit} && ${characters} > ${limit}`
          : _`${data}.length < ${limit} || (${data}.length < 2 * ${limit} && ${characters} < ${limit})`,
      );
    },
  };
}

function at(value: unknown, pointer: string): unknown {
  let here = value;
  for (const step of pointer.split('/').slice(1)) {
    if (here === null || typeof here !== 'object') return undefined;
    here = (here as Record<string, unknown>)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return here;
}

function excerpt(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length <= 80 ? text : `${text.slice(0, 77)}...`;
}

/** Nesting beyond which a JSON text is refused: no official message comes near it, and parsers recurse. */
export const MAX_DEPTH = 64;

export type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads JSON from bytes. Refuses, saying where, what is not UTF-8, starts with a byte order mark, nests deeper than
 * {@link MAX_DEPTH}, or is not JSON. Problems are in Italian.
 */
export function parseJson(bytes: Uint8Array): Parsed {
  let text: string;
  try {
    text = strictUtf8.decode(bytes);
  } catch {
    return {
      ok: false,
      problem: `il corpo non è in UTF-8: il byte ${firstInvalid(bytes)} non è valido in quella codifica`,
    };
  }
  if (text.charCodeAt(0) === 0xfeff)
    return { ok: false, problem: 'il corpo comincia con un BOM, che JSON non ammette' };
  return parseJsonText(text);
}

/** As {@link parseJson}, from a text. */
export function parseJsonText(text: string): Parsed {
  const deep = tooDeep(text);
  if (deep !== undefined)
    return { ok: false, problem: `il JSON annida più di ${MAX_DEPTH} livelli, al carattere ${deep}` };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, problem: `il corpo non è JSON valido (${where(text, (error as Error).message)})` };
  }
}

/** Where a text first nests too deep. Most texts have fewer brackets than that in all, strings included. */
function tooDeep(text: string): number | undefined {
  if (bracketsIn(text, '{') + bracketsIn(text, '[') <= MAX_DEPTH) return undefined;
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 0x5c) i++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > MAX_DEPTH) return i;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return undefined;
}

/** How many times a bracket occurs, counted no further than what matters. */
function bracketsIn(text: string, bracket: string): number {
  let count = 0;
  for (let at = text.indexOf(bracket); at >= 0 && count <= MAX_DEPTH; at = text.indexOf(bracket, at + 1)) count++;
  return count;
}

function where(text: string, message: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return text.trim() === '' ? 'è vuoto' : 'finisce prima del dovuto';
  const before = text.slice(0, Number(position));
  const line = before.split('\n').length;
  return `riga ${line}, colonna ${before.length - before.lastIndexOf('\n')}`;
}

function firstInvalid(bytes: Uint8Array): number {
  let good = 0;
  for (let bad = bytes.length; good < bad;) {
    const middle = (good + bad + 1) >> 1;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      decoder.decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle - 1;
    }
  }
  return good;
}
