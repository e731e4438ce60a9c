import * as fc from 'fast-check';
import { importo, type Importo } from './importo.ts';
import { labelled, type Invalid } from './invalid.arbitrary.ts';

/** Largest amount of the pagoPA wire, 999.999.999,99 €, in cents (send.md §6). */
const WIRE_MAX = 99_999_999_999;

/** Amounts in cents, `min`..`max` inclusive (1..999.999.999,99 €), small ones as likely as large ones. */
export function importoArbitrary({
  min = 1,
  max = WIRE_MAX,
}: { min?: number; max?: number } = {}): fc.Arbitrary<Importo> {
  const small = Math.min(max, min + 100_000);
  return fc.oneof(fc.integer({ min, max: small }), fc.integer({ min, max })).map((cents) => importo(cents));
}

export type InvalidImporto = Invalid<'wrongSeparator' | 'wrongDecimals' | 'signed' | 'notANumber'>;

/** Texts that `parseImportoDecimale` must refuse, each with its class. */
export function invalidImportoDecimaleArbitrary(): fc.Arbitrary<InvalidImporto> {
  const euro = fc.nat({ max: 999_999 });
  return fc.oneof(
    labelled(
      'wrongSeparator',
      euro.map((n) => `${n},50`),
    ),
    labelled(
      'wrongDecimals',
      fc.tuple(euro, fc.constantFrom('', '.', '.5', '.500', '.0000')).map(([n, tail]) => `${n}${tail}`),
    ),
    labelled(
      'signed',
      fc.tuple(fc.constantFrom('-', '+'), euro).map(([sign, n]) => `${sign}${n}.00`),
    ),
    labelled(
      'notANumber',
      fc.constantFrom('', ' ', 'NaN', '1e3', '0x10.00', '.50', '12.3a', ' 1.00', '1.00 ', '1.00\n', '١.٠٠'),
    ),
  );
}
