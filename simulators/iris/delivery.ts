import { call } from '../kernel/call.ts';
import { SECOND } from '../kernel/clock.ts';
import type { Clock } from '../kernel/clock.ts';
import { TransportError } from '../kernel/exchange.ts';
import type { Transport } from '../kernel/exchange.ts';
import type { Fault } from '../kernel/fault.ts';
import type { Simulation } from '../kernel/simulate.ts';
import { BUDGET_MS, nonConsegnata, pathOfCall, senzaRisposta } from './calls.ts';
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

/** Instant (epoch ms) of the next attempt of any delivery that stands first in its queue, or undefined where none is to be made. */
export function nextDeliveryAt(simulation: Simulation, options: DeliveryOptions = {}): number | undefined {
  const instants = queuesOf(stateOf(simulation), options).map(([first]) => first.prossimoAlle);
  return instants.length === 0 ? undefined : Math.min(...instants);
}

type Pending = Spedizione & { readonly prossimoAlle: number };
type Queue = readonly [Pending, ...Pending[]];

/** What is still to be delivered to the enti that are reached, queue by queue, each in its order. */
function queuesOf(state: IrisState, { enti = [state.settings.ente.codice] }: DeliveryOptions): readonly Queue[] {
  const queues = new Map<string, [Pending, ...Pending[]]>();
  for (const spedizione of state.spedizioni.values()) {
    if (!isPending(spedizione) || !enti.includes(spedizione.ente)) continue;
    const queue = queues.get(spedizione.coda);
    if (queue === undefined) queues.set(spedizione.coda, [spedizione]);
    else queue.push(spedizione);
  }
  return [...queues.values()];
}

function isPending(spedizione: Spedizione): spedizione is Pending {
  return spedizione.prossimoAlle !== undefined;
}

interface Due {
  readonly spedizione: Pending;
  readonly fault: Fault | undefined;
}

/** The oldest message that is due and stands first in its queue; a scripted `reorder` lets the one behind it go first. */
function nextDue(simulation: Simulation, options: DeliveryOptions): Due | undefined {
  const { clock } = simulation.context;
  const now = clock.now();
  for (const [first, second] of queuesOf(stateOf(simulation), options)) {
    if (first.prossimoAlle > now) continue;
    const fault = faultFor(simulation, first);
    if (fault?.kind !== 'reorder') return { spedizione: first, fault };
    if (second !== undefined && second.prossimoAlle <= now) {
      struck(simulation).set(keyOf(first), undefined);
      return { spedizione: second, fault: undefined };
    }
    if (first.prontaAlle < first.prossimoAlle) return { spedizione: first, fault: undefined };
    // nothing stands behind it yet: it waits a second, once
    const attesaMs = SECOND;
    simulation.apply({
      events: [spedizioneMossa({ ...first, prossimoAlle: now + clock.span(attesaMs) })],
      schedule: [{ afterMs: attesaMs, timer: { type: 'rinvio', id: first.id } }],
    });
  }
  return undefined;
}

const faults = new WeakMap<Simulation, Map<string, Fault | undefined>>();

function struck(simulation: Simulation): Map<string, Fault | undefined> {
  let map = faults.get(simulation);
  if (map === undefined) faults.set(simulation, (map = new Map()));
  return map;
}

function keyOf({ id, tentativi }: Spedizione): string {
  return `${id}/${tentativi}`;
}

/** The scripted fault that strikes an attempt: asked once for each. */
function faultFor(simulation: Simulation, spedizione: Spedizione): Fault | undefined {
  const map = struck(simulation);
  const key = keyOf(spedizione);
  if (!map.has(key)) map.set(key, simulation.faults.take(spedizione.messaggio.wrapper));
  return map.get(key);
}

async function deliver(
  simulation: Simulation,
  transport: Transport,
  baseUrl: string,
  { spedizione, fault }: Due,
): Promise<boolean> {
  const ok = await attempt(
    simulation,
    transportUnder(fault, transport, simulation.context.clock),
    baseUrl,
    spedizione.id,
  );
  if (ok && fault?.kind === 'duplicate') {
    simulation.apply({ events: [{ type: 'spedizioneRipetuta', id: spedizione.id }] });
    const url = urlOf(stateOf(simulation), baseUrl, spedizione);
    await call(simulation, transport, url, spedizione.messaggio.wrapper, { spedizione: spedizione.id });
  }
  return ok;
}

/** What a scripted fault does on the way to the ente: `reset`, nobody is reached; `hang` and `delay`, the answer is lost or late. */
function transportUnder(fault: Fault | undefined, transport: Transport, clock: Clock): Transport {
  switch (fault?.kind) {
    case 'reset':
      return () => Promise.reject(new TransportError('UNREACHABLE', 'scripted: the ente is not reached'));
    case 'hang':
      return async (_, { timeoutMs = BUDGET_MS } = {}) => {
        await clock.sleep(timeoutMs);
        throw new TransportError('TIMEOUT', 'scripted: no answer comes back');
      };
    case 'delay':
      return async (request, options) => {
        await clock.sleep(fault.ms);
        return transport(request, options);
      };
    default:
      return transport;
  }
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
