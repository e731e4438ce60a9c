import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { artefactOf, defaultsOf, UnreadableArtefact } from '../../kernel/artefact.ts';
import type { ArtefactCheck } from '../../kernel/artefact.ts';
import { informativaCheck } from './informativa.ts';
import { pendenzeCheck } from './pendenze.ts';

const text = (name: string): string => readFileSync(new URL(`../vectors/xml/${name}.xml`, import.meta.url), 'utf8');

async function found(check: ArtefactCheck, content: string): Promise<string[]> {
  const findings = await check.check(artefactOf('prova.xml', content), defaultsOf(check));
  return findings.map(({ requirement }) => requirement);
}

/** The wrapper alone, as a file of a gestionale may hold it. */
const bare = (xml: string): string => {
  const body = /<(?:\w+:)?Body>([^]*)<\/(?:\w+:)?Body>/.exec(xml)?.[1];
  if (body === undefined) throw new Error('the vector has no body');
  const namespaces = [...xml.slice(0, xml.indexOf('Body')).matchAll(/\sxmlns:\w+="[^"]+"/g)]
    .map(([each]) => each)
    .join('');
  return body.trim().replace(/^<([\w:.-]+)/, `<$1${namespaces}`);
};

describe('pendenze in a file', () => {
  test.each(['inserimento', 'due-pendenze', 'cartella'])('%s is silent', async (name) => {
    expect(await found(pendenzeCheck, text(name))).toEqual([]);
  });

  test('without an envelope it is the same', async () => {
    expect(await found(pendenzeCheck, bare(text('inserimento')))).toEqual([]);
  });

  test('what the schema refuses has its line', async () => {
    const xml = text('inserimento').replace(/<((?:\w+:)?Divisa)>EUR</, '<$1>EURO<');
    const [finding] = await pendenzeCheck.check(artefactOf('prova.xml', xml), defaultsOf(pendenzeCheck));
    expect(finding).toMatchObject({ requirement: 'IRIS-TRASP-006', severity: 'BLOCK' });
    expect(finding?.place).toMatch(/^riga \d+/);
  });

  test('what the rules refuse has the pendenza', async () => {
    const xml = text('inserimento').replace(/(<(?:\w+:)?ImportoTotale>)[^<]*</, '$1999999.00<');
    expect(await found(pendenzeCheck, xml)).toEqual(['IRIS-PEND-008']);
  });

  test('another message, and no message at all, cannot be judged', async () => {
    await expect(async () => found(pendenzeCheck, text('informativa'))).rejects.toThrow(UnreadableArtefact);
    await expect(async () => found(pendenzeCheck, '<a>')).rejects.toThrow('non si legge come XML');
    await expect(async () => found(pendenzeCheck, '')).rejects.toThrow(UnreadableArtefact);
  });
});

describe('an informativa in a file', () => {
  test.each(['informativa', 'esito-informativa'])('%s is silent', async (name) => {
    expect(await found(informativaCheck, text(name))).toEqual([]);
  });

  test('what the schema refuses is found', async () => {
    const xml = text('informativa').replace(/<(?:\w+:)?Importo[^<]*<\/(?:\w+:)?Importo\w*>/, '');
    expect(xml).not.toBe(text('informativa'));
    expect(new Set(await found(informativaCheck, xml))).toEqual(new Set(['IRIS-TRASP-006']));
  });
});
