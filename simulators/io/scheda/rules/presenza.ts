import { isCodiceFiscaleNumerico } from '../../../kernel/values/codice-fiscale-numerico.ts';
import { TOPICS } from '../../status/topics.ts';
import { FIELD_NAMES, FIELDS } from '../fields.ts';
import type { Field, Kind } from '../fields.ts';
import { booleanOf, isMissing, numberOf, textOf } from '../scheda.ts';
import type { Scheda } from '../scheda.ts';
import { containedIn, wordsOf } from '../words.ts';
import { schedaRule } from './rule.ts';
import type { SchedaRule, Wrong } from './rule.ts';

const OPTIONAL: readonly Field[] = [
  'tosUrl',
  'address',
  'appIos',
  'appAndroid',
  'webUrl',
  'supportUrl',
  'phone',
  'email',
  'pec',
];

/** What must be there, and of which kind (io.md §6.1). */
export const presenza: readonly SchedaRule[] = [
  schedaRule(1, (card, { nomeMassimo }) => [
    missing(card, 'name', 'Manca il nome del servizio.', 'il nome del servizio'),
    longer(card, 'name', nomeMassimo),
  ]),
  schedaRule(2, (card, { tipiDiEnte }) => {
    const absent = missing(card, 'organizationName', 'Manca il nome dell’ente.', 'il nome completo dell’ente');
    if (absent !== undefined) return absent;
    const name = textOf(card, 'organizationName') ?? '';
    const words = wordsOf(name);
    return words.length >= 2 || containedIn(words[0] ?? '', tipiDiEnte) !== undefined
      ? undefined
      : {
          field: 'organizationName',
          message: 'Il nome dell’ente sembra incompleto.',
          expected: 'la denominazione ufficiale, per esempio «Comune di Varese»',
          severity: 'WARN',
        };
  }),
  schedaRule(3, (card) => {
    const absent = missing(card, 'organizationFiscalCode', 'Manca il codice fiscale dell’ente.', 'undici cifre');
    if (absent !== undefined) return absent;
    const code = textOf(card, 'organizationFiscalCode');
    if (code === undefined) return undefined;
    if (!/^[0-9]{11}$/.test(code))
      return {
        field: 'organizationFiscalCode',
        message: 'Il codice fiscale dell’ente non ha undici cifre.',
        expected: 'undici cifre',
      };
    return isCodiceFiscaleNumerico(code)
      ? undefined
      : {
          field: 'organizationFiscalCode',
          message: 'L’ultima cifra del codice fiscale dell’ente non torna.',
          expected: 'un codice fiscale con la cifra di controllo esatta',
          severity: 'WARN',
        };
  }),
  schedaRule(5, (card, { descrizioneMassima }) => [
    missing(card, 'description', 'Manca la descrizione del servizio.', 'la descrizione del servizio'),
    longer(card, 'description', descrizioneMassima),
  ]),
  schedaRule(6, (card) =>
    (['phone', 'email', 'pec', 'supportUrl'] as const).every((field) => isMissing(card, field))
      ? {
          field: 'email',
          message: 'La scheda non indica nessun contatto.',
          expected: 'almeno uno fra telefono, email, PEC e sito di assistenza',
          observed: 'nessuno',
        }
      : undefined,
  ),
  schedaRule(15, (card) => {
    const absent = missing(card, 'scope', 'Manca l’ambito del servizio.', 'LOCAL oppure NATIONAL');
    if (absent !== undefined) return absent;
    const scope = textOf(card, 'scope');
    return scope === undefined || /^(local|national)$/i.test(scope)
      ? undefined
      : { field: 'scope', message: 'L’ambito del servizio non esiste.', expected: 'LOCAL oppure NATIONAL' };
  }),
  schedaRule(16, (card, { entiTerritoriali }) => {
    const ente = (textOf(card, 'organizationName') ?? '').toLowerCase();
    const territorial = entiTerritoriali.find((start) => ente === start || ente.startsWith(`${start} `));
    return territorial !== undefined && /^national$/i.test(textOf(card, 'scope') ?? '')
      ? {
          field: 'scope',
          message: 'L’ente serve un territorio delimitato, e il servizio è nazionale.',
          expected: 'LOCAL',
        }
      : undefined;
  }),
  schedaRule(20, (card, { modalita }) => {
    if (modalita === '2021') return undefined;
    const absent = missing(card, 'topicId', 'Manca l’argomento del servizio.', `un numero da 0 a ${TOPICS.length - 1}`);
    if (absent !== undefined) return absent;
    const topic = numberOf(card, 'topicId');
    return topic === undefined || (Number.isInteger(topic) && topic >= 0 && topic < TOPICS.length)
      ? undefined
      : {
          field: 'topicId',
          message: 'L’argomento non è nell’elenco.',
          expected: `un numero da 0 a ${TOPICS.length - 1}`,
        };
  }),
  schedaRule(21, (card) =>
    missing(card, 'departmentName', 'Manca il nome dell’ufficio.', 'l’ufficio che cura il servizio'),
  ),
  schedaRule(22, (card) =>
    OPTIONAL.filter((field) => textOf(card, field) === '').map((field) => ({
      field,
      message: 'Un campo facoltativo è scritto senza valore.',
      expected: 'il campo omesso, o un valore',
    })),
  ),
  schedaRule(23, (card) => {
    if (booleanOf(card, 'payments') !== true) return undefined;
    const most = numberOf(card, 'maxAmount') ?? 0;
    const needed = Math.max(1, numberOf(card, 'largestAmount') ?? 1);
    return most >= needed
      ? undefined
      : {
          field: 'maxAmount',
          message: 'L’importo massimo non comprende gli avvisi di pagamento del servizio.',
          expected: `almeno ${needed} centesimi`,
        };
  }),
  schedaRule(24, (card) =>
    booleanOf(card, 'sensitive') === true && isMissing(card, 'requireSecureChannel')
      ? {
          field: 'requireSecureChannel',
          message: 'Il servizio tratta dati sensibili e non dice se chiede un canale sicuro.',
          expected: 'true oppure false',
        }
      : undefined,
  ),
  schedaRule(51, (card) =>
    FIELD_NAMES.flatMap((field): Wrong[] => {
      const value = card.written.get(field)?.value;
      const { kind } = FIELDS[field];
      return value === undefined || isOfKind(value, kind)
        ? []
        : [{ field, message: 'Il valore non è del tipo previsto.', expected: KINDS[kind] }];
    }),
  ),
];

const KINDS: Readonly<Record<Kind, string>> = {
  text: 'un testo',
  integer: 'un numero intero non negativo',
  boolean: 'true oppure false',
  list: 'una lista di testi, o un testo con punto e virgola',
  file: 'il nome di un file',
};

function isOfKind(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0;
    case 'boolean':
      return typeof value === 'boolean';
    case 'list':
      return typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'));
    default:
      return typeof value === 'string';
  }
}

function missing(card: Scheda, field: Field, message: string, expected: string): Wrong | undefined {
  return isMissing(card, field) ? { field, message, expected } : undefined;
}

function longer(card: Scheda, field: Field, most: number): Wrong | undefined {
  const length = textOf(card, field)?.length ?? 0;
  return length > most
    ? {
        field,
        message: 'Il testo è troppo lungo.',
        expected: `al più ${most} caratteri`,
        observed: `${length} caratteri`,
      }
    : undefined;
}
