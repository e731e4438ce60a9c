import type { Headers } from '../../../simulators/kernel/exchange.ts';
import type { Posizione } from '../archive.ts';

/** A transfer of a payment option on GPD; cents. */
export interface GpdTransfer {
  readonly idTransfer: string;
  readonly amount: number;
  readonly organizationFiscalCode: string;
  readonly remittanceInformation: string;
  readonly category: string;
  readonly iban: string;
}

/** Headers of every call to GPD (send.md §7.1). */
export function gpdHeaders(subscriptionKey: string): Headers {
  return {
    'ocp-apim-subscription-key': subscriptionKey,
    accept: 'application/json',
    'content-type': 'application/json',
  };
}

/** Whether a position is published as soon as it is created: SEND refuses notices that cannot be paid (send.md §4.4). */
export function publishesOnGpd(): boolean {
  return true;
}

/** The amount of a position on GPD: that of the archive, never with the notification cost. Cents. */
export function gpdAmount(posizione: Posizione): number {
  return posizione.importo;
}

/** The amount of a position that changes: `knownFee` is what GPD says the notification costs, and is GPD's own matter. */
export function gpdUpdatedAmount(posizione: Posizione, _knownFee: number): number {
  return posizione.importo;
}

/** What a position is for, as in the archive. */
export function gpdDescription(posizione: Posizione): string {
  return posizione.causale;
}

/** The transfers of an amount: they add up to it. Cents. */
export function gpdTransfers(amount: number, { creditore, causale }: Posizione, iban: string): readonly GpdTransfer[] {
  return [
    {
      idTransfer: '1',
      amount,
      organizationFiscalCode: creditore.codiceFiscale,
      remittanceInformation: causale,
      category: '9/0301100TS/',
      iban,
    },
  ];
}

/** The IUV of a notice: its number without the first digit (aux digit 3). */
export function gpdIuv(numeroAvviso: string): string {
  return numeroAvviso.slice(1);
}

/** Metadata of a payment option: none, since the notification cost is GPD's to write. */
export function gpdMetadata(): readonly { readonly key: string; readonly value: string }[] {
  return [];
}

/** How a change reaches GPD: in place of what is there. */
export function gpdChange(): 'update' | 'create' {
  return 'update';
}

/** Whether GPD is told of a payment received at the desk. */
export function tellsGpdOfPayments(): boolean {
  return true;
}

/** Whether a position that is no longer owed is taken from GPD too. */
export function withdrawsFromGpd(): boolean {
  return true;
}

/** Whether what GPD says of a position was paid: the ente's own archive follows. */
export function isPaidOnGpd(status: string): boolean {
  return status === 'PAID' || status === 'REPORTED';
}

/** How costs reach the payer of a notice that lies on GPD: SEND and GPD see to it (send.md §4.4). */
export function modeOnGpd(): string {
  return 'ASYNC';
}

/** Whether SEND is asked for the cost of a notice that lies on GPD: never, nothing would be done with it. */
export function asksPriceOnGpd(): boolean {
  return false;
}

/** Whether GPD is the place where a notice is paid, so that its notification must be asynchronous. */
export function liesOnGpd(posizione: Posizione | undefined): boolean {
  return posizione?.gpd !== undefined;
}
