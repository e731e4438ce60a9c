import { branded } from './brand.ts';
import { accepted, refused, type Parsed } from './parsed.ts';

/** Italian postal code (codice di avviamento postale): 5 digits. Which province it may lie in: `provincia.ts`. */
export type Cap = string & { readonly __brand: 'Cap' };

/** Reads a CAP: exactly 5 digits. Whether Poste ever assigned it is not checked. */
export function parseCap(text: string): Parsed<Cap> {
  return /^[0-9]{5}$/.test(text) ? accepted(branded<Cap>(text)) : refused('CAP: attese 5 cifre', text);
}

/** Whether `parseCap` accepts the text. */
export function isCap(text: string): text is Cap {
  return parseCap(text).ok;
}
