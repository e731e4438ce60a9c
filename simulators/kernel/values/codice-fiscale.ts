import { branded } from './brand.ts';
import { oddEvenLetter } from './odd-even-letter.ts';
import { accepted, refused, type Parsed } from './parsed.ts';

/**
 * Codice fiscale of a person: 16 upper-case characters, omocodia allowed, the last one a control letter.
 * Source: D.M. 23/12/1976 n. 13813. Every value also satisfies the patterns of SEND (`taxId`) and IO (`FiscalCode`).
 */
export type CodiceFiscale = string & { readonly __brand: 'CodiceFiscale' };

export type Sesso = 'M' | 'F';

/** What a codice fiscale says of a person, omocodia undone. `anno` has two digits only (0..99); `comune` is the cadastral code; `omocodia` counts replaced digits (0..7). */
export type CodiceFiscaleParts = {
  readonly cognome: string;
  readonly nome: string;
  readonly anno: number;
  readonly mese: number;
  readonly giorno: number;
  readonly sesso: Sesso;
  readonly comune: string;
  readonly omocodia: number;
};

/** A person's data as the code needs them: `nascita` is `yyyy-mm-dd`, `comune` the cadastral code (`H501`; `Z110` for a foreign country). */
export type DatiAnagrafici = {
  readonly cognome: string;
  readonly nome: string;
  readonly nascita: string;
  readonly sesso: Sesso;
  readonly comune: string;
};

const PATTERN = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/;
const MONTH_LETTERS = 'ABCDEHLMPRST';
/** The letter that stands for each digit 0-9 in case of omocodia. */
const OMOCODIA_LETTERS = 'LMNPQRSTUV';
/** 0-based positions of the seven digits, from the rightmost: the order in which omocodia replaces them. */
const DIGIT_POSITIONS = [14, 13, 12, 10, 9, 7, 6];
const WOMEN_DAY_OFFSET = 40;

/**
 * Reads a codice fiscale of a person: 16 upper-case characters, a day that exists in its month (women +40), right
 * control letter. Lower case is refused: whoever reads a form folds the case first.
 */
export function parseCodiceFiscale(text: string): Parsed<CodiceFiscale> {
  if (text.length !== 16) return refused('codice fiscale: attesi 16 caratteri', text);
  if (!PATTERN.test(text)) {
    return refused(
      'codice fiscale: attese 6 lettere maiuscole, 2 cifre, lettera del mese, 2 cifre, lettera e 3 cifre del comune, lettera di controllo',
      text,
    );
  }
  const { anno, mese, giorno } = partsOfCodiceFiscale(branded<CodiceFiscale>(text));
  if (giorno < 1 || giorno > daysInMonth(2000 + anno, mese)) {
    return refused('codice fiscale: atteso un giorno di nascita esistente (per le donne aumentato di 40)', text);
  }
  const check = checkCharacter(text.slice(0, 15));
  return text.endsWith(check)
    ? accepted(branded<CodiceFiscale>(text))
    : refused(`codice fiscale: attesa la lettera di controllo ${check}`, text);
}

/** Whether `parseCodiceFiscale` accepts the text. */
export function isCodiceFiscale(text: string): text is CodiceFiscale {
  return parseCodiceFiscale(text).ok;
}

/** The control letter of the first 15 characters, as they stand (omocodia not undone). RangeError unless 15 of 0-9A-Z. */
export function checkCharacter(first15: string): string {
  if (!/^[0-9A-Z]{15}$/.test(first15)) throw new RangeError(`15 digits or capitals expected, got ${first15}`);
  return oddEvenLetter(first15);
}

/** Splits a codice fiscale into what it says; the day is given without the women's offset. */
export function partsOfCodiceFiscale(codiceFiscale: CodiceFiscale): CodiceFiscaleParts {
  const plain = replaceDigits(codiceFiscale, plainDigit);
  const day = Number(plain.slice(9, 11));
  return {
    cognome: plain.slice(0, 3),
    nome: plain.slice(3, 6),
    anno: Number(plain.slice(6, 8)),
    mese: MONTH_LETTERS.indexOf(plain.charAt(8)) + 1,
    giorno: day > WOMEN_DAY_OFFSET ? day - WOMEN_DAY_OFFSET : day,
    sesso: day > WOMEN_DAY_OFFSET ? 'F' : 'M',
    comune: plain.slice(11, 15),
    omocodia: DIGIT_POSITIONS.filter((at) => OMOCODIA_LETTERS.includes(codiceFiscale.charAt(at))).length,
  };
}

