import { describe, expect, test } from 'vitest';
import { artefactOf, defaultsOf, UnreadableArtefact } from '../../kernel/artefact.ts';
import { stile } from '../rules/stile.ts';
import { messaggioCheck } from './check.ts';
import { CORPUS } from './corpus.fixture.ts';

const MARKDOWN =
  'Puoi rinnovare la mensa scolastica dei tuoi figli dal sito del comune, con le tue credenziali, in pochi minuti.';
const message = (content: object = {}, over: object = {}) => ({
  fiscal_code: 'BNRMHL75C06G702B',
  content: { subject: 'Rinnovo della mensa', markdown: MARKDOWN, ...content },
  ...over,
});
const PAYMENT = {
  subject: 'Mensa di ottobre',
  markdown: `${MARKDOWN} L’importo da pagare è di 12,34 euro entro il 31/12/2026.`,
  due_date: '2026-12-31T22:59:59Z',
  payment_data: { amount: 1234, notice_number: '301000000000000144' },
};

async function found(content: unknown): Promise<string[]> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const findings = await messaggioCheck.check(artefactOf('messaggio.json', text), defaultsOf(messaggioCheck));
  return findings.map(({ requirement, place }) => `${requirement} ${place}`);
}

describe('the corpus of messages', () => {
  test.each(CORPUS)('$name', async ({ content, findings }) => {
    const said = await messaggioCheck.check(
      artefactOf('messaggio.json', JSON.stringify(content)),
      defaultsOf(messaggioCheck),
    );
    expect(said.map(({ requirement, severity }) => `${requirement} ${severity}`)).toEqual(findings);
  });

  test('has one for every rule that a message alone can break', () => {
    const broken = new Set(CORPUS.flatMap(({ findings }) => findings.map((each) => each.split(' ')[0]!)));
    expect([...broken].toSorted()).toEqual(stile.map(({ requirement }) => requirement).toSorted());
  });
});

describe('messages for IO in a file', () => {
  test.each([
    ['one', message()],
    ['a payment notice', message(PAYMENT)],
    ['several', [message(), message({ subject: 'Rinnovo del trasporto' })]],
  ])('%s is silent', async (_, content) => {
    expect(await found(content)).toEqual([]);
  });

  test.each([
    ['a short subject', message({ subject: 'Mensa' }), ['IO-MSG-001 messaggio']],
    ['a short text', message({ markdown: 'Breve.' }), ['IO-MSG-002 messaggio']],
    ['no content', { fiscal_code: 'BNRMHL75C06G702B' }, ['IO-MSG-003 messaggio: content']],
    ['a due date with an offset', message({ due_date: '2026-12-31T23:59:59+01:00' }), ['IO-MSG-006 messaggio']],
    ['a tax id in the subject', message({ subject: 'Mensa di BNRMHL75C06G702B' }), ['IO-MST-003 messaggio']],
    [
      'an amount in euro',
      message({ ...PAYMENT, payment_data: { ...PAYMENT.payment_data, amount: 12.34 } }),
      ['IO-PAY-004 messaggio'],
    ],
    [
      'wrong check digits',
      message({ ...PAYMENT, payment_data: { ...PAYMENT.payment_data, notice_number: '301000000000000145' } }),
      ['IO-PAY-003 messaggio'],
    ],
  ])('%s is found', async (_, content, expected) => {
    expect(await found(content)).toEqual(expected);
  });

  test('the same text to ten people is a broadcast', async () => {
    const people = Array.from({ length: 10 }, (_, index) => message({}, { fiscal_code: `BNRMHL75C0${index}G702B` }));
    const said = await found(people);
    expect(said).toContain('IO-MST-006 messaggio n. 10');
  });

  test.each(['{', '', '[]', '5', '[null]'])('%j cannot be judged', async (text) => {
    await expect(async () => found(text)).rejects.toThrow(UnreadableArtefact);
  });
});
