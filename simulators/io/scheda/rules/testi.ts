import { textOf, texts } from '../scheda.ts';
import { capitalsOf, containedIn, folded, isUpper, wordsOf } from '../words.ts';
import { schedaRule } from './rule.ts';
import type { SchedaRule, Wrong } from './rule.ts';

/** The description and the other texts (io.md §6.2, SCH-33, SCH-40 to SCH-43; acronyms and jargon: instructions §3.2). */
export const testi: readonly SchedaRule[] = [
  schedaRule(33, (card, { lettereMinime, quotaMaiuscole, paroleMaiuscole }) =>
    texts(card, ['description', 'address', 'departmentName']).map(({ field, text }): Wrong | undefined => {
      const { letters, capitals } = capitalsOf(text);
      if (letters >= lettereMinime && capitals / letters > quotaMaiuscole)
        return {
          field,
          message: 'Il testo è scritto in maiuscolo.',
          expected: 'un testo in minuscolo',
          observed: `${Math.round((capitals / letters) * 100)} lettere maiuscole su cento`,
        };
      const run = capitalRun(text, paroleMaiuscole);
      return run === undefined
        ? undefined
        : {
            field,
            message: 'Il testo contiene un’espressione in maiuscolo.',
            expected: 'minuscolo, tranne iniziali e sigle',
            observed: run,
            severity: 'WARN',
          };
    }),
  ),
  schedaRule(40, (card, { descrizioneMinima, segnaposto, primaParolaProvvisoria }) => {
    const text = textOf(card, 'description') ?? '';
    if (text === '') return undefined;
    const wrong = (expected: string, observed: string): Wrong => ({
      field: 'description',
      message: 'La descrizione non dice che cosa offre il servizio.',
      expected,
      observed,
    });
    if (folded(text) === folded(textOf(card, 'name') ?? ''))
      return wrong('una descrizione diversa dal nome', 'il nome del servizio');
    if (text.length < descrizioneMinima)
      return wrong(`almeno ${descrizioneMinima} caratteri`, `${text.length} caratteri`);
    const placeholder = containedIn(text, segnaposto) ?? containedIn(wordsOf(text)[0] ?? '', primaParolaProvvisoria);
    return placeholder === undefined ? undefined : wrong('un testo definitivo', placeholder);
  }),
  schedaRule(41, (card, { formaDiCortesia }) =>
    onDescription(
      textOf(card, 'description'),
      (text) => courtesy(text, formaDiCortesia),
      'La descrizione dà del Lei.',
      'frasi che danno del tu',
    ),
  ),
  schedaRule(42, (card, { parolePerGenere }) =>
    onDescription(
      textOf(card, 'description'),
      (text) => containedIn(text, parolePerGenere),
      'La descrizione si rivolge a un genere.',
      'una forma neutra',
    ),
  ),
  schedaRule(43, (card) =>
    onDescription(
      textOf(card, 'description'),
      oddMarkdown,
      'La descrizione non è markdown come IO lo mostra.',
      'nessun HTML, e collegamenti nella forma [testo](https://...)',
    ),
  ),
  schedaRule(50, (card, { sigla, sigleNote, linguaggioTecnico }) =>
    texts(card, ['name', 'description']).map(({ field, text }) => {
      if (isUpper(text)) return undefined;
      const acronym = wordsOf(text).find(
        (word) => /^\p{Lu}{2,}$/u.test(word) && word.length <= sigla && !sigleNote.includes(word) && !ROMAN.test(word),
      );
      const observed = acronym ?? containedIn(text, linguaggioTecnico);
      return observed === undefined
        ? undefined
        : {
            field,
            message: 'Il testo contiene una sigla poco nota o un’espressione tecnica.',
            expected: 'parole comuni',
            observed,
          };
    }),
  ),
];

const ROMAN = /^[IVXLC]+$/;

function onDescription(
  text: string | undefined,
  look: (text: string) => string | undefined,
  message: string,
  expected: string,
): Wrong | undefined {
  const observed = text === undefined ? undefined : look(text);
  return observed === undefined ? undefined : { field: 'description', message, expected, observed };
}

/** A run of capital words, of two letters at least, in one sentence. */
function capitalRun(text: string, least: number): string | undefined {
  for (const sentence of text.split(/[.!?\n]/)) {
    let run: string[] = [];
    for (const word of wordsOf(sentence)) {
      run = isUpper(word) && word.length > 1 ? [...run, word] : [];
      if (run.length >= least) return run.join(' ');
    }
  }
  return undefined;
}

/** An expression of courtesy. A possessive or «lei» counts when it is a capital inside a sentence: else it may be of a third person. */
function courtesy(text: string, expressions: readonly string[]): string | undefined {
  const [pronouns, phrases] = [
    expressions.filter((each) => PRONOUNS.has(each)),
    expressions.filter((each) => !PRONOUNS.has(each)),
  ];
  const capital = [...text.matchAll(/(?<=[\p{L},;:»)]\s)\p{Lu}\p{Ll}+(?![\p{L}])/gu)].map(([word]) => word);
  return capital.find((word) => pronouns.includes(word.toLowerCase())) ?? containedIn(text, phrases);
}

const PRONOUNS = new Set(['lei', 'suo', 'sua', 'suoi', 'sue']);

/** Raw HTML, or a link that leads nowhere. */
function oddMarkdown(text: string): string | undefined {
  const html = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/i.exec(text)?.[0];
  if (html !== undefined) return html;
  const link = [...text.matchAll(/\[[^\]]*\]\(([^)]*)\)/g)].find(
    ([, target = '']) => !/^(https?:\/\/|mailto:|tel:)\S+$/.test(target.trim()),
  );
  return link?.[0] ?? /\[[^\]]*\]\([^)]*$/.exec(text)?.[0];
}
