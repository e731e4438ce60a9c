import { viva } from '../archivio.ts';
import type { Bozza } from '../archivio.ts';
import { esitoDi } from '../codes.ts';
import type { Amount } from '../contract/amount.ts';
import type { Esito } from '../contract/esito.ts';
import type { Party } from '../contract/header.ts';
import { dateOf } from '../contract/moment.ts';
import { datiOf } from '../contract/pendenza.ts';
import type { Dati, DettaglioPagamento, Pendenza } from '../contract/pendenza.ts';
import { pagamentiDi } from '../state.ts';
import type { Condizione, Ente, IrisState, Pagamento, Riga, Tributo } from '../state.ts';
import { condizione as macchinaCondizione, MOSSA_CONDIZIONE } from '../status/condizione.ts';
import { BLOCCANTI } from '../status/pagamento.ts';
import { pendenza as macchinaPendenza, STATO_PENDENZA } from '../status/pendenza.ts';
import { riga as macchinaRiga } from '../status/riga.ts';
import type { MossaRiga } from '../status/riga.ts';
import { controllaCondizioni, isNuova } from './condizioni.ts';
import { controllaDestinatari } from './destinatari.ts';

/** What the pendenze of one message share. */
export interface Lavoro {
  readonly state: IrisState;
  readonly bozza: Bozza;
  /** The E2E sender. */
  readonly mittente: Party;
  /** The TRT sender, where an intermediary speaks for the ente. */
  readonly tramite: Party | undefined;
  /** Whether an Insert leaves a hidden row. */
  readonly nascosta: boolean;
  /** Whether DataInizioValidita is today where it is absent (iris.md §3.3). */
  readonly validaDaOggi: boolean;
  readonly now: number;
  /** Payments under way that the request itself annuls. */
  readonly annullati: readonly Pagamento[];
  nuovaRiga(): string;
}

/**
 * Works one pendenza of a message: every error it has, or none, and then its rows are written in the draft (iris.md §3.1,
 * §3.2). Who sends and what tributo it is come first, then the pendenza, then its conditions: each only if the former hold.
 */
export function elabora(pendenza: Pendenza, lavoro: Lavoro): readonly Esito[] {
  const { state, bozza, mittente } = lavoro;
  const { tipoPendenza, idPendenza } = pendenza;
  const ente = enteAttivo(state, mittente.id);
  const tributo = tributoAttivo(ente, tipoPendenza);
  const esistente = bozza.valida(mittente.id, tipoPendenza, idPendenza);
  const operazione = operazioneDi(pendenza, esistente);

  const errori: Esito[] = [];
  if (ente === undefined || enteAttivo(state, pendenza.mittente.id) === undefined) errori.push(esitoDi('A0000001'));
  if (operazione === 'Insert' && esistente !== undefined) errori.push(esitoDi('A0000003'));
  if (tributo === undefined && (operazione !== 'Insert' || errori.length === 0)) errori.push(esitoDi('A0000002'));
  if (operazione !== 'Insert' && esistente === undefined) errori.push(esitoDi('A0000004'));
  if (errori.length > 0 || tributo === undefined) return errori;

  const dati = datiOf(pendenza);
  errori.push(...controllaDestinatari(pendenza.destinatari));
  if (dati !== undefined) errori.push(...controllaDati(dati, tributo));
  if (errori.length > 0) return errori;

  if (dati !== undefined) {
    if (pendenza.cartellaDiPagamento === true && operazione === 'Replace') errori.push(esitoDi('A0000028'));
    errori.push(
      ...controllaCondizioni({ ...pendenza, tipoOperazione: operazione }, dati, {
        tributo,
        esiste: (idPagamento) => bozza.condizione(mittente.id, tipoPendenza, idPagamento) !== undefined,
        rimborsabile: (dettaglio) => isRimborsabile(lavoro, operazione, dati, dettaglio, esistente),
      }),
    );
    if (errori.length > 0) return errori;
  }

  if (operazione === 'Insert') {
    scriviNuova(lavoro, pendenza, dati!, lavoro.nascosta ? 'insertOtf' : 'insert', 1);
    return [];
  }
  errori.push(...controllaSullEsistente(lavoro, pendenza, operazione, dati, esistente!));
  if (errori.length > 0) return errori;
  if (operazione === 'UpdateStatus') bozza.scrivi(aggiornata(lavoro, esistente!, pendenza, dati!));
  else {
    bozza.scrivi({
      ...esistente!,
      stato: macchinaRiga.next(esistente!.stato, operazione === 'Delete' ? 'delete' : 'replace'),
    });
    if (operazione === 'Replace') scriviNuova(lavoro, pendenza, dati!, 'replace', esistente!.versione + 1);
  }
  return [];
}

type Operazione = 'Insert' | 'Replace' | 'UpdateStatus' | 'Delete';

