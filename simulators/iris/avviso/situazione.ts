import { leggiIuv } from '../iuv/genera.ts';
import { rispostaDi } from '../posizione.ts';
import type { IrisState } from '../state.ts';
import { posizioneDelloIuv } from './emissione.ts';

/** What becomes of who pays a notice now. */
export type SituazioneAvviso = 'daPagare' | 'pagato' | 'nonPagabile';

/**
 * What IRIS, as intermediary, would tell pagoPA of a notice of an ente (codice fiscale, 18 digits); undefined where it has no
 * such position. `now` is epoch ms.
 */
export function situazioneAvviso(
  state: IrisState,
  codiceFiscale: string,
  numeroAvviso: string,
  now: number,
): SituazioneAvviso | undefined {
  const ente = [...state.enti.values()].find((each) => each.codiceFiscale === codiceFiscale);
  if (ente === undefined) return undefined;
  const iuv = numeroAvviso.slice(ente.iuv?.auxDigit === '0' ? 3 : 1);
  if (leggiIuv(iuv, ente.iuv) !== numeroAvviso) return undefined;
  const posizione = posizioneDelloIuv(state, ente.codice, iuv);
  if (posizione === undefined) return undefined;
  const { stato } = rispostaDi(state, posizione, now);
  if (stato === 'POSIZIONE_PAGATA' || stato === 'POSIZIONE_PAGATA_SBF') return 'pagato';
  return stato === 'POSIZIONE_NON_PAGABILE' ? 'nonPagabile' : 'daPagare';
}
