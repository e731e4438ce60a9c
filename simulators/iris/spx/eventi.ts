import { CARGO } from '../state.ts';
import type { IrisEvent } from '../state.ts';
import type { Verificato } from './verifica.ts';
import type { InformativaCsv, Trasmissione } from './state.ts';

/** What an event tells of a file, at most: enough to judge it, never the whole of a large one. */
const RACCONTATI = 1_000;

/** A file has come: what the check found, and the positions that its rows tell. */
export function trasmissioneRicevuta(
  trasmissione: Trasmissione,
  { errori, rilievi, righe }: Verificato,
  parte: string,
): IrisEvent {
  return {
    type: 'trasmissione',
    id: trasmissione.id,
    ente: trasmissione.ente,
    sil: trasmissione.sil,
    stato: trasmissione.stato,
    parte,
    tributo: trasmissione.tributo ?? '',
    righe,
    errori: errori.slice(0, 50).map(({ codice, riga, colonna, testo, idDebito }) => ({
      codice,
      riga,
      ...(colonna === undefined ? {} : { colonna }),
      testo,
      ...(idDebito === undefined ? {} : { idDebito }),
    })),
    rilievi: rilievi.slice(0, 50).map(({ tipo, riga, colonna, testo }) => ({
      tipo,
      riga,
      ...(colonna === undefined ? {} : { colonna }),
      testo,
    })),
    debiti: trasmissione.debiti.slice(0, RACCONTATI).map((debito) => ({
      idDebito: debito[0]!.idDebito,
      causale: debito[0]!.causaleDebito,
      rate: debito.map(({ idPagamento, importo, stato, scadenza }) => ({ idPagamento, importo, stato, scadenza })),
    })),
    [CARGO]: trasmissione,
  };
}

/** A file moves on. */
export function trasmissioneMossa(trasmissione: Trasmissione): IrisEvent {
  const { id, ente, sil, stato, scarti, accolti } = trasmissione;
  return {
    type: 'trasmissione',
    id,
    ente,
    sil,
    stato,
    scarti: scarti.slice(0, RACCONTATI).map(({ idDebito, codice }) => ({ idDebito, codice })),
    accolti: accolti.slice(0, RACCONTATI),
    [CARGO]: trasmissione,
  };
}

/** A file of payments is laid out, or was drawn. */
export function informativaCsv(informativa: InformativaCsv): IrisEvent {
  const { id, ente, sil, tributo, tipo, pagamenti, prelevataAlle } = informativa;
  return {
    type: 'informativaCsv',
    id,
    ente,
    sil,
    tributo,
    tipo,
    pagamenti: pagamenti.length,
    stato: prelevataAlle === undefined ? 'DISPONIBILE' : 'ELABORATO OK',
    [CARGO]: informativa,
  };
}