/** UpdateMassivo writes what is new and replaces what is there [reconstructed]; it is gone since 01.03-04. */
function operazioneDi({ tipoOperazione }: Pendenza, esistente: Riga | undefined): Operazione {
  if (tipoOperazione === 'UpdateMassivo') return esistente === undefined ? 'Insert' : 'Replace';
  return tipoOperazione === 'Replace' || tipoOperazione === 'UpdateStatus' || tipoOperazione === 'Delete'
    ? tipoOperazione
    : 'Insert';
}

/** An ente in the anagrafica that is active. */
export function enteAttivo({ enti }: IrisState, codice: string): Ente | undefined {
  const ente = enti.get(codice);
  return ente?.attivo === true ? ente : undefined;
}

/** A tributo of an ente that is active. */
export function tributoAttivo(ente: Ente | undefined, codice: string): Tributo | undefined {
  const tributo = ente?.tributi.get(codice);
  return tributo?.attivo === true ? tributo : undefined;
}

function controllaDati(dati: Dati, tributo: Tributo): Esito[] {
  const { divisa, dataCreazione, dataEmissione, dataPrescrizione, descrizioneCausale } = dati;
  const errori: Esito[] = [];
  if (divisa !== undefined && divisa !== 'EUR') errori.push(esitoDi('A0000013'));
  if (precede(dataEmissione?.at, dataCreazione?.at)) errori.push(esitoDi('A0000008'));
  if (precede(dataPrescrizione?.at, dataEmissione?.at)) errori.push(esitoDi('A0000009'));
  if (
    descrizioneCausale !== undefined &&
    tributo.causale !== undefined &&
    !new RegExp(tributo.causale).test(descrizioneCausale)
  )
    errori.push(esitoDi('A0000023'));
  return errori;
}

function precede(prima: number | undefined, dopo: number | undefined): boolean {
  return prima !== undefined && dopo !== undefined && prima < dopo;
}

/** What only shows against the row that is there: conditions of another pendenza, payments, unknown conditions. */
function controllaSullEsistente(
  { state, bozza, mittente, annullati }: Lavoro,
  pendenza: Pendenza,
  operazione: Operazione,
  dati: Dati | undefined,
  esistente: Riga,
): Esito[] {
  const vecchi = (dati === undefined ? [] : dettagliDi(dati)).filter(
    ({ dettaglio }) => operazione === 'Replace' || !isNuova(pendenza, dettaglio),
  );
  const altrui = vecchi.filter(({ dettaglio }) => {
    const altra = bozza.condizione(mittente.id, pendenza.tipoPendenza, dettaglio.idPagamento);
    return altra !== undefined && altra.riga.id !== esistente.id;
  });
  const errori = altrui.map(() => esitoDi('A0000015'));
  if (operazione !== 'UpdateStatus' && haPagamenti(state, esistente, annullati)) errori.push(esitoDi('A0000016'));
  if (errori.length > 0 || operazione !== 'UpdateStatus') return errori;
  return vecchi
    .filter(({ dettaglio }) => viva(esistente, dettaglio.idPagamento) === undefined)
    .map(() => esitoDi('A0000006'));
}

/** Whether a payment, made or under way, is attached to a row. */
function haPagamenti(state: IrisState, { id, condizioni }: Riga, annullati: readonly Pagamento[]): boolean {
  return condizioni.some(({ idPagamento }) =>
    pagamentiDi(state, id, idPagamento).some(
      (pagamento) => BLOCCANTI.includes(pagamento.stato) && !annullati.includes(pagamento),
    ),
  );
}

/** A0000043: a refund is declared by an UpdateStatus, of a payment that was made, of a pendenza that is or gets closed. */
function isRimborsabile(
  { state }: Lavoro,
  operazione: Operazione,
  dati: Dati,
  dettaglio: DettaglioPagamento,
  esistente: Riga | undefined,
): boolean {
  if (operazione !== 'UpdateStatus' || esistente === undefined || dettaglio.tipoOperazione === 'Insert') return false;
  const prima = viva(esistente, dettaglio.idPagamento);
  const pagata =
    prima !== undefined &&
    (prima.stato === 'P' ||
      prima.stato === 'R' ||
      pagamentiDi(state, esistente.id, prima.idPagamento).some(({ stato }) => stato === 'ES' || stato === 'EF'));
  return pagata && (dati.stato === undefined ? esistente.statoPendenza === 'C' : dati.stato === 'Chiusa');
}

interface DettaglioConTipo {
  readonly tipoPagamento: string;
  readonly dettaglio: DettaglioPagamento;
}

function dettagliDi({ infoPagamento }: Dati): readonly DettaglioConTipo[] {
  return infoPagamento.flatMap(({ tipoPagamento, dettagli }) =>
    dettagli.map((dettaglio) => ({ tipoPagamento, dettaglio })),
  );
}

