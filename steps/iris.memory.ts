import { DAY, MINUTE } from '../simulators/kernel/clock.ts';
import type { CommandAnswer } from '../sut/commands/command.ts';
import type { PendenzaDaInviare, PendenzeSent, Rata, SendPendenze } from '../sut/commands/iris.ts';
import type { CollaudoWorld } from './world.ts';

/** A pendenza a scenario speaks of, as it was asked and as the SUT called it; amounts in cents. */
export interface Pendenza {
  readonly idPendenza: string;
  readonly idPagamenti: readonly string[];
  readonly asked: PendenzaDaInviare;
}

/** What IRIS issued to the ente. */
export interface Ente {
  readonly codice: string;
  readonly denominazione: string;
  readonly codiceFiscale: string;
  readonly sil: string;
  readonly ibans: readonly string[];
}

/** What the steps of a scenario remember. */
interface Memory {
  pendenze: Pendenza[];
  /** Address at which the citizen was sent to pay, and the pendenza it is for. */
  avvio: { readonly url: string; readonly pendenza: Pendenza } | undefined;
  /** Where the gateway sent the browser. */
  ritorno: string | undefined;
  /** The operation last asked of the SUT. */
  operazione: string;
  /** Pendenze that IRIS is expected to refuse; all of them where not said. */
  scartate: readonly string[] | undefined;
}

/** Until IRIS has worked a message and sent its esito, nominal ms. */
export const ESITO_MS = 2 * MINUTE;
/** Until the informative of payments that are told as they come have left, nominal ms. */
export const INFORMATIVA_MS = 10 * MINUTE;
/** Until those told once a day have left, nominal ms. */
export const GIORNALIERA_MS = 2 * DAY;

export function memoryOf(world: CollaudoWorld): Memory {
  world.memory['iris'] ??= {
    pendenze: [],
    avvio: undefined,
    ritorno: undefined,
    operazione: 'Insert',
    scartate: undefined,
  } satisfies Memory;
  return world.memory['iris'] as Memory;
}

export function enteOf(world: CollaudoWorld): Ente {
  return world.identity('iris')['ente'] as Ente;
}

/** The pendenza the scenario speaks of: the last one, unless one is counted from the first (1). */
export function pendenzaOf(world: CollaudoWorld, at?: number): Pendenza {
  const { pendenze } = memoryOf(world);
  const pendenza = at === undefined ? pendenze.at(-1) : pendenze[at - 1];
  world.precondition(pendenza !== undefined, 'lo scenario non ha una pendenza');
  return pendenza!;
}

/** The first payment of {@link pendenzaOf}. */
export function pagamentoOf(world: CollaudoWorld, at?: number): string {
  return pendenzaOf(world, at).idPagamenti[0]!;
}

/** What an expectation on one payment is asked about. */
export function attesoOf(
  world: CollaudoWorld,
  at?: number,
): {
  readonly idPendenza: string;
  readonly idPagamento: string;
  readonly importo: number;
} {
  const { idPendenza, idPagamenti, asked } = pendenzaOf(world, at);
  return { idPendenza, idPagamento: idPagamenti[0]!, importo: asked.rate[0]!.importo };
}

export function idsOf(world: CollaudoWorld): readonly string[] {
  return memoryOf(world).pendenze.map(({ idPendenza }) => idPendenza);
}

/** A citizen with a valid codice fiscale. */
export const MARIO = { codiceFiscale: 'RSSMRA80A01H501U', denominazione: 'Mario Rossi' };
/** Another one, of the engine's own test plan (iris.md §9.5). */
export const DELEGATA = { codiceFiscale: 'JHRTYX12C13A944V', denominazione: 'Giovanna Rossi' };

/** A company, by a partita IVA with the right check digit. */
export const SOCIETA = { codiceFiscale: '12345678903', denominazione: 'Esempio S.r.l.' };

/** The day of Rome some days from now, as an ISO date. */
export function giornoFra(world: CollaudoWorld, days: number): string {
  return Temporal.Instant.fromEpochMilliseconds(world.clock.now())
    .toZonedDateTimeISO('Europe/Rome')
    .toPlainDate()
    .add({ days })
    .toString();
}

/** An instalment of some cents, due in some days. */
export function rata(world: CollaudoWorld, importo: number, giorni = 60, altro: Partial<Rata> = {}): Rata {
  return { importo, scadenza: giornoFra(world, giorni), ...altro };
}

/** A pendenza for one instalment, or for those given. */
export function daInviare(
  world: CollaudoWorld,
  importo: number,
  altro: Partial<PendenzaDaInviare> = {},
): PendenzaDaInviare {
  return {
    tributo: 'MULTE',
    debitore: MARIO,
    causale: 'Sanzione amministrativa di prova',
    rate: [rata(world, importo)],
    ...altro,
  };
}

