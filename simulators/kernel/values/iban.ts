import { branded } from './brand.ts';
import { oddEvenLetter } from './odd-even-letter.ts';
import { accepted, refused, type Parsed } from './parsed.ts';
import { checkDigits97 } from './remainder.ts';

/** IBAN in electronic form: upper case, no blanks (ISO 13616-1). Italian ones also have a right CIN. */
export type Iban = string & { readonly __brand: 'Iban' };

/** Parts of an Italian account: `abi` and `cab` 5 digits, `conto` 12 digits or capitals, `cin` one letter. */
export type ItalianAccount = {
  readonly cin: string;
  readonly abi: string;
  readonly cab: string;
  readonly conto: string;
};

const ITALIAN = /^IT[0-9]{2}[A-Z][0-9]{10}[0-9A-Z]{12}$/;

/**
 * Reads an IBAN: 15..34 characters, right MOD 97 check digits. An Italian one must also have 27 characters (letter, ABI,
 * CAB, account) and the CIN that its account requires. Lengths of other countries are not checked.
 */
export function parseIban(text: string): Parsed<Iban> {
  if (!/^[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}$/.test(text)) {
    return refused(
      'IBAN: attesi sigla del paese, 2 cifre di controllo e da 11 a 30 tra cifre e lettere maiuscole, senza spazi',
      text,
    );
  }
  if (text.startsWith('IT') && !ITALIAN.test(text)) {
    return refused(
      'IBAN italiano: attesi IT, 2 cifre di controllo, CIN, ABI (5 cifre), CAB (5 cifre), conto (12 caratteri)',
      text,
    );
  }
  const check = checkDigits97(text.slice(0, 2), text.slice(4));
  if (text.slice(2, 4) !== check) return refused(`IBAN: attese le cifre di controllo ${check}`, text);
  if (text.startsWith('IT')) {
    const cin = cinOf(text.slice(5));
    if (text.charAt(4) !== cin) return refused(`IBAN italiano: atteso il CIN ${cin}`, text);
  }
  return accepted(branded<Iban>(text));
}

/** Whether `parseIban` accepts the text. */
export function isIban(text: string): text is Iban {
  return parseIban(text).ok;
}

/** The CIN of an Italian account: control letter of ABI, CAB and account, 22 characters in all. RangeError otherwise. */
export function cinOf(abiCabConto: string): string {
  if (!/^[0-9]{10}[0-9A-Z]{12}$/.test(abiCabConto)) {
    throw new RangeError(`ABI, CAB and account (22 characters) expected, got ${abiCabConto}`);
  }
  return oddEvenLetter(abiCabConto);
}

/** Builds an Italian IBAN, CIN and check digits computed. RangeError when a part has a wrong form. */
export function composeItalianIban({ abi, cab, conto }: Omit<ItalianAccount, 'cin'>): Iban {
  if (!/^[0-9]{5}$/.test(abi) || !/^[0-9]{5}$/.test(cab))
    throw new RangeError(`ABI and CAB of 5 digits expected, got ${abi} ${cab}`);
  const bban = `${cinOf(abi + cab + conto)}${abi}${cab}${conto}`;
  return branded<Iban>(`IT${checkDigits97('IT', bban)}${bban}`);
}

/** The parts of an Italian IBAN; nothing when the account is of another country. */
export function italianAccountOf(iban: Iban): ItalianAccount | undefined {
  if (!iban.startsWith('IT')) return undefined;
  return { cin: iban.charAt(4), abi: iban.slice(5, 10), cab: iban.slice(10, 15), conto: iban.slice(15) };
}

/** Whether the account is a postal one, ABI 07601: the only ones that may carry a DataMatrix (iris.md §7.3). */
export function isPostalIban(iban: Iban): boolean {
  return italianAccountOf(iban)?.abi === '07601';
}

/** The printed form: groups of four characters divided by a blank. */
export function formatIban(iban: Iban): string {
  return iban.replaceAll(/.{4}(?=.)/g, '$& ');
}
