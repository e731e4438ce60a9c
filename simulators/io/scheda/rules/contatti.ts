import type { Field } from '../fields.ts';
import { isMissing, textOf } from '../scheda.ts';
import type { Scheda } from '../scheda.ts';
import { schedaRule } from './rule.ts';
import type { SchedaRule, Wrong } from './rule.ts';

const URL_FORM = /^https?:\S+$/;
const MAILBOX = /^[^\s@,;<>"]+@[^\s@,;<>".]+(\.[^\s@,;<>".]+)+$/;
const PHONE = /^[\d\s+\-./()]+$/;

/** Contacts and web addresses (io.md §6.1). */
export const contatti: readonly SchedaRule[] = [
  schedaRule(4, (card) => {
    if (isMissing(card, 'privacyUrl'))
      return {
        field: 'privacyUrl',
        message: 'Manca l’indirizzo dell’informativa privacy.',
        expected: 'un indirizzo web completo',
      };
    const text = textOf(card, 'privacyUrl');
    if (text === undefined) return undefined;
    if (!isWebAddress(text))
      return {
        field: 'privacyUrl',
        message: 'L’indirizzo dell’informativa privacy non è completo.',
        expected: 'un indirizzo web completo, che cominci con https://',
      };
    return /^https:/i.test(text)
      ? undefined
      : {
          field: 'privacyUrl',
          message: 'L’informativa privacy si legge senza protezione.',
          expected: 'un indirizzo che cominci con https://',
          severity: 'WARN',
        };
  }),
  schedaRule(7, (card) =>
    (['email', 'pec'] as const).map((field) =>
      wrongUnless(card, field, (text) => MAILBOX.test(text), {
        message: field === 'pec' ? 'La PEC non è un indirizzo valido.' : 'L’email non è un indirizzo valido.',
        expected: 'un indirizzo nella forma nome@dominio.it',
      }),
    ),
  ),
  schedaRule(8, (card, { cifreTelefono }) =>
    wrongUnless(card, 'phone', (text) => PHONE.test(text) && text.replaceAll(/\D/g, '').length >= cifreTelefono, {
      message: 'Il telefono non è un numero.',
      expected: `cifre e segni di divisione, almeno ${cifreTelefono} cifre`,
    }),
  ),
  schedaRule(9, (card) =>
    (['webUrl', 'appIos', 'appAndroid', 'tosUrl', 'supportUrl'] as const).map((field) =>
      wrongUnless(card, field, isWebAddress, {
        message: 'L’indirizzo web non è completo.',
        expected: 'un indirizzo che cominci con https://',
      }),
    ),
  ),
  schedaRule(10, (card) => [
    notAt(card, 'appIos', ['apps.apple.com', 'itunes.apple.com']),
    notAt(card, 'appAndroid', ['play.google.com']),
  ]),
];

function isWebAddress(text: string): boolean {
  return URL_FORM.test(text) && (URL.parse(text)?.hostname ?? '') !== '';
}

/** A field that is written and does not pass; one left empty is another rule's. */
function wrongUnless(
  card: Scheda,
  field: Field,
  passes: (text: string) => boolean,
  words: Pick<Wrong, 'message' | 'expected'>,
): Wrong | undefined {
  const text = textOf(card, field);
  return text === undefined || text === '' || passes(text) ? undefined : { field, ...words };
}

function notAt(card: Scheda, field: Field, hosts: readonly string[]): Wrong | undefined {
  return wrongUnless(card, field, (text) => !isWebAddress(text) || hosts.includes(URL.parse(text)?.hostname ?? ''), {
    message: 'Il collegamento non porta al negozio delle app.',
    expected: `un indirizzo di ${hosts.join(' o ')}`,
  });
}
