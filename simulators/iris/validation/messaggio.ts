import { isIban } from '../../kernel/values/iban.ts';
import { esitoDi } from '../codes.ts';
import type { Esito } from '../contract/esito.ts';
import type { Party } from '../contract/header.ts';
import { datiOf, dettagliOf, hasDatiOfOperazione } from '../contract/pendenza.ts';
import type { Pendenza } from '../contract/pendenza.ts';
import type { IrisState } from '../state.ts';

/**
 * The checks that refuse a whole message, in the order of iris.md §3.1: the first that fails. `Elemento` is "String", as
 * the engine leaves it.
 */
export function erroreGlobale(state: IrisState, mittente: Party, pendenze: readonly Pendenza[]): Esito | undefined {
  const codice = codiceGlobale(state, mittente, pendenze);
  return codice === undefined ? undefined : { ...esitoDi(codice), elemento: 'String' };
}

function codiceGlobale(state: IrisState, mittente: Party, pendenze: readonly Pendenza[]): string | undefined {
  if (haRipetizioni(pendenze.map(({ idPendenza }) => idPendenza))) return 'A0000003';
  if (haRipetizioni(pendenze.flatMap((pendenza) => idPagamentiDi(pendenza)))) return 'A0000017';
  if (!silEsiste(state, mittente)) return 'A0000018';
  const massive = pendenze.filter(({ tipoOperazione }) => tipoOperazione === 'UpdateMassivo');
  if (new Set(massive.map(({ tipoPendenza }) => tipoPendenza)).size > 1) return 'A0000019';
  if (pendenze.some((pendenza) => !hasDatiOfOperazione(pendenza))) return 'A0000014';
  const censiti = state.enti.get(mittente.id)?.ibans ?? [];
  return pendenze.some((pendenza) => ibanCartella(pendenza).some((iban) => isIban(iban) && !censiti.includes(iban)))
    ? 'A0000037'
    : undefined;
}

/** Every IdPagamento of a pendenza, under whatever element it stands. */
function idPagamentiDi({ dati }: Pendenza): readonly string[] {
  return Object.values(dati).flatMap((uno) => dettagliOf(uno).map(({ idPagamento }) => idPagamento));
}

/** A system of the ente that speaks; of any ente, where the ente is not known: that is said of each pendenza (A0000001). */
function silEsiste({ enti }: IrisState, { id, sys }: Party): boolean {
  const ente = enti.get(id);
  return ente === undefined ? [...enti.values()].some(({ sil }) => sil.has(sys)) : ente.sil.has(sys);
}

function ibanCartella(pendenza: Pendenza): readonly string[] {
  const dati = datiOf(pendenza);
  if (pendenza.cartellaDiPagamento !== true || dati === undefined) return [];
  return dettagliOf(dati).flatMap(({ accredito }) => (accredito === undefined ? [] : [accredito.codiceIban]));
}

function haRipetizioni(testi: readonly string[]): boolean {
  return new Set(testi).size < testi.length;
}
