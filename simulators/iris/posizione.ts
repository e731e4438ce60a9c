import { dateOf } from './contract/moment.ts';
import type { StatoPosizione, StatoVerifica } from './contract/verifica.ts';
import { viva } from './archivio.ts';
import { chiaveDi, pagamentiDi } from './state.ts';
import type { Condizione, IrisState, Pagamento, Riga } from './state.ts';
import { BLOCCANTI, FALLITI } from './status/pagamento.ts';
import type { StatoPagamento } from './status/pagamento.ts';

/** A condition with the row it stands in. */
export interface Posizione {
  readonly riga: Riga;
  readonly condizione: Condizione;
}

/** What IRIS says of a position to who asks (iris.md §3.5). */
export interface Risposta {
  readonly stato: StatoPosizione;
  readonly descrizione: string;
  readonly breve: StatoVerifica;
  /** The payment that was made on IRIS, where there is one. */
  readonly pagamento?: Pagamento;
}

/** The condition that an IdPagamento means: of the valid row, else of the newest hidden one; annulled rows are not looked at. */
export function posizioneDi(
  state: IrisState,
  ente: string,
  tributo: string,
  idPagamento: string,
): Posizione | undefined {
  const righe = (state.perPagamento.get(chiaveDi(ente, tributo, idPagamento)) ?? []).map((id) => state.righe.get(id)!);
  for (const stato of ['V', 'H']) {
    const riga = righe.findLast((una) => una.stato === stato && viva(una, idPagamento) !== undefined);
    const condizione = riga === undefined ? undefined : viva(riga, idPagamento);
    if (riga !== undefined && condizione !== undefined) return { riga, condizione };
  }
  return undefined;
}

/** The whole table of iris.md §3.5, traps included. Priority among payments: ES, IC, EF, those that block, those that failed. */
export function rispostaDi(state: IrisState, posizione: Posizione | undefined, now: number): Risposta {
  if (posizione === undefined) return risposta('POSIZIONE_NON_PRESENTE', 'POSIZIONE_NON_PRESENTE');
  const { riga, condizione } = posizione;
  const pagamenti = pagamentiDi(state, riga.id, condizione.idPagamento);
  const in_ = (stato: StatoPagamento): Pagamento | undefined =>
    pagamenti.find((pagamento) => pagamento.stato === stato);
  const rimborsata = condizione.stato === 'R';

  const eseguito = in_('ES');
  if (eseguito !== undefined)
    return { ...risposta('POSIZIONE_PAGATA', rimborsata ? 'PAG_RIMBORSATO' : 'PAG_ESEGUITO_IDP'), pagamento: eseguito };
  const inCorso = in_('IC');
  if (inCorso !== undefined) return risposta('POSIZIONE_CON_PAG_IN_CORSO', inCorso.mezzo);
  const salvoBuonFine = in_('EF');
  if (salvoBuonFine !== undefined) return risposta('POSIZIONE_PAGATA_SBF', salvoBuonFine.mezzo);
  const fallito = pagamenti.findLast(({ stato }) => FALLITI.includes(stato));
  // a try that failed leaves the condition payable only if nothing else keeps it from being paid
  if (
    in_('I') !== undefined ||
    alternativaPagata(state, posizione) ||
    (fallito !== undefined && !isDovuta(posizione, now))
  )
    return risposta('POSIZIONE_NON_PAGABILE', rimborsata ? 'PAG_RIMBORSATO' : 'NON_PAGABILE_RATE');
  if (fallito !== undefined) return risposta('POSIZIONE_NON_PAGATA', FALLIMENTO[fallito.stato] ?? 'PAG_NON_ESEGUITO');

  if (condizione.stato === 'P') return risposta('POSIZIONE_PAGATA', 'PAG_ESEGUITO_OTH');
  if (rimborsata) return risposta('POSIZIONE_NON_PAGABILE', 'PAG_RIMBORSATO');
  if (condizione.documento !== undefined) return risposta('POSIZIONE_CON_DOC_EMESSO', condizione.documento);
  return isDovuta(posizione, now)
    ? risposta('POSIZIONE_NON_PAGATA', 'POSIZIONE_NON_PAGATA')
    : risposta('POSIZIONE_NON_PAGABILE', 'NON_PAGABILE_TERMINI');
}

const FALLIMENTO: Readonly<Partial<Record<StatoPagamento, string>>> = {
  IE: 'PAG_IN_ERRORE',
  AO: 'PAG_ANNULLATO_OPER',
  AN: 'PAG_ANNULLATO',
  NE: 'PAG_NON_ESEGUITO',
  ST: 'PAG_STORNATO',
};

