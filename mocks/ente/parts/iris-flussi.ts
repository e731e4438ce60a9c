import type { Anomalia, Movimento } from '../../../sut/commands/iris-flussi.ts';
import type { FlussoTenuto, PagamentoRendicontato } from '../iris/flussi.ts';

/** Cents of a decimal amount, without binary fractions (iris.md §8.1). A sign, where there is one, is left to the outcome. */
export function flowCents(text: string): number {
  const [, whole = '', fraction = ''] = /^-?(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return Number(`${whole}${fraction.padEnd(2, '0')}`);
}

/** What a payment of a flow adds to what is collected: a revocation takes away (iris.md §8.3). */
export function flowAmount({ esito, importo }: PagamentoRendicontato): number {
  return esito === '3' ? -importo : importo;
}

/** Whether an occurrence of a flow is to be worked, given the one held under the same name: a newer one replaces it. */
export function isNewFlow(dataOra: string, held: FlussoTenuto | undefined): boolean {
  return held === undefined || dataOra > held.dataOra;
}

/** Where a flow is kept: under its name, so that a newer one takes the place of the older. */
export function flowKey({ identificativo }: Pick<FlussoTenuto, 'identificativo' | 'dataOra'>): string {
  return identificativo;
}

/** What does not add up in what a flow declares. */
export function declaredAnomalies(
  numero: number,
  totale: number,
  pagamenti: readonly PagamentoRendicontato[],
  amount: (pagamento: PagamentoRendicontato) => number,
): readonly Anomalia[] {
  const somma = pagamenti.reduce((sum, each) => sum + amount(each), 0);
  return [
    ...(numero === pagamenti.length ? [] : ['numeroNonQuadra' as const]),
    ...(totale === somma ? [] : ['totaleNonQuadra' as const]),
  ];
}

/** What is wrong with one payment, given what was due for it; undefined where the ente knows none. */
export function paymentAnomaly({ iuv, importo }: PagamentoRendicontato, due: number | undefined): Anomalia | undefined {
  if (iuv.startsWith('RF') && !isRf(iuv)) return 'rfNonValido';
  if (due === undefined) return 'iuvSconosciuto';
  return due === importo ? undefined : 'importoDiverso';
}

/** ISO 11649: letters as numbers, the first four characters last, modulo 97 (iris.md §7.1). */
export function isRf(iuv: string): boolean {
  const digits = `${iuv.slice(4)}${iuv.slice(0, 4)}`.replaceAll(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** The transfer of a flow: the one whose causale names it, whatever the case (iris.md §8.3). */
export function transferOf(
  flusso: { readonly identificativo: string; readonly totale: number },
  movimenti: readonly Movimento[],
): Movimento | undefined {
  const wanted = flusso.identificativo.toUpperCase();
  return movimenti.find(({ causale }) => /\/URI\/([^/\s]+)/i.exec(causale)?.[1]?.toUpperCase() === wanted);
}

/** What is wrong with a flow's transfer. */
export function transferAnomaly(totale: number, movimento: Movimento | undefined): Anomalia | undefined {
  if (movimento === undefined) return 'movimentoAssente';
  return movimento.importo === totale ? undefined : 'movimentoDiverso';
}

/** What is wrong with whom a flow is for. */
export function recipientAnomaly(dominio: string, ente: { readonly codiceFiscale: string }): Anomalia | undefined {
  return dominio === ente.codiceFiscale ? undefined : 'enteDiverso';
}

/** Transfers that wait for their flow, by their causale, given those that a flow explains. */
export function transfersWaiting(movimenti: readonly Movimento[], explained: readonly Movimento[]): readonly string[] {
  return movimenti.filter((each) => !explained.includes(each)).map(({ causale }) => causale);
}

/** How a flow stands: whole, in part where single payments are wrong, not at all where it or its transfer is. */
export function flowStatus(anomalie: readonly Anomalia[]): FlussoTenuto['stato'] {
  const whole: readonly Anomalia[] = [
    'totaleNonQuadra',
    'numeroNonQuadra',
    'movimentoDiverso',
    'movimentoAssente',
    'enteDiverso',
  ];
  if (anomalie.some((each) => whole.includes(each))) return 'nonRiconciliato';
  return anomalie.length === 0 ? 'riconciliato' : 'parziale';
}

/** Numbers of the pages to read after the first. */
export function pagesAfterFirst(total: number): readonly number[] {
  return Array.from({ length: Math.max(0, total - 1) }, (_, at) => at + 2);
}

/** Whose flows are asked for. */
export function flowDomain({ codiceFiscale }: { readonly codiceFiscale: string }): string {
  return codiceFiscale;
}