function scriviNuova(lavoro: Lavoro, pendenza: Pendenza, dati: Dati, mossa: MossaRiga, versione: number): void {
  const { mittente, tramite, now } = lavoro;
  lavoro.bozza.scrivi({
    id: lavoro.nuovaRiga(),
    ente: mittente.id,
    sil: mittente.sys,
    ...(tramite === undefined ? {} : { tramite }),
    tributo: pendenza.tipoPendenza,
    idPendenza: pendenza.idPendenza,
    versione,
    stato: macchinaRiga.next('-', mossa),
    statoPendenza: STATO_PENDENZA[dati.stato ?? 'Aperta']?.stato ?? 'A',
    cartella: pendenza.cartellaDiPagamento === true,
    destinatari: pendenza.destinatari,
    causale: dati.descrizioneCausale ?? '',
    ...(pendenza.note === undefined ? {} : { note: pendenza.note }),
    annoRiferimento: dati.annoRiferimento ?? '',
    importoTotale: centesimi(dati.importoTotale),
    condizioni: dettagliDi(dati).map((uno) => nuovaCondizione(lavoro, uno)),
    scrittaAlle: now,
  });
}

function nuovaCondizione({ validaDaOggi, now }: Lavoro, { tipoPagamento, dettaglio }: DettaglioConTipo): Condizione {
  const inizioValidita = dettaglio.dataInizioValidita ?? (validaDaOggi ? dateOf(now) : undefined);
  return {
    idPagamento: dettaglio.idPagamento,
    tipoPagamento,
    stato: macchinaCondizione.next('-', MOSSA_CONDIZIONE[dettaglio.stato] ?? 'nonPagato'),
    annullata: false,
    importo: centesimi(dettaglio.importo),
    ...portati(dettaglio),
    ...(inizioValidita === undefined ? {} : { inizioValidita }),
    voci: dettaglio.voci,
    allegati: dettaglio.allegati,
  };
}

/** The optional members that a detail brings. */
function portati(dettaglio: DettaglioPagamento): Partial<Condizione> {
  const { dataScadenza, dataInizioValidita, dataFineValidita, causalePagamento, accredito } = dettaglio;
  return {
    ...(dataScadenza === undefined ? {} : { scadenza: dataScadenza }),
    ...(dataInizioValidita === undefined ? {} : { inizioValidita: dataInizioValidita }),
    ...(dataFineValidita === undefined ? {} : { fineValidita: dataFineValidita }),
    ...(causalePagamento === undefined ? {} : { causale: causalePagamento }),
    ...(accredito === undefined ? {} : { iban: accredito.codiceIban }),
  };
}

/** A row after an UpdateStatus: what the message says changes, the rest stays. */
function aggiornata(lavoro: Lavoro, esistente: Riga, pendenza: Pendenza, dati: Dati): Riga {
  const dettagli = dettagliDi(dati);
  const mossa = STATO_PENDENZA[dati.stato ?? '']?.mossa;
  const condizioni = esistente.condizioni.map((condizione) => {
    const detto = dettagli.find(({ dettaglio }) => dettaglio.idPagamento === condizione.idPagamento);
    return detto === undefined || condizione.annullata || isNuova(pendenza, detto.dettaglio)
      ? condizione
      : aggiornataCondizione(condizione, detto.dettaglio);
  });
  const nuove = dettagli.filter(({ dettaglio }) => isNuova(pendenza, dettaglio));
  return {
    ...esistente,
    statoPendenza:
      mossa === undefined ? esistente.statoPendenza : macchinaPendenza.next(esistente.statoPendenza, mossa),
    ...(dati.importoTotale === undefined ? {} : { importoTotale: centesimi(dati.importoTotale) }),
    condizioni: [...condizioni, ...nuove.map((uno) => nuovaCondizione(lavoro, uno))],
  };
}

function aggiornataCondizione(condizione: Condizione, dettaglio: DettaglioPagamento): Condizione {
  const stato = macchinaCondizione.next(condizione.stato, MOSSA_CONDIZIONE[dettaglio.stato] ?? 'nonPagato');
  return {
    ...condizione,
    stato,
    // a condition declared irregular is as if it were not there any more (iris.md §3.2)
    annullata: stato === 'E',
    ...(dettaglio.importo === undefined ? {} : { importo: centesimi(dettaglio.importo) }),
    ...portati(dettaglio),
    ...(dettaglio.voci.length === 0 ? {} : { voci: dettaglio.voci }),
    ...(dettaglio.allegati.length === 0 ? {} : { allegati: dettaglio.allegati }),
  };
}

/** Cents of an amount; thousandths that are no whole cents are rounded half up: whether they may come is another rule's. */
export function centesimi(amount: Amount | undefined): number {
  return amount?.cents ?? Math.floor(((amount?.thousandths ?? 0) + 5) / 10);
}
