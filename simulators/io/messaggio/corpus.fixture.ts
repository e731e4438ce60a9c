/** A file of the corpus: one message or a list, and what must be said of it. */
export interface CorpusMessage {
  readonly name: string;
  readonly content: unknown;
  /** `IO-MST-003 BLOCK`: every finding, in order; none for a good message. */
  readonly findings: readonly string[];
}

type Content = Readonly<Record<string, unknown>>;

const TEXT =
  'Puoi rinnovare la mensa scolastica dei tuoi figli dal sito del comune, con le tue credenziali, in pochi minuti.';
const WRITTEN: Content = { subject: 'Rinnovo della mensa', markdown: TEXT };
const DUE: Content = {
  subject: 'Mensa di ottobre',
  markdown: `${TEXT} L’importo da pagare è di 12,34 euro entro il 31/12/2026.`,
  due_date: '2026-12-31T22:59:59Z',
  payment_data: { amount: 1234, notice_number: '301000000000000144' },
};

const to = (content: Content, fiscal_code = 'BNRMHL75C06G702B'): unknown => ({ fiscal_code, content });
const written = (over: Content = {}): unknown => to({ ...WRITTEN, ...over });
const due = (over: Content = {}): unknown => to({ ...DUE, ...over });
const buttons = (...lines: readonly string[]): string => ['---', ...lines, '---', TEXT].join('\n');
const button = (label: string, action = 'iohandledlink://https://www.comune.example/mensa'): string =>
  buttons('it:', '  cta_1:', `    text: "${label}"`, `    action: "${action}"`);

const PEOPLE = 'ABCDEHLMPR'.split('').map((month) => `BNRMHL75${month}06G702B`);

const GOOD: readonly (readonly [string, unknown])[] = [
  ['plain', written()],
  [
    'with paragraphs, list, emphasis and link',
    written({ markdown: `# Mensa\n\n${TEXT}\n\n- **quando**: da *lunedì*\n- [dove](https://www.comune.example)\n` }),
  ],
  [
    'with its deadline',
    written({ markdown: `${TEXT} La domanda scade il 31 dicembre 2026.`, due_date: '2026-12-31T22:59:59Z' }),
  ],
  ['with a button', written({ markdown: button('Rinnova la mensa') })],
  [
    'in two languages',
    written({
      markdown: buttons(
        'it:',
        '  cta_1:',
        '    text: "Chiama"',
        '    action: "iohandledlink://tel:+390554382111"',
        'en:',
        '  cta_1:',
        '    text: "Call us"',
        '    action: "iohandledlink://tel:+390554382111"',
      ),
    }),
  ],
  ['a notice', due()],
  [
    'a notice to be paid by its last day alone',
    due({ payment_data: { amount: 1234, notice_number: '301000000000000144', invalid_after_due_date: true } }),
  ],
  [
    'a high amount in instalments',
    due({
      markdown: `${TEXT} L’importo è di 2.000,00 euro entro il 31/12/2026: puoi pagarlo anche a rate.`,
      payment_data: { amount: 200_000, notice_number: '301000000000000144' },
    }),
  ],
  [
    'accents, quotes and the euro sign',
    written({ subject: 'Novità per l’età prescolare', markdown: `${TEXT} È gratuita: «niente da pagare», 0 €.` }),
  ],
  ['nine people, one text', PEOPLE.slice(0, 9).map((each) => to(WRITTEN, each))],
];

