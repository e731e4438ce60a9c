import { describe, expect, test } from 'vitest';
import type { Entry, ExchangeBody } from '../../simulators/kernel/journal.ts';
import { officialApi } from './api.ts';
import { compare, SEND } from './compare.ts';
import type { Known } from './compare.ts';
import { contractsOf, inUnicodeMode } from './json-schema.ts';
import { report } from './report.ts';

const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

const document = {
  paths: {
    '/parcels/{id}': {
      parameters: [],
      get: {
        operationId: 'readParcel',
        responses: {
          200: {
            headers: { 'Retry-After': { schema: { type: 'integer' } } },
            ...json({ type: 'array', items: ref('Element') }),
          },
          204: { description: 'none' },
          400: { $ref: '#/components/responses/Refused' },
        },
      },
      put: {
        operationId: 'writeParcel',
        requestBody: json(ref('Parcel')),
        responses: { 202: json(ref('Parcel')) },
      },
    },
  },
  components: {
    responses: { Refused: { content: { 'application/problem+json': { schema: ref('Problem') } } } },
    schemas: {
      Parcel: {
        type: 'object',
        required: ['weight'],
        properties: {
          weight: { type: 'integer', format: 'int32', minimum: 0, exclusiveMinimum: true },
          note: { type: 'string', nullable: true, maxLength: 5, description: 'text', example: 'x' },
          zip: { type: 'string', pattern: '^(\\w|\\ |\\-)*$' },
          sentAt: { type: 'string', format: 'date-time' },
        },
      },
      Problem: { type: 'object', required: ['status'], properties: { status: { type: 'integer' } } },
      Element: {
        type: 'object',
        properties: {
          category: { type: 'string', enum: ['REFINEMENT', 'AAR_GENERATION'] },
          details: { $ref: '#/components/schemas/Details', description: 'ignored beside a reference' },
        },
      },
      Details: { oneOf: [ref('RefinementDetailsV23'), ref('AarGenerationDetails')] },
      RefinementDetailsV23: { type: 'object', required: ['recIndex'] },
      AarGenerationDetails: { type: 'object', required: ['generatedAarUrl'] },
      Shape: {
        discriminator: { propertyName: 'kind', mapping: { round: '#/components/schemas/Circle' } },
        oneOf: [ref('Circle'), ref('Square')],
      },
      Circle: { type: 'object', required: ['radius'] },
      Square: { type: 'object', required: ['side'] },
    },
  },
};

const api = officialApi([
  { name: 'first.yaml', document },
  {
    name: 'second.yaml',
    document: { paths: { '/parcels/{id}': { get: { operationId: 'older', responses: { 200: {} } } } } },
  },
]);

interface Answer {
  readonly method?: string;
  readonly path?: string;
  readonly operation?: string;
  readonly asked?: unknown;
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly more?: Partial<ExchangeBody>;
}

/** A journal of nothing but these exchanges. */
function journal(...answers: readonly Answer[]): Entry[] {
  return answers.map(
    (
      { method = 'GET', path = '/parcels/1', operation = 'readParcel', asked, status = 200, body, headers, more },
      index,
    ) => ({
      kind: 'exchange',
      at: 0,
      elapsedMs: 0,
      platform: 'send',
      direction: 'toPlatform',
      operation,
      request: {
        method,
        url: `https://send.example${path}`,
        headers: {},
        ...(asked === undefined ? {} : { text: JSON.stringify(asked) }),
      },
      response: {
        status,
        headers: { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { text: JSON.stringify(body) }),
      },
      satisfied: [],
      findings: [],
      ...more,
      seq: index + 1,
      prev: '',
      hash: '',
    }),
  );
}

const found = (...answers: readonly Answer[]): string[] =>
  compare(journal(...answers), api, SEND).found.map(({ kind, what }) => `${kind}: ${what}`);

const write = { method: 'PUT', operation: 'writeParcel', status: 202 };

