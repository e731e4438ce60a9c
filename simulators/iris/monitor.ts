import { pagabilitaDi } from './posizione.ts';
import type { Pagabilita } from './posizione.ts';
import { pagamentiDi } from './state.ts';
import type { IrisState, Pagamento } from './state.ts';
import type { StatoMessaggioInArrivo } from './status/messaggio.ts';
import type { StatoSessione } from './status/sessione.ts';
import type { StatoSpedizione } from './status/spedizione.ts';

/** State of a payment batch (distinta, iris.md §4): the payments of one transaction together. */
export type StatoDistinta =
  'DA ELABORARE' | 'IN CORSO' | 'IN ERRORE' | 'ESEGUITO SBF' | 'ESEGUITO' | 'NON ESEGUITO' | 'PARZ ESEGUITO';

/** Everything whose state iris.md §4 names, as IRIS's monitor shows it. Plain JSON, no personal data. */
export interface Monitor {
  readonly messaggi: readonly {
    readonly servizio: string;
    readonly e2eMsgId: string;
    readonly ente: string;
    readonly sil: string;
    readonly stato: StatoMessaggioInArrivo;
  }[];
  readonly spedizioni: readonly {
    readonly id: string;
    readonly messaggio: string;
    readonly e2eMsgId: string;
    readonly ente: string;
    readonly sil: string;
    readonly stato: StatoSpedizione;
    readonly tentativi: number;
    readonly prossimoAlle?: number;
    readonly errore?: string;
    readonly pagamenti: number;
  }[];
  readonly pendenze: readonly {
    readonly ente: string;
    readonly tributo: string;
    readonly idPendenza: string;
    readonly versione: number;
    readonly riga: string;
    readonly stato: string;
    readonly condizioni: readonly {
      readonly idPagamento: string;
      readonly stato: string;
      readonly annullata: boolean;
      readonly pagabilita: Pagabilita;
      readonly pagamenti: readonly {
        readonly idTransazione: string;
        readonly stato: string;
        readonly incasso: string;
      }[];
    }[];
  }[];
  readonly distinte: readonly { readonly idTransazione: string; readonly stato: StatoDistinta }[];
  readonly sessioni: readonly {
    readonly stato: StatoSessione;
    readonly usata: 0 | 1;
    readonly pagamenti: readonly string[];
  }[];
  readonly daNotificare: number;
}

/** What the monitor shows at an instant (epoch ms): payability depends on the day. */
export function monitor(state: IrisState, now: number): Monitor {
  return {
    messaggi: [...state.messaggi.values()].map(({ servizio, header, stato }) => ({
      servizio,
      e2eMsgId: header.e2e.msgId,
      ente: header.e2e.sender.id,
      sil: header.e2e.sender.sys,
      stato,
    })),
    spedizioni: [...state.spedizioni.values()].map((spedizione) => ({
      id: spedizione.id,
      messaggio: spedizione.messaggio.wrapper,
      e2eMsgId: spedizione.messaggio.content.header.e2e.msgId,
      ente: spedizione.ente,
      sil: spedizione.sil,
      stato: spedizione.stato,
      tentativi: spedizione.tentativi,
      ...(spedizione.prossimoAlle === undefined ? {} : { prossimoAlle: spedizione.prossimoAlle }),
      ...(spedizione.errore === undefined ? {} : { errore: spedizione.errore }),
      pagamenti: spedizione.pagamenti.length,
    })),
    pendenze: [...state.righe.values()].map((riga) => ({
      ente: riga.ente,
      tributo: riga.tributo,
      idPendenza: riga.idPendenza,
      versione: riga.versione,
      riga: riga.stato,
      stato: riga.statoPendenza,
      condizioni: riga.condizioni.map((condizione) => ({
        idPagamento: condizione.idPagamento,
        stato: condizione.stato,
        annullata: condizione.annullata,
        pagabilita: pagabilitaDi(state, { riga, condizione }, now),
        pagamenti: pagamentiDi(state, riga.id, condizione.idPagamento).map(({ idTransazione, stato, incasso }) => ({
          idTransazione,
          stato,
          incasso,
        })),
      })),
    })),
    distinte: distinteDi(state),
    sessioni: [...state.sessioni.values()].map(({ stato, carrello }) => ({
      stato,
      usata: stato === 'CREATA' ? 0 : 1,
      pagamenti: carrello.map(({ idPagamento }) => idPagamento),
    })),
    daNotificare: state.daNotificare.length,
  };
}

function distinteDi(state: IrisState): Monitor['distinte'] {
  const perTransazione = Map.groupBy(state.pagamenti.values(), ({ idTransazione }) => idTransazione);
  return [...perTransazione].map(([idTransazione, pagamenti]) => ({ idTransazione, stato: distintaDi(pagamenti) }));
}

function distintaDi(pagamenti: readonly Pagamento[]): StatoDistinta {
  const stati = pagamenti.map(({ stato }) => stato);
  if (stati.every((stato) => stato === 'I')) return 'DA ELABORARE';
  if (stati.includes('IC') || stati.includes('I')) return 'IN CORSO';
  if (stati.every((stato) => stato === 'ES')) return 'ESEGUITO';
  if (stati.every((stato) => stato === 'EF')) return 'ESEGUITO SBF';
  if (stati.some((stato) => stato === 'ES' || stato === 'EF')) return 'PARZ ESEGUITO';
  return stati.includes('IE') ? 'IN ERRORE' : 'NON ESEGUITO';
}
