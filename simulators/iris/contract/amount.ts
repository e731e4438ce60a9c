import { formatImportoDecimale } from '../../kernel/values/importo.ts';
import type { Importo } from '../../kernel/values/importo.ts';

/** An Importo as it came: IRIS's has up to three decimals and may be negative (iris.md §2.1). */
export interface Amount {
  readonly text: string;
  /** The same in cents; absent where it is not a whole number of cents. */
  readonly cents?: number;
  /** The same in thousandths of euro, exact; absent where the text is no decimal with at most three decimals. */
  readonly thousandths?: number;
}

/** Reads an amount; what is no decimal comes back as its text alone. */
export function readAmount(text: string): Amount {
  const match = /^([+-]?)(?=\.?[0-9])([0-9]*)(?:\.([0-9]*))?$/.exec(text);
  const decimals = (match?.[3] ?? '').replace(/0+$/, '');
  if (match === null || decimals.length > 3) return { text };
  const magnitude = Number(`${match[2] ?? ''}${decimals.padEnd(3, '0')}`);
  if (!Number.isSafeInteger(magnitude)) return { text };
  const thousandths = match[1] === '-' && magnitude !== 0 ? -magnitude : magnitude;
  return { text, thousandths, ...(thousandths % 10 === 0 ? { cents: thousandths / 10 } : {}) };
}

/** An amount of whole cents, zero or more, as IRIS writes it: two decimals. */
export function amountOf(cents: Importo): Amount {
  return { text: formatImportoDecimale(cents), cents, thousandths: cents * 10 };
}
