import type { Field } from '../fields.ts';
import { textOf, texts } from '../scheda.ts';
import type { Scheda } from '../scheda.ts';
import type { SchedaSettings } from '../settings.ts';
import { capitalsOf, containedIn, folded, isUpper, wordsOf } from '../words.ts';
import { schedaRule } from './rule.ts';
import type { SchedaRule, Wrong } from './rule.ts';

const NAMES: readonly Field[] = ['name', 'organizationName'];

/** Names of the service and of the ente (io.md §6.2, SCH-30 to SCH-38). */
export const nomi: readonly SchedaRule[] = [
  schedaRule(30, (card, settings) =>
    texts(card, NAMES)
      .filter(({ text }) => isAllCapitals(text, settings))
      .map(({ field }) => ({
        field,
        message: 'Il nome è scritto tutto in maiuscolo.',
        expected: 'minuscolo, con l’iniziale maiuscola; in maiuscolo soltanto le sigle',
      })),
  ),
  schedaRule(31, (card, settings) =>
    texts(card, NAMES).map(({ field, text }) => {
      if (isAllCapitals(text, settings)) return undefined;
      const word = wordsOf(text).find((each) => oddCapitals(each, settings));
      return word === undefined
        ? undefined
        : {
            field,
            message: 'Nel nome c’è una parola con maiuscole fuori posto.',
            expected: 'maiuscole soltanto iniziali e sigle',
            observed: word,
          };
    }),
  ),
  schedaRule(32, (card, settings) => {
    const name = textOf(card, 'name') ?? '';
    if (isAllCapitals(name, settings)) return undefined;
    const ente = folded(textOf(card, 'organizationName') ?? '');
    const word = wordsOf(name)
      .slice(1)
      .find((each) => /^\p{Lu}\p{Ll}{3,}/u.test(each) && !ente.includes(folded(each)));
    return wrongName(
      word,
      'Nel nome una parola dopo la prima comincia in maiuscolo.',
      'minuscolo, se non è un nome proprio',
    );
  }),
  schedaRule(34, (card, { verbi }) => {
    const [first = ''] = wordsOf(textOf(card, 'name') ?? '');
    return wrongName(
      containedIn(first, verbi) === undefined ? undefined : first,
      'Il nome del servizio comincia con un’azione.',
      'un sostantivo, per esempio «Prenotazione sale comunali»',
    );
  }),
  schedaRule(35, (card, { paroleVietate }) =>
    wrongName(
      containedIn(textOf(card, 'name') ?? '', paroleVietate),
      'Il nome del servizio contiene una parola che dice un tipo di messaggio o un’ovvietà.',
      'l’ambito del servizio, senza quella parola',
    ),
  ),
  schedaRule(36, (card) => {
    const name = textOf(card, 'name') ?? '';
    const ente = textOf(card, 'organizationName') ?? '';
    const toponym = /\s(?:di|del|della|dello|dei|delle|degli|d[’'])\s*(.+)$/iu.exec(ente)?.[1];
    const repeated = containedIn(
      name,
      [ente, toponym ?? ''].filter((each) => each.length > 2),
    );
    return wrongName(repeated, 'Il nome del servizio ripete quello dell’ente.', 'il nome senza quello dell’ente');
  }),
  schedaRule(37, (card, { paroleDelNome }) => {
    const { length } = wordsOf(textOf(card, 'name') ?? '');
    return wrongName(
      length > paroleDelNome ? `${length} parole` : undefined,
      'Il nome del servizio è lungo.',
      `al più ${paroleDelNome} parole`,
    );
  }),
  schedaRule(38, (card) =>
    wrongName(
      containedIn(textOf(card, 'name') ?? '', ['servizio']),
      'Il nome del servizio contiene la parola «Servizio».',
      'il nome senza quella parola',
    ),
  ),
];

function wrongName(observed: string | undefined, message: string, expected: string): Wrong | undefined {
  return observed === undefined ? undefined : { field: 'name', message, expected, observed };
}

/** All capitals, but for one short word: that is an acronym. */
function isAllCapitals(text: string, { sigla }: SchedaSettings): boolean {
  if (!isUpper(text)) return false;
  const words = wordsOf(text).filter((word) => /\p{L}/u.test(word));
  return words.length >= 2 || capitalsOf(text).letters > sigla;
}

/** A capital word too long for an acronym, or capitals inside a word. */
function oddCapitals(word: string, { sigla }: SchedaSettings): boolean {
  if (isUpper(word)) return capitalsOf(word).letters > sigla;
  return word.split(/[’']/).some((part) => /\p{Ll}.*\p{Lu}/u.test(part));
}

/** Card of one service: its name with the words that say a kind of message left out. */
export function nameWithout(card: Scheda, words: readonly string[]): string {
  const without = new Set(words.map(folded));
  return wordsOf(folded(textOf(card, 'name') ?? ''))
    .filter((word) => !without.has(word) && word.length > 2)
    .join(' ');
}
