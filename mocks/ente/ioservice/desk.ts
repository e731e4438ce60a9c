import type { MessaggioDaConsegnare, MessaggioTenuto } from '../../../sut/commands/ioservice.ts';
import type { Parts } from '../parts.ts';
import type { Ports } from '../ports.ts';
import type { IoserviceConfiguration } from './configuration.ts';

/** The office that writes to citizens through the regional gateway. */
export interface IoserviceDesk {
  readonly configuration: IoserviceConfiguration;
  readonly ports: Ports;
  readonly parts: Parts;
}

/** A message and what became of it. */
export interface Pratica extends MessaggioTenuto {
  readonly servizio: string;
  readonly messaggio: MessaggioDaConsegnare;
}

const key = (riferimento: string): string => `ioservice/messaggio/${riferimento}`;

export function praticaOf({ ports }: IoserviceDesk, riferimento: string): Pratica | undefined {
  return ports.store.get(key(riferimento)) as Pratica | undefined;
}

export function keep({ ports }: IoserviceDesk, pratiche: readonly Pratica[]): void {
  ports.store.setMany(pratiche.map((pratica) => [key(pratica.riferimento), pratica]));
}

/** Every message that there is. */
export function pratiche(desk: IoserviceDesk): readonly Pratica[] {
  return desk.ports.store
    .keys('ioservice/messaggio/')
    .flatMap((name) => (desk.ports.store.get(name) as Pratica | undefined) ?? []);
}

/** Keys of a service, the one to use first; those taken over from a new delegate count before the configuration's. */
export function keysOf({ configuration, ports, parts }: IoserviceDesk, servizio: string): readonly string[] {
  const renewed = ports.store.get(`ioservice/chiave/${servizio}`) as string | undefined;
  const configured = configuration.ente.servizi
    .filter(({ codice }) => parts.isItsKey(codice, servizio))
    .flatMap(({ chiave, chiaveDiRiserva }) => [chiave, ...(chiaveDiRiserva === undefined ? [] : [chiaveDiRiserva])]);
  return parts.keysInForce(renewed, configured);
}
