import type { Context } from '../../kernel/platform.ts';
import type { Ids } from '../../kernel/ids.ts';
import { canaleOf } from '../canali.ts';
import type { IrisState, Pagamento } from '../state.ts';
import { E_BOLLO } from '../validation/bollo.ts';
import type { EsitoSingolo, Flusso, SingoloPagamento } from './flusso.ts';
import { sommaDi } from './flusso.ts';

/** What a scenario makes wrong in a flow. `movimento…` concern the transfer, and the flow itself is right. */
export const ANOMALIE = [
  'totale',
  'numero',
  'importoMaggiore',
  'importoMinore',
  'iuvIgnoto',
  'rfErrato',
  'altroEnte',
] as const;
export type AnomaliaFlusso = (typeof ANOMALIE)[number];

export interface Rendicontabile {
  readonly pagamento: Pagamento;
  readonly iban: string;
  readonly esito: EsitoSingolo;
}

/** Payments that a flow may hold: executed, of one ente, not in a flow yet, revenue stamps left out (iris.md §3.4). */
export function rendicontabili(state: IrisState, ente: string, ids?: readonly string[]): readonly Rendicontabile[] {
  return [...state.pagamenti.values()].flatMap((pagamento) => {
    const riga = state.righe.get(pagamento.rigaId)!;
    const chiesto = ids === undefined || ids.includes(pagamento.idPagamento);
    if (riga.ente !== ente || riga.tributo === E_BOLLO || pagamento.stato !== 'ES' || !chiesto) return [];
    if (state.flussi.rendicontati.has(pagamento.id)) return [];
    return [{ pagamento, iban: ibanDi(state, pagamento), esito: '0' as const }];
  });
}

/** The account a payment goes to: its own, else the first of the ente. */
export function ibanDi(state: IrisState, { rigaId, idPagamento }: Pagamento): string {
  const riga = state.righe.get(rigaId)!;
  const condizione = riga.condizioni.find((una) => una.idPagamento === idPagamento);
  return condizione?.iban ?? state.enti.get(riga.ente)!.ibans[0] ?? '';
}

/** One flow for each PSP and account: one flow, one transfer, one IBAN (iris.md §8.1). */
export function componiFlussi(
  state: IrisState,
  { clock }: Context,
  ente: string,
  pagamenti: readonly Rendicontabile[],
  anomalia?: AnomaliaFlusso,
): readonly Flusso[] {
  const gruppi = new Map<string, Rendicontabile[]>();
  for (const uno of pagamenti) {
    const chiave = `${uno.pagamento.canale}/${uno.iban}`;
    gruppi.set(chiave, [...(gruppi.get(chiave) ?? []), uno]);
  }
  const { codiceFiscale, denominazione } = state.enti.get(ente)!;
  const oggi = giorno(clock.now());
  return [...gruppi.values()].map((gruppo): Flusso => {
    const { tipo, descrizione } = canaleOf(gruppo[0]!.pagamento.canale);
    const psp = { codice: `PSP${tipo.toUpperCase()}`.slice(0, 11), denominazione: descrizione };
    const singoli = gruppo.map(singolo);
    const pagati = guasta(singoli, anomalia, state.ids.flussi);
    return {
      identificativo: `${oggi}${psp.codice}-${state.ids.flussi.hex(9)}`.slice(0, 35),
      revisione: 1,
      dataOra: clock.now(),
      regolamento: `TRN${state.ids.flussi.digits(16)}`,
      dataRegolamento: oggi,
      psp,
      dominio: codiceFiscale,
      ...(anomalia === 'altroEnte' ? { intestatoA: ALTRO_ENTE } : {}),
      denominazione,
      iban: gruppo[0]!.iban,
      numeroDichiarato: pagati.length + (anomalia === 'numero' ? 1 : 0),
      totaleDichiarato: sommaDi(pagati) + (anomalia === 'totale' ? 100 : 0),
      pagamenti: pagati,
    };
  });
}

function singolo({ pagamento, esito }: Rendicontabile): SingoloPagamento {
  return {
    iuv: pagamento.idPagamento,
    iur: `IUR${pagamento.id.replace('.', 'N')}`.slice(0, 35),
    indice: 1,
    importo: pagamento.importo,
    esito,
    data: giorno(pagamento.eseguitoAlle ?? pagamento.iniziatoAlle),
  };
}

/** A codice fiscale of no ente of the bench, with the right check digit. */
const ALTRO_ENTE = '00000010009';
/** An ISO 11649 reference with wrong check digits: the right ones are 18. */
const RF_ERRATO = 'RF19539007547034';

function guasta(
  singoli: readonly SingoloPagamento[],
  anomalia: AnomaliaFlusso | undefined,
  ids: Ids,
): readonly SingoloPagamento[] {
  const primo = singoli[0]!;
  switch (anomalia) {
    case 'importoMaggiore':
    case 'importoMinore':
      return [{ ...primo, importo: primo.importo + (anomalia === 'importoMaggiore' ? 1 : -1) }, ...singoli.slice(1)];
    case 'iuvIgnoto':
      return [...singoli, { ...primo, iuv: `99${ids.digits(15)}`, iur: `IUR${ids.digits(16)}`, importo: 4_321 }];
    case 'rfErrato':
      return [...singoli, { ...primo, iuv: RF_ERRATO, iur: `IUR${ids.digits(16)}`, importo: 4_321 }];
    default:
      return singoli;
  }
}

/** The day of Rome of an instant, as an ISO date. */
function giorno(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Rome').toPlainDate().toString();
}
