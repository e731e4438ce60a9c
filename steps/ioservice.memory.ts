import { HOUR } from '../simulators/kernel/clock.ts';
import { composeNumeroAvviso } from '../simulators/kernel/values/numero-avviso.ts';
import type { CommandAnswer } from '../sut/commands/command.ts';
import type { MessaggioDaConsegnare } from '../sut/commands/ioservice.ts';
import type { CollaudoWorld } from './world.ts';

/** What the steps of a scenario remember. */
interface Memory {
  /** Messages the scenario speaks of, by service. */
  lotti: { readonly servizio: string; messaggi: MessaggioDaConsegnare[] }[];
}

/** Until a message handed over has left for IO, nominal ms. */
export const INOLTRO_MS = HOUR;

export function memoryOf(world: CollaudoWorld): Memory {
  world.memory['ioservice'] ??= { lotti: [] } satisfies Memory;
  return world.memory['ioservice'] as Memory;
}

interface Servizio {
  readonly codice: string;
  readonly chiave: string;
  readonly chiaveDiRiserva?: string;
  readonly chiaveDelNuovoAccount: string;
}

/** The ente's services at the gateway, in order. */
export function serviziOf(world: CollaudoWorld): readonly Servizio[] {
  return (world.identity('ioservice')['ente'] as { servizi: readonly Servizio[] }).servizi;
}

/** A service of the ente, counted from the first (0). */
export function servizioOf(world: CollaudoWorld, at = 0): Servizio {
  const servizio = serviziOf(world)[at];
  world.precondition(servizio !== undefined, `l’ente non ha ${at + 1} servizi registrati al gateway`);
  return servizio!;
}

/** A citizen whom IO reaches, or does not. */
export function cittadino(world: CollaudoWorld, raggiungibile = true): string {
  const { raggiungibili, nonRaggiungibili } = world.identity('ioservice')['cittadini'] as {
    raggiungibili: readonly string[];
    nonRaggiungibili: readonly string[];
  };
  const some = raggiungibile ? raggiungibili : nonRaggiungibili;
  world.precondition(some.length > 0, 'mancano cittadini di prova');
  return some[world.ids.int(some.length)]!;
}

/** A message that nobody has written before. */
export function messaggio(world: CollaudoWorld, over: Partial<MessaggioDaConsegnare> = {}): MessaggioDaConsegnare {
  const riferimento = world.ids.digits(8);
  return {
    riferimento,
    codiceFiscale: cittadino(world),
    oggetto: `Rinnovo della mensa, pratica ${riferimento}`,
    testo: `Puoi rinnovare l'iscrizione alla mensa scolastica entro la data indicata. La tua pratica è la numero ${riferimento}.`,
    scadenza: '2026-12-31',
    ...over,
  };
}

/** A notice that MPay knows, in a message of its own. Amount in cents. */
export function avviso(world: CollaudoWorld, importo: number, nonDopoLaScadenza: boolean): MessaggioDaConsegnare {
  const numeroAvviso: string = composeNumeroAvviso({ aux: 3, segregazione: '01', base: world.ids.digits(12) });
  world.stimulate('ioservice', 'posizione', { numeroAvviso, importo });
  return messaggio(world, { pagamento: { importo, numeroAvviso, nonDopoLaScadenza } });
}

/** Gives the SUT a batch for a service to hand over, and remembers it. */
export async function consegna(
  world: CollaudoWorld,
  messaggi: readonly MessaggioDaConsegnare[],
  servizio = servizioOf(world).codice,
): Promise<CommandAnswer> {
  const memory = memoryOf(world);
  memory.lotti = [
    ...memory.lotti.filter((lotto) => lotto.servizio !== servizio),
    { servizio, messaggi: [...messaggi] },
  ];
  return world.give('ioservice-send', { servizio, messaggi });
}

/** The messages that the scenario speaks of. */
export function messaggiOf(world: CollaudoWorld): readonly MessaggioDaConsegnare[] {
  const messaggi = memoryOf(world).lotti.flatMap((lotto) => lotto.messaggi);
  world.precondition(messaggi.length > 0, 'lo scenario non ha messaggi');
  return messaggi;
}

/** Asks an expectation about the messages the scenario speaks of. */
export function ask(world: CollaudoWorld, expectation: string, parameters: object = {}): void {
  world.expect('ioservice', expectation, { messaggi: messaggiOf(world), ...parameters });
}

/** As {@link ask}, once the SUT has said what it holds of each of them. */
export async function askHeld(world: CollaudoWorld, expectation: string, parameters: object = {}): Promise<void> {
  for (const { riferimento } of messaggiOf(world)) await world.give('ioservice-held', { riferimento });
  ask(world, expectation, parameters);
}