/** Asks the SUT to send pendenze, and remembers those it inserted. */
export async function invia(
  world: CollaudoWorld,
  pendenze: readonly PendenzaDaInviare[],
  choices: {
    readonly operazione?: SendPendenze['operazione'];
    readonly sincrono?: boolean;
    readonly stato?: string;
  } = {},
): Promise<CommandAnswer> {
  const { operazione = 'Insert', sincrono = false, stato } = choices;
  const answer = await world.give(sincrono ? 'send-pendenze-sync' : 'send-pendenze', {
    operazione,
    pendenze,
    ...(stato === undefined ? {} : { stato }),
  });
  const made = (answer.result as PendenzeSent | undefined)?.pendenze ?? [];
  if (operazione === 'Insert')
    memoryOf(world).pendenze.push(
      ...made.map(({ idPendenza, idPagamenti }, index) => ({ idPendenza, idPagamenti, asked: pendenze[index]! })),
    );
  return answer;
}

/** Asks the SUT for an operation on pendenze it has inserted, with changes where there are some. */
export function modifica(
  world: CollaudoWorld,
  operazione: 'Replace' | 'UpdateStatus' | 'Delete' | 'Insert',
  pendenze: readonly Pendenza[],
  choices: { readonly stato?: string; readonly importo?: number; readonly sincrono?: boolean } = {},
): Promise<CommandAnswer> {
  const { stato, importo, sincrono = false } = choices;
  memoryOf(world).operazione = operazione;
  return world.give(sincrono ? 'send-pendenze-sync' : 'send-pendenze', {
    operazione,
    pendenze: pendenze.map(({ idPendenza, idPagamenti, asked }) => ({
      ...asked,
      idPendenza,
      rate: asked.rate.map((each, index) => ({
        ...each,
        idPagamento: idPagamenti[index]!,
        ...(importo === undefined ? {} : { importo }),
      })),
    })),
    ...(stato === undefined ? {} : { stato }),
  });
}

/** Sends pendenze and lets their esito come. */
export async function accetta(world: CollaudoWorld, pendenze: readonly PendenzaDaInviare[]): Promise<void> {
  const before = memoryOf(world).pendenze.length;
  const answer = await invia(world, pendenze);
  await world.advance(ESITO_MS);
  world.precondition(
    memoryOf(world).pendenze.length === before + pendenze.length,
    `il gestionale non invia le pendenze: ${answer.messageToOperator ?? answer.status}`,
  );
  const { righe } = world.iris.state as {
    readonly righe: ReadonlyMap<string, { readonly idPendenza: string; readonly stato: string }>;
  };
  const held = new Set([...righe.values()].filter(({ stato }) => stato === 'V').map(({ idPendenza }) => idPendenza));
  world.precondition(
    idsOf(world).every((id) => held.has(id)),
    'IRIS non ha accettato le pendenze da cui lo scenario comincia',
  );
}

/**
 * As {@link accetta}, and the amounts are those asked for: scenarios on notices and flows build on them, and would only say
 * again what those on pendenze say.
 */
export async function accettaConImporti(world: CollaudoWorld, pendenze: readonly PendenzaDaInviare[]): Promise<void> {
  await accetta(world, pendenze);
  const { righe } = world.iris.state as {
    readonly righe: ReadonlyMap<
      string,
      {
        readonly stato: string;
        readonly condizioni: readonly { readonly idPagamento: string; readonly importo: number }[];
      }
    >;
  };
  const presso = new Map(
    [...righe.values()]
      .filter(({ stato }) => stato === 'V')
      .flatMap(({ condizioni }) => condizioni.map(({ idPagamento, importo }) => [idPagamento, importo] as const)),
  );
  world.precondition(
    memoryOf(world).pendenze.every(({ idPagamenti, asked }) =>
      idPagamenti.every((id, index) => presso.get(id) === asked.rate[index]?.importo),
    ),
    'presso IRIS le pendenze non hanno gli importi da cui lo scenario comincia',
  );
}

/** Makes the SUT say what it holds of pendenze: all those of the scenario, unless some are given. */
export async function chiedi(world: CollaudoWorld, pendenze = memoryOf(world).pendenze): Promise<void> {
  for (const { idPendenza } of pendenze) await world.give('pendenza-status', { idPendenza });
}

/** A citizen pays on IRIS, away from the ente. */
export function paga(world: CollaudoWorld, idPagamento: string, altro: object = {}): void {
  world.stimulate('iris', 'cittadinoPaga', { idPagamento, ...altro });
}

/** Lets the informative leave. */
export function informative(world: CollaudoWorld): Promise<void> {
  return world.advance(INFORMATIVA_MS);
}

/** What IRIS asks of the ente. */
const CALLS = ['IdpInformativaPagamento', 'IdpAllineamentoPendenzeEnte.Esito'] as const;

/** From now on what IRIS sends finds nobody, until the scenario clears its faults. */
export function irraggiungibile(world: CollaudoWorld): void {
  for (const operation of CALLS) world.iris.faults.script({ operation, fault: { kind: 'reset' }, times: 1_000 });
}

/** Asks an expectation of IRIS. */
export function ask(world: CollaudoWorld, expectation: string, parameters: object = {}): void {
  world.expect('iris', expectation, { ...parameters });
}
