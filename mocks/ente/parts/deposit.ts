import type { Ids } from '../../../simulators/kernel/ids.ts';
import type { CreateNotification, Destinatario } from '../../../sut/commands/send.ts';
import type { Configuration } from '../configuration.ts';

type Json = Readonly<Record<string, unknown>>;
type Spese = CreateNotification['spese'];
type Avviso = NonNullable<Destinatario['avvisi']>[number];

/** Version of the requests interface in use: the newest that is published and not deprecated (send.md §1.2). */
export function requestVersion(): string {
  return 'v2.5';
}

/**
 * The token that makes two attempts the same request (send.md §1.8): `kept` was drawn and stored before the first
 * attempt, and every attempt carries it.
 */
export function idempotenceTokenFor(kept: string, _attempt: number, _ids: Ids): string | undefined {
  return kept;
}

/** How notification costs reach the payer: said always, also where there is nothing to pay (TC-INVIO-01). */
export function pagoPaIntMode(pays: boolean): string | undefined {
  return pays ? 'SYNC' : 'NONE';
}

/** The fee policy with what it requires: fee (cents) and VAT (percent) only where costs are charged one by one. */
export function feePolicy(spese: Spese): Json {
  return spese.modalita === 'forfettaria'
    ? { notificationFeePolicy: 'FLAT_RATE' }
    : { notificationFeePolicy: 'DELIVERY_MODE', paFee: spese.paFee, vat: spese.iva };
}

/** The subject of the notification: it is read by who does not open it, so it says nothing of the person. */
export function subject(parameters: CreateNotification): string {
  return parameters.oggetto;
}

/** The taxonomy code, whose last letter says whether there is something to pay (P) or not (N). */
export function taxonomyCode(parameters: CreateNotification): string {
  return parameters.codiceTassonomico;
}

/** The paper product. */
export function physicalCommunicationType(parameters: CreateNotification): string {
  return parameters.spedizione === '890' ? 'REGISTERED_LETTER_890' : 'AR_REGISTERED_LETTER';
}

/** A recipient. What is not known is left out: SEND refuses null and empty texts (send.md §1.1). */
export function recipient(destinatario: Destinatario, payments: readonly Json[]): Json {
  const { domicilioDigitale, indirizzo } = destinatario;
  return {
    recipientType: destinatario.tipo,
    taxId: destinatario.codiceFiscale,
    denomination: destinatario.denominazione,
    ...(domicilioDigitale === undefined ? {} : { digitalDomicile: { type: 'PEC', address: domicilioDigitale } }),
    physicalAddress: {
      address: indirizzo.via,
      zip: indirizzo.cap,
      municipality: indirizzo.comune,
      province: indirizzo.provincia,
      ...(indirizzo.stato === undefined ? {} : { foreignState: indirizzo.stato }),
    },
    ...(payments.length === 0 ? {} : { payments }),
  };
}

/** A pagoPA notice to pay with the notification; the creditor is the notice's own, who need not be the sender. */
export function payment(avviso: Avviso, attachment: Json, _mittente: string): Json {
  return {
    pagoPa: {
      noticeCode: avviso.numeroAvviso,
      creditorTaxId: avviso.creditore,
      applyCost: avviso.applicaCosti,
      attachment,
    },
  };
}

/** An uploaded file as the request names it. */
export function documentEntry(title: string, sha256: string, contentType: string, ref: Json): Json {
  return { title, digests: { sha256 }, contentType, ref };
}

/** The whole request but its idempotence token. */
export function notificationBody(body: Json, _configuration: Configuration): Json {
  return body;
}

/** What to do when SEND says that it has the request already. */
export function onConflict(): 'recover' | 'newToken' | 'giveUp' {
  // a 409 may be the echo of an attempt whose answer was lost: only SEND knows
  return 'recover';
}

/** What is kept of a request that SEND has taken: its identifier, by which events are recognised. */
export function requestIdToKeep(notificationRequestId: string, _protocollo: string): string {
  return notificationRequestId;
}

/** What follows a refusal: nothing. It is for the operator to put right what was wrong: every refusal is billed. */
export function onRefusal(_depositAgain: () => Promise<unknown>, _reasons: readonly string[]): Promise<unknown> {
  return Promise.resolve();
}

/** Version of the cancellation interface. */
export function cancelVersion(): string {
  return 'v2.0';
}
