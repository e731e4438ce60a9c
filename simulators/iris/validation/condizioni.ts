import { isIban } from '../../kernel/values/iban.ts';
import { esitoDi } from '../codes.ts';
import type { Esito } from '../contract/esito.ts';
import type { Moment } from '../contract/moment.ts';
import { dettagliOf } from '../contract/pendenza.ts';
import type { Dati, DettaglioPagamento, Pendenza } from '../contract/pendenza.ts';
import type { Tributo } from '../state.ts';

/** What a condition is checked against besides itself. */
export interface Riscontro {
  readonly tributo: Tributo;
  /** Whether an IdPagamento exists already: asked of conditions that are new. */
  esiste(idPagamento: string): boolean;
  /** Whether a refund may be declared of a condition (A0000043). */
  rimborsabile(dettaglio: DettaglioPagamento): boolean;
}

/** The checks on the conditions of a pendenza, each on its own and then those of a cartella (iris.md §3.2). */
export function controllaCondizioni(pendenza: Pendenza, dati: Dati, riscontro: Riscontro): Esito[] {
  const cartella = pendenza.cartellaDiPagamento === true;
  const dettagli = dettagliOf(dati);
  const errori = dettagli.flatMap((dettaglio) => [
    ...controllaCondizione(pendenza, dettaglio, riscontro),
    ...(cartella ? controllaInCartella(pendenza, dati, dettaglio, dettagli[0]!) : []),
  ]);
  if (!cartella || pendenza.tipoOperazione === 'UpdateStatus') return errori;
  const somma = dettagli.reduce((parziale, { importo }) => parziale + (importo?.thousandths ?? 0), 0);
  return dati.importoTotale?.thousandths === somma ? errori : [...errori, esitoDi('A0000024')];
}

function controllaCondizione(pendenza: Pendenza, dettaglio: DettaglioPagamento, riscontro: Riscontro): Esito[] {
  const { dataScadenza, dataInizioValidita, dataFineValidita, voci, importo } = dettaglio;
  const errori: Esito[] = [];
  if (precede(dataFineValidita, dataScadenza) || precede(dataFineValidita, dataInizioValidita))
    errori.push(esitoDi('A0000012'));
  if (voci.length > 0 && importo !== undefined) {
    const somma = voci.reduce((parziale, voce) => parziale + (voce.importo.thousandths ?? Number.NaN), 0);
    if (somma !== importo.thousandths) errori.push(esitoDi('A0000011'));
  }
  if (isNuova(pendenza, dettaglio) && riscontro.esiste(dettaglio.idPagamento)) errori.push(esitoDi('A0000005'));
  if (dettaglio.stato === 'Pagamento Rimborsato' && !riscontro.rimborsabile(dettaglio))
    errori.push(esitoDi('A0000043'));
  if (riscontro.tributo.ricevutaSst === true && pendenza.tipoOperazione !== 'UpdateStatus')
    errori.push(...controllaRicevuta(dettaglio));
  return errori;
}

/** Whether an operation brings a condition that was not there. */
export function isNuova({ tipoOperazione }: Pendenza, dettaglio: DettaglioPagamento): boolean {
  return tipoOperazione === 'Insert' || (tipoOperazione === 'UpdateStatus' && dettaglio.tipoOperazione === 'Insert');
}

function controllaRicevuta({ allegati }: DettaglioPagamento): Esito[] {
  const xml = allegati.filter(({ codifica }) => codifica === 'XML_');
  if (xml.length === 0) return [esitoDi('A0000038')];
  return xml.some(({ titolo }) => titolo !== 'RicevutaSST') ? [esitoDi('A0000039')] : [];
}

function controllaInCartella(
  { tipoOperazione }: Pendenza,
  dati: Dati,
  dettaglio: DettaglioPagamento,
  prima: DettaglioPagamento,
): Esito[] {
  const errori: Esito[] = [];
  if (dettaglio.stato !== prima.stato) errori.push(esitoDi('A0000031'));
  if (tipoOperazione === 'UpdateStatus') return errori;
  if (
    !stessa(dettaglio.dataScadenza, prima.dataScadenza) ||
    !stessa(dettaglio.dataInizioValidita, prima.dataInizioValidita) ||
    !stessa(dettaglio.dataFineValidita, prima.dataFineValidita)
  )
    errori.push(esitoDi('A0000025'));
  if (dettaglio.causalePagamento === undefined) errori.push(esitoDi('A0000027'));
  if (
    dati.infoPagamento.some(
      ({ tipoPagamento, dettagli }) => tipoPagamento !== 'Pagamento Unico' && dettagli.includes(dettaglio),
    )
  )
    errori.push(esitoDi('A0000026'));
  if (dettaglio.accredito !== undefined && !isIban(dettaglio.accredito.codiceIban)) errori.push(esitoDi('A0000032'));
  return errori;
}

function precede(prima: Moment | undefined, dopo: Moment | undefined): boolean {
  return prima?.at !== undefined && dopo?.at !== undefined && prima.at < dopo.at;
}

function stessa(una: Moment | undefined, altra: Moment | undefined): boolean {
  return una?.at === altra?.at;
}