/** The short answer: a payment under way, a document issued and a payment salvo buon fine are all "non presente". */
const BREVE: Readonly<Record<StatoPosizione, StatoVerifica>> = {
  POSIZIONE_NON_PRESENTE: 'Posizione non presente',
  POSIZIONE_NON_PAGATA: 'Pagamento non eseguito',
  POSIZIONE_NON_PAGABILE: 'Posizione non pagabile',
  POSIZIONE_PAGATA: 'Pagamento eseguito',
  POSIZIONE_PAGATA_SBF: 'Posizione non presente',
  POSIZIONE_CON_PAG_IN_CORSO: 'Posizione non presente',
  POSIZIONE_CON_DOC_EMESSO: 'Posizione non presente',
};

function risposta(stato: StatoPosizione, descrizione: string): Risposta {
  return { stato, descrizione, breve: BREVE[stato] };
}

/** Payability as IRIS computes it (EnumStatoPagamentoCondizione, iris.md §4). */
export type Pagabilita =
  | 'DA PAGARE'
  | 'PAGATA'
  | 'IN CORSO'
  | 'NON PAGABILE TERMINI'
  | 'NON PAGABILE ASSOCIATA DOCUMENTO'
  | 'NON PAGABILE RIMBORSATA'
  | 'NON PAGABILE RATEIZZAZIONE'
  | 'NON PAGABILE PENDENZA CHIUSA'
  | 'NON PAGABILE PAGAMENTO IRREGOLARE';

/** Whether, and why not, a condition can be paid now. A document issued does not keep a citizen from paying with it. */
export function pagabilitaDi(state: IrisState, posizione: Posizione, now: number): Pagabilita {
  const { riga, condizione } = posizione;
  const stati = pagamentiDi(state, riga.id, condizione.idPagamento).map(({ stato }) => stato);
  if (condizione.stato === 'R') return 'NON PAGABILE RIMBORSATA';
  if (stati.includes('ES') || condizione.stato === 'P') return 'PAGATA';
  if (stati.some((stato) => BLOCCANTI.includes(stato))) return 'IN CORSO';
  if (condizione.stato === 'E' || condizione.annullata) return 'NON PAGABILE PAGAMENTO IRREGOLARE';
  if (riga.statoPendenza === 'C') return 'NON PAGABILE PENDENZA CHIUSA';
  if (alternativaPagata(state, posizione)) return 'NON PAGABILE RATEIZZAZIONE';
  if (!isDovuta(posizione, now)) return 'NON PAGABILE TERMINI';
  return condizione.documento === undefined ? 'DA PAGARE' : 'NON PAGABILE ASSOCIATA DOCUMENTO';
}

/**
 * Whether a payment was made or begun of the same IdPagamento in another row: the same position may have been sent on the fly
 * more than once, and lies hidden as many times.
 */
export function isPagataAltrove(state: IrisState, { riga, condizione }: Posizione): boolean {
  return (state.perPagamento.get(chiaveDi(riga.ente, riga.tributo, condizione.idPagamento)) ?? []).some(
    (id) =>
      id !== riga.id &&
      state.righe.get(id)!.stato !== 'A' &&
      pagamentiDi(state, id, condizione.idPagamento).some(({ stato }) => BLOCCANTI.includes(stato)),
  );
}

/** Declared to be paid, of an open pendenza, within its validity, of an amount above zero. */
function isDovuta({ riga, condizione }: Posizione, now: number): boolean {
  return (
    condizione.stato === 'N' && riga.statoPendenza === 'A' && condizione.importo > 0 && isNeiTermini(condizione, now)
  );
}

/** Whether today, in Rome, is within the validity; both days count. */
export function isNeiTermini(
  { inizioValidita, fineValidita }: Pick<Condizione, 'inizioValidita' | 'fineValidita'>,
  now: number,
): boolean {
  const oggi = dateOf(now).text;
  return (
    (inizioValidita === undefined || inizioValidita.text.slice(0, 10) <= oggi) &&
    (fineValidita === undefined || fineValidita.text.slice(0, 10) >= oggi)
  );
}

/** Whether the same debt is being paid, or was, the other way: in one payment instead of instalments, or the reverse. */
function alternativaPagata(state: IrisState, { riga, condizione }: Posizione): boolean {
  return riga.condizioni.some(
    (altra) =>
      altra.tipoPagamento !== condizione.tipoPagamento &&
      !altra.annullata &&
      pagamentiDi(state, riga.id, altra.idPagamento).some(({ stato }) => BLOCCANTI.includes(stato)),
  );
}
