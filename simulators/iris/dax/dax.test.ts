import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { defaultsOf, folderOf, UnreadableArtefact } from '../../kernel/artefact.ts';
import { daxCheck } from './dax.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const voce = (uri: string, impronta: string): string =>
  `<voce><uri>${uri}</uri><impronta>${impronta}</impronta></voce>`;
const idt = (...voci: readonly string[]): string => `<IdT>${voci.join('')}</IdT>`;

async function found(files: Readonly<Record<string, string>>): Promise<string[]> {
  const findings = await daxCheck.check(folderOf('pacchetto', files), defaultsOf(daxCheck));
  return findings.map(({ requirement, place }) => `${requirement.slice(-3)} ${place}`);
}

test('a package whose index and files agree', async () => {
  expect(
    await found({ 'IdT.xml': idt(voce('a.pdf', hash('A')), voce('b/c.pdf', hash('C'))), 'a.pdf': 'A', 'b/c.pdf': 'C' }),
  ).toEqual([]);
});

test.each([
  ['no index (TC-DAX-01)', { 'a.pdf': 'A' }, ['001 pacchetto']],
  ['no file (TC-DAX-01)', { 'IdT.xml': idt() }, ['001 pacchetto']],
  [
    'an entry without file (TC-DAX-02)',
    { 'IdT.xml': idt(voce('a.pdf', hash('A')), voce('b.pdf', hash('B'))), 'a.pdf': 'A' },
    ['002 b.pdf'],
  ],
  ['another hash (TC-DAX-03)', { 'IdT.xml': idt(voce('a.pdf', hash('B'))), 'a.pdf': 'A' }, ['003 a.pdf']],
  [
    'a file outside the index (TC-DAX-04)',
    { 'IdT.xml': idt(voce('a.pdf', hash('A'))), 'a.pdf': 'A', 'b.pdf': 'B' },
    ['004 b.pdf'],
  ],
  [
    'an entry twice (TC-DAX-05)',
    { 'IdT.xml': idt(voce('a.pdf', hash('A')), voce('a.pdf', hash('A'))), 'a.pdf': 'A' },
    ['005 a.pdf'],
  ],
  [
    'a way out (TC-DAX-06)',
    { 'IdT.xml': idt(voce('a.pdf', hash('A')), voce('../b.pdf', hash('B'))), 'a.pdf': 'A' },
    ['006 ../b.pdf'],
  ],
  [
    'a hidden way out (TC-DAX-06)',
    { 'IdT.xml': idt(voce('a.pdf', hash('A')), voce('%2e%2e/b.pdf', hash('B'))), 'a.pdf': 'A' },
    ['006 %2e%2e/b.pdf'],
  ],
])('a package with %s', async (_, files, expected) => {
  expect(await found(files)).toEqual(expected);
});

test('what is no package cannot be judged', async () => {
  await expect(found({})).rejects.toThrow(UnreadableArtefact);
  await expect(found({ 'IdT.xml': '<a>' })).rejects.toThrow(UnreadableArtefact);
});
