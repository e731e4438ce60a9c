import { isCodiceFiscale } from '../../../simulators/kernel/values/codice-fiscale.ts';
import { isIban } from '../../../simulators/kernel/values/iban.ts';
import type { DatiPendenza, Incassi, Operazione, PendenzaTenuta } from '../iris/archive.ts';
import type { EnteIris } from '../iris/configuration.ts';

/** Identifiers of a citizen that are no codice fiscale (iris.md §3.2, A0000007). */
const OTHER_CITIZENS = /^(STP\d{13}|ENI\d{13}|\d{11}|ANONIMO)$/;
/** A revenue stamp costs this much, cents (iris.md §3.4). */
const STAMP_CENTS = 1600;

/** The tributo of digital revenue stamps (iris.md §3.4). */
export const E_BOLLO = 'E_BOLLO';

/** What is wrong with the debtor, for the operator. */
export function debtorProblem({ debitore: { codiceFiscale } }: DatiPendenza): string | undefined {
  return isCodiceFiscale(codiceFiscale) || OTHER_CITIZENS.test(codiceFiscale)
    ? undefined
    : `il codice fiscale del debitore ${codiceFiscale} non è valido`;
}

/** What is wrong with the dates; those not given are the ente's own, and fit. */
export function datesProblem({ rate }: DatiPendenza): string | undefined {
  for (const { scadenza, inizioValidita, fineValidita } of rate)
    if (fineValidita !== undefined && (fineValidita < scadenza || fineValidita < (inizioValidita ?? '')))
      return `la validità finisce il ${fineValidita}, prima della scadenza o del suo inizio`;
  return undefined;
}

/** What is wrong with the items of an amount, cents. */
export function itemsProblem({ rate }: DatiPendenza): string | undefined {
  for (const { importo, voci = [] } of rate)
    if (voci.length > 0 && voci.reduce((sum, voce) => sum + voce.importo, 0) !== importo)
      return 'la somma delle voci non è l’importo';
  return undefined;
}

/** What is wrong with the accounts: only those declared when the ente joined pagoPA may be used. */
export function accountProblem({ rate }: DatiPendenza, { ibans }: EnteIris): string | undefined {
  const unknown = rate.flatMap(({ iban }) => iban ?? []).find((iban) => !ibans.includes(iban) || !isIban(iban));
  return unknown === undefined ? undefined : `l’IBAN ${unknown} non è fra quelli dichiarati dall’ente`;
}

/** What is wrong with the tributo. */
export function tributoProblem({ tributo }: DatiPendenza, { tributi }: EnteIris): string | undefined {
  return tributi.length === 0 || tributi.some(({ codice }) => codice === tributo)
    ? undefined
    : `il tributo ${tributo} non è registrato in IRIS`;
}

/** What is wrong with a cartella: its payments have the same dates, and it can only be inserted (A0000025, A0000028). */
export function cartellaProblem({ cartella, rate }: DatiPendenza, operazione: Operazione): string | undefined {
  if (cartella !== true) return undefined;
  if (operazione === 'Replace') return 'una cartella di pagamento si può soltanto inserire';
  const dates = new Set(rate.map((rata) => [rata.scadenza, rata.inizioValidita, rata.fineValidita].join()));
  return dates.size === 1 ? undefined : 'i pagamenti di una cartella hanno le stesse date';
}

/** What is wrong with the data of a revenue stamp (A0000040): province, and SHA-256 in hexadecimal. */
export function stampDataProblem({ tributo, bollo }: DatiPendenza): string | undefined {
  if (tributo !== E_BOLLO)
    return bollo === undefined ? undefined : `una marca da bollo si chiede con il tributo ${E_BOLLO}`;
  if (bollo === undefined) return 'una marca da bollo vuole la provincia e l’impronta del documento';
  const { provincia, impronta } = bollo;
  return /^[A-Z]{2}$/.test(provincia) && /^[0-9a-f]{64}$/i.test(impronta)
    ? undefined
    : 'la provincia è una sigla di due lettere e l’impronta uno SHA-256 in esadecimale';
}

/** What is wrong with the amount of a revenue stamp (A0000041). */
export function stampAmountProblem({ tributo, rate }: DatiPendenza): string | undefined {
  return tributo !== E_BOLLO || rate.every(({ importo }) => importo === STAMP_CENTS)
    ? undefined
    : 'una marca da bollo è di 16,00 euro';
}

/** Why a day is not one on which the pendenza can be paid on the fly (A0000036); ISO dates. */
export function todayProblem({ rate }: DatiPendenza, today: string): string | undefined {
  const out = rate.some(
    ({ inizioValidita, fineValidita }) =>
      (inizioValidita !== undefined && inizioValidita > today) || (fineValidita !== undefined && fineValidita < today),
  );
  return out ? 'oggi non si può pagare: la validità non comprende questo giorno' : undefined;
}

/** What is wrong with paying on the fly: one payment at a time, unless it is a cartella (A0000021). */
export function singleProblem({ rate, cartella }: DatiPendenza): string | undefined {
  return rate.length === 1 || cartella === true ? undefined : 'si paga on-the-fly una sola rata per volta';
}

/** Why an Insert does not make sense of a pendenza the ente holds already. */
export function insertProblem(held: PendenzaTenuta | undefined): string | undefined {
  return held?.presso === 'presente' ? 'la pendenza è già su IRIS: per modificarla usare Replace' : undefined;
}

/** Why a change does not make sense: there is nothing to change. */
export function unknownProblem(held: PendenzaTenuta | undefined): string | undefined {
  return held?.presso === 'presente' ? undefined : 'la pendenza non è su IRIS';
}

/** Why an operation cannot follow a payment: what was paid is neither replaced nor deleted (iris.md §3.2, A0000016). */
export function paidProblem(operazione: Operazione, paid: boolean): string | undefined {
  return paid && (operazione === 'Replace' || operazione === 'Delete')
    ? 'la pendenza risulta pagata e non si può più modificare'
    : undefined;
}

/** Why a state cannot be declared of a payment: a refund wants a payment, and a payment is not declared away (A0000043). */
export function statusProblem(stato: string, paid: boolean): string | undefined {
  if (stato === 'Pagamento Rimborsato') return paid ? undefined : 'si rimborsa soltanto un pagamento avvenuto';
  return paid && stato !== 'Pagato' ? 'il pagamento risulta avvenuto' : undefined;
}

/** Whether money has come for an instalment, as far as the ente knows: by IRIS, or declared by the ente itself. */
export function isPaid({ versamenti }: Incassi, declared: string | undefined): boolean {
  return versamenti.length > 0 || declared === 'Pagato';
}

/** Whether an IdPagamento may be used for a pendenza: it belongs to one only (A0000015). */
export function ownerProblem(
  idPagamento: string,
  owner: string | undefined,
  idPendenza: string | undefined,
): string | undefined {
  return owner === undefined || owner === idPendenza ? undefined : `il pagamento ${idPagamento} è di un’altra pendenza`;
}
