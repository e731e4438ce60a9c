import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchArbitrary, INVALID_CLASSES, invalidBatchArbitrary } from './arbitraries.ts';
import { desk, troubles } from './ioservice.fixture.ts';

test('a good batch is taken whole, one id for each number, all different', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(batchArbitrary(), async (messages) => {
      const at = desk();
      const sent = await at.insert(messages);
      const given = sent.json as { idMessaggio: string; progressivoMessaggio: number }[];
      expect(sent.status).toBe(201);
      expect(given.map(({ progressivoMessaggio }) => progressivoMessaggio)).toEqual(
        messages.map(({ progressivo_messaggio }) => progressivo_messaggio),
      );
      expect(new Set(given.map(({ idMessaggio }) => idMessaggio)).size).toBe(messages.length);
      expect(at.state.messaggi.size).toBe(messages.length);
      expect(troubles(at)).toEqual([]);
    }),
    { seed: 42, numRuns: 60 },
  );
});

test('a batch with one wrong message is refused whole, and the message is named', { timeout: 120_000 }, async () => {
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(invalidBatchArbitrary(), async ({ messages, at: place, name }) => {
      met.add(name);
      const at = desk();
      const refused = await at.insert(messages);
      expect([name, refused.status]).toEqual([name, 400]);
      expect(refused.json.detail).toMatch(new RegExp(`al messaggio:\\[${name === 'number zero' ? 0 : place + 1}\\]$`));
      expect(at.state.messaggi.size).toBe(0);
      expect(troubles(at)).toEqual([]);
    }),
    { seed: 42, numRuns: 150 },
  );
  expect([...met].toSorted()).toEqual(INVALID_CLASSES.map(({ name }) => name).toSorted());
});
