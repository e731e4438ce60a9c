import { describe, expect, test } from 'vitest';
import { artefactOf, defaultsOf, UnreadableArtefact } from '../../kernel/artefact.ts';
import type { ArtefactFinding } from '../../kernel/artefact.ts';
import { schedaCheck } from './check.ts';
import { but, CORPUS, FILES, GOOD } from './corpus.fixture.ts';
import { schedaRequirements } from './requirements.ts';

async function judged(content: unknown, settings: Readonly<Record<string, string | number>> = {}) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return schedaCheck.check(artefactOf('scheda.json', text, FILES), { ...defaultsOf(schedaCheck), ...settings });
}

const brief = ({ requirement, severity }: ArtefactFinding): string => `${requirement} ${severity}`;

describe('the corpus of cards', () => {
  test.each(CORPUS)('$name', async ({ content, settings, findings }) => {
    expect((await judged(content, settings)).map(brief)).toEqual(findings);
  });

  test('has more than forty cards, and one for every rule', () => {
    expect(CORPUS.length).toBeGreaterThan(40);
    const broken = new Set(CORPUS.flatMap(({ findings }) => findings.map((each) => each.split(' ')[0])));
    const sheetOnly = ['IO-SCH-053', 'IO-SCH-054', 'IO-SCH-055'];
    expect(schedaRequirements.map(({ id }) => id).filter((id) => !broken.has(id) && !sheetOnly.includes(id))).toEqual(
      [],
    );
  });

  test('the numbers of the rules are those of the catalogue, 25 to 29 unused', () => {
    const numbers = schedaRequirements.map(({ id }) => Number(id.slice(-3)));
    const wanted = Array.from({ length: 44 }, (_, index) => index + 1).filter((each) => each < 25 || each > 29);
    expect(numbers.slice(0, wanted.length)).toEqual(wanted);
  });
});

describe('a finding on a card', () => {
  test('says field, rule, source and remedy', async () => {
    const [finding] = await judged(but({ name: 'SERVIZI SCOLASTICI' }));
    expect(finding).toEqual({
      requirement: 'IO-SCH-030',
      severity: 'BLOCK',
      place: 'name',
      message: 'Il nome è scritto tutto in maiuscolo.',
      expected: expect.stringMatching(/minuscolo/),
      observed: '"SERVIZI SCOLASTICI"',
      remedy: expect.stringMatching(/./),
      source: 'Istruzioni: come aderire e portare i servizi di un Ente su IO, v.01 del 29-07-2021, §3.4',
    });
  });

  test('names the card where there are several', async () => {
    expect(await judged({ schede: [GOOD, but({ name: 'MENSA E TRASPORTO' })] })).toMatchObject([
      { place: 'schede[1]: name' },
    ]);
  });

  test('of a published service says what the portal shows, in its own words', async () => {
    const card = but({ 'uso.pubblicato': true, 'metadata.privacy_url': undefined });
    expect((await judged(card, { modalita: '2021' }))[0]?.message).toContain('«dati incompleti o incorretti»');
    expect((await judged(card))[0]?.message).toContain('«Modifiche richieste»');
  });

  test('thresholds are settings', async () => {
    expect(await judged(GOOD, { descrizioneMinima: 500 })).toMatchObject([
      { requirement: 'IO-SCH-040', severity: 'WARN' },
    ]);
    expect(await judged(but({ description: 'Breve ma giusta.' }), { descrizioneMinima: 5 })).toEqual([]);
  });
});

describe('what is no card', () => {
  test.each(['{', '', '5', '[]', '[1]', '"testo"', '{"schede":[]}', '{"schede":[null]}'])('%j', async (text) => {
    await expect(judged(text)).rejects.toThrow(UnreadableArtefact);
  });

  test('an object with nothing in it is a card that lacks everything', async () => {
    const found = (await judged('{}')).map(({ requirement }) => requirement);
    for (const number of ['001', '002', '003', '004', '005', '006', '011', '015', '017', '020'])
      expect(found).toContain(`IO-SCH-${number}`);
  });
});
