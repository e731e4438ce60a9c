import { isCodiceFiscale } from '../../kernel/values/codice-fiscale.ts';
import { esitoDi } from '../codes.ts';
import type { Esito } from '../contract/esito.ts';
import type { Destinatario } from '../contract/pendenza.ts';

const ELEVEN_DIGITS = /^[0-9]{11}$/;

/** Whether an Id may be a Cittadino's: codice fiscale, STP, ENI, 11 digits, or ANONIMO (iris.md §3.2, A0000007). */
export function isIdCittadino(id: string): boolean {
  return isCodiceFiscale(id) || /^(STP|ENI)[0-9]{13}$/.test(id) || ELEVEN_DIGITS.test(id) || id === 'ANONIMO';
}

/** The checks on who owes, one by one and then together. */
export function controllaDestinatari(destinatari: readonly Destinatario[]): Esito[] {
  const errori: Esito[] = [];
  let delegato = false;
  let debitore = false;
  for (const { tipo, id, descrizione } of destinatari) {
    if (tipo === 'Cittadino') {
      if (isIdCittadino(id)) debitore = true;
      else errori.push(esitoDi('A0000007'));
    } else if (tipo === 'Altro') {
      if (ELEVEN_DIGITS.test(id)) debitore = true;
      else errori.push(esitoDi('A0000034'));
    } else if (tipo === 'Delegato') {
      delegato = true;
      if (descrizione === undefined) errori.push(esitoDi('A0000033'));
    }
  }
  return delegato && !debitore ? [...errori, esitoDi('A0000029')] : errori;
}
