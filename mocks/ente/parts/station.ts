import type { Posizione } from '../archive.ts';

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

/** What the payment tells about itself: the notification cost in cents, for the receipt to carry (send.md §6.2). */
export function metadataFor(fee: number): readonly { readonly key: string; readonly value: string }[] {
  return [{ key: 'NOTIFICATION_FEE', value: String(fee) }];
}

/** A position after its payment was activated: nothing changes until the receipt. */
export function afterActivation(posizione: Posizione, _amount: number, _istante: string): Posizione {
  return posizione;
}

/** A position after a receipt: closed by the first, unchanged by one that has come already. */
export function onReceipt(
  posizione: Posizione,
  receipt: { readonly receiptId: string; readonly importo: number; readonly istante: string },
): Posizione {
  if (posizione.ricevute.includes(receipt.receiptId)) return posizione;
  return {
    ...posizione,
    ricevute: [...posizione.ricevute, receipt.receiptId],
    pagata: posizione.pagata ?? { importo: receipt.importo, istante: receipt.istante },
  };
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
