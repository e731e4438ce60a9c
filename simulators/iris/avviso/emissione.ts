import type { Avviso } from './avviso.ts';
import { contoPostale } from './avviso.ts';
import { debitoreDi } from '../informative/componi.ts';
import { guastoAvviso } from '../iuv/guasti-avvisi.ts';
import type { GuastoAvviso } from '../iuv/guasti-avvisi.ts';
import { leggiIuv } from '../iuv/genera.ts';
import { chiaveIuv } from '../iuv/registro.ts';
import { posizioneDi } from '../posizione.ts';
import type { Posizione } from '../posizione.ts';
import type { Ente, IrisState } from '../state.ts';
import { IMPORTO_MASSIMO } from './testi.ts';

/** A notice that can be made, and the position it is for. */
export interface DaStampare {
  readonly avviso: Avviso;
  readonly posizione: Posizione;
}

/**
 * The notice of an IUV, or the fault that says why there is none. The position is the one whose IdPagamento is the IUV
 * [reconstructed: the plan of the engine sends IdPendenza `DEB` and the IUV, iris.md §9.5].
 */
export function avvisoPer(state: IrisState, ente: Ente, iuv: string): DaStampare | GuastoAvviso {
  const numeroAvviso = leggiIuv(iuv, ente.iuv);
  if (typeof numeroAvviso !== 'string') return numeroAvviso;
  const posizione = posizioneDelloIuv(state, ente.codice, iuv);
  if (posizione === undefined) return guastoAvviso('10', `nessuna condizione di pagamento dell’ente ha lo IUV ${iuv}`);
  const { riga, condizione } = posizione;
  const debitore = debitoreDi(riga);
  if (debitore.id === 'ANONIMO') return guastoAvviso('11', `la pendenza ${riga.idPendenza} non ha un intestatario`);
  if (condizione.importo > IMPORTO_MASSIMO)
    return guastoAvviso('09', 'l’importo è maggiore di 999.999,99 euro, il massimo di un avviso');
  const conto = contoPostale(condizione.iban ?? ente.ibans[0] ?? '');
  return {
    posizione,
    avviso: {
      numeroAvviso,
      importo: condizione.importo,
      scadenza: giorno(condizione.scadenza?.at ?? riga.scrittaAlle),
      oggetto: condizione.causale ?? riga.causale,
      ente: { denominazione: ente.denominazione, codiceFiscale: ente.codiceFiscale },
      destinatario: { codiceFiscale: debitore.id, denominazione: debitore.descrizione },
      ...(conto === undefined ? {} : { postale: { conto, intestatario: ente.denominazione } }),
    },
  };
}

/** The position whose payment is known by an IUV: that of the tributo it was made for, else the first found. */
export function posizioneDelloIuv(state: IrisState, ente: string, iuv: string): Posizione | undefined {
  const tributi = [
    ...(state.iuv.emessi.get(chiaveIuv(ente, iuv)) === undefined
      ? []
      : [state.iuv.emessi.get(chiaveIuv(ente, iuv))!.tributo]),
    ...(state.enti.get(ente)?.tributi.keys() ?? []),
  ];
  for (const tributo of tributi) {
    const posizione = posizioneDi(state, ente, tributo, iuv);
    if (posizione !== undefined) return posizione;
  }
  return undefined;
}

/** The day of Rome of an instant, as an ISO date. */
function giorno(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Rome').toPlainDate().toString();
}
