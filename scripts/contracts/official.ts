// An official OpenAPI document as a judge of recorded exchanges: which of its operations an exchange is, and what its
// schemas say of the bodies. The documents stay outside the project; this only reads them where they are present.
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import { parse } from 'yaml';

export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
}

export interface Judged {
  readonly operation: string;
  readonly status: number;
  /** A status that the document does not list for this operation: platforms do answer some. */
  readonly declared: boolean;
  readonly problems: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const at = (node: unknown, key: string): unknown => (isObject(node) ? node[key] : undefined);
const entriesOf = (node: unknown): readonly [string, unknown][] => (isObject(node) ? Object.entries(node) : []);

interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: RegExp;
  readonly fixedSegments: number;
  readonly request: string | undefined;
  /** JSON pointer of a status's schema; undefined where the document gives it none. */
  readonly responses: ReadonlyMap<number, string | undefined>;
}

const METHODS = new Set(['get', 'put', 'post', 'delete', 'patch']);
const DOCUMENT = 'official';

export class OfficialContract {
  readonly #ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateFormats: false,
    // the patterns are written for engines that have no Unicode mode
    unicodeRegExp: false,
    logger: false,
  });
  readonly #operations: readonly Operation[];
  readonly #validators = new Map<string, ValidateFunction>();

  /** @param text an OpenAPI 3.0 document, YAML or JSON */
  constructor(text: string) {
    const document = asJsonSchema(parse(text, { maxAliasCount: -1 })) as Json;
    this.#ajv.addSchema(document, DOCUMENT);
    this.#operations = operations(document);
  }

  /** What the document says of an exchange; undefined when it knows no such operation. */
  judge(exchange: Recorded): Judged | undefined {
    const operation = this.#operations
      .filter(({ method, path }) => method === exchange.method && path.test(exchange.path))
      .toSorted((a, b) => b.fixedSegments - a.fixedSegments)[0];
    if (operation === undefined) return undefined;
    const problems: string[] = [];
    const isAccepted = exchange.status >= 200 && exchange.status < 300;
    if (isAccepted && operation.request !== undefined) {
      problems.push(...this.#problems('request', operation.request, exchange.requestBody));
    }
    const response = operation.responses.get(exchange.status);
    if (response !== undefined) problems.push(...this.#problems('answer', response, exchange.responseBody));
    return {
      operation: operation.id,
      status: exchange.status,
      declared: operation.responses.has(exchange.status),
      problems,
    };
  }

  #problems(what: string, pointer: string, body: unknown): readonly string[] {
    if (body === undefined) return [`${what}: no JSON body`];
    let validate = this.#validators.get(pointer);
    if (validate === undefined) {
      validate = this.#ajv.compile({ $ref: `${DOCUMENT}${pointer}` });
      this.#validators.set(pointer, validate);
    }
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${what}${instancePath}: ${message} ${JSON.stringify(params)}`,
    );
  }
}

/** OpenAPI 3.0 writes exclusive bounds and null in ways of its own: the same document, as JSON Schema has them. */
function asJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(asJsonSchema);
  if (!isObject(node)) return node;
  const schema = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, asJsonSchema(value)]));
  for (const [bound, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    if (typeof schema[exclusive] !== 'boolean') continue;
    if (schema[exclusive]) {
      schema[exclusive] = schema[bound];
      delete schema[bound];
    } else delete schema[exclusive];
  }
  // the platforms list the variants of a detail side by side and let them overlap: one that fits is enough
  if (schema['oneOf'] !== undefined) {
    schema['anyOf'] = schema['oneOf'];
    delete schema['oneOf'];
  }
  if (schema['nullable'] !== undefined && typeof schema['type'] !== 'string') delete schema['nullable'];
  return schema;
}

function operations(document: Json): readonly Operation[] {
  const found: Operation[] = [];
  for (const [path, item] of entriesOf(document['paths'])) {
    for (const [method, operation] of entriesOf(item)) {
      if (!METHODS.has(method)) continue;
      const here = ['paths', path, method];
      const responses = entriesOf(at(operation, 'responses')).map(([status, response]) => {
        const schema = schemaOf(document, response, pointer(...here, 'responses', status));
        return [Number(status), schema] as const;
      });
      const id = at(operation, 'operationId');
      found.push({
        id: typeof id === 'string' ? id : `${method} ${path}`,
        method: method.toUpperCase(),
        path: pathExpression(path),
        fixedSegments: path.split('/').filter((segment) => !segment.startsWith('{')).length,
        request: schemaOf(document, at(operation, 'requestBody'), pointer(...here, 'requestBody')),
        responses: new Map(responses),
      });
    }
  }
  return found;
}

/** The pointer to the JSON schema of a request body or response, which may itself be a reference. */
function schemaOf(document: Json, node: unknown, where: string): string | undefined {
  const reference = at(node, '$ref');
  if (typeof reference === 'string') {
    const keys = reference.slice('#/'.length).split('/');
    const target = keys.reduce<unknown>((found, key) => at(found, unescaped(key)), document);
    return schemaOf(document, target, reference);
  }
  const [type, media] = entriesOf(at(node, 'content')).find(([name]) => name.includes('json')) ?? [];
  if (type === undefined || at(media, 'schema') === undefined) return undefined;
  return `${where}/content/${escaped(type)}/schema`;
}

const unescaped = (segment: string): string => segment.replaceAll('~1', '/').replaceAll('~0', '~');
/** A segment of a JSON pointer inside a URI fragment. */
const escaped = (segment: string): string => encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'));
const pointer = (...segments: readonly string[]): string => `#/${segments.map(escaped).join('/')}`;

function pathExpression(path: string): RegExp {
  const source = path
    .split('/')
    .map((segment) => (segment.startsWith('{') ? '[^/]+' : segment.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)))
    .join('/');
  return new RegExp(`^${source}$`);
}
