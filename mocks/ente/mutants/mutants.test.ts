import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../simulators/index.ts';
import { correctParts } from '../parts.ts';
import { mutants } from './index.ts';

describe('the fleet', () => {
  it('has a name for each mutant, used once', () => {
    const ids = mutants.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it.each(mutants)('$id: one defect, one sentence, requirements that exist', ({ replace, defect, declares }) => {
    const [name, ...others] = Object.keys(replace);
    expect(others).toEqual([]);
    expect(correctParts).toHaveProperty(name!);
    expect(replace[name as keyof typeof replace]).not.toBe(correctParts[name as keyof typeof correctParts]);
    expect(defect).toMatch(/^[A-Z].*[^.]\.$/);
    expect(declares.length).toBeGreaterThan(0);
    for (const id of declares) expect([...catalogue.keys()]).toContain(id);
  });
});
