import { MINUTE } from '../simulators/kernel/clock.ts';
import type { Fault } from '../simulators/kernel/fault.ts';
import { composeNumeroAvviso } from '../simulators/kernel/values/numero-avviso.ts';
import type { CommandAnswer } from '../sut/commands/command.ts';
import type { IoMessage, IoService, IoServiceHeld } from '../sut/commands/io.ts';
import type { CollaudoWorld } from './world.ts';

/** A payment that a scenario speaks of; `importo` in cents, `scadenza` as `yyyy-mm-dd`. */
export interface Avviso {
  readonly numeroAvviso: string;
  readonly importo: number;
  readonly scadenza: string;
  readonly creditore: string;
}

/** What the steps of a scenario remember. */
interface Memory {
  destinatario: IoMessage['destinatario'];
  /** Reference of the message the scenario speaks of. */
  riferimento: string | undefined;
  avviso: Avviso | undefined;
  /** Whether the notice cannot be paid after its due date. */
  nonDopoLaScadenza: boolean;
  servizio: IoService | undefined;
  /** Citizens of the batch the scenario speaks of. */
  assistito: string | undefined;
  giorni: string[];
}

interface Identity {
  readonly denominazione: string;
  readonly codiceFiscale: string;
  readonly chiaveManage?: string;
  readonly servizi: readonly {
    readonly codice: string;
    readonly nome: string;
    readonly chiavePrimaria: string;
    readonly chiaveSecondaria: string;
  }[];
}

/** Time in which IO works a message, nominal ms, with some to spare. */
export const WORKING_MS = MINUTE;

/** A text that says something, in the voice the manual asks for. */
export const TESTO =
  'Ti informiamo che la tua richiesta di iscrizione è stata accolta. Puoi ritirare il documento allo sportello, nei giorni feriali.';
export const OGGETTO = 'Richiesta di iscrizione accolta';

export function memoryOf(world: CollaudoWorld): Memory {
  world.memory['io'] ??= {
    destinatario: citizen(world, 'P-OK'),
    riferimento: undefined,
    avviso: undefined,
    nonDopoLaScadenza: false,
    servizio: undefined,
    assistito: undefined,
    giorni: [],
  } satisfies Memory;
  return world.memory['io'] as Memory;
}

/** A citizen of the simulator's by how they answer. */
export function citizen(world: CollaudoWorld, id: string): IoMessage['destinatario'] {
  const cittadini = world.identity('io')['cittadini'] as readonly (IoMessage['destinatario'] & {
    readonly id: string;
  })[];
  const { codiceFiscale, denominazione } = cittadini.find((each) => each.id === id)!;
  return { codiceFiscale, denominazione };
}

export function identityOf(world: CollaudoWorld): Identity {
  return world.identity('io')['ente'] as Identity;
}

/** The service a scenario speaks of, unless it names another: the first of the ente's. */
export function servizioOf(world: CollaudoWorld): Identity['servizi'][number] {
  const [first] = identityOf(world).servizi;
  world.precondition(first !== undefined, 'l’ente non ha servizi su IO');
  return first!;
}

/** The reference of the message the scenario speaks of. */
export function riferimentoOf(world: CollaudoWorld): string {
  const { riferimento } = memoryOf(world);
  world.precondition(riferimento !== undefined, 'lo scenario non ha ancora chiesto un messaggio');
  return riferimento!;
}

export function newRiferimento(world: CollaudoWorld): string {
  return `PRATICA-${world.ids.digits(8)}`;
}

/** A message to the citizen of the scenario; `over` says what is particular. */
export function messageOf(world: CollaudoWorld, over: Partial<IoMessage> = {}): IoMessage {
  return {
    riferimento: riferimentoOf(world),
    servizio: servizioOf(world).codice,
    destinatario: memoryOf(world).destinatario,
    oggetto: OGGETTO,
    testo: TESTO,
    ...over,
  };
}

/** Asks the SUT to tell the citizen something, and remembers its reference. */
export function write(world: CollaudoWorld, over: Partial<IoMessage> = {}): Promise<CommandAnswer> {
  memoryOf(world).riferimento = newRiferimento(world);
  return world.give('send-io-message', messageOf(world, over));
}

/** As {@link write}, where the scenario goes on from there. */
export async function written(world: CollaudoWorld, over: Partial<IoMessage> = {}): Promise<void> {
  const answer = await write(world, over);
  world.precondition(
    answer.status === 'done',
    `il messaggio non è stato inviato: ${answer.messageToOperator ?? answer.status}`,
  );
}

