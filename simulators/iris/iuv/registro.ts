import type { Iuv } from '../../kernel/values/iuv.ts';
import type { NumeroAvviso } from '../../kernel/values/numero-avviso.ts';

/** An IUV that IRIS made, and for what. */
export interface IuvEmesso {
  readonly iuv: Iuv;
  readonly numeroAvviso: NumeroAvviso;
  /** Codice of the ente. */
  readonly ente: string;
  readonly tributo: string;
}

/** The IUVs made so far. The counter is of the ente: tributi differ in the number that is added to it (iris.md §7.1). */
export interface RegistroIuv {
  /** Last progressive used, by codice of the ente. */
  readonly progressivi: Map<string, number>;
  /** By ente and IUV. */
  readonly emessi: Map<string, IuvEmesso>;
}

export function registroVuoto(): RegistroIuv {
  return { progressivi: new Map(), emessi: new Map() };
}

/** Where an IUV of an ente is found. */
export function chiaveIuv(ente: string, iuv: string): string {
  return `${ente}/${iuv}`;
}

/** Takes in IUVs that were made, in order. */
export function registra(registro: RegistroIuv, ente: string, ultimo: number, emessi: readonly IuvEmesso[]): void {
  registro.progressivi.set(ente, ultimo);
  for (const emesso of emessi) registro.emessi.set(chiaveIuv(ente, emesso.iuv), emesso);
}
