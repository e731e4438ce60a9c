import * as fc from 'fast-check';
import { composeItalianIban, type Iban } from './iban.ts';
import {
  another,
  digits,
  labelled,
  oneCharacterChanged,
  oneCharacterMoreOrLess,
  replaceAt,
  type Invalid,
} from './invalid.arbitrary.ts';
import { checkDigits97 } from './remainder.ts';

/** Valid Italian IBANs, some postal (ABI 07601); accounts of digits, sometimes with capitals. `abi` fixes the bank. */
export function italianIbanArbitrary({ abi }: { abi?: string } = {}): fc.Arbitrary<Iban> {
  const alphanumeric = fc.string({
    unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')),
    minLength: 12,
    maxLength: 12,
  });
  return fc
    .record({
      abi:
        abi === undefined
          ? fc.oneof({ weight: 3, arbitrary: digits(5) }, { weight: 1, arbitrary: fc.constant('07601') })
          : fc.constant(abi),
      cab: digits(5),
      conto: fc.oneof({ weight: 3, arbitrary: digits(12) }, { weight: 1, arbitrary: alphanumeric }),
    })
    .map((account) => composeItalianIban(account));
}

export type InvalidIban = Invalid<'wrongCheckDigits' | 'wrongCin' | 'wrongLength' | 'badPattern'>;

/** Texts that `parseIban` must refuse, each with its class; those with a wrong CIN have right MOD 97 digits. */
export function invalidItalianIbanArbitrary(): fc.Arbitrary<InvalidIban> {
  const valid = italianIbanArbitrary();
  return fc.oneof(
    labelled('wrongCheckDigits', oneCharacterChanged(valid, 2, 4)),
    labelled(
      'wrongCin',
      fc.tuple(valid, fc.nat()).map(([text, step]) => {
        const bban = replaceAt(text.slice(4), 0, another(text.charAt(4), step));
        return `IT${checkDigits97('IT', bban)}${bban}`;
      }),
    ),
    labelled('wrongLength', oneCharacterMoreOrLess(valid)),
    labelled(
      'badPattern',
      fc.oneof(
        valid.map((text) => text.toLowerCase()),
        valid.map((text) => `${text.slice(0, 4)} ${text.slice(4)}`),
      ),
    ),
  );
}
