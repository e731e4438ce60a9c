import { describe, expect, test } from 'vitest';
import { artefactOf, defaultsOf, flaw, folderOf, outcomeOf, requirementIn, UnreadableArtefact } from './artefact.ts';
import type { ArtefactFinding } from './artefact.ts';
import type { Requirement } from './requirement.ts';

const requirement: Requirement = {
  id: 'PROVA-FILE-001',
  level: 'SHOULD',
  status: 'reconstructed',
  source: { document: 'Documento di prova', section: '1' },
  text: 'Il documento dice il vero.',
  remedy: 'Dire il vero.',
};
const said = { place: 'campo', message: 'Il documento mente.', expected: 'il vero', observed: 'il falso' };

describe('a finding on an artefact', () => {
  test('has the severity, the remedy and the source of its requirement, unless told', () => {
    expect(flaw(requirement, said)).toEqual({
      requirement: 'PROVA-FILE-001',
      severity: 'WARN',
      ...said,
      remedy: 'Dire il vero.',
      source: 'Documento di prova, 1 (ricostruito)',
    });
    expect(flaw({ ...requirement, level: 'MUST' }, said).severity).toBe('BLOCK');
    expect(flaw({ ...requirement, level: 'MAY' }, said).severity).toBe('INFO');
    expect(flaw(requirement, { ...said, severity: 'INFO', remedy: 'Altro.' })).toMatchObject({
      severity: 'INFO',
      remedy: 'Altro.',
    });
  });

  test.each([
    [[], 'clean'],
    [['INFO'], 'clean'],
    [['INFO', 'WARN'], 'warnings'],
    [['WARN', 'BLOCK'], 'violations'],
  ] as const)('%j is %s', (severities, outcome) => {
    const findings: ArtefactFinding[] = severities.map((severity) => flaw(requirement, { ...said, severity }));
    expect(outcomeOf(findings)).toBe(outcome);
  });
});

describe('an artefact in memory', () => {
  test('a file has bytes and neighbours, a folder entries', () => {
    const file = artefactOf('a.txt', 'è', { 'b.txt': new Uint8Array([1]) });
    expect([...file.bytes()]).toEqual([0xc3, 0xa8]);
    expect([...file.chunks()]).toHaveLength(1);
    expect(file.beside('b.txt')).toEqual(new Uint8Array([1]));
    expect(file.beside('c.txt')).toBeUndefined();
    const folder = folderOf('dir', { 'z.txt': 'z', 'a/b.txt': 'b' });
    expect(folder.entries()).toEqual(['a/b.txt', 'z.txt']);
    expect(Buffer.from(folder.beside('z.txt')!).toString()).toBe('z');
    expect(() => folder.bytes()).toThrow(UnreadableArtefact);
    expect(() => folder.chunks()).toThrow(UnreadableArtefact);
  });

  test('settings have defaults, requirements a lookup that does not forgive', () => {
    expect(defaultsOf({ settings: { limite: { value: 3, meaning: 'quanti' } } })).toEqual({ limite: 3 });
    expect(requirementIn([requirement])('PROVA-FILE-001')).toBe(requirement);
    expect(() => requirementIn([])('PROVA-FILE-002')).toThrow('PROVA-FILE-002');
  });
});
