import { VirtualClock } from '../kernel/clock.ts';
import { NO_BODY } from '../kernel/exchange.ts';
import type { Headers, WireResponse } from '../kernel/exchange.ts';
import { idsFrom } from '../kernel/ids.ts';
import { Journal } from '../kernel/journal.ts';
import type { Entry } from '../kernel/journal.ts';
import { redactorWith } from '../kernel/redaction.ts';
import { simulate } from '../kernel/simulate.ts';
import type { Simulation } from '../kernel/simulate.ts';
import type { Item } from './contract/messages.ts';
import { ioservice } from './index.ts';
import type { IoserviceState } from './state.ts';

export const START = Date.UTC(2026, 10, 22, 9, 0, 0);
export const CITIZEN = 'BNRMHL75C06G702B';
export const UNREACHED = 'JHRTYX12C13A944V';
const PATH = '/IOItalia/rest/messages';

/** A gateway at work in virtual time, with a client that knows the wire and nothing else. */
export interface Desk {
  readonly simulation: Simulation;
  readonly state: IoserviceState;
  readonly clock: VirtualClock;
  /** Asks with the first service's key and the tenant's code, unless `headers` say otherwise (an empty text removes one). */
  ask(method: string, path: string, body?: unknown, headers?: Headers): Promise<Reply>;
  /** Hands a batch over. */
  insert(messages: readonly unknown[], headers?: Headers): Promise<Reply>;
  entries(): readonly Entry[];
}

export interface Reply extends WireResponse {
  readonly json: any; // oxlint-disable-line typescript/no-explicit-any -- a test reads what it expects
}

export function desk(settings: Readonly<Record<string, unknown>> = {}): Desk {
  const clock = new VirtualClock(START);
  const journal = new Journal();
  const simulation = simulate(
    ioservice,
    { journal, clock, redactor: redactorWith('prova') },
    { ids: idsFrom('prova'), publicUrl: 'https://ioservice.example', settings },
  );
  const state = simulation.state as IoserviceState;
  const ask: Desk['ask'] = async (method, path, body, headers = {}) => {
    const all: Headers = {
      'ocp-apim-subscription-key': state.credenziali[0]!.chiave,
      'codice-utente': state.settings.ente.codiceUtente,
      'content-type': 'application/json',
      ...headers,
    };
    for (const [name, value] of Object.entries(all)) if (value === '') delete all[name];
    const response = await simulation.handle({
      method,
      url: `https://ioservice.example${path}`,
      headers: all,
      body: body === undefined ? NO_BODY : Buffer.from(JSON.stringify(body)),
    });
    const text = Buffer.from(response.body).toString('utf8');
    return { ...response, json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : undefined };
  };
  return {
    simulation,
    state,
    clock,
    ask,
    insert: (messages, headers) => ask('POST', PATH, { messages }, headers),
    entries: () => [...journal.lines()].map((line) => JSON.parse(line) as Entry),
  };
}

/** A message that the gateway takes. */
export function item(over: Partial<Item> = {}, content: Partial<Item['contenuto']> = {}): Item {
  return {
    progressivo_messaggio: 1,
    codice_fiscale: CITIZEN,
    contenuto: {
      oggetto_messaggio: 'Rinnovo della mensa',
      corpo_messaggio: 'Puoi rinnovare l’iscrizione alla mensa scolastica dei tuoi figli entro la data indicata.',
      data_scadenza: '2026-12-31T22:59:59.000Z',
      ...content,
    },
    ...over,
  };
}

/** What went wrong inside the simulator itself: a test expects nothing here. */
export function troubles({ entries }: Desk): readonly unknown[] {
  return entries().flatMap((entry) => (entry.kind === 'trouble' ? [entry.trouble] : []));
}
