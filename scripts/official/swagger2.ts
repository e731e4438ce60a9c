import { record } from './json-schema.ts';
import type { Node } from './json-schema.ts';

const METHODS: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'patch', 'head', 'options']);

/** Whatever the media type: the document names none. */
export const ANY_MEDIA_TYPE = '*/*';

/** Formats that the document leaves to a library: the forms that io.md §3.6 gives them. */
const FORMATS: Readonly<Record<string, string>> = {
  FiscalCode: '^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$',
  OrganizationFiscalCode: '^[0-9]{11}$',
  Ulid: '^[0-9a-hjkmnp-tv-zA-HJKMNP-TV-Z]{26}$',
  UTCISODateFromString: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$`,
};

/**
 * A Swagger 2.0 document as one of OpenAPI 3.0: the base path before every path, the body among the parameters as the
 * body of the request, definitions as components. Of PagoPA's extensions, an extensible enumeration is held as one, and
 * `x-one-of` means that one of the shapes listed is enough.
 *
 * @throws TypeError for a document that is not shaped as Swagger 2.0 is.
 */
export function fromSwagger2(document: Node): Node {
  const base = ((document['basePath'] ?? '') as string).replace(/\/$/, '');
  const media = (operation: Node): readonly string[] =>
    (operation['produces'] ?? document['produces'] ?? [ANY_MEDIA_TYPE]) as readonly string[];
  const paths = Object.entries(record(document['paths'])).map(([path, item]) => {
    const shared = (record(item)['parameters'] ?? []) as readonly Node[];
    const operations = Object.entries(record(item)).filter(([method]) => METHODS.has(method));
    return [
      base + path,
      Object.fromEntries(operations.map(([method, each]) => [method, operationOf(record(each), shared, media)])),
    ] as const;
  });
  const definitions = Object.entries(record(document['definitions'] ?? {}));
  return {
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(definitions.map(([name, schema]) => [name, schemaOf(schema)])) },
  };
}

function operationOf(operation: Node, shared: readonly Node[], media: (operation: Node) => readonly string[]): Node {
  const own = (operation['parameters'] ?? []) as readonly Node[];
  const body = [...own, ...shared].find((parameter) => parameter['in'] === 'body');
  const responses = Object.entries(record(operation['responses'])).map(([status, response]) => {
    const { schema, headers } = record(response);
    return [
      status,
      {
        ...(schema === undefined ? {} : { content: contentOf(schema, media(operation)) }),
        headers: Object.fromEntries(
          Object.entries(record(headers ?? {})).map(([name, header]) => [name, { schema: schemaOf(header) }]),
        ),
      },
    ] as const;
  });
  return {
    operationId: operation['operationId'],
    ...(body === undefined ? {} : { requestBody: { content: contentOf(body['schema'], ['application/json']) } }),
    responses: Object.fromEntries(responses),
  };
}

function contentOf(schema: unknown, types: readonly string[]): Node {
  return Object.fromEntries(types.map((type) => [type, { schema: schemaOf(schema) }]));
}

/** A schema, with every schema in it. */
function schemaOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(schemaOf);
  if (value === null || typeof value !== 'object') return value;
  const schema: Record<string, unknown> = {};
  for (const [key, each] of Object.entries(value)) {
    if (key === 'x-extensible-enum') schema['enum'] = each;
    else if (key === '$ref') schema[key] = String(each).replace('#/definitions/', '#/components/schemas/');
    else if (key === 'format' && typeof each === 'string' && each in FORMATS) schema['pattern'] = FORMATS[each];
    else if (!key.startsWith('x-')) schema[key] = schemaOf(each);
  }
  if ((value as Node)['x-one-of'] !== true) return schema;
  const { allOf, ...rest } = schema;
  return { ...rest, anyOf: allOf };
}
