import { branded } from './brand.ts';
import { composeIuv, IUV_LENGTH, parseIuv, type Iuv, type IuvInput, type IuvParts } from './iuv.ts';
import { accepted, refused, type Parsed } from './parsed.ts';

/** Numero avviso: 18 digits, the aux digit (0..3), the station code with aux 0, then the IUV. Source: iris.md §7.1, §3.3 of send.md. */
export type NumeroAvviso = string & { readonly __brand: 'NumeroAvviso' };

/** A numero avviso read: its aux digit, station (aux 0) or segregation code (aux 3), base, check digits (not aux 1), IUV. */
export type NumeroAvvisoParts = IuvParts & { readonly numeroAvviso: NumeroAvviso };

/** What a numero avviso is made of, once the IUV is known. */
export type NumeroAvvisoInput =
  { readonly aux: 0; readonly stazione: string; readonly iuv: Iuv } | { readonly aux: 1 | 2 | 3; readonly iuv: Iuv };

/** The numero avviso of an IUV. RangeError when the IUV has not the length of the aux digit, or the station not two digits. */
export function numeroAvvisoOf(input: NumeroAvvisoInput): NumeroAvviso {
  if (input.iuv.length !== IUV_LENGTH[input.aux]) {
    throw new RangeError(
      `an IUV of ${IUV_LENGTH[input.aux]} digits expected with aux digit ${input.aux}, got ${input.iuv}`,
    );
  }
  const stazione = input.aux === 0 ? input.stazione : '';
  if (input.aux === 0 && !/^[0-9]{2}$/.test(stazione))
    throw new RangeError(`a station of two digits expected, got ${stazione}`);
  return branded<NumeroAvviso>(`${input.aux}${stazione}${input.iuv}`);
}

/** Builds a numero avviso from station or segregation code and base, check digits computed. RangeError as `composeIuv`. */
export function composeNumeroAvviso(input: IuvInput): NumeroAvviso {
  const iuv = composeIuv(input);
  return numeroAvvisoOf(input.aux === 0 ? { aux: 0, stazione: input.stazione, iuv } : { aux: input.aux, iuv });
}

/** Reads a numero avviso: 18 digits, aux digit 0..3, right check digits (aux 1 has none). */
export function parseNumeroAvviso(text: string): Parsed<NumeroAvvisoParts> {
  if (!/^[0-9]{18}$/.test(text)) return refused('numero avviso: attese 18 cifre', text);
  const aux = Number(text.charAt(0));
  if (aux !== 0 && aux !== 1 && aux !== 2 && aux !== 3) {
    return refused('numero avviso: attesa come prima cifra (aux digit) 0, 1, 2 o 3', text);
  }
  const read =
    aux === 0 ? parseIuv(text.slice(3), { aux, stazione: text.slice(1, 3) }) : parseIuv(text.slice(1), { aux });
  if (read.ok) return accepted({ ...read.value, numeroAvviso: branded<NumeroAvviso>(text) });
  return { ok: false, problem: `numero avviso ${text}: ${read.problem}` };
}

/** Whether `parseNumeroAvviso` accepts the text. */
export function isNumeroAvviso(text: string): text is NumeroAvviso {
  return parseNumeroAvviso(text).ok;
}

/** The form printed on the notice: groups of four digits divided by a blank (iris.md §7.4). */
export function formatNumeroAvviso(numeroAvviso: NumeroAvviso): string {
  return numeroAvviso.replaceAll(/.{4}(?=.)/g, '$& ');
}
