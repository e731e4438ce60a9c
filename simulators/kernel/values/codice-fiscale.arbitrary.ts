import * as fc from 'fast-check';
import {
  checkCharacter,
  composeCodiceFiscale,
  omocodeMask,
  type CodiceFiscale,
  type DatiAnagrafici,
} from './codice-fiscale.ts';
import { another, labelled, oneCharacterMoreOrLess, replaceAt, type Invalid } from './invalid.arbitrary.ts';

const COGNOMI = [
  'Rossi',
  'Bianchi',
  'Esposito',
  "D'Amico",
  'De Luca',
  'Fo',
  'Nicolò',
  'Aiò',
  'Ruiu',
  'Müller',
  'Hu',
  'Gagliardi',
  'Vezzali',
];
const NOMI_M = ['Mario', 'Luca', 'Niccolò', 'Gianfranco', 'Ugo', 'Ivo', 'Pier Paolo', 'Leonardo', 'Aldo', 'Bo'];
const NOMI_F = ['Maria', 'Ada', 'Chiara', 'Eva', 'Margherita', 'Zoë', 'Io', 'Anna Lucia', 'Francesca', 'Li'];
/** Roma, Milano, Firenze, Pisa, Ancona, Bologna, Napoli, Torino, Palermo, Bari, Genova, Venezia, France, Germany, Romania. */
const COMUNI = [
  'H501',
  'F205',
  'D612',
  'G702',
  'A271',
  'A944',
  'F839',
  'L219',
  'G273',
  'A662',
  'D969',
  'L736',
  'Z110',
  'Z112',
  'Z129',
];
const FIRST_BIRTH = Date.UTC(1920, 0, 1);
const BIRTH_DAYS = 32_000; // to August 2007: everybody is of age

/** People with coherent names, sex, date and place of birth; names include the hard cases (short, accented, with apostrophe). */
export function datiAnagraficiArbitrary(): fc.Arbitrary<DatiAnagrafici> {
  const nascita = fc
    .integer({ min: 0, max: BIRTH_DAYS })
    .map((days) => new Date(FIRST_BIRTH + days * 86_400_000).toISOString().slice(0, 10));
  const person = (sesso: 'M' | 'F', nomi: readonly string[]): fc.Arbitrary<DatiAnagrafici> =>
    fc.record({
      cognome: fc.constantFrom(...COGNOMI),
      nome: fc.constantFrom(...nomi),
      nascita,
      sesso: fc.constant(sesso),
      comune: fc.constantFrom(...COMUNI),
    });
  return fc.oneof(person('M', NOMI_M), person('F', NOMI_F));
}

/** Valid codici fiscali of people, about one in ten with omocodia. */
export function codiceFiscaleArbitrary(): fc.Arbitrary<CodiceFiscale> {
  const mask = fc.oneof(
    { weight: 9, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 127 }) },
  );
  return fc.tuple(datiAnagraficiArbitrary(), mask).map(([dati, bits]) => omocodeMask(composeCodiceFiscale(dati), bits));
}

export type InvalidCodiceFiscale = Invalid<'wrongCheckCharacter' | 'wrongLength' | 'badPattern' | 'impossibleDay'>;

/** Texts that `parseCodiceFiscale` must refuse, each with its class; `impossibleDay` has a right control letter. */
export function invalidCodiceFiscaleArbitrary(): fc.Arbitrary<InvalidCodiceFiscale> {
  const valid = codiceFiscaleArbitrary();
  return fc.oneof(
    labelled(
      'wrongCheckCharacter',
      fc.tuple(valid, fc.nat()).map(([text, step]) => replaceAt(text, 15, another(text.charAt(15), step))),
    ),
    labelled('wrongLength', oneCharacterMoreOrLess(valid)),
    labelled(
      'badPattern',
      fc.oneof(
        valid.map((text) => text.toLowerCase()),
        fc
          .tuple(valid, fc.constantFrom(...'FGIJKNOQUVWXYZ0'.split('')))
          .map(([text, month]) => replaceAt(text, 8, month)),
        fc
          .tuple(valid, fc.constantFrom(6, 7, 9, 10, 12, 13, 14), fc.constantFrom(...'ABKOXZ'.split('')))
          .map(([text, at, letter]) => replaceAt(text, at, letter)),
        fc.tuple(valid, fc.constantFrom(0, 1, 2, 3, 4, 5, 11, 15)).map(([text, at]) => replaceAt(text, at, '1')),
      ),
    ),
    labelled(
      'impossibleDay',
      fc.tuple(valid, fc.constantFrom('00', '32', '39', '40', '72', '99')).map(([text, day]) => {
        const first15 = text.slice(0, 9) + day + text.slice(11, 15);
        return first15 + checkCharacter(first15);
      }),
    ),
  );
}