/** One rule broken each, and nothing else. */
const BAD: readonly (readonly [string, string, unknown])[] = [
  [
    'IO-MST-001 WARN',
    'a deadline in words alone',
    written({ markdown: `${TEXT} La domanda scade il 31 dicembre 2026.` }),
  ],
  ['IO-MST-001 WARN', 'a deadline in the subject', written({ subject: 'Mensa: domande entro il 31/12/2026' })],
  [
    'IO-MST-002 BLOCK',
    'a notice without its last day',
    due({ due_date: undefined, markdown: `${TEXT} L’importo da pagare è di 12,34 euro.` }),
  ],
  ['IO-MST-003 BLOCK', 'a tax id in the subject', written({ subject: 'Mensa di BNRMHL75C06G702B' })],
  ['IO-MST-003 BLOCK', 'an IBAN in the subject', written({ subject: 'Rimborso su IT60X0542811101000000123456' })],
  [
    'IO-MST-003 BLOCK',
    'an address of mail in the subject',
    written({ subject: 'Mensa: scrivi a mensa@comune.example' }),
  ],
  ['IO-MST-004 BLOCK', 'UTF-8 read as Latin-1', written({ markdown: `${TEXT} Ã\u00A8 gratuita.` })],
  ['IO-MST-004 BLOCK', 'a character that was lost', written({ subject: 'Rinnovo della mensa: novit\uFFFD' })],
  ['IO-MST-006 WARN', 'ten people, one text', PEOPLE.map((each) => to(WRITTEN, each))],
  [
    'IO-MST-009 WARN',
    'a notice that does not say how much',
    due({ markdown: `${TEXT} Puoi pagare entro il 31/12/2026.` }),
  ],
  [
    'IO-MST-009 WARN',
    'a notice that does not say until when',
    due({ markdown: `${TEXT} L’importo da pagare è di 12,34 euro.` }),
  ],
  ['IO-MST-010 WARN', 'the body for a subject', written({ subject: 'Comune di Esempio' })],
  ['IO-MST-010 WARN', 'a subject that shouts', written({ subject: 'RINNOVO DELLA MENSA' })],
  ['IO-MST-011 INFO', 'a button that is not there', due({ markdown: `${DUE['markdown'] as string} Premi «Paga».` })],
  ['IO-MST-011 INFO', 'a brand misspelt', written({ markdown: `${TEXT} Si paga con PagoPA.` })],
  [
    'IO-MST-012 INFO',
    'a high amount at once',
    due({
      markdown: `${TEXT} L’importo è di 2.000,00 euro entro il 31/12/2026.`,
      payment_data: { amount: 200_000, notice_number: '301000000000000144' },
    }),
  ],
  ['IO-MST-013 WARN', 'a correction that does not begin so', written({ subject: 'Mensa, errata corrige' })],
  ['IO-MST-014 WARN', 'a firm for a signature', written({ markdown: `${TEXT}\n\nGestione Mense S.r.l.` })],
  ['IO-MST-015 WARN', 'a button that says nothing', written({ markdown: button('Clicca qui') })],
  ['IO-MST-015 WARN', 'a button too long', written({ markdown: button('Rinnova subito la mensa dei tuoi figli') })],
  [
    'IO-MST-017 BLOCK',
    'a button without Italian',
    written({
      markdown: buttons(
        'en:',
        '  cta_1:',
        '    text: "Renew"',
        '    action: "iohandledlink://https://www.comune.example"',
      ),
    }),
  ],
  ['IO-MST-017 BLOCK', 'an action of no form', written({ markdown: button('Rinnova', 'https://www.comune.example') })],
  ['IO-MST-017 BLOCK', 'buttons that do not come first', written({ markdown: `\n${button('Rinnova')}` })],
  ['IO-MST-018 WARN', 'a table', written({ markdown: `${TEXT}\n\n| mese | costo |\n| --- | --- |\n` })],
  ['IO-MST-018 WARN', 'an image', written({ markdown: `${TEXT} ![logo](https://www.comune.example/logo.png)` })],
  ['IO-MST-018 WARN', 'HTML', written({ markdown: `${TEXT}<br>` })],
  ['IO-MST-019 BLOCK', 'a control character', written({ markdown: `${TEXT}\u0007` })],
  ['IO-MST-019 BLOCK', 'an escape that stayed', written({ markdown: `${TEXT}\\nA presto.` })],
  ['IO-MST-020 WARN', 'the formal address', written({ markdown: `Gentile utente, ${TEXT}` })],
  [
    'IO-MST-022 BLOCK',
    'another amount in the text',
    due({ markdown: `${TEXT} L’importo da pagare è di 12,43 euro entro il 31/12/2026.` }),
  ],
  ['IO-MST-022 BLOCK', 'a last day that is the next one in Italy', due({ due_date: '2026-12-31T23:59:59Z' })],
];

export const CORPUS: readonly CorpusMessage[] = [
  ...GOOD.map(([name, content]) => ({ name, content, findings: [] })),
  ...BAD.map(([finding, name, content]) => ({ name, content, findings: [finding] })),
];
