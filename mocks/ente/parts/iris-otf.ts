import type { Operazione, Pratica } from '../iris/archive.ts';
import type { OtfAsked } from '../iris/otf.ts';
import type { StatoVerificato } from './iris-verifica.ts';

export type Via = 'ritorno' | 'annullato';
export type EsitoMostrato = 'pagato' | 'nonPagato' | 'inCorso' | 'sconosciuto';

/** On the fly a pendenza is inserted, whatever was done before (A0000020). */
export function otfOperation(): Operazione {
  return 'Insert';
}

/** What a citizen pays: what was indicated, however often they try. */
export function whatIsPaid(indicated: OtfAsked): OtfAsked {
  return indicated;
}

/** Where the browser comes back to: the ente's own pages, with a name that says nothing and cannot be guessed. */
export function returnAddress(portale: string, token: string, via: Via): string {
  return `${portale}/pagamenti/${token}/${via}`;
}

/** Whether deferred methods of payment may be offered: as asked, and never for a revenue stamp (A0000042). */
export function deferredMethods(asked: boolean | undefined, isStamp: boolean): boolean {
  return !isStamp && asked !== false;
}

/** Where the citizen is sent to pay: the address IRIS gave, as it is. */
export function gatewayUrl(urlGW: string, _idSessioneGW: string): string {
  return urlGW;
}

/** An address to send the citizen to again; none: a session opens once, each try has its own (iris.md §3.3). */
export function sessionToReuse(_before: Pratica | undefined): string | undefined {
  return undefined;
}

/** Whether a payment may be started, by what IRIS says of the position. */
export function mayStart(stato: StatoVerificato | undefined): boolean {
  return stato === 'daPagare' || stato === 'assente';
}

/** The address where the citizen is sent although IRIS opened no session: none. */
export function withoutSession(_portale: string, _token: string): string | undefined {
  return undefined;
}

/**
 * What the citizen is shown on coming back: what IRIS says when asked, never what the address says (anybody can write one).
 */
export async function outcomeOnReturn(
  _via: Via | undefined,
  ask: () => Promise<StatoVerificato | undefined>,
): Promise<EsitoMostrato> {
  const stato = await ask();
  if (stato === 'daPagare' || stato === 'nonPagabile') return 'nonPagato';
  return stato === undefined || stato === 'assente' ? 'sconosciuto' : stato;
}

/** Whether a payment that an informativa tells is recorded: always, also where the citizen has not come back. */
export function recordsPayment(_pratica: Pratica | undefined): boolean {
  return true;
}

/** What is said where no session is opened: the reasons, the ente's own or those of IRIS. */
export function otfRefusal(reasons: string): string | undefined {
  return reasons;
}
