import { MINUTE } from '../simulators/kernel/clock.ts';
import type { CommandAnswer } from '../sut/commands/command.ts';
import type { CreateNotification, DebtPosition, Destinatario } from '../sut/commands/send.ts';
import type { Spedizione, Spese } from './phrases.ts';
import type { CollaudoWorld } from './world.ts';

/** A debt position a scenario speaks of; `importo` is the base amount in cents. */
export interface Posizione extends DebtPosition {
  readonly importo: number;
}

interface Body {
  readonly denominazione: string;
  readonly codiceFiscale: string;
}

/** What the steps of a scenario remember. */
interface Memory {
  destinatario: Destinatario | undefined;
  posizioni: Posizione[];
  /** Protocol of the notification the scenario speaks of. */
  protocollo: string | undefined;
  refusal: { readonly codice: string; readonly dettaglio: string } | undefined;
  unknownCategory: string | undefined;
}

/** Time in which SEND validates a notification and delivers it by PEC, nominal ms. */
export const DELIVERY_MS = 10 * MINUTE;

export function memoryOf(world: CollaudoWorld): Memory {
  world.memory['send'] ??= {
    destinatario: undefined,
    posizioni: [],
    protocollo: undefined,
    refusal: undefined,
    unknownCategory: undefined,
  } satisfies Memory;
  return world.memory['send'] as Memory;
}

export function identities(world: CollaudoWorld): { readonly mittente: Body; readonly creditore: Body } {
  return world.identity('send');
}

/** A person of the UAT environment with a digital domicile that receives (send.md §3). */
export const MICHELANGELO: Destinatario = {
  tipo: 'PF',
  codiceFiscale: 'BNRMHL75C06G702B',
  denominazione: 'Michelangelo Buonarroti',
  domicilioDigitale: 'prova@pec.it',
  indirizzo: { via: 'Via Roma 1', cap: '87100', comune: 'Cosenza', provincia: 'CS' },
};

/** Notification costs as the plan's default: on the payer, one euro for the body, VAT at 22 percent. */
export const PER_NOTIFICA: Spese = { modalita: 'perNotifica', paFee: 100, iva: 22 };

/** The protocol of the notification the scenario speaks of. */
export function protocolloOf(world: CollaudoWorld): string {
  const { protocollo } = memoryOf(world);
  world.precondition(protocollo !== undefined, 'lo scenario non ha ancora inviato una notifica');
  return protocollo!;
}

/** The debt position the scenario speaks of: the last one made. */
export function posizioneOf(world: CollaudoWorld): Posizione {
  const posizione = memoryOf(world).posizioni.at(-1);
  world.precondition(posizione !== undefined, 'lo scenario non ha una posizione debitoria');
  return posizione!;
}

export interface Choices {
  readonly spedizione?: Spedizione;
  readonly spese?: Spese;
  readonly atti?: number;
  readonly oggetto?: string;
  /** Positions whose notices travel with it, each with the choice on costs; none = without payment. */
  readonly avvisi?: readonly { readonly posizione: Posizione; readonly applicaCosti: boolean }[];
}

/** Asks the SUT to deposit a notification, and remembers its protocol. */
export async function deposit(world: CollaudoWorld, choices: Choices = {}): Promise<CommandAnswer> {
  const memory = memoryOf(world);
  memory.protocollo = `PROT-${world.ids.digits(10)}`;
  return depositAgain(world, choices);
}

/** Asks once more for the notification of the protocol remembered. */
export function depositAgain(world: CollaudoWorld, choices: Choices = {}): Promise<CommandAnswer> {
  const { spedizione = 'AR', atti = 1, oggetto = 'Comunicazione di prova', avvisi = [] } = choices;
  const pays = avvisi.length > 0;
  const parameters: CreateNotification = {
    protocollo: protocolloOf(world),
    oggetto,
    codiceTassonomico: pays ? '010201P' : '010202N',
    spedizione,
    destinatari: [
      {
        ...(memoryOf(world).destinatario ?? MICHELANGELO),
        ...(pays
          ? {
              avvisi: avvisi.map(({ posizione: { numeroAvviso, creditore }, applicaCosti }) => ({
                numeroAvviso,
                creditore,
                applicaCosti,
              })),
            }
          : {}),
      },
    ],
    spese: (choices.spese ?? (pays ? PER_NOTIFICA : { modalita: 'forfettaria' })) as CreateNotification['spese'],
    atti,
  };
  return world.give('create-notification', parameters);
}

/** Deposits the notification of a position, with its cost on the payer. */
export function depositWithNotice(world: CollaudoWorld, choices: Omit<Choices, 'avvisi'> = {}): Promise<CommandAnswer> {
  return deposit(world, { ...choices, avvisi: [{ posizione: posizioneOf(world), applicaCosti: true }] });
}

/** Opens a debt position at a creditor; cents. */
export async function openPosition(world: CollaudoWorld, importo: number, creditore: Body): Promise<void> {
  const { codiceFiscale, denominazione } = memoryOf(world).destinatario ?? MICHELANGELO;
  const answer = await world.give('create-debt-position', {
    importo,
    causale: 'Sanzione amministrativa di prova',
    debitore: { codiceFiscale, denominazione },
    creditore: { codiceFiscale: creditore.codiceFiscale, denominazione: creditore.denominazione },
  });
  const made = answer.result as DebtPosition | undefined;
  world.precondition(
    answer.status === 'done' && made !== undefined,
    `il gestionale non crea la posizione debitoria: ${answer.messageToOperator ?? answer.status}`,
  );
  memoryOf(world).posizioni.push({ ...made!, importo });
}

/** The IUN of the notification the scenario speaks of, as SEND knows it. */
export function iunOf(world: CollaudoWorld): string {
  const protocollo = protocolloOf(world);
  const { notifications } = world.send.state as {
    readonly notifications: ReadonlyMap<string, { readonly request: { readonly paProtocolNumber: string } }>;
  };
  const found = [...notifications].find(([, { request }]) => request.paProtocolNumber === protocollo);
  world.precondition(found !== undefined, 'SEND non ha preso in carico la notifica');
  return found![0];
}

/** Lets SEND validate and deliver what was deposited. */
export function delivery(world: CollaudoWorld): Promise<void> {
  return world.advance(DELIVERY_MS);
}

/** Makes the SUT read its events and say what it holds. */
export async function readAndAsk(world: CollaudoWorld): Promise<void> {
  await world.give('read-events', {});
  await askHeld(world);
}

/** Makes the SUT say what it holds of the notification. */
export function askHeld(world: CollaudoWorld): Promise<CommandAnswer> {
  return world.give('notification-status', { protocollo: protocolloOf(world) });
}
