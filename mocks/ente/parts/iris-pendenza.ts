import type { Ids } from '../../../simulators/kernel/ids.ts';
import { composeIuv } from '../../../simulators/kernel/values/iuv.ts';
import type { PendenzaDaInviare } from '../../../sut/commands/iris.ts';
import type { Bollo, DatiPendenza, Operazione, PendenzaTenuta, RataTenuta, Richiesta } from '../iris/archive.ts';
import type { EnteIris } from '../iris/configuration.ts';

const DAY_MS = 86_400_000;
/** How long after its term a payment is still taken. */
const GRACE_DAYS = 60;
const LIMITATION_YEARS = 10;
/** Code that keeps these payments apart from those of the ente's other offices (aux digit 3). */
const SEGREGAZIONE = '02';

/** An IdPendenza nobody has had. */
export function newIdPendenza(ids: Ids): string {
  return `DEB${ids.digits(17)}`;
}

/** An IdPagamento nobody has had: the IUV of the payment (iris.md §7.1). */
export function newIdPagamento(ids: Ids): string {
  return composeIuv({ aux: 3, segregazione: SEGREGAZIONE, base: ids.digits(13) });
}

/** TipoPendenza: the code of the tributo as it was registered. */
export function tipoPendenza({ tributo }: DatiPendenza): string {
  return tributo;
}

/** Who owes, and who may pay for them: a company by its partita IVA, anybody else as a citizen (iris.md §3.2). */
export function recipients({ debitore }: DatiPendenza): readonly {
  readonly tipo: 'Cittadino' | 'Altro' | 'Delegato';
  readonly id: string;
  readonly descrizione?: string;
}[] {
  const { codiceFiscale, denominazione, delegati = [] } = debitore;
  return [
    { tipo: /^\d{11}$/.test(codiceFiscale) ? 'Altro' : 'Cittadino', id: codiceFiscale, descrizione: denominazione },
    ...delegati.map((delegato) => ({
      tipo: 'Delegato' as const,
      id: delegato.codiceFiscale,
      descrizione: delegato.denominazione,
    })),
  ];
}

/** IdPendenza in a message: the same for the life of the pendenza. */
export function nameOf({ dati }: Richiesta): string {
  return dati.idPendenza;
}

/** The element that carries the data of an operation; none for Delete (A0000014). */
export function dataElement(operazione: Operazione): string | undefined {
  return operazione === 'Delete' ? undefined : operazione;
}

/** DescrizioneCausale, at most 512 characters. */
export function causale({ causale: text }: DatiPendenza): string {
  return text.trim().slice(0, 512);
}

/** When a pendenza is made, issued and lapses, epoch ms, in this order. */
export function pendenzaTimes(creata: number): {
  readonly creazione: number;
  readonly emissione: number;
  readonly prescrizione: number;
} {
  return { creazione: creata, emissione: creata, prescrizione: creata + LIMITATION_YEARS * 365 * DAY_MS };
}

/** Divisa. */
export function currency(): string {
  return 'EUR';
}

/** What is due for one instalment, cents. */
export function amountOf({ importo }: RataTenuta): number {
  return importo;
}

/** What is due in all, cents. */
export function totalOf({ rate }: DatiPendenza): number {
  return rate.reduce((sum, { importo }) => sum + importo, 0);
}

/** The parts an amount is made of, cents: their sum is the amount. */
export function itemsOf({ voci }: RataTenuta): NonNullable<RataTenuta['voci']> {
  return voci ?? [];
}

/** TipoPagamento; the payments of a cartella are made together, so they are no instalments. */
export function paymentMode({ rate, cartella }: DatiPendenza): string {
  return rate.length > 1 && cartella !== true ? 'Pagamento a Rate' : 'Pagamento Unico';
}

/** Whether the pendenza is a cartella, whose payments are made all together. */
export function isCartella({ cartella }: DatiPendenza): boolean {
  return cartella === true;
}

/** DataScadenza, an ISO date. */
export function dueDate({ scadenza }: RataTenuta): string {
  return scadenza;
}

/** From when to when an instalment can be paid, ISO dates: unless told, from today and for some time after its term. */
export function validity(
  { inizioValidita, fineValidita, scadenza }: RataTenuta,
  today: string,
): { readonly inizio: string; readonly fine: string } {
  const inizio = inizioValidita ?? today;
  const latest = [scadenza, inizio, today].toSorted().at(-1)!;
  return { inizio, fine: fineValidita ?? Temporal.PlainDate.from(latest).add({ days: GRACE_DAYS }).toString() };
}

/** CausalePagamento, at most 256 characters: that of the instalment, or of the whole. */
export function paymentCausale({ causale: own }: RataTenuta, dati: DatiPendenza): string {
  return (own ?? dati.causale).trim().slice(0, 256);
}

/** The account an instalment is paid to; a revenue stamp has none: its money is not the ente's. */
export function accountOf({ iban }: RataTenuta, dati: DatiPendenza, { ibans }: EnteIris): string | undefined {
  return dati.bollo === undefined ? (iban ?? ibans[0]) : undefined;
}

/** TipoOperazione of a payment inside an UpdateStatus; none means Update (iris.md §2.1). */
export function updateKind(idPagamento: string, { nuovi }: Richiesta): 'Insert' | undefined {
  return nuovi.includes(idPagamento) ? 'Insert' : undefined;
}

/** Stato of the pendenza in an UpdateStatus: closed where nothing is left to pay, and always with a refund (A0000043). */
export function statusOfWhole({ chiude, stato }: Richiesta): 'Aperta' | 'Chiusa' | undefined {
  return chiude || stato === 'Pagamento Rimborsato' ? 'Chiusa' : undefined;
}

/** The attachment of a digital revenue stamp (iris.md §3.4): its text, before base64. */
export function stampData({ provincia, impronta }: Bollo): string {
  return `TIPO=01;PROV=${provincia};HASH=${impronta.toLowerCase()}`;
}

/** The pendenze that one message carries, as they are to be written: each once. */
export function pendenzeOfMessage<P>(richieste: readonly P[]): readonly P[] {
  return richieste;
}

/** What is asked of IRIS where the operator asks for an operation. */
export function operationFor(asked: Operazione): Operazione {
  return asked;
}

/** A pendenza as entered, with the names of its payments: those given, those it had, else new ones. */
export function withIdentifiers(
  entered: PendenzaDaInviare,
  held: PendenzaTenuta | undefined,
  names: { readonly idPendenza: () => string; readonly idPagamento: () => string },
): DatiPendenza {
  return {
    ...entered,
    idPendenza: entered.idPendenza ?? names.idPendenza(),
    rate: entered.rate.map((rata, index) => ({
      ...rata,
      idPagamento: rata.idPagamento ?? held?.dati.rate[index]?.idPagamento ?? names.idPagamento(),
    })),
  };
}
