import type { Versamento, Incassi, Stadio, EsitoInformativa } from '../iris/archive.ts';
import type { Memories } from '../iris/desk.ts';
import type { PagamentoLetto } from '../iris/informativa.ts';
import type { Store } from '../ports.ts';
import { centsOfIris } from './iris-message.ts';

const STADI: readonly Stadio[] = ['ESEGUITO', 'REGOLATO', 'INCASSO'];

/** Where payments are kept: on disk, since IRIS never sends again what was taken in charge. */
export function paymentsKept({ lasting }: Memories): Store {
  return lasting;
}

/** The payments of an informativa that are read: all of them, up to a thousand (iris.md §3.7). */
export function paymentsRead<P>(payments: readonly P[]): readonly P[] {
  return payments;
}

/** What cannot be done without in a payment told by an informativa: templates differ in all the rest (iris.md §3.7). */
export function isReadable({ idPagamento, importo, stadio }: PagamentoLetto): boolean {
  return idPagamento !== '' && importo !== undefined && stadio !== undefined;
}

/** The amount of a payment, cents. */
export function paidCents(text: string): number | undefined {
  return centsOfIris(text);
}

/** The instalment that a payment is of. */
export function instalmentOf({ idPagamento }: PagamentoLetto, _known: () => readonly string[]): string {
  return idPagamento;
}

/** Whether two tellings are of the same payment: the transaction says so, and where one has none they are. */
export function isSamePayment(one: Versamento, other: Versamento): boolean {
  return one.transazione === undefined || other.transazione === undefined || one.transazione === other.transazione;
}

/** How far a payment has come after a telling: it only goes on, whatever the order of the messages. */
export function stageAfter(held: Stadio, told: Stadio): Stadio {
  return STADI.indexOf(told) > STADI.indexOf(held) ? told : held;
}

/** The payments of an instalment after one was told. */
export function afterPayment(
  incassi: Incassi,
  told: Versamento,
  same: typeof isSamePayment,
  stage: typeof stageAfter,
): Incassi {
  const at = incassi.versamenti.findIndex((held) => same(held, told));
  const held = incassi.versamenti[at];
  const merged: Versamento =
    held === undefined ? told : { ...told, ...held, importo: held.importo, stadio: stage(held.stadio, told.stadio) };
  return {
    ...incassi,
    inCorso: false,
    versamenti: held === undefined ? [...incassi.versamenti, merged] : incassi.versamenti.with(at, merged),
  };
}

/** E2EMsgId of the esito of an informativa: IRIS finds the informativa by it alone (iris.md §3.7). */
export function answeringId({ informativa }: EsitoInformativa, _fresh: () => string): string {
  return informativa;
}

/** Whether the esito of an informativa is to be sent. */
export function answersInformativa({ inviato }: EsitoInformativa): boolean {
  return !inviato;
}

/** Why an informativa cannot be taken; never for when it comes: after an outage they come late, and more than once. */
export function informativaFault(_known: EsitoInformativa | undefined, _ageMs: number): string | undefined {
  return undefined;
}

/** Codes an ente says of a payment in its esito (iris.md §3.2). */
export function paymentProblem(
  due: number | undefined,
  paid: number | undefined,
): { codice: string; descrizione: string } | undefined {
  if (paid === undefined) return { codice: 'UNK', descrizione: 'Pagamento non leggibile' };
  if (due === undefined) return { codice: 'I0000001', descrizione: 'IdPagamento non presente presso l’ente' };
  return paid < due ? { codice: 'I0000002', descrizione: 'Importo pagato minore del dovuto' } : undefined;
}

/** What is recorded as paid: all of it, also where it is more than was due, as with the cost of a notification. Cents. */
export function amountRecorded(paid: number, _due: number | undefined): number {
  return paid;
}
