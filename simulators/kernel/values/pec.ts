import { branded } from './brand.ts';
import { accepted, refused, type Parsed } from './parsed.ts';

/**
 * A certified e-mail address, as far as its form goes: dot-atom local part (at most 64), host name with at least two
 * labels, 320 characters in all (RFC 5321 §4.5.3.1, RFC 5322 §3.4.1; SEND `NotificationDigitalAddress`, send.md §1.6).
 * Quoted local parts and address literals are refused: no PEC provider gives them.
 */
export type Pec = string & { readonly __brand: 'Pec' };

const MAX_LENGTH = 320;
const ATOM = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/;
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** Reads a PEC address. Case is kept as it came. */
export function parsePec(text: string): Parsed<Pec> {
  if (text.length > MAX_LENGTH) return refused(`PEC: attesi al massimo ${MAX_LENGTH} caratteri`, text);
  const parts = text.split('@');
  const [local, domain] = parts;
  if (parts.length !== 2 || local === undefined || domain === undefined) {
    return refused('PEC: atteso un indirizzo con una sola chiocciola', text);
  }
  if (local.length > 64 || !local.split('.').every((atom) => ATOM.test(atom))) {
    return refused(
      'PEC: attesi prima della chiocciola da 1 a 64 caratteri ammessi, senza spazi né punti agli estremi o ripetuti',
      text,
    );
  }
  const labels = domain.split('.');
  if (
    domain.length > 255 ||
    labels.length < 2 ||
    !labels.every((label) => LABEL.test(label)) ||
    /^[0-9]+$/.test(labels.at(-1) ?? '')
  ) {
    return refused('PEC: atteso dopo la chiocciola un nome di dominio, come pec.esempio.it', text);
  }
  return accepted(branded<Pec>(text));
}

/** Whether `parsePec` accepts the text. */
export function isPec(text: string): text is Pec {
  return parsePec(text).ok;
}