/** The payment the scenario speaks of. */
export function avvisoOf(world: CollaudoWorld): Avviso {
  const { avviso } = memoryOf(world);
  world.precondition(avviso !== undefined, 'lo scenario non ha un avviso di pagamento');
  return avviso!;
}

/** What a payment adds to a message. */
export function paymentOf(world: CollaudoWorld): Partial<IoMessage> {
  const { numeroAvviso, importo, scadenza, creditore } = avvisoOf(world);
  return {
    oggetto: 'Avviso di pagamento della mensa scolastica',
    testo:
      'Ti inviamo l’avviso di pagamento per il servizio di mensa scolastica del mese scorso, secondo i pasti consumati.',
    scadenza,
    pagamento: { numeroAvviso, importo, creditore },
  };
}

/** A notice that pagoPA knows, of the ente's own. */
export function openNotice(world: CollaudoWorld, importo: number, scadenza: string): void {
  const avviso: Avviso = {
    numeroAvviso: composeNumeroAvviso({ aux: 3, segregazione: '01', base: world.ids.digits(13) }),
    importo,
    scadenza,
    creditore: identityOf(world).codiceFiscale,
  };
  memoryOf(world).avviso = avviso;
  world.stimulate('io', 'position', { ...avviso, stato: 'payable' });
}

/** Lets IO work, asks the SUT to learn the outcomes, and then what it holds. */
export async function learn(world: CollaudoWorld): Promise<void> {
  await world.advance(WORKING_MS);
  await world.give('poll-io-outcomes', {});
  await askHeld(world);
}

export async function askHeld(world: CollaudoWorld): Promise<void> {
  await world.give('io-message-status', { riferimento: riferimentoOf(world) });
}

/** As much of IO's state as the world of a scenario looks at. */
interface IoWorld {
  readonly messages: ReadonlyMap<
    string,
    {
      readonly id: string;
      readonly request: { readonly content: { readonly third_party_data?: { readonly id: string } } };
    }
  >;
}

/** The last message whose content the ente keeps, as IO has it. */
export function remoteMessage(world: CollaudoWorld): string {
  const { messages } = world.io.state as IoWorld;
  const found = [...messages.values()].findLast(({ request }) => request.content.third_party_data !== undefined);
  world.precondition(found !== undefined, 'IO non ha preso messaggi con un contenuto presso l’ente');
  return found!.id;
}

/** A refusal by IO's handlers, in their words. */
export function problemFault(status: number, title: string, detail: string): Fault {
  return {
    kind: 'status',
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ detail, status, title }),
  };
}

/** A fault in the words of IO's own gateway and handlers. */
export function inIoWords(fault: Fault): Fault {
  if (fault.kind !== 'status') return fault;
  return fault.status === 429
    ? {
        ...fault,
        headers: { 'content-type': 'application/json', 'x-rate-limit-retry-after': '5' },
        body: JSON.stringify({ statusCode: 429, message: 'Rate limit is exceeded. Try again in 5 seconds.' }),
      }
    : {
        ...fault,
        body: JSON.stringify({
          detail: 'Unable to store processing message',
          status: fault.status,
          title: 'Internal server error',
        }),
      };
}

/** A card that is complete, of a service that IO does not have yet. */
export function newService(world: CollaudoWorld): IoService {
  return {
    codice: `servizio-${world.ids.digits(6)}`,
    nome: 'Anagrafe e stato civile',
    descrizione:
      'Con questo servizio ti avvisiamo quando i tuoi documenti stanno per scadere e quando le tue richieste all’anagrafe sono pronte.',
    privacy: 'https://www.comune.example/privacy',
    email: 'anagrafe@comune.example',
    indirizziIp: ['203.0.113.10/32'],
  };
}

/** The service the scenario registered. */
export function registeredOf(world: CollaudoWorld): IoService {
  const { servizio } = memoryOf(world);
  world.precondition(servizio !== undefined, 'lo scenario non ha registrato servizi');
  return servizio!;
}

/** Asks the SUT to register a card, and remembers it. */
export async function register(world: CollaudoWorld, servizio: IoService): Promise<CommandAnswer> {
  memoryOf(world).servizio = servizio;
  return world.give('register-io-service', servizio);
}

/** The identifier that the SUT says IO gave to the service. */
export async function serviceId(world: CollaudoWorld): Promise<string> {
  const answer = await world.give('io-service-status', { codice: registeredOf(world).codice });
  const { id } = (answer.result ?? {}) as Partial<IoServiceHeld>;
  world.precondition(id !== undefined, 'il gestionale non sa quale identificativo abbia il servizio');
  return id!;
}
