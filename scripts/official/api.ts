import type { Contract } from '../../simulators/kernel/json.ts';
import { contractsOf, record } from './json-schema.ts';
import type { Node } from './json-schema.ts';

/** One operation as the official files declare it. */
export interface Declared {
  readonly file: string;
  readonly operationId: string;
  /** The answer declared for a status: its own, else that of its class, else the default. */
  answer(status: number): DeclaredAnswer | undefined;
  /** The contract of the JSON body it is asked with; undefined where it has none. */
  readonly request: Contract | undefined;
}

export interface DeclaredAnswer {
  /** By media type; empty where no body is declared. */
  readonly bodies: ReadonlyMap<string, Contract>;
  /** By header name, lower case. */
  readonly headers: ReadonlyMap<string, Contract>;
}

export interface OfficialApi {
  find(method: string, pathname: string): Declared | undefined;
}

interface Place {
  readonly file: string;
  readonly segments: readonly string[];
  readonly operation: Node;
  readonly document: Node;
  readonly contracts: (schema: Node) => Contract;
  declared?: Declared;
}

const METHODS: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'patch', 'head', 'options']);

/** Reads OpenAPI 3.0 documents; where a path and method stand in two of them, the first wins. */
export function officialApi(files: readonly { readonly name: string; readonly document: unknown }[]): OfficialApi {
  const places = new Map<string, Place[]>();
  for (const { name, document: read } of files) {
    const document = record(read);
    const contracts = contractsOf(document);
    for (const [path, item] of Object.entries(record(document['paths'])))
      for (const [method, operation] of Object.entries(record(item))) {
        if (!METHODS.has(method)) continue;
        const segments = path.split('/').slice(1);
        const key = `${method.toUpperCase()} ${segments.length}`;
        const known = places.get(key) ?? [];
        places.set(key, [...known, { file: name, segments, operation: record(operation), document, contracts }]);
      }
  }
  return {
    find(method, pathname) {
      const asked = pathname.split('/').slice(1);
      const place = (places.get(`${method} ${asked.length}`) ?? [])
        .filter(({ segments }) => segments.every((each, i) => each.startsWith('{') || each === asked[i]))
        .toSorted((a, b) => parameters(a) - parameters(b))[0];
      return place === undefined ? undefined : (place.declared ??= declare(place));
    },
  };
}

function parameters({ segments }: Place): number {
  return segments.filter((segment) => segment.startsWith('{')).length;
}

function declare({ file, operation, document, contracts }: Place): Declared {
  const responses = record(operation['responses']);
  const answers = new Map<string, DeclaredAnswer>();
  const asked = resolved(record(operation['requestBody'] ?? {}), document)['content'];
  return {
    file,
    request: schemasIn(asked, document, contracts, (type) => type).get('application/json'),
    operationId: String(operation['operationId']),
    answer(status) {
      const text = String(status);
      const key = [text, `${text[0]}XX`, 'default'].find((candidate) => candidate in responses);
      if (key === undefined) return undefined;
      let answer = answers.get(key);
      if (answer === undefined) {
        const response = resolved(record(responses[key]), document);
        answer = {
          bodies: schemasIn(response['content'], document, contracts, (type) => type),
          headers: schemasIn(response['headers'], document, contracts, (name) => name.toLowerCase()),
        };
        answers.set(key, answer);
      }
      return answer;
    },
  };
}

function schemasIn(
  holders: unknown,
  document: Node,
  contracts: (schema: Node) => Contract,
  named: (key: string) => string,
): ReadonlyMap<string, Contract> {
  return new Map(
    Object.entries(record(holders ?? {})).map(([key, holder]) => [
      named(key),
      contracts(record(resolved(record(holder), document)['schema'] ?? {})),
    ]),
  );
}

/** What a reference points at; the node itself where it is none. @throws RangeError for a reference to nothing. */
function resolved(node: Node, document: Node): Node {
  const { $ref } = node;
  if (typeof $ref !== 'string') return node;
  let here: unknown = document;
  for (const step of $ref.slice(2).split('/')) here = record(here)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  if (here === undefined) throw new RangeError(`the document has nothing at ${$ref}`);
  return record(here);
}
