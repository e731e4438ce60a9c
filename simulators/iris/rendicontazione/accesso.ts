import type { Ids } from '../../kernel/ids.ts';

/** With what an ente, or its intermediary, presents itself to whoever gives it its flows (iris.md §8.2). */
export interface AccessoFlussi {
  readonly intermediario: string;
  readonly stazione: string;
  /** Of the station, for SOAP. */
  readonly password: string;
  /** Subscription key, for REST. */
  readonly chiave: string;
}

/** Drawn from the seed: valid in this run only. */
export function accessoDa(ids: Ids, codiceFiscale: string): AccessoFlussi {
  return {
    intermediario: codiceFiscale,
    stazione: `${codiceFiscale}_01`,
    password: ids.token(15),
    chiave: ids.hex(32),
  };
}
