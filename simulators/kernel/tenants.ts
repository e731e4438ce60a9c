import type { WireRequest, WireResponse } from './exchange.ts';
import type { Route } from './router.ts';
import type { Simulation } from './simulate.ts';

/** What a door needs of whoever answers behind it. */
export interface Peer {
  /** Undefined where no operation matches: the door then reads a small body and asks all the same. */
  route(method: string, pathname: string): Route | undefined;
  handle(request: WireRequest): Promise<WireResponse>;
  /** Whether an upload is to be kept, asked of its head (no body yet); kept where this is absent. */
  expects?(head: WireRequest): boolean;
  /** The door itself failed to serve a request, on account of the harness. */
  failed?(what: string, error: unknown): void;
}

/**
 * Simulations of one platform behind one address. A request goes to the simulation that issued the credential it
 * presents; one that presents none, or an unknown one, goes to the first, which refuses it as the platform would.
 * Parallel runs on one process cannot see each other (semantics.md 11).
 */
export class Tenants implements Peer {
  readonly #simulations: Simulation[] = [];

  add(simulation: Simulation): void {
    this.#simulations.push(simulation);
  }

  remove(simulation: Simulation): void {
    const at = this.#simulations.indexOf(simulation);
    if (at >= 0) this.#simulations.splice(at, 1);
  }

  route(method: string, pathname: string): Route | undefined {
    return this.#simulations[0]?.route(method, pathname);
  }

  expects(head: WireRequest): boolean {
    return this.#simulations.some((simulation) => simulation.expects(head));
  }

  failed(what: string, error: unknown): void {
    this.#simulations[0]?.failed(what, error);
  }

  async handle(request: WireRequest): Promise<WireResponse> {
    const first = this.#simulations[0];
    if (first === undefined) return { status: 503, headers: {}, body: Buffer.from('nessuna simulazione attiva') };
    const credential = this.#simulations.length === 1 ? undefined : first.platform.credentialOf(request);
    const owner =
      credential === undefined ? undefined : this.#simulations.find((simulation) => simulation.owns(credential));
    return (owner ?? first).handle(request);
  }
}