describe('answers against the official contracts', () => {
  test('what fits is not found', () => {
    expect(
      found(
        { body: [{ category: 'REFINEMENT', details: { recIndex: 0 } }, {}], headers: { 'retry-after': '0' } },
        { status: 204 },
        { status: 400, body: { status: 400 }, headers: { 'content-type': 'application/problem+json' } },
        {
          ...write,
          asked: { weight: 1 },
          body: { weight: 1, note: null, zip: 'a b-c', sentAt: '2026-11-22T09:00:00Z' },
        },
      ),
    ).toEqual([]);
  });

  test('a path, a status, a media type or a body that is not declared', () => {
    expect(found({ path: '/elsewhere', operation: 'other' })).toEqual(['path: non dichiarato']);
    expect(found({ status: 404, body: {} })).toEqual(['status: non dichiarato']);
    expect(found({ status: 204, body: {} })).toEqual(['body: non dichiarato']);
    expect(found({ status: 400, body: { status: 400 } })).toEqual(['mediaType: application/json']);
  });

  test('a body that breaks its schema, once for the same place whatever the index', () => {
    const wrong = { category: 'REFINEMENT', details: {} };
    const { found: result } = compare(journal({ body: [wrong, wrong] }, { body: [wrong] }), api, SEND);
    expect(result).toMatchObject([{ what: '/*/details required recIndex', exchanges: [1, 2] }]);
    expect(found({ body: [{ category: 'AAR_GENERATION', details: { recIndex: 0 } }] })).toEqual([
      'body: /*/details required generatedAarUrl',
    ]);
    expect(found({ body: [{ category: 'CATEGORIA_FUTURA' }] })).toEqual(['body: /*/category enum']);
    expect(found({ body: undefined })).toEqual(['body: JSON']);
    expect(found({ ...write, asked: { weight: 1 }, body: { weight: 0, sentAt: 'ieri' } })).toEqual([
      'body: /weight exclusiveMinimum',
      'body: /sentAt pattern',
    ]);
  });

  test('a header that is not what was declared, a request let in that should not have been', () => {
    expect(found({ body: [], headers: { 'retry-after': 'presto' } })).toEqual(['header: retry-after']);
    expect(found({ ...write, asked: {}, body: { weight: 1 } })).toEqual(['request: / required weight']);
  });

  test('constraints of form give way to what redaction wrote, and it is said', () => {
    const stand = 'secret:upload-secret#0123456789abcdef01234567';
    const relaxed = compare(journal({ ...write, asked: { weight: 1 }, body: { weight: 1, note: stand } }), api, SEND);
    expect(relaxed).toMatchObject({ found: [], relaxed: 1 });
    expect(found({ ...write, asked: { weight: 1 }, body: { weight: 1, note: 'troppo lungo' } })).toEqual([
      'body: /note maxLength',
    ]);
  });

  test('what is not the simulator’s own answer is left out, and it is said', () => {
    const { checked, skipped } = compare(
      journal(
        { status: 500, more: { fault: { kind: 'status', status: 500 } } },
        { path: '/scarico/abc', operation: 'downloadFile' },
        { more: { platform: 'pagopa' } },
        { more: { direction: 'fromPlatform' } },
        { body: [], more: { fault: { kind: 'duplicate' } } },
      ),
      api,
      SEND,
    );
    expect(checked).toBe(1);
    expect([...skipped.values()]).toEqual([1, 1]);
  });
});

describe('the report', () => {
  const known = (more: Partial<Known>): Known => ({
    operation: 'readParcel',
    status: 404,
    kind: 'status',
    what: 'non dichiarato',
    reason: 'in pratica accade',
    ...more,
  });

  test('tells apart what is explained, what is not, and what no longer occurs', () => {
    const comparison = compare(journal({ status: 404 }, { status: 409 }, { body: [] }), api, SEND);
    const { lines, unexplained } = report(
      comparison,
      [
        known({}),
        known({ operation: '*', status: 200, kind: 'body', what: '/*/category', reason: 'vecchio motivo' }),
        known({ status: 503, reason: 'mai provato' }),
      ],
      SEND,
    );
    const text = lines.join('\n');
    expect(unexplained).toBe(1);
    expect(text).toContain('divergenze non spiegate:\n    - readParcel 409');
    expect(text).toContain('motivo: in pratica accade');
    expect(text).toContain(
      'divergenze elencate che in questo fascicolo non si verificano, benché provate:\n    - * 200 body: /*/category',
    );
    expect(text).not.toContain('503');
  });

  test('with every divergence explained nothing is left to explain', () => {
    expect(report(compare(journal({ status: 404 }), api, SEND), [known({ operation: '*' })], SEND).unexplained).toBe(0);
  });
});

describe('schemas of OpenAPI 3.0', () => {
  test('a discriminator says which shape counts', () => {
    const check = (value: unknown): string[] =>
      contractsOf(document)(ref('Shape') as Record<string, unknown>)
        .check(value)
        .filter(({ keyword }) => keyword !== 'if')
        .map(({ keyword }) => keyword);
    expect(check({ kind: 'round', radius: 1 })).toEqual([]);
    expect(check({ kind: 'Circle', side: 1 })).toEqual(['required']);
    expect(check({ kind: 'Square', side: 1 })).toEqual([]);
    expect(check({ kind: 'oval' })).toEqual(['enum']);
  });

  test('patterns lose the escapes that a Unicode regular expression refuses', () => {
    expect(inUnicodeMode('^(\\w|\\ |\\-)*$')).toBe('^(\\w| |-)*$');
    expect(inUnicodeMode('^[a\\-z]\\/\\d$')).toBe('^[a\\-z]\\/\\d$');
  });

  test('a reference to nothing is an error of the document', () => {
    expect(() => contractsOf(document)(ref('Nowhere') as Record<string, unknown>)).toThrow(RangeError);
  });
});
