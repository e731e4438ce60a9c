import type * as fc from 'fast-check';
import { byLabel } from '../sample.arbitrary.ts';
import type { Sample } from '../sample.arbitrary.ts';
import { codiceFiscaleArbitrary, invalidCodiceFiscaleArbitrary } from './codice-fiscale.arbitrary.ts';
import { invalidItalianIbanArbitrary, italianIbanArbitrary } from './iban.arbitrary.ts';
import type { Invalid } from './invalid.arbitrary.ts';
import { invalidIunArbitrary, iunArbitrary } from './iun.arbitrary.ts';
import { invalidIuvArbitrary, iuvArbitrary } from './iuv.arbitrary.ts';
import { invalidNumeroAvvisoArbitrary, numeroAvvisoArbitrary } from './numero-avviso.arbitrary.ts';
import { invalidPartitaIvaArbitrary, partitaIvaArbitrary } from './partita-iva.arbitrary.ts';

/** A kind of value; every class of the labelled arbitrary has its place, or the compiler says so. */
function value<Why extends string>(
  kind: string,
  title: string,
  valid: fc.Arbitrary<string>,
  invalid: fc.Arbitrary<Invalid<Why>>,
  whys: Readonly<Record<Why, true>>,
): Sample {
  return {
    kind,
    title,
    valid,
    wrong: byLabel(
      invalid,
      Object.keys(whys),
      ({ why }) => why,
      ({ text }) => text,
    ),
  };
}

/** The values that every platform uses. */
export const valueSamples: readonly Sample[] = [
  value(
    'codice-fiscale',
    'codice fiscale di una persona inventata',
    codiceFiscaleArbitrary(),
    invalidCodiceFiscaleArbitrary(),
    { badPattern: true, impossibleDay: true, wrongCheckCharacter: true, wrongLength: true },
  ),
  value('partita-iva', 'partita IVA', partitaIvaArbitrary(), invalidPartitaIvaArbitrary(), {
    badPattern: true,
    wrongCheckDigit: true,
    wrongLength: true,
  }),
  value('iban', 'IBAN italiano', italianIbanArbitrary(), invalidItalianIbanArbitrary(), {
    badPattern: true,
    wrongCheckDigits: true,
    wrongCin: true,
    wrongLength: true,
  }),
  value('iun', 'IUN di una notifica di SEND', iunArbitrary(), invalidIunArbitrary(), {
    badPattern: true,
    foreignLetter: true,
    wrongCheckLetter: true,
    wrongFinalDigit: true,
    wrongLength: true,
    wrongMonth: true,
    wrongPair: true,
  }),
  value('iuv', 'IUV con aux digit 3', iuvArbitrary(), invalidIuvArbitrary(), {
    badPattern: true,
    wrongCheckDigits: true,
    wrongLength: true,
  }),
  value(
    'numero-avviso',
    'numero avviso di pagoPA, di ogni aux digit',
    numeroAvvisoArbitrary(),
    invalidNumeroAvvisoArbitrary(),
    { badPattern: true, unknownAuxDigit: true, wrongCheckDigits: true, wrongLength: true },
  ),
];
