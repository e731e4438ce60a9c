import type { Context, Effects } from '../../kernel/platform.ts';
import { bozzaDi, viva } from '../archivio.ts';
import type { Bozza } from '../archivio.ts';
import type { Esito } from '../contract/esito.ts';
import { rigaScritta } from '../eventi.ts';
import type { IrisState, Riga as RigaIris } from '../state.ts';
import { MOSSA_CONDIZIONE, condizione as macchinaCondizione } from '../status/condizione.ts';
import { E_BOLLO } from '../validation/bollo.ts';
import { elabora, enteAttivo, tributoAttivo } from '../validation/pendenza.ts';
import type { CodiceBs } from './codici.ts';
import { codiceBs } from './codici.ts';
import { trasmissioneMossa } from './eventi.ts';
import { pendenzaDaCsv, STATO_CONDIZIONE } from './pendenza-da-csv.ts';
import type { Riga } from './riga.ts';
import { trasmissione as macchina } from './state.ts';
import type { Scarto, Trasmissione } from './state.ts';

/** A CBILL code holds so many characters. */
const CBILL = 18;

/** A file is validated: its check was made when it came. */
export function validaTrasmissione(state: IrisState, id: string): Effects {
  const presa = state.spx.trasmissioni.get(id)!;
  const mossa = presa.scarti.length === 0 ? 'valida' : 'rifiuta';
  const validata = {
    ...presa,
    stato: macchina.next(presa.stato, mossa),
    ...(mossa === 'valida' ? {} : { debiti: [] }),
  };
  return {
    events: [trasmissioneMossa(validata)],
    schedule:
      mossa === 'valida' ? [{ afterMs: state.settings.spx.elaborazioneMs, timer: { type: 'spxElabora', id } }] : [],
  };
}

/** The positions of a validated file enter the archive that all doors of IRIS share, each debt on its own. */
export function elaboraTrasmissione(state: IrisState, id: string, { clock }: Context): Effects {
  const presa = state.spx.trasmissioni.get(id)!;
  const now = clock.now();
  const bozza = bozzaDi(state);
  const guasto = state.spx.guasti[0] as CodiceBs | undefined;
  const generale = guasto ?? erroreGenerale(state, presa);
  const scarti: Scarto[] = generale === undefined ? [] : [scarto('', generale)];
  const accolti: string[] = [];
  for (const righe of generale === undefined ? presa.debiti : []) {
    const idDebito = righe[0]!.idDebito;
    const rifiuti = elaboraDebito(state, bozza, presa, righe, now);
    if (rifiuti.length === 0) accolti.push(idDebito);
    else scarti.push(...rifiuti.map((codice) => scarto(idDebito, codice)));
  }
  const mossa = scarti.length === 0 ? 'accoglie' : accolti.length === 0 ? 'respinge' : 'accoglieInParte';
  const finita: Trasmissione = {
    ...presa,
    stato: macchina.next(presa.stato, mossa),
    debiti: [],
    scarti,
    accolti,
  };
  return {
    events: [
      ...bozza.scritte().map(rigaScritta),
      trasmissioneMossa(finita),
      ...(guasto === undefined ? [] : [{ type: 'spxGuastoPreso', codice: guasto }]),
    ],
  };
}

function scarto(idDebito: string, codice: CodiceBs): Scarto {
  return { idDebito, codice, testo: codiceBs(codice).significato };
}

/** Why no position of a file can be taken. */
function erroreGenerale(state: IrisState, { ente: codice, sil, tributo = '' }: Trasmissione): CodiceBs | undefined {
  const ente = state.enti.get(codice);
  if (ente === undefined) return 'BS000001';
  if (enteAttivo(state, codice) === undefined) return 'BS000004';
  if (!ente.sil.has(sil)) return 'BS000003';
  const suo = ente.tributi.get(tributo);
  if (suo === undefined) return 'BS000006';
  if (tributoAttivo(ente, tributo) === undefined) return 'BS00007';
  if (suo.sil !== undefined && suo.sil !== sil) return 'BS00008';
  return tributo === E_BOLLO ? 'BS000040' : undefined;
}

