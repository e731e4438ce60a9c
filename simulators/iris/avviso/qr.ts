import { accepted, refused } from '../../kernel/values/parsed.ts';
import type { Parsed } from '../../kernel/values/parsed.ts';
import { parseCodiceFiscaleNumerico } from '../../kernel/values/codice-fiscale-numerico.ts';
import { parseNumeroAvviso } from '../../kernel/values/numero-avviso.ts';
import type { NumeroAvviso } from '../../kernel/values/numero-avviso.ts';

/** What the QR code of a notice says (iris.md §7.2); `importo` in cents. */
export interface CodiceQr {
  readonly numeroAvviso: NumeroAvviso;
  /** Codice fiscale of the ente, 11 digits. */
  readonly ente: string;
  readonly importo: number;
}

/** How the amount is written: IRIS pads it to ten digits, pagoPA admits 2 to 11 (iris.md §7.2). */
export type AmpiezzaImporto = 'dieci' | 'minima';

/** The text of a QR code. @throws RangeError for an amount that is not 1 cent to 11 digits of cents. */
export function componiQr({ numeroAvviso, ente, importo }: CodiceQr, ampiezza: AmpiezzaImporto = 'dieci'): string {
  if (!Number.isSafeInteger(importo) || importo < 1 || importo > 99_999_999_999)
    throw new RangeError(`an amount from 1 to 99999999999 cents expected, got ${importo}`);
  const cifre = String(importo).padStart(ampiezza === 'dieci' ? 10 : 2, '0');
  return `PAGOPA|002|${numeroAvviso}|${ente}|${cifre}`;
}

/** Reads the text of a QR code; a wrong one is told in Italian. */
export function leggiQr(testo: string): Parsed<CodiceQr> {
  const parti = testo.split('|');
  if (parti.length !== 5) return refused('codice QR: attesi 5 campi divisi da «|»', testo);
  const [chi, versione, avviso, ente, importo] = parti as [string, string, string, string, string];
  if (chi !== 'PAGOPA') return refused('codice QR: atteso PAGOPA come primo campo', chi);
  if (versione !== '002') return refused('codice QR: attesa la versione 002', versione);
  const numero = parseNumeroAvviso(avviso);
  if (!numero.ok) return { ok: false, problem: `codice QR: ${numero.problem}` };
  const codice = parseCodiceFiscaleNumerico(ente);
  if (!codice.ok) return { ok: false, problem: `codice QR: ${codice.problem}` };
  if (!/^[0-9]{2,11}$/.test(importo))
    return refused('codice QR: atteso l’importo in centesimi, da 2 a 11 cifre', importo);
  if (Number(importo) === 0) return refused('codice QR: atteso un importo maggiore di zero', importo);
  return accepted({ numeroAvviso: numero.value.numeroAvviso, ente, importo: Number(importo) });
}
