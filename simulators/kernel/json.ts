import { _, Ajv, str } from 'ajv';
import type { CodeKeywordDefinition, CodeOptions, ValidateFunction } from 'ajv';
import type { TSchema } from 'typebox';
import { compiledAhead } from './compiled-ahead.ts';
import { jsonFault } from './json-fault.ts';
import { sharedSchema } from './shared-schema.ts';

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

/** What a schema is compiled into. */
export type Validator = ValidateFunction;

const NO_ISSUES: readonly Issue[] = [];

/** The schemas of the contracts made so far. */
const schemas: TSchema[] = [];

/** Compiles lazily: a command that never meets this contract never pays for it. */
export function contract(schema: TSchema): Contract {
  let validate: Validator | undefined;
  schemas.push(schema);
  return {
    schema,
    check(value) {
      validate ??= compiledAhead(JSON.stringify(schema)) ?? ajv().compile(sharedSchema(schema));
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

/** The validators of the contracts made so far as code, by the text of their schema. */
export function* contractsAsCode(write: (ajv: Ajv, validate: Validator) => string): Generator<[string, string]> {
  const compiler = newAjv({ source: true, optimize: true });
  for (const schema of schemas) yield [JSON.stringify(schema), write(compiler, compiler.compile(sharedSchema(schema)))];
}

let shared: Ajv | undefined;

function ajv(): Ajv {
  // a command waits for its contracts to be compiled: not for code that the engine optimises by itself
  return (shared ??= newAjv({ optimize: false }));
}

function newAjv(code: CodeOptions): Ajv {
  const made = new Ajv({
    allErrors: true,
    strict: false,
    validateFormats: false,
    logger: false,
    // schemas of our own are checked by tests, not by every command
    validateSchema: false,
    meta: false,
    inlineRefs: false,
    code,
  });
  for (const definition of [lengthKeyword('maxLength', 'more'), lengthKeyword('minLength', 'fewer')])
    made.removeKeyword(definition.keyword as string).addKeyword(definition);
  return made;
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

const EXCERPT = 80;

function excerpt(value: unknown): string {
  const text = beginning(value, EXCERPT);
  return text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT - 3).toWellFormed()}...`;
}

/** As JSON.stringify, but it stops soon after `length` characters: a value may be megabytes, and there may be many. */
function beginning(value: unknown, length: number): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, length + 1));
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'undefined';
  const list = Array.isArray(value);
  let text = list ? '[' : '{';
  for (const name in value) {
    if (text.length > length) return text;
    if (text.length > 1) text += ',';
    if (!list) text += `${beginning(name, length)}:`;
    text += beginning((value as Record<string, unknown>)[name], length - text.length);
  }
  return text + (list ? ']' : '}');
}

/** Nesting beyond which a JSON text is refused: no official message comes near it, and parsers recurse. */
export const MAX_DEPTH = 64;

export type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads JSON from bytes. Refuses, saying where, what is not UTF-8, starts with a byte order mark, nests deeper than
 * {@link MAX_DEPTH}, is not JSON, or hides half a surrogate pair in an escape (RFC 7493 §2.1: no text could carry it on). Of
 * a member that comes twice the last counts. Problems are in Italian; bytes, characters, lines and columns count from 1.
 */
export function parseJson(bytes: Uint8Array): Parsed {
  let text: string;
  try {
    text = strictUtf8.decode(bytes);
  } catch {
    return {
      ok: false,
      problem: `il corpo non è in UTF-8: il byte ${firstInvalid(bytes) + 1} non è valido in quella codifica`,
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
    return { ok: false, problem: `il JSON annida più di ${MAX_DEPTH} livelli, al carattere ${deep + 1}` };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: `il corpo non è JSON valido (${placeOf(jsonFault(text), text)})` };
  }
  const half = halfSurrogate(text);
  return half === undefined
    ? { ok: true, value }
    : { ok: false, problem: `il JSON contiene metà di una coppia surrogata, al carattere ${half + 1}` };
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

function placeOf(at: number, text: string): string {
  if (at >= text.length) return text.trim() === '' ? 'è vuoto' : 'finisce prima del dovuto';
  let line = 1;
  let lineStart = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) {
    line++;
    lineStart = end + 1;
  }
  return `riga ${line}, colonna ${at - lineStart + 1}`;
}

/** Where an escape gives half of a surrogate pair. */
function halfSurrogate(text: string): number | undefined {
  if (!/\\u[dD][89a-fA-F]/.test(text)) return undefined;
  for (const escape of text.matchAll(/\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|u[dD]([89a-fA-F])..|[^])/g))
    if (escape[1] !== undefined) return escape.index;
  return undefined;
}

/** Where the first sequence begins that is not UTF-8 (Unicode 15, table 3-7); counted from 0. */
function firstInvalid(bytes: Uint8Array): number {
  const within = (at: number, low: number, high: number): boolean => bytes[at]! >= low && bytes[at]! <= high;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i]!;
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length === 0) return i;
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (length > 1 && !within(i + 1, low, high)) return i;
    for (let next = 2; next < length; next++) if (!within(i + next, 0x80, 0xbf)) return i;
    i += length;
  }
  return bytes.length;
}