/** Works one debt over a draft: the codes that refuse it. */
function elaboraDebito(
  state: IrisState,
  bozza: Bozza,
  { ente, sil, tributo = '' }: Trasmissione,
  righe: readonly Riga[],
  now: number,
): readonly CodiceBs[] {
  const idDebito = righe[0]!.idDebito;
  if (idDebito.length > CBILL && state.enti.get(ente)?.tributi.get(tributo)?.cbill === true) return ['BS000034'];
  const esistente = bozza.valida(ente, tributo, idDebito);
  const operazione = operazioneDi(righe, esistente, state.settings.spx.smartReplace);
  if (operazione === undefined) return [];
  const esiti = elabora(pendenzaDaCsv(ente, tributo, righe, operazione, now), {
    state,
    bozza,
    mittente: { id: ente, sys: sil },
    tramite: undefined,
    nascosta: false,
    validaDaOggi: false,
    now,
    annullati: [],
    nuovaRiga: () => bozza.nuovoId(),
  });
  return [...new Set(esiti.map((esito) => codiceDi(esito, operazione)))];
}

type Operazione = 'Insert' | 'Replace' | 'UpdateStatus' | 'Delete';

/** What the engine does of a debt, by the states of its rows (iris.md §5.2); undefined where there is nothing to do. */
function operazioneDi(
  righe: readonly Riga[],
  esistente: RigaIris | undefined,
  smartReplace: boolean,
): Operazione | undefined {
  const tutte = (quali: (riga: Riga) => boolean): boolean => righe.every(quali);
  if (tutte(({ stato }) => stato === 'CANCELLATO')) return 'Delete';
  if (tutte(({ stato }) => stato === 'DA_PAGARE_VARIAZIONE')) return 'Replace';
  if (tutte(({ stato, pagatoIdp }) => pagatoIdp && stato.startsWith('PAGATO'))) return 'UpdateStatus';
  if (!smartReplace || esistente === undefined) return 'Insert';
  return isUguale(righe, esistente) ? undefined : 'Replace';
}

/** Whether a debt says what IRIS holds already. */
function isUguale(righe: readonly Riga[], esistente: RigaIris): boolean {
  const prima = righe[0]!;
  return (
    esistente.causale === prima.causaleDebito &&
    esistente.note === prima.note &&
    esistente.annoRiferimento === prima.anno &&
    esistente.destinatari.map(({ id }) => id).join() === prima.debitori.map(({ id }) => id).join() &&
    esistente.condizioni.length === righe.length &&
    righe.every((riga) => {
      const tenuta = viva(esistente, riga.idPagamento);
      return (
        tenuta !== undefined &&
        tenuta.importo * 10 === riga.importo &&
        tenuta.stato === macchinaCondizione.next('-', MOSSA_CONDIZIONE[STATO_CONDIZIONE[riga.stato]]!) &&
        tenuta.scadenza?.text === riga.scadenza.slice(0, 10) &&
        tenuta.inizioValidita?.text === riga.inizioValidita?.slice(0, 10) &&
        tenuta.fineValidita?.text === (riga.fineValidita ?? riga.scadenza).slice(0, 10) &&
        tenuta.causale === riga.causalePagamento &&
        tenuta.iban === riga.iban &&
        tenuta.voci.map(({ codice, importo }) => `${codice}=${importo.thousandths}`).join() ===
          riga.voci.map(({ codice, importo }) => `${codice}=${importo}`).join()
      );
    })
  );
}

/** The code of SmartProxy for a reason of the engine [reconstructed from the meaning of the two]. */
function codiceDi({ codice }: Esito, operazione: Operazione): CodiceBs {
  if (codice === 'A0000016') return operazione === 'Delete' ? 'BS000025' : 'BS000027';
  return CODICI[codice] ?? 'BS000020';
}

const CODICI: Readonly<Record<string, CodiceBs>> = {
  A0000001: 'BS000001',
  A0000002: 'BS000006',
  A0000003: 'BS000021',
  A0000004: 'BS000023',
  A0000005: 'BS000022',
  A0000006: 'BS000024',
  A0000010: 'BS000012',
  A0000015: 'BS000022',
  A0000023: 'BS000035',
  A0000040: 'BS000040',
};
