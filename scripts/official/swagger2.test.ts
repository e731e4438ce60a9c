import { describe, expect, test } from 'vitest';
import { officialApi } from './api.ts';
import { ANY_MEDIA_TYPE, fromSwagger2 } from './swagger2.ts';

const ref = (name: string): object => ({ $ref: `#/definitions/${name}` });

const document = {
  swagger: '2.0',
  basePath: '/api/v1/',
  produces: ['application/json'],
  paths: {
    '/parcels/{code}': {
      parameters: [{ name: 'code', in: 'path' }],
      put: {
        operationId: 'writeParcel',
        parameters: [{ name: 'parcel', in: 'body', schema: ref('Parcel') }],
        responses: {
          200: { schema: ref('Parcel'), headers: { Location: { type: 'string', minLength: 3 } } },
          403: { description: 'no body' },
        },
      },
      get: { operationId: 'readParcel', produces: ['text/plain'], responses: { 200: { schema: { type: 'string' } } } },
    },
  },
  definitions: {
    Parcel: {
      type: 'object',
      required: ['owner'],
      properties: {
        owner: { type: 'string', format: 'FiscalCode', 'x-import': 'elsewhere' },
        state: { 'x-one-of': true, allOf: [ref('Open'), ref('Closed')] },
      },
    },
    Open: { type: 'string', 'x-extensible-enum': ['OPEN'] },
    Closed: { type: 'string', 'x-extensible-enum': ['CLOSED', 'LOST'] },
  },
};

const api = officialApi([{ name: 'parcels.yaml', document: fromSwagger2(document) }]);
const write = api.find('PUT', '/api/v1/parcels/7')!;
const keywords = (value: unknown): string[] =>
  write
    .answer(200)!
    .bodies.get('application/json')!
    .check(value)
    .map(({ path, keyword }) => `${path} ${keyword}`);

describe('a Swagger 2.0 document read as OpenAPI 3.0', () => {
  test('paths stand after the base path, answers have the media types of the operation or of the document', () => {
    expect(api.find('PUT', '/parcels/7')).toBeUndefined();
    expect(write.operationId).toBe('writeParcel');
    const read = api.find('GET', '/api/v1/parcels/7')!;
    expect([...read.answer(200)!.bodies.keys()]).toEqual(['text/plain']);
    const { produces: _, ...silent } = document;
    const anything = officialApi([{ name: 'parcels.yaml', document: fromSwagger2(silent) }]);
    expect([...anything.find('PUT', '/api/v1/parcels/7')!.answer(200)!.bodies.keys()]).toEqual([ANY_MEDIA_TYPE]);
  });

  test('bodies, headers and statuses without a body', () => {
    expect(write.request!.check({}).map(({ keyword }) => keyword)).toEqual(['required']);
    expect(write.answer(200)!.headers.get('location')!.check('a')).toHaveLength(1);
    expect([write.answer(403)!.bodies.size, write.answer(404)]).toEqual([0, undefined]);
  });

  test('formats of a library have their form, an extensible enumeration is one, one of several shapes is enough', () => {
    expect(keywords({ owner: 'SMPTTV80A50D612B', state: 'LOST' })).toEqual([]);
    expect(keywords({ owner: 'smpttv80a50d612b' })).toEqual(['/owner pattern']);
    expect(keywords({ owner: 'SMPTTV80A50D612B', state: 'SOLD' })).toContain('/state anyOf');
  });
});
