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
  const errori = destinatari.flatMap(({ tipo, id, descrizione }) => {
    if (tipo === 'Cittadino' && !isIdCittadino(id)) return [esitoDi('A0000007')];
    if (tipo === 'Altro' && !ELEVEN_DIGITS.test(id)) return [esitoDi('A0000034')];
    if (tipo === 'Delegato' && descrizione === undefined) return [esitoDi('A0000033')];
    return [];
  });
  const delegato = destinatari.some(({ tipo }) => tipo === 'Delegato');
  const debitore = destinatari.some(
    ({ tipo, id }) => (tipo === 'Cittadino' && isIdCittadino(id)) || (tipo === 'Altro' && ELEVEN_DIGITS.test(id)),
  );
  return delegato && !debitore ? [...errori, esitoDi('A0000029')] : errori;
}
