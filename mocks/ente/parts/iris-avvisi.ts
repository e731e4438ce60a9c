import type { EnteIris } from '../iris/configuration.ts';
import type { AvvisoEmesso, Identificativo } from '../../../sut/commands/iris-avvisi.ts';

/** Who asks for numbers and notices: the ente, by its codice fiscale (iris.md §3.8). */
export function domainOf({ codiceFiscale }: EnteIris): string {
  return codiceFiscale;
}

/** How many numbers to ask for with each request: a thousand at most (iris.md §3.8). */
export function lotSizes(wanted: number): readonly number[] {
  return Array.from({ length: Math.ceil(wanted / 1_000) }, (_, at) => Math.min(1_000, wanted - at * 1_000));
}

/** A number as IRIS wrote it: a text, never a quantity. */
export function numberKept(identificativo: Identificativo): Identificativo {
  return identificativo;
}

/** All that the requests gave, in order. */
export function numbersTogether(lots: readonly (readonly Identificativo[])[]): readonly Identificativo[] {
  return lots.flat();
}

/** What the operator reads where IRIS gave a fault instead of what was asked; undefined lets the ente go on without. */
export function serviceRefusal(what: string, code: string, description: string): string | undefined {
  return `IRIS non ha dato ${what}: ${description} (codice ${code}).`;
}

/** The notice of a pendenza among those that IRIS made, in the order asked. */
export function noticeAt(notices: readonly AvvisoEmesso[], at: number): AvvisoEmesso {
  return notices[at]!;
}

/** IUV of a payment whose notice is asked for: the payment's own identifier. */
export function iuvOfPayment(idPagamento: string): string {
  return idPagamento;
}

/** The number of the payment at a place, among those that IRIS gave for them: one for each. */
export function numberFor(numbers: readonly Identificativo[], at: number): Identificativo | undefined {
  return numbers[at];
}
