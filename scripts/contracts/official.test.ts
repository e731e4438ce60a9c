import { expect, test } from 'vitest';
import { OfficialContract } from './official.ts';

const contract = new OfficialContract(`
openapi: 3.0.3
paths:
  /parcels:
    post:
      operationId: createParcel
      requestBody:
        content: { application/json: { schema: { $ref: '#/components/schemas/Parcel' } } }
      responses:
        '202':
          content: { application/json: { schema: { $ref: '#/components/schemas/Receipt' } } }
        '400': { $ref: '#/components/responses/Refused' }
        '204': { description: nothing }
  /parcels/{id}:
    get:
      operationId: readParcel
      responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Parcel' } } } } }
  /parcels/all:
    get:
      operationId: readParcels
      responses:
        '200':
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/Parcel' } }
components:
  responses:
    Refused: { content: { application/problem+json: { schema: { $ref: '#/components/schemas/Problem' } } } }
  schemas:
    Parcel:
      type: object
      required: [weight]
      additionalProperties: false
      properties: { weight: { type: integer, minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }, note: { type: string, nullable: true, example: fragile } }
    Note: { oneOf: [{ type: string }, { type: string, maxLength: 9 }] }
    Receipt: { type: object, required: [id], properties: { id: { type: string }, note: { $ref: '#/components/schemas/Note' } } }
    Problem: { type: object, required: [status], properties: { status: { type: integer } } }
`);

const exchange = {
  method: 'POST',
  path: '/parcels',
  requestBody: { weight: 1 },
  status: 202,
  responseBody: { id: 'a' },
};

test('an exchange that fits', () => {
  expect(contract.judge(exchange)).toEqual({ operation: 'createParcel', status: 202, declared: true, problems: [] });
  expect(contract.judge({ ...exchange, requestBody: { weight: 1, note: null } })?.problems).toEqual([]);
});

test('a request that does not fit, accepted all the same', () => {
  expect(contract.judge({ ...exchange, requestBody: { weight: 'one' } })?.problems).toEqual([
    expect.stringContaining('request/weight'),
  ]);
});

test('exclusive bounds as OpenAPI writes them', () => {
  expect(contract.judge({ ...exchange, requestBody: { weight: 0 } })?.problems).toHaveLength(1);
  expect(contract.judge({ ...exchange, requestBody: { weight: 9 } })?.problems).toEqual([]);
  expect(contract.judge({ ...exchange, requestBody: { weight: 10 } })?.problems).toHaveLength(1);
});

test('variants that overlap', () => {
  expect(contract.judge({ ...exchange, responseBody: { id: 'a', note: 'short' } })?.problems).toEqual([]);
  expect(contract.judge({ ...exchange, responseBody: { id: 'a', note: 1 } })?.problems).not.toEqual([]);
});

test('a request that does not fit, refused: the answer counts', () => {
  const refused = { ...exchange, requestBody: {}, status: 400, responseBody: { status: 400 } };
  expect(contract.judge(refused)?.problems).toEqual([]);
  expect(contract.judge({ ...refused, responseBody: { title: 'no' } })?.problems).toEqual([
    expect.stringContaining("answer: must have required property 'status'"),
  ]);
});

test('an answer that does not fit, or is missing', () => {
  expect(contract.judge({ ...exchange, responseBody: {} })?.problems).toHaveLength(1);
  expect(contract.judge({ ...exchange, responseBody: undefined })?.problems).toEqual(['answer: no JSON body']);
});

test('an answer that the document gives no schema', () => {
  expect(contract.judge({ ...exchange, status: 204, responseBody: undefined })).toMatchObject({
    declared: true,
    problems: [],
  });
});

test('a status that the document does not list', () => {
  expect(contract.judge({ ...exchange, status: 403, responseBody: {} })).toMatchObject({
    declared: false,
    problems: [],
  });
});

test('a fixed path stands above a parameter', () => {
  const read = { method: 'GET', requestBody: undefined, status: 200, responseBody: [] };
  expect(contract.judge({ ...read, path: '/parcels/all' })?.operation).toBe('readParcels');
  expect(contract.judge({ ...read, path: '/parcels/17' })?.operation).toBe('readParcel');
});

test('no such operation', () => {
  expect(contract.judge({ ...exchange, path: '/elsewhere' })).toBeUndefined();
});
