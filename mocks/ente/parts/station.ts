import type { Posizione } from '../archive.ts';
import type { Configuration, Conto } from '../configuration.ts';

/** A transfer to one account; cents. */
export interface Transfer {
  readonly importo: number;
  readonly codiceFiscale: string;
  readonly denominazione: string;
  readonly iban: string;
  readonly causale: string;
}

/** An amount as pagoPA writes it: euro, a dot, two decimals; digits only, no floating point. `cents` is a whole number. */
export function centsToEuro(cents: number): string {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** An amount that pagoPA wrote, in cents; undefined where it is not one. */
export function euroToCents(text: string): number | undefined {
  return /^\d{1,9}\.\d{2}$/.test(text) ? Number(text.replace('.', '')) : undefined;
}

/** Why a notice cannot be paid now, or undefined when it can (send.md §6.3). */
export function paymentFault(posizione: Posizione | undefined): string | undefined {
  if (posizione === undefined) return 'PAA_PAGAMENTO_SCONOSCIUTO';
  return posizione.pagata === undefined ? undefined : 'PAA_PAGAMENTO_DUPLICATO';
}

/** How a payment option may be paid: exactly its amount. */
export function amountOption(): string {
  return 'EQ';
}

/** The transfers of a payment: their sum is the amount. */
export function transfersFor(amount: number, _fee: number, posizione: Posizione, iban: string): readonly Transfer[] {
  const { creditore, causale } = posizione;
  return [
    {
      importo: amount,
      codiceFiscale: creditore.codiceFiscale,
      denominazione: creditore.denominazione,
      iban,
      causale,
    },
  ];
}

/** The amount of one transfer: written as the amount of the payment is. */
export function transferAmount(euro: string): string {
  return euro;
}

/** What the payment tells about itself: the notification cost in cents, for the receipt to carry (send.md §6.2). */
export function metadataFor(fee: number): readonly { readonly key: string; readonly value: string }[] {
  return [{ key: 'NOTIFICATION_FEE', value: String(fee) }];
}

/** A position after its payment was activated: nothing changes until the receipt. */
export function afterActivation(posizione: Posizione, _amount: number, _istante: string): Posizione {
  return posizione;
}

/** What a receipt tells, and how much of it is the cost of the notification; cents. */
export interface Receipt {
  readonly receiptId: string;
  readonly importo: number;
  readonly costoNotifica: number;
  readonly istante: string;
}

/** A position after a receipt: closed by the first, unchanged by one that has come already. */
export function onReceipt(posizione: Posizione, { receiptId, ...paid }: Receipt): Posizione {
  if (posizione.ricevute.includes(receiptId)) return posizione;
  return { ...posizione, ricevute: [...posizione.ricevute, receiptId], pagata: posizione.pagata ?? paid };
}

/** The payment as SEND is told of it (send.md §1.15); cents. */
export function paymentEvent(posizione: Posizione, paid: NonNullable<Posizione['pagata']>): Record<string, unknown> {
  return {
    noticeCode: posizione.numeroAvviso,
    creditorTaxId: posizione.creditore.codiceFiscale,
    paymentDate: paid.istante,
    amount: paid.importo,
  };
}

/** What a transfer pays, as the taxonomy of collections writes it. */
export function transferCategory(): string {
  return '9/0301100TS/';
}

/** Whether SEND is told of payments at all: it may stop paper sends that are not needed any more. */
export function tellsPayments(): boolean {
  return true;
}

/** Whom a request of the node is addressed to. */
export interface Address {
  readonly idPA: string;
  readonly idBrokerPA: string;
  readonly idStation: string;
}

/** Why a request is not for this station, or undefined when it is; what the account does not give is not verified. */
export function stationFault(conto: Conto, asked: Address): string | undefined {
  if (asked.idPA !== conto.codiceFiscale) return 'PAA_ID_DOMINIO_ERRATO';
  if (conto.idBrokerPA !== undefined && asked.idBrokerPA !== conto.idBrokerPA) return 'PAA_ID_INTERMEDIARIO_ERRATO';
  if (conto.idStation !== undefined && asked.idStation !== conto.idStation) return 'PAA_STAZIONE_INT_ERRATA';
  return undefined;
}

/** The creditor's reference of a payment: the IUV, that is the notice number without its first digit (aux digit 3). */
export function creditorReference(numeroAvviso: string): string {
  return numeroAvviso.slice(1);
}

/** Whose tax id verification names: the creditor of the notice. */
export function payeeAtVerify(posizione: Posizione, _configuration: Configuration): string {
  return posizione.creditore.codiceFiscale;
}

/** The members of a payment option in the order that the schema wants (send.md §6.1). */
export function inSchemaOrder<Member>(members: readonly Member[]): readonly Member[] {
  return members;
}

/** Whether a receipt is recorded: always, since the payment has happened, whatever it amounts to. Cents. */
export function isReceiptAcceptable(_posizione: Posizione, _importo: number): boolean {
  return true;
}
