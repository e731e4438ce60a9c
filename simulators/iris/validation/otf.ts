import { esitoDi } from '../codes.ts';
import type { Esito } from '../contract/esito.ts';
import type { Party } from '../contract/header.ts';
import { dateOf } from '../contract/moment.ts';
import type { IdpOtf } from '../contract/otf.ts';
import type { Dati, Pendenza } from '../contract/pendenza.ts';
import { isNeiTermini, posizioneDi, rispostaDi } from '../posizione.ts';
import type { IrisState, Pagamento } from '../state.ts';
import { controllaBollo, E_BOLLO } from './bollo.ts';

/** What was found wrong before anything is written; `id` is the last IdPendenza seen, `000` where none was (iris.md §3.3). */
export interface Preliminari {
  readonly errori: readonly Esito[];
  readonly id: string;
}

/**
 * The checks of the synchronous service that come before those of the store: revenue stamps always, the rest where the
 * payment is on the fly. With an error nothing of the message is stored.
 */
export function controlliPreliminari(
  state: IrisState,
  mittente: Party,
  pendenze: readonly Pendenza[],
  otf: IdpOtf | undefined,
  now: number,
  /** Payments under way that the request itself annuls. */
  annullati: readonly Pagamento[] = [],
): Preliminari {
  const bollo = pendenze.some(({ tipoPendenza }) => tipoPendenza === E_BOLLO);
  const errori = pendenze.flatMap((pendenza) => controllaBollo(pendenza));
  if (otf !== undefined)
    for (const pendenza of pendenze) {
      const dati = pendenza.dati.Insert;
      if (pendenza.tipoOperazione !== 'Insert') errori.push(esitoDi('A0000020'));
      else if (dati !== undefined) {
        errori.push(...controllaForma(pendenza, dati));
        for (const { dettagli } of dati.infoPagamento)
          for (const { idPagamento, dataInizioValidita, dataFineValidita } of dettagli) {
            const validita = {
              inizioValidita: dataInizioValidita ?? dateOf(now),
              ...(dataFineValidita === undefined ? {} : { fineValidita: dataFineValidita }),
            };
            if (!isNeiTermini(validita, now)) errori.push(esitoDi('A0000036'));
            if (!annullati.some((annullato) => annullato.idPagamento === idPagamento))
              errori.push(...controllaPagamento(state, mittente.id, pendenza.tipoPendenza, idPagamento, now));
            if (bollo && otf.offlinePaymentMethods === true) errori.push(esitoDi('A0000042'));
          }
      }
    }
  const ultima =
    otf === undefined ? pendenze.findLast(({ tipoPendenza }) => tipoPendenza === E_BOLLO) : pendenze.at(-1);
  return { errori, id: ultima?.idPendenza ?? '000' };
}

function controllaForma({ cartellaDiPagamento }: Pendenza, { infoPagamento }: Dati): Esito[] {
  if (infoPagamento.length > 1 || infoPagamento[0]?.tipoPagamento !== 'Pagamento Unico') return [esitoDi('A0000022')];
  return cartellaDiPagamento !== true && infoPagamento[0].dettagli.length > 1 ? [esitoDi('A0000021')] : [];
}

function controllaPagamento(
  state: IrisState,
  ente: string,
  tributo: string,
  idPagamento: string,
  now: number,
): Esito[] {
  const { stato } = rispostaDi(state, posizioneDi(state, ente, tributo, idPagamento), now);
  if (stato === 'POSIZIONE_PAGATA') return [esitoDi('A0000016', 'La posizione risulta pagata')];
  if (stato === 'POSIZIONE_CON_PAG_IN_CORSO' || stato === 'POSIZIONE_PAGATA_SBF')
    return [esitoDi('A0000016', 'Esiste un pagamento in corso associato alla posizione')];
  return [];
}
