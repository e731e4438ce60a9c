import { describe, expect, test } from 'vitest';
import type { Operation } from './platform.ts';
import { router } from './router.ts';

const operation = (method: string, path: string, oneOf?: Operation<unknown>['oneOf']): Operation<unknown> => ({
  id: `${method} ${path}`,
  method,
  path,
  answers: {},
  handle: () => ({ response: { status: 200, headers: {}, body: new Uint8Array() } }),
  ...(oneOf === undefined ? {} : { oneOf }),
});

const route = router([
  operation('GET', '/n/{id}/{parte}'),
  operation('GET', '/n/{id}/documenti'),
  operation('GET', '/n/inviate/{id}'),
  operation('GET', '/n/{id}'),
  operation('POST', '/n/{id}'),
  operation('GET', '/{versione}/stato', { versione: ['v2.4', 'v2.5'] }),
  operation('GET', '/{chi}/stato'),
]);

describe('a request meets the operation', () => {
  test.each<[string, string, string | undefined, Record<string, string>?]>([
    ['GET', '/n/1', 'GET /n/{id}', { id: '1' }],
    ['POST', '/n/1', 'POST /n/{id}', { id: '1' }],
    ['PUT', '/n/1', undefined],
    ['get', '/n/1', undefined],
    ['GET', '/n/1/documenti', 'GET /n/{id}/documenti', { id: '1' }],
    ['GET', '/n/inviate/9', 'GET /n/inviate/{id}', { id: '9' }],
    ['GET', '/n/1/altro', 'GET /n/{id}/{parte}', { id: '1', parte: 'altro' }],
    ['GET', '/v2.5/stato', 'GET /{versione}/stato', { versione: 'v2.5' }],
    ['GET', '/v2.6/stato', 'GET /{chi}/stato', { chi: 'v2.6' }],
    ['GET', '/n/a%20b%2Fc', 'GET /n/{id}', { id: 'a b/c' }],
    ['GET', '/n/%C3%A8', 'GET /n/{id}', { id: 'è' }],
    ['GET', '/n/%E0', undefined],
    ['GET', '/n/%zz', undefined],
    ['GET', '/n/', undefined],
    ['GET', '/n/1/', undefined],
    ['GET', '//n/1', undefined],
    ['GET', '/n//documenti', undefined],
    ['GET', '/', undefined],
    ['GET', '', undefined],
    ['GET', '/N/1', undefined],
  ])('%s %s', (method, path, id, parameters) => {
    const found = route(method, path);
    expect(found?.operation.id).toBe(id);
    expect(found?.parameters).toEqual(parameters);
  });

  test('with the most literal segments, in whatever order they are listed', () => {
    const operations = [operation('GET', '/{a}/{b}'), operation('GET', '/{a}/x'), operation('GET', '/y/x')];
    for (const listed of [operations, operations.toReversed()])
      expect(['/y/x', '/z/x', '/z/z'].map((path) => router(listed)('GET', path)?.operation.path)).toEqual([
        '/y/x',
        '/{a}/x',
        '/{a}/{b}',
      ]);
  });
});
