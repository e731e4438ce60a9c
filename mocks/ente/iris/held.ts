import type { PendenzaHeld } from '../../../sut/commands/iris.ts';
import type { Incassi, PendenzaTenuta } from './archive.ts';
import type { IrisDesk } from './desk.ts';

type Stato = PendenzaHeld['pagamenti'][number]['stato'];

const OF_STAGE = { ESEGUITO: 'pagato', REGOLATO: 'regolato', INCASSO: 'incassato' } as const;

/** What the ente holds of a pendenza, from its own archive alone. */
export function pendenzaHeld({ archive, parts }: IrisDesk, idPendenza: string): PendenzaHeld {
  const pendenza = archive.pendenza(idPendenza);
  if (pendenza === undefined) return { idPendenza, invio: 'sconosciuta', errori: [], pagamenti: [] };
  return {
    idPendenza,
    invio: parts.sendingStatus(pendenza),
    errori: [...pendenza.errori],
    pagamenti: pendenza.dati.rate.map(({ idPagamento, importo }) => {
      const incassi = archive.incassi(idPagamento);
      const apart = incassi.versamenti.flatMap(({ costoNotifica }) => costoNotifica ?? []);
      const elsewhere = incassi.versamenti.length === 0 && pendenza.dichiarati[idPagamento] === 'Pagato';
      return {
        idPagamento,
        stato: statusOf(pendenza, incassi),
        pagato: elsewhere ? importo : sum(incassi.versamenti.map((paid) => paid.importo)),
        pagamenti: elsewhere ? 1 : incassi.versamenti.length,
        ...(apart.length === 0 ? {} : { costoNotifica: sum(apart) }),
      };
    }),
  };
}

function sum(cents: readonly number[]): number {
  return cents.reduce((total, each) => total + each, 0);
}

function statusOf({ presso, dichiarati }: PendenzaTenuta, { idPagamento, versamenti, inCorso }: Incassi): Stato {
  const declared = dichiarati[idPagamento];
  if (declared === 'Pagamento Rimborsato') return 'annullato';
  const last = versamenti.at(-1);
  if (last !== undefined) return OF_STAGE[last.stadio];
  if (presso === 'cancellata') return 'annullato';
  if (declared === 'Pagato') return 'pagato';
  if (declared === 'Non Pagabile' || declared === 'Pagamento Irregolare') return 'nonPagabile';
  return inCorso ? 'inCorso' : 'daPagare';
}
