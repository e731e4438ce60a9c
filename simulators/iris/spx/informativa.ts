import type { Context, Effects } from '../../kernel/platform.ts';
import { momentOf } from '../contract/moment.ts';
import type { Gruppo } from '../informative/notifiche.ts';
import type { IrisEvent, IrisState, Pagamento } from '../state.ts';
import { informativaCsv } from './eventi.ts';
import { idTrasmissione } from './id-trasmissione.ts';
import { giornoCsv } from './pendenza-da-csv.ts';
import { INTESTAZIONE_V2, rigaTracciato } from './scrivi-csv.ts';

/** What a group has to tell becomes a file that the ente draws, one for the kind of notification (iris.md §5.4). */
export function componiInformativaCsv(
  state: IrisState,
  gruppo: Gruppo,
  ids: readonly string[],
  { clock }: Context,
): Effects {
  const now = clock.now();
  const events: IrisEvent[] = [
    informativaCsv({
      id: idTrasmissione(state.settings.spx.nodo, now, state.spx.contatore + 1),
      ente: gruppo.ente,
      sil: gruppo.sil,
      tributo: gruppo.tributo,
      tipo: gruppo.notifica,
      creataAlle: now,
      testo: INTESTAZIONE_V2 + ids.map((id) => riga(state, gruppo, state.pagamenti.get(id)!)).join(''),
      pagamenti: ids,
    }),
  ];
  return { events };
}

/** A payment as a row: always PAGATO, in thousandths; account, channel and notes are left empty. */
function riga(state: IrisState, { ente, tributo, notifica }: Gruppo, pagamento: Pagamento): string {
  const debito = state.righe.get(pagamento.rigaId)!;
  const rata = debito.condizioni.find(({ idPagamento }) => idPagamento === pagamento.idPagamento)!;
  const pagatoAlle = pagamento.eseguitoAlle ?? pagamento.iniziatoAlle;
  return rigaTracciato({
    CREDITORE: ente,
    TIPO_DEBITO: tributo,
    DEBITORI: debito.destinatari.map(({ id }) => id).join(';'),
    ID_DEBITO: debito.idPendenza,
    ID_PAGAMENTO: rata.idPagamento,
    DATA_SCADENZA: mezzanotte(rata.scadenza?.text),
    DATA_INIZIO_VALIDITA: mezzanotte(rata.inizioValidita?.text),
    DATA_FINE_VALIDITA: mezzanotte(rata.fineValidita?.text),
    CAUSALE_PAGAMENTO: rata.causale ?? '',
    STATO_PAGAMENTO: 'PAGATO',
    IMPORTO_PAGAMENTO: String(rata.importo * 10),
    VOCI_PAGAMENTO: rata.voci.map(({ codice, importo }) => `${codice}=${importo.thousandths ?? 0}`).join(';'),
    ANNO_RIFERIMENTO: debito.annoRiferimento.slice(0, 4),
    NOTE_DEBITO: debito.note ?? '',
    CAUSALE_DEBITO: debito.causale,
    IMPORTO_PAGATO: String(pagamento.importo * 10),
    // known once the money has moved: with the flow of the PSP, or on the account [reconstructed]
    DATA_VALUTA_ACCREDITO: notifica === 'ESEGUITO' ? '' : giornoCsv(pagatoAlle),
    DATA_PAGAMENTO: momentOf(pagatoAlle).text.slice(0, 19),
    PAGATO_IDP: 'Si',
  });
}

function mezzanotte(giorno: string | undefined): string {
  return giorno === undefined ? '' : `${giorno.slice(0, 10)}T00:00:00`;
}
