import { describe, expect, test } from 'vitest';
import { echoBench, jsonOf, NOTE, post, request } from './fixtures/echo-bench.ts';
import type { EchoState } from './fixtures/echo.ts';
import { storedFrom } from './listen.ts';
import { Tenants } from './tenants.ts';

const keyOf = (i: number): string => `chiave-${i}`;
const notesOf = (bench: ReturnType<typeof echoBench>): string[] => [
  ...(bench.simulation.state as EchoState).notes.keys(),
];

/** `count` simulations behind one address. */
function tenantsOf(count: number) {
  const tenants = new Tenants();
  const benches = Array.from({ length: count }, (_, i) => echoBench({}, { key: keyOf(i) }));
  for (const { simulation } of benches) tenants.add(simulation);
  return { tenants, benches };
}

describe('simulations behind one address', () => {
  test('two hundred see only what bears a credential of theirs', async () => {
    const { tenants, benches } = tenantsOf(200);
    const order = benches.map((_, i) => (i * 77) % 200);
    await Promise.all(
      order.map(async (i) => {
        const made = await tenants.handle(post({ ...NOTE, requestId: `di ${i}` }, { 'x-eco-key': keyOf(i) }));
        const { uploadToken } = jsonOf(made) as { uploadToken: string };
        const put = {
          ...request('PUT', `/eco/file/${uploadToken}`),
          headers: {},
          stored: storedFrom([Buffer.from(`${i}`)]),
        };
        expect((await tenants.handle(put)).status).toBe(204);
        expect(
          (await tenants.handle(request('GET', `/eco/v1/note/di%20${i + 1}`, undefined, { 'x-eco-key': keyOf(i) })))
            .status,
        ).toBe(404);
      }),
    );
    for (const [i, bench] of benches.entries()) {
      expect(notesOf(bench)).toEqual([`di ${i}`]);
      expect(bench.entries('exchange')).toHaveLength(3);
    }
  });

  test('a credential nobody issued, or none, goes to the first, which refuses it as the platform would', async () => {
    const { tenants, benches } = tenantsOf(3);
    const { 'x-eco-key': _, ...headers } = post().headers;
    for (const unknown of [post(NOTE, { 'x-eco-key': 'altra' }), { ...post(), headers }])
      expect((await tenants.handle(unknown)).status).toBe(401);
    expect(benches.map((bench) => bench.journal.length)).toEqual([2, 0, 0]);
  });

  test('alone, one judges credentials itself', async () => {
    const { tenants, benches } = tenantsOf(1);
    expect((await tenants.handle(post(NOTE, { 'x-eco-key': 'altra' }))).status).toBe(401);
    expect((await tenants.handle(post(NOTE, { 'x-eco-key': keyOf(0) }))).status).toBe(201);
    expect(benches[0]!.journal.length).toBe(2);
  });

  test('one that leaves is no longer reached, and leaves the others alone', async () => {
    const { tenants, benches } = tenantsOf(3);
    tenants.remove(benches[1]!.simulation);
    tenants.remove(benches[1]!.simulation);
    expect((await tenants.handle(post(NOTE, { 'x-eco-key': keyOf(1) }))).status).toBe(401);
    expect((await tenants.handle(post(NOTE, { 'x-eco-key': keyOf(2) }))).status).toBe(201);
    expect(benches.map((bench) => bench.journal.length)).toEqual([1, 0, 1]);
  });

  test('the door is told the operation before it reads a body', () => {
    const { tenants } = tenantsOf(2);
    expect(tenants.route('PUT', '/eco/file/x')?.operation.upload).toBe(true);
    expect(tenants.route('PUT', '/altro')).toBeUndefined();
  });

  test('with nobody there, it says so', async () => {
    const tenants = new Tenants();
    expect(tenants.route('GET', '/')).toBeUndefined();
    expect(await tenants.handle(post())).toMatchObject({ status: 503 });
  });
});
