import type { Context } from '../kernel/platform.ts';

/** A message as it leaves for IO. */
export interface Inoltro {
  readonly servizioIo: string;
  readonly codice_fiscale: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** What IO made of it: undefined where the IO at work does not know the service or the citizen. */
export type Recapito =
  { readonly kind: 'taken'; readonly id: string } | { readonly kind: 'unreachable' | 'refused' } | undefined;

/** What the gateway asks of IO; bound in simulators/compose.ts. */
export interface IoserviceConnection {
  readonly write: (inoltro: Inoltro) => Recapito;
  /** Whether IO turned out not to deliver a message; undefined while it has not decided. */
  readonly undelivered: (id: string) => boolean | undefined;
}

/** IO, where it stands behind the gateway. */
export function ioPort({ ports }: Context): IoserviceConnection | undefined {
  return (ports as { readonly io?: IoserviceConnection } | undefined)?.io;
}