/**
 * The codice fiscale of a person, without omocodia. Accents are folded, everything that is not a letter is dropped.
 * RangeError when a name holds no letter, the date does not exist or the cadastral code is not a letter and 3 digits.
 */
export function composeCodiceFiscale({ cognome, nome, nascita, sesso, comune }: DatiAnagrafici): CodiceFiscale {
  const date = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(nascita);
  const [anno, mese, giorno] = [Number(date?.[1]), Number(date?.[2]), Number(date?.[3])];
  if (!date || mese < 1 || mese > 12 || giorno < 1 || giorno > daysInMonth(anno, mese)) {
    throw new RangeError(`an existing date yyyy-mm-dd expected, got ${nascita}`);
  }
  if (!/^[A-Z][0-9]{3}$/.test(comune)) throw new RangeError(`a cadastral code expected, got ${comune}`);
  const day = (sesso === 'F' ? giorno + WOMEN_DAY_OFFSET : giorno).toString().padStart(2, '0');
  const first15 = `${codeOfCognome(cognome)}${codeOfNome(nome)}${nascita.slice(2, 4)}${MONTH_LETTERS.charAt(mese - 1)}${day}${comune}`;
  return withCheck(first15);
}

/**
 * The codice fiscale with its `level` rightmost digits replaced by letters (0: none, 7: all), control letter computed
 * again. Omocodia already there is undone first. RangeError unless `level` is an integer 0..7.
 */
export function omocode(codiceFiscale: CodiceFiscale, level: number): CodiceFiscale {
  if (!Number.isInteger(level) || level < 0 || level > 7) throw new RangeError(`a level 0..7 expected, got ${level}`);
  return omocodeMask(codiceFiscale, 2 ** level - 1);
}

/**
 * Any of the 128 omocodie of a codice fiscale: bit 0 of `mask` replaces the rightmost digit, bit 6 the leftmost.
 * RangeError unless `mask` is an integer 0..127.
 */
export function omocodeMask(codiceFiscale: CodiceFiscale, mask: number): CodiceFiscale {
  if (!Number.isInteger(mask) || mask < 0 || mask > 127) throw new RangeError(`a mask 0..127 expected, got ${mask}`);
  const replaced = replaceDigits(codiceFiscale, (character, rank) => {
    const digit = plainDigit(character);
    return (mask >> rank) % 2 === 1 ? OMOCODIA_LETTERS.charAt(Number(digit)) : digit;
  });
  return withCheck(replaced.slice(0, 15));
}

/** The codice fiscale with every omocodia letter turned back into its digit, control letter computed again. */
export function withoutOmocodia(codiceFiscale: CodiceFiscale): CodiceFiscale {
  return omocodeMask(codiceFiscale, 0);
}

function withCheck(first15: string): CodiceFiscale {
  return branded<CodiceFiscale>(`${first15}${checkCharacter(first15)}`);
}

function plainDigit(character: string): string {
  const digit = OMOCODIA_LETTERS.indexOf(character);
  return digit === -1 ? character : digit.toString();
}

function replaceDigits(codiceFiscale: string, replace: (character: string, rank: number) => string): string {
  return codiceFiscale
    .split('')
    .map((character, at) => {
      const rank = DIGIT_POSITIONS.indexOf(at);
      return rank === -1 ? character : replace(character, rank);
    })
    .join('');
}

/** Days of a month. A codice fiscale keeps two digits of the year: read them as 2000..2099, so that 29 February of 00 may exist. */
function daysInMonth(anno: number, mese: number): number {
  if (mese !== 2) return [4, 6, 9, 11].includes(mese) ? 30 : 31;
  return anno % 4 === 0 && (anno % 100 !== 0 || anno % 400 === 0) ? 29 : 28;
}

/** Three letters of a surname: consonants, then vowels, then X. */
function codeOfCognome(cognome: string): string {
  const { consonants, vowels } = lettersOf(cognome);
  return `${consonants}${vowels}XX`.slice(0, 3);
}

/** Three letters of a name: with four consonants or more the first, third and fourth; otherwise as the surname. */
function codeOfNome(nome: string): string {
  const { consonants, vowels } = lettersOf(nome);
  if (consonants.length >= 4) return consonants.charAt(0) + consonants.slice(2, 4);
  return `${consonants}${vowels}XX`.slice(0, 3);
}

function lettersOf(name: string): { consonants: string; vowels: string } {
  const letters = name
    .normalize('NFD')
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '');
  if (letters === '') throw new RangeError(`a name with at least one letter expected, got ${name}`);
  return { consonants: letters.replaceAll(/[AEIOU]/g, ''), vowels: letters.replaceAll(/[^AEIOU]/g, '') };
}
