import { call } from '../kernel/call.ts';
import type { Transport } from '../kernel/exchange.ts';
import type { Simulation } from '../kernel/simulate.ts';
import { nonConsegnata, pathOfCall, senzaRisposta } from './calls.ts';
import { spedizioneMossa } from './eventi.ts';
import { guastoPer } from './guasti.ts';
import type { IrisState, Spedizione } from './state.ts';
import { spedizione as macchina } from './status/spedizione.ts';

export interface DeliveryOptions {
  /** Codici of the enti that are reached at the base; the simulation's own ente unless told. */
  readonly enti?: readonly string[];
}

const underWay = new WeakSet<Simulation>();

/**
 * Performs every delivery that is due: IRIS posts esiti and informative under `baseUrl`, the SUT's Porta di Dominio, without
 * a trailing slash. Messages of one queue go in the order they were ready: while one is to be tried again, those behind it
 * wait [reconstructed]. Whoever moves the clock calls this; a call while another is under way does nothing.
 * @returns how many messages were taken by the SUT.
 */
export async function deliverDue(
  simulation: Simulation,
  transport: Transport,
  baseUrl: string,
  options: DeliveryOptions = {},
): Promise<number> {
  if (underWay.has(simulation)) return 0;
  underWay.add(simulation);
  try {
    let taken = 0;
    for (let due = nextDue(simulation, options); due !== undefined; due = nextDue(simulation, options))
      if (await deliver(simulation, transport, baseUrl, due)) taken++;
    return taken;
  } finally {
    underWay.delete(simulation);
  }
}

/** Instant (epoch ms) of the next attempt of any delivery, or undefined where none is to be made. */
export function nextDeliveryAt(simulation: Simulation): number | undefined {
  const instants = [...stateOf(simulation).spedizioni.values()].flatMap(({ prossimoAlle }) => prossimoAlle ?? []);
  return instants.length === 0 ? undefined : Math.min(...instants);
}

/** The oldest message that is due and that nothing of its queue stands before; `reorder` lets the one behind it go first. */
function nextDue(simulation: Simulation, { enti }: DeliveryOptions): Spedizione | undefined {
  const state = stateOf(simulation);
  const reached = enti ?? [state.settings.ente.codice];
  const now = simulation.context.clock.now();
  const heads = new Map<string, Spedizione[]>();
  for (const spedizione of state.spedizioni.values())
    if (spedizione.prossimoAlle !== undefined && reached.includes(spedizione.ente)) {
      const queue = heads.get(spedizione.coda);
      if (queue === undefined) heads.set(spedizione.coda, [spedizione]);
      else queue.push(spedizione);
    }
  for (const [first, second] of heads.values()) {
    if (first === undefined || first.prossimoAlle! > now) continue;
    const reordered = second !== undefined && second.prossimoAlle! <= now ? second : undefined;
    if (reordered !== undefined && takes(simulation, first, 'reorder')) return reordered;
    return first;
  }
  return undefined;
}

const pending = new WeakMap<Simulation, Map<string, string>>();

/** Whether a fault was scripted for this message's call: asked once for a message, remembered until it is used. */
function takes(simulation: Simulation, { id, messaggio }: Spedizione, kind: 'reorder' | 'duplicate'): boolean {
  let asked = pending.get(simulation);
  if (asked === undefined) pending.set(simulation, (asked = new Map()));
  if (!asked.has(id)) asked.set(id, simulation.faults.take(messaggio.wrapper)?.kind ?? '');
  if (asked.get(id) !== kind) return false;
  asked.set(id, '');
  return true;
}

async function deliver(
  simulation: Simulation,
  transport: Transport,
  baseUrl: string,
  due: Spedizione,
): Promise<boolean> {
  const twice = takes(simulation, due, 'duplicate');
  const ok = await attempt(simulation, transport, baseUrl, due.id);
  if (ok && twice) {
    simulation.apply({ events: [{ type: 'spedizioneRipetuta', id: due.id }] });
    const state = stateOf(simulation);
    await call(simulation, transport, urlOf(state, baseUrl, due), due.messaggio.wrapper, { spedizione: due.id });
  }
  return ok;
}

async function attempt(simulation: Simulation, transport: Transport, baseUrl: string, id: string): Promise<boolean> {
  const state = stateOf(simulation);
  const before = state.spedizioni.get(id)!;
  const ripreso = before.stato === 'DA SPEDIRE' ? before.stato : macchina.next(before.stato, 'riprova');
  const { prossimoAlle: _, ...resto } = before;
  const inViaggio: Spedizione = {
    ...resto,
    stato: macchina.next(ripreso, 'spedisce'),
    tentativi: before.tentativi + 1,
  };
  const events = [
    ...(ripreso === before.stato ? [] : [spedizioneMossa({ ...resto, stato: ripreso })]),
    spedizioneMossa(inViaggio),
  ];
  const guasto = guastoPer(state, 'spedizione');
  simulation.apply({ events: guasto === undefined ? events : [...events, guasto.event] });
  if (guasto !== undefined) {
    simulation.apply(nonConsegnata(state, inViaggio, guasto.codice, simulation.context));
    return false;
  }
  const { response, failure } = await call(
    simulation,
    transport,
    urlOf(state, baseUrl, inViaggio),
    inViaggio.messaggio.wrapper,
    {
      spedizione: id,
    },
  );
  const after = state.spedizioni.get(id)!;
  if (failure === 'TIMEOUT') simulation.apply(senzaRisposta(state, after, 'CON101', simulation.context));
  else if (failure !== undefined) simulation.apply(nonConsegnata(state, after, 'CON102', simulation.context));
  return response !== undefined && response.status < 300;
}

function urlOf(state: IrisState, baseUrl: string, spedizione: Spedizione): string {
  return `${baseUrl.replace(/\/$/, '')}/${pathOfCall(state, spedizione)}`;
}

function stateOf({ platform, state }: Simulation): IrisState {
  if (platform.id !== 'iris') throw new RangeError(`${platform.id} is not IRIS`);
  return state as IrisState;
}
